"""Commands that move the graph: export, load, push, pull, remove, stats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import output_option, store_option

if TYPE_CHECKING:
    from .exchange.load import Refused

FORMATS = ("turtle", "trig", "nquads", "jsonld", "rdfxml")


@click.command(epilog="Example: decoop export --format trig -o graph.trig")
@click.option("--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option("--article", metavar="ID", help="Only this article (identifier or IRI).")
@click.option("--with-vocabulary", is_flag=True, help="Add the ontology, the codes and the places that are used.")
@output_option
@store_option
def export(form: str, article: str | None, with_vocabulary: bool, out: str, store: str) -> None:
    """Write the graph as Turtle, TriG, N-Quads, JSON-LD or RDF/XML; the same facts are always the same bytes.

    Turtle and RDF/XML hold all facts together; the others keep apart what each article states, and can be loaded again.
    """
    from .evidence.find import find_article
    from .exchange.export import export as write
    from .store.interface import open_store

    with open_store(store) as opened:
        one = find_article(opened, article) if article else None
        write(opened, form, out, article=one, with_vocabulary=with_vocabulary)


@click.command(epilog="Example: decoop load graph.trig --store copy.store")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@store_option
def load(files: tuple[str, ...], store: str) -> None:
    """Take in graphs that decoop made elsewhere: TriG, N-Quads (or - for stdin), JSON-LD, the Turtle of one article.

    Each article's graph takes the place of what the store had of it. A graph that was changed, or breaks a shape, is
    refused; exit code 1 then, and the rest is in.
    """
    from .exchange.load import load as run
    from .store.interface import open_store
    from .store.quarantine import SetAside, set_aside
    from .validation.quick import find_violations

    refused: list[str] = []
    with open_store(store, write=True) as opened:

        def refuse(one: Refused) -> None:
            click.echo(f"rejected {one.graph}: {one.reason}", err=True)
            set_aside(opened.beside, SetAside(one.graph, one.reason, graph=one.quads))
            refused.append(one.graph)

        done = run(opened, files, find_violations, refuse=refuse)
    click.echo(f"{done} graphs loaded, {len(refused)} rejected", err=True)
    if refused:
        raise click.exceptions.Exit(1)


@click.command(epilog="Example: decoop push http://localhost:7878/query")
@click.argument("url")
@click.option("--all", "everything", is_flag=True, help="Send all articles, not only those that differ.")
@store_option
def push(url: str, everything: bool, store: str) -> None:
    """Copy the graph to a SPARQL server (or another folder): each article that differs there.

    Credentials come from DECOOP_USER and DECOOP_PASSWORD, or DECOOP_TOKEN. A copy that was cut short goes on when it is
    run again. What only the server has stays.
    """
    _copy(store, url, everything)


@click.command(epilog="Example: decoop pull http://localhost:7878/query --store copy.store")
@click.argument("url")
@click.option("--all", "everything", is_flag=True, help="Fetch all articles, not only those that differ.")
@store_option
def pull(url: str, everything: bool, store: str) -> None:
    """Copy the graph from a SPARQL server (or another folder): each article that differs here.

    Credentials come from DECOOP_USER and DECOOP_PASSWORD, or DECOOP_TOKEN. A copy that was cut short goes on when it is
    run again. What only this store has stays.
    """
    _copy(url, store, everything)


def _copy(source: str, target: str, everything: bool) -> None:
    from .exchange.copy import copy_graphs
    from .store.interface import open_store

    with open_store(source) as here, open_store(target, write=True) as there:
        copied = copy_graphs(here, there, everything=everything)
    click.echo(f"{copied.sent} graphs copied to {target}, {copied.same} the same already", err=True)


@click.command(epilog="Example: decoop remove hanoi-2023-04-12")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
def remove(articles: tuple[str, ...], store: str) -> None:
    """Take articles (identifier or IRI) and all that only they state out of the store."""
    from .evidence.find import find_article
    from .store.interface import open_store
    from .store.texts import remove_text

    # Reading first: a wrong name must not make a store.
    with open_store(store) as opened:
        found = [find_article(opened, article) for article in articles]
    with open_store(store, write=True) as opened:
        digests = {article.iri: article.text_digest for article in opened.articles()}
        for iri in dict.fromkeys(found):
            opened.drop(iri)
            digest = digests.pop(iri, "")
            if digest and digest not in digests.values():
                remove_text(opened.beside / "texts", digest)
            click.echo(f"removed {iri}", err=True)


@click.command(epilog="Example: decoop stats --store decoop.store")
@output_option
@store_option
def stats(out: str, store: str) -> None:
    """Count what the store holds, and what was set aside."""
    from .exchange.export import writing
    from .store.interface import open_store
    from .store.stats import count

    with open_store(store) as opened:
        rows = count(opened)
    width = max(len(name) for name, _ in rows)
    with writing(out) as stream:
        stream.writelines(f"{name:<{width}}  {number:>9}\n".encode() for name, number in rows)
