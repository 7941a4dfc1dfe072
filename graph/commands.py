"""Commands that move the graph: export, load, push, pull, remove, stats."""

from __future__ import annotations

import click

from .options import output_option, store_option

FORMATS = ("turtle", "trig", "nquads", "jsonld", "rdfxml")


@click.command(epilog="Example: decoop export --format trig -o graph.trig")
@click.option("--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option("--article", metavar="ID", help="Only this article (identifier or IRI).")
@output_option
@store_option
def export(form: str, article: str | None, out: str, store: str) -> None:
    """Write the graph as Turtle, TriG, N-Quads, JSON-LD or RDF/XML; the same facts are always the same bytes."""
    from .export import export as write
    from .find import find_article
    from .store import open_store

    with open_store(store) as opened:
        write(opened, form, out, article=find_article(opened, article) if article else None)


@click.command(epilog="Example: decoop remove hanoi-2023-04-12")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
def remove(articles: tuple[str, ...], store: str) -> None:
    """Take articles (identifier or IRI) and all that only they state out of the store."""
    from .find import find_article
    from .store import open_store

    with open_store(store, write=True) as opened:
        for iri in [find_article(opened, article) for article in articles]:
            opened.drop(iri)
            click.echo(f"removed {iri}", err=True)


@click.command(epilog="Example: decoop stats --store decoop.store")
@store_option
def stats(store: str) -> None:
    """Count what the store holds."""
    from .stats import count
    from .store import open_store

    with open_store(store) as opened:
        rows = count(opened)
    width = max(len(name) for name, _ in rows)
    for name, number in rows:
        click.echo(f"{name:<{width}}  {number:>9}")
