"""The command that decides who is who across articles."""

from __future__ import annotations

import click

from .options import output_option, store_option

PAIR = (str, str)


@click.command(
    epilog="Example: decoop reconcile   ·   decoop reconcile --different person/anh-tran person/anh-tran-vn-hp"
)
@click.option("--same", "same", type=PAIR, multiple=True, metavar="A B", help="Decide that two IRIs are one thing.")
@click.option("--different", "different", type=PAIR, multiple=True, metavar="A B", help="Decide that they are not.")
@click.option("--undo", "undo", type=PAIR, multiple=True, metavar="A B", help="Take back such a decision.")
@click.option("--dry-run", "dry", is_flag=True, help="Print what would be decided and change nothing.")
@output_option
@store_option
def reconcile(
    same: tuple[tuple[str, str], ...],
    different: tuple[tuple[str, str], ...],
    undo: tuple[tuple[str, str], ...],
    dry: bool,
    out: str,
    store: str,
) -> None:
    """Decide which people, meetings and agreements of several articles are one, and print each decision and why.

    Near names are one person where they share an office, an event or a territory; one name is two people where their
    offices lie in different territories at the same time. What --same and --different say is kept beside the store in
    decisions.ttl, beats the rules and outlives a new ingest. Articles may come in any order: the result is the same.
    """
    from .exchange.export import writing
    from .exchange.terms import shorten
    from .reconcile.curated import NAME, change, pair, read_curated, write_curated
    from .reconcile.run import reconcile as run
    from .store.interface import open_store

    open_store(store).close()  # a wrong name must not make a store
    with open_store(store, write=not dry) as opened:
        file = opened.beside / NAME
        curated = read_curated(file)
        decided = change(curated, same=same, different=different, undo=undo)
        named = {iri for both in (*same, *different) for iri in pair(*both)}
        decisions, changed = run(opened, decided, named=named, dry=dry)
        if decided != curated and not dry:
            write_curated(file, decided)
    with writing(out) as stream:
        for d in decisions:
            stream.write(f"{shorten(d.minted)} → {shorten(d.put)} in {shorten(d.article)}: {d.why}\n".encode())
    what = "graphs would change" if dry else "graphs written anew"
    click.echo(f"{len(decisions)} decisions, {changed} {what}", err=True)
