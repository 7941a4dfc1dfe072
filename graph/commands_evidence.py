"""Commands that show the words behind the facts: show, verify."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from .options import output_option, store_option

if TYPE_CHECKING:
    from .evidence.article_page import Marked


@click.command(epilog='Example: decoop show "Lê Hồng Sơn"   ·   decoop show hanoi-2023-04-12 --html -o article.html')
@click.argument("name", metavar="ARTICLE|ENTITY")
@click.option("--html", "page", is_flag=True, help="Write a self-contained page with the evidence highlighted.")
@output_option
@store_option
def show(name: str, page: bool, out: str, store: str) -> None:
    """Print an article with its facts marked, or what is known of a person, institution, meeting or agreement."""
    from .. import DecoopError
    from .evidence.article_page import to_html
    from .evidence.find import find_article
    from .evidence.show import find_entity, mark_article, read_known
    from .evidence.show_entity import entity_lines, entity_page
    from .store.interface import open_store

    with open_store(store) as opened:
        try:
            article = find_article(opened, name)
        except DecoopError:
            thing = find_entity(opened, name)
            known = list(read_known(opened, thing))
            text = entity_page(thing, known) if page else "\n".join(entity_lines(thing, known))
        else:
            marked = mark_article(opened, article)
            if not page:
                print_marked([marked], out)
                return
            text = to_html(marked)
    write_result(text, out)


def write_result(text: str, out: str) -> None:
    """Write a text as a whole, to stdout for "-"."""
    from .exchange.export import writing

    with writing(out) as stream:
        stream.write((text if text.endswith("\n") else text + "\n").encode())


def print_marked(articles: Sequence[Marked], out: str) -> None:
    """Print articles in colours (on a terminal), the statements of each below it."""
    from rich.console import Console

    from .evidence.article_page import to_lines, to_terminal
    from .exchange.export import writing

    with writing(out) as stream:
        target = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        for marked in articles:
            Console(file=target, highlight=False, soft_wrap=True).print(to_terminal(marked))
            target.write("\n" + "\n".join(to_lines(marked.statements)) + "\n")
        target.detach()


@click.command(epilog="Example: decoop verify --texts articles/")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Read the texts there, not those kept with the store.",
)
@store_option
def verify(texts: str | None, store: str) -> None:
    """Slice each quote again from its article's text; name every claim whose words are not there. Exit code 1 then."""
    from pathlib import Path

    from .evidence.article_page import told
    from .evidence.verify import State, read_texts
    from .evidence.verify import verify as run
    from .store.interface import open_store

    with open_store(store) as opened:
        checked = run(opened, read_texts(Path(texts)) if texts else None)
    bad = False
    for one in checked:
        if one.state is State.ABSENT:
            click.echo(
                f"absent   {one.article.identifier}: its text is not at hand, {one.quotes} quotes not checked", err=True
            )
        elif one.state is not State.SOUND:
            bad = True
            what = (
                "its text is not the one that was read" if one.state is State.CHANGED else "a quote is not in its text"
            )
            click.echo(
                f"{one.state.value:8} {one.article.identifier}: {what}; "
                f"{len(one.mismatches)} of {one.quotes} quotes fail",
                err=True,
            )
            for statement, found in one.mismatches:
                click.echo(
                    f"         {statement.claim}\n           {told(statement)}\n           found « {found} »", err=True
                )
    sound = [c for c in checked if c.state is State.SOUND]
    click.echo(
        f"{sum(c.quotes for c in sound)} quotes in {len(sound)} of {len(checked)} articles are where they should be"
    )
    if bad:
        raise click.exceptions.Exit(1)
