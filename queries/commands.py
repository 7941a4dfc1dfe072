"""Commands that ask: query, sparql, dossier, plot, serve."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ..graph.options import Command, language_option, output_option, store_option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..graph.store.interface import Answer

FORMS = ("table", "csv", "tsv", "json", "xml", "md", "html", "turtle")

format_option: Callable[[Command], Command] = click.option(
    "--format", "form", type=click.Choice(FORMS), default="table", show_default=True, help="How to write the answer."
)
timeout_option: Callable[[Command], Command] = click.option(
    "--timeout", type=click.FloatRange(min=0.001), metavar="SECONDS", help="Give up after this long."
)
limit_option: Callable[[Command], Command] = click.option(
    "--limit", type=click.IntRange(min=1), metavar="ROWS", help="Show at most so many rows."
)


def complete_question(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of questions to the shell."""
    from click.shell_completion import CompletionItem as Item

    from .question import list_questions

    return [Item(name, help=q.summary.get("en")) for name, q in list_questions().items() if name.startswith(incomplete)]


@click.command(
    add_help_option=False, epilog='Example: decoop query who-met-whom --param territory="Hà Nội" --param since=2022'
)
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_question)
@click.option("--param", "-p", "assignments", multiple=True, metavar="NAME=VALUE", help="Give a parameter; may repeat.")
@format_option
@output_option
@language_option
@timeout_option
@limit_option
@store_option
@click.option("-h", "--help", "help_wanted", is_flag=True, help="Show this message, or what a question is and takes.")
@click.pass_context
def query(
    ctx: click.Context,
    *,
    name: str | None,
    assignments: tuple[str, ...],
    form: str,
    out: str,
    language: str,
    timeout: float | None,
    limit: int | None,
    store: str,
    help_wanted: bool,
) -> None:
    """Answer a packaged question, or list them.

    NAME is one of the questions that `decoop query` lists, or a file that ends in .rq. A value is a label in any of the
    languages, an ISO code or an IRI; a date is written 2022, 2022-06 or 2022-06-16.
    """
    from .question import find_question

    if name is None:
        from .listing import list_by_tag

        click.echo(ctx.get_help() if help_wanted else list_by_tag(language))
        return
    question = find_question(name)
    if help_wanted:
        from .listing import describe

        click.echo(describe(question, language))
        return
    from ..graph.store.interface import open_store
    from .output import write_answer
    from .run import fill_in, parse_assignments, understand_all

    given = parse_assignments(question, assignments)
    with open_store(store) as opened:
        meanings = understand_all(opened, question, given, language)
        for parameter, understood in meanings.items():
            for meaning in understood:
                click.echo(f"{parameter}: {meaning.text}", err=True)
        answer = opened.query(fill_in(question, meanings), timeout=timeout, limit=limit)
        title = question.said(question.summary, language)
        write_answer(opened, answer, form=form, out=out, title=title, language=language)
    from .listing import hint_for_none

    _say_size(answer, limit, hint_for_none(question, given))


@click.command(epilog="Example: decoop sparql 'SELECT ?name { ?person a foaf:Person ; foaf:name ?name }' --format csv")
@click.argument("text", metavar="TEXT|FILE|-")
@format_option
@output_option
@language_option
@timeout_option
@limit_option
@click.option("--allow-service", "service", is_flag=True, help="Let the query call other machines by SERVICE.")
@store_option
def sparql(
    *,
    text: str,
    form: str,
    out: str,
    language: str,
    timeout: float | None,
    limit: int | None,
    service: bool,
    store: str,
) -> None:
    """Run a SPARQL query, given as text, in a file, or on stdin, over the union of all articles.

    The prefixes that decoop writes in Turtle need not be declared.
    """
    from ..graph.store.interface import open_store
    from .output import write_answer
    from .source import declare_prefixes, read_query

    asked = declare_prefixes(read_query(text))
    with open_store(store) as opened:
        answer = opened.query(asked, timeout=timeout, limit=limit, service=service)
        write_answer(opened, answer, form=form, out=out, title="SPARQL", language=language)
    _say_size(answer, limit, "no rows; `decoop stats` says what the store holds")


def _say_size(answer: Answer, limit: int | None, hint: str) -> None:
    if not answer.complete:
        click.echo(f"only the first {limit} rows; --limit takes more", err=True)
    elif answer.yes is None and not answer.rows and not answer.triples:
        click.echo(hint, err=True)


@click.command(epilog="Example: decoop serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine to listen on.")
@click.option(
    "--port", default=8642, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(min=1), metavar="SECONDS")
@click.option("--limit", default=10_000, show_default=True, type=click.IntRange(min=1), metavar="ROWS")
@click.option("--cors", metavar="ORIGIN", help="Let pages of this origin ask the endpoint.")
@store_option
def serve(*, host: str, port: int, timeout: float, limit: int, cors: str | None, store: str) -> None:
    """Serve the graph read-only on this machine: SPARQL endpoint, packaged questions, a page for each thing.

    What is served is the store as it was when the server started.
    """
    from .serve import run_server

    run_server(store, host=host, port=port, timeout=timeout, limit=limit, cors=cors)


@click.command(epilog='Example: decoop dossier "Đà Nẵng" Occitanie --language fr -o dossier.html')
@click.argument("territories", nargs=-1, required=True, metavar="TERRITORY [TERRITORY]")
@output_option
@language_option
@store_option
def dossier(*, territories: tuple[str, ...], out: str, language: str, store: str) -> None:
    """Write one page about a territory or a partnership: timeline, agreements, people, network, topics, sources.

    The page is complete in itself: it needs no network, no scripts, and prints well.
    """
    from ..graph.store.interface import open_store
    from .dossier import find_territories, write_dossier
    from .output import write_text

    with open_store(store) as opened:
        meanings = find_territories(opened, territories, language)
        for found in meanings.values():
            click.echo(f"territory: {found[0].text}", err=True)
        page = write_dossier(opened, meanings, language)
    write_text(page, out)


@click.command(epilog='Example: decoop plot timeline --territory "Hà Nội" --since 2022 -o timeline.svg')
@click.argument("kind", type=click.Choice(("timeline", "agreements", "network", "topics")))
@click.option("--territory", metavar="NAME", help="Only what this territory takes part in.")
@click.option("--partner", metavar="NAME", help="Only what it shares with this one.")
@click.option("--since", metavar="DATE", help="From this day, month or year on.")
@click.option("--until", metavar="DATE", help="Up to the end of this day, month or year.")
@click.option(
    "-o", "--output", "out", required=True, metavar="FILE.svg|FILE.png", help="Where to; the ending says what."
)
@language_option
@store_option
def plot(*, kind: str, out: str, language: str, store: str, **given: str | None) -> None:
    """Draw a timeline, the periods of agreements, a network of institutions, or topics by year."""
    from ..graph.store.interface import open_store
    from .plot import write_plot

    chosen = {name: value for name, value in given.items() if value is not None}
    with open_store(store) as opened:
        for name, text in write_plot(opened, kind, chosen, out, language).items():
            click.echo(f"{name}: {text}", err=True)
