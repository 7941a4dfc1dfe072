"""The command that checks graphs against the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .. import DecoopError
from .options import language_option, output_option, store_option

if TYPE_CHECKING:
    import pyoxigraph as ox

    from .validation.report import Report

FAILED, CANNOT = 1, 2
LARGE = 5000  # statements: pySHACL takes about 0.4 ms for each, and more than in proportion


@click.command(epilog="Example: decoop validate graph.ttl --language vi")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[FILE]...")
@click.option("--all", "whole", is_flag=True, help="Also run the shapes that compare articles with each other.")
@click.option(
    "--quick/--thorough",
    "quick",
    default=None,
    help="Check the way the store is checked (same verdicts, far quicker), or by pySHACL, slow on large graphs.",
)
@click.option("--format", "form", type=click.Choice(["text", "turtle"]), default="text", show_default=True)
@language_option
@output_option
@store_option
@click.pass_context
def validate(
    ctx: click.Context,
    paths: tuple[str, ...],
    whole: bool,
    quick: bool | None,
    form: str,
    language: str,
    out: str,
    store: str,
) -> None:
    """Check Turtle, TriG or N-Quads files, or the store, against the SHACL shapes.

    A file is checked by pySHACL, each named graph in it by itself; the store and graphs of more than 5,000 statements
    by the quick check. Exit code 0: no violation (warnings are told); 1: violations; 2: could not run.
    """
    from .exchange.export import writing
    from .validation.report import collect
    from .validation.union import with_vocabulary

    told: list[str] = []
    reports: list[Report] = []
    try:
        everything: list[ox.Quad] = []
        for name, quads in _read_files(paths) if paths else _read_store(store):
            report = _check(quads, union=False, quick=_is_quick(quick, paths, quads))
            reports.append(report)
            told.append(_tell(name, report, language))
            if whole:
                everything += quads
        if whole:
            report = _check(list(with_vocabulary(everything)), union=True, quick=_is_quick(quick, paths, everything))
            reports.append(report)
            told.append(_tell("all articles together", report, language))
    except DecoopError as error:
        click.echo(f"Error: {error}", err=True)
        ctx.exit(CANNOT)
    report = collect(finding for one in reports for finding in one.findings)
    try:
        with writing(out) as file:
            file.write((report.turtle() if form == "turtle" else "".join(told)).encode())
    except DecoopError as error:
        click.echo(f"Error: {error}", err=True)
        ctx.exit(CANNOT)
    click.echo(
        f"{len(reports) - whole} graph(s): {len(report.violations)} violation(s), {len(report.warnings)} warning(s)",
        err=True,
    )
    ctx.exit(0 if report.conforms else FAILED)


def _is_quick(asked: bool | None, paths: tuple[str, ...], quads: list[ox.Quad]) -> bool:
    return asked if asked is not None else not paths or len(quads) > LARGE


def _tell(name: str, report: Report, language: str) -> str:
    return f"{name}\n{report.text(language)}\n" if report.findings else ""


def _check(quads: list[ox.Quad], *, union: bool, quick: bool) -> Report:
    if quick:
        from .validation.quick import check

        return check(quads, union=union)
    from .validation.validate import to_rdflib
    from .validation.validate import validate as run

    return run(to_rdflib(quads), union=union)


def _read_files(paths: tuple[str, ...]) -> Iterator[tuple[str, list[ox.Quad]]]:
    from .exchange.files import read_graphs

    for path in paths:
        yield from read_graphs(path)


def _read_store(location: str) -> Iterator[tuple[str, list[ox.Quad]]]:
    from .quads.vocabulary import VOCABULARY
    from .store.interface import open_store

    with open_store(location) as opened:
        for graph in opened.graphs():
            if graph != VOCABULARY:  # the shapes are about what articles state
                yield graph, list(opened.quads(graph))
