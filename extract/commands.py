"""Commands from text to facts: ingest, explain, evaluate."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from .. import DecoopError
from ..graph.options import output_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..graph.evidence.article_page import Marked
    from ..graph.ingest import Built, Summary
    from .article import Article, Rejected


def read_with(paths: list[str], **options: str | None) -> Iterator[Article | Rejected]:
    """Read articles; an option that is wrong ends the command before anything is read."""
    from .reading.read import read

    try:
        return read(paths, stdin=sys.stdin.buffer, **options)
    except DecoopError as error:
        raise click.UsageError(str(error)) from None


@click.command(epilog="Example: decoop ingest examples/ --store decoop.store")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--published", metavar="DATE", help="Publication date of the articles (2023-04-13, 2023-04 or 2023).")
@click.option("--language", metavar="CODE", help="Language of the articles; detected where this is not given.")
@click.option("--url", metavar="URL", help="Address of the article.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that extract.")
@click.option(
    "--rejects",
    type=click.File("w", encoding="utf-8", lazy=False),
    metavar="FILE",
    help="Write what was rejected there, one JSON object a line.",
)
@click.option("--retry", is_flag=True, help="Try the articles in quarantine again.")
@click.option("-q", "--quiet", is_flag=True, help="Print rejections only, no warnings and no table.")
@store_option
def ingest(
    paths: tuple[str, ...],
    published: str | None,
    language: str | None,
    url: str | None,
    workers: int,
    rejects: IO[str] | None,
    retry: bool,
    quiet: bool,
    store: str,
) -> None:
    """Read articles (.txt .html .jsonl .warc, folders, addresses, - for stdin) and store what they state, validated.

    An article that is in the store already is replaced. Exit code 1 when something was rejected; the rest is in.
    """
    from ..graph.exchange.progress import shown_progress
    from ..graph.exchange.terms import harmless
    from ..graph.ingest import ingest as run
    from ..graph.store.interface import open_store
    from ..graph.store.quarantine import SetAside, release, retry_lines, set_aside

    if not paths and not retry:
        raise click.UsageError("give at least one PATH, or - for stdin")
    with ExitStack() as stack:
        opened = stack.enter_context(open_store(store, write=True))
        again = stack.enter_context(tempfile.TemporaryDirectory(prefix="decoop-"))

        def refuse(rejected: Rejected, built: Built | None) -> None:
            where = rejected.identifier if rejected.source.startswith(again) else rejected.source
            click.echo(harmless(" ".join(f"rejected {where}: {rejected.reason}".split())), err=True)
            graph, report = (built.graph, built.report) if built else (None, "")
            set_aside(
                opened.beside,
                SetAside(rejected.identifier, rejected.reason, rejected.source, rejected.text, graph, report),
            )
            if rejects:
                told = {"identifier": rejected.identifier, "source": rejected.source, "reason": rejected.reason}
                rejects.write(json.dumps(told, ensure_ascii=False) + "\n")

        def note(identifier: str, lines: tuple[str, ...]) -> None:
            if not quiet:
                for line in lines:
                    click.echo(harmless(" ".join(f"note {identifier}: {line}".split())), err=True)

        sources = list(paths)
        if retry:
            sources.append(str(Path(again) / "quarantine.jsonl"))
            Path(sources[-1]).write_text(retry_lines(opened.beside), encoding="utf-8")
        articles = read_with(sources, published=published, language=language, url=url)
        summary = run(
            shown_progress(articles, "articles", None),
            opened,
            workers=workers,
            refuse=refuse,
            note=note,
            accept=lambda identifier: release(opened.beside, identifier),
        )
    if not quiet:
        print_summary(summary, store)
    if summary.rejected:
        raise click.exceptions.Exit(1)


def print_summary(summary: Summary, store: str) -> None:
    """Print what a run did as a table."""
    languages = ", ".join(f"{count} {code}" for code, count in sorted(summary.languages.items()))
    rows = [
        ("articles stored", str(summary.stored), languages),
        ("  of them replaced", str(summary.replaced), ""),
        ("articles rejected", str(len(summary.rejected)), "reasons above" if summary.rejected else ""),
        ("warnings", str(summary.warnings), ""),
        *(
            (name, str(summary.facts[name]), "")
            for name in ("people", "institutions", "roles", "meetings", "agreements", "topics")
        ),
    ]
    for name, number, remark in rows:
        click.echo(f"{name:<20}{number:>7}  {remark}".rstrip())
    click.echo(f"store: {store}")


@click.command(epilog="Example: decoop evaluate tests/gold/gold --detail")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False), metavar="GOLD_DIR...")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False),
    help="Folder of the texts; ../texts of each GOLD_DIR by default.",
)
@click.option("--detail", is_flag=True, help="Show each miss and each extra in its sentence.")
@click.option("--rules", is_flag=True, help="Show how often each rule was right.")
@click.option(
    "--write-confidence", "confidence", metavar="FILE", help="Write the table of the rules' measured precision there."
)
@click.option(
    "--write-weights",
    "weights",
    type=click.Path(exists=True, file_okay=False),
    metavar="FOLDER",
    help="Learn what counts in each kind of choice (the body of a bare title, the place of a meeting); write it there.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(
    gold: tuple[str, ...],
    texts: str | None,
    detail: bool,
    rules: bool,
    confidence: str | None,
    weights: str | None,
    as_json: bool,
) -> None:
    """Score extraction against annotated articles, by language and in all, with bootstrap 95 % intervals."""
    from .evaluation.evaluate import ENOUGH, count_rules, table, write_confidence
    from .evaluation.evaluate import detail as explain_misses
    from .evaluation.evaluate import evaluate as run
    from .evaluation.scoring import total

    if weights:
        from .evaluation.examples import KINDS, PRIORS, examples_of
        from .evaluation.learning import PRIOR, learn, write_weights

        told = [examples_of(Path(folder), Path(texts) if texts else None) for folder in gold]
        for kind in KINDS:
            examples = [example for found in told for example in found.get(kind, ())]
            learned = learn(examples, PRIORS.get(kind, PRIOR))
            write_weights(learned, Path(weights) / f"{kind}.toml", f"{len(examples)} choices")
        return
    done = [one for folder in gold for one in run(Path(folder), Path(texts) if texts else None)]
    scores = [one.score for one in done]
    if as_json:
        tallies, details = total(scores)
        figures = {
            k: {
                "precision": t.precision,
                "recall": t.recall,
                "f1": t.f1,
                "right": t.right,
                "extra": t.extra,
                "missed": t.missed,
            }
            for k, t in tallies.items()
        }
        click.echo(
            json.dumps({"articles": len(scores), "kinds": figures, "details": details}, ensure_ascii=False, indent=1)
        )
        return
    if detail:
        for one in done:
            click.echo("\n".join(explain_misses(one)))
    for language in sorted({s.language for s in scores}):
        chosen = [s for s in scores if s.language == language]
        click.echo(f"\n{language}: {len(chosen)} articles\n" + "\n".join(table(chosen)))
    click.echo(f"\nall: {len(scores)} articles\n" + "\n".join(table(scores)))
    if rules or confidence:
        counts = count_rules(done)
        if rules:
            for rule, (right, tried) in counts.items():
                few = "  (too few cases)" if tried < ENOUGH else ""
                click.echo(f"{rule:36}{right:6}/{tried:<6}{right / tried:5.2f}{few}")
        if confidence:
            write_confidence(
                counts, Path(confidence), f"{len(done)} in {', '.join(sorted({s.language for s in scores}))}"
            )


@click.command(epilog="Example: decoop explain article.txt --html -o article.html")
@click.argument("path", metavar="FILE")
@click.option("--published", metavar="DATE", help="Publication date of the article.")
@click.option("--language", metavar="CODE", help="Language of the article; detected where this is not given.")
@click.option("--html", "page", is_flag=True, help="Write a self-contained page.")
@output_option
def explain(path: str, published: str | None, language: str | None, page: bool, out: str) -> None:
    """Show the text of an article with what was found in it, by which rule; nothing is stored.

    A file of several articles shows them one after the other; exit code 1 when one of them cannot be read.
    """
    from ..graph.commands_evidence import print_marked, write_result
    from ..graph.evidence.article_page import to_html

    shown: list[Marked] = []
    refused = 0
    for article in read_with([path], published=published, language=language):
        try:
            shown.append(mark_read(article))
        except DecoopError as error:
            click.echo(f"Error: {error}", err=True)
            refused += 1
    if page and len(shown) > 1:
        raise DecoopError(f"{path}: holds {len(shown)} articles, and a page shows one; leave out --html")
    if page and shown:
        write_result(to_html(shown[0]), out)
    elif shown:
        print_marked(shown, out)
    if refused:
        raise click.exceptions.Exit(1)


def mark_read(article: Article | Rejected) -> Marked:
    """Return an article with what was found in it; raise DecoopError where it cannot be read, or a rule fails on it."""
    from ..graph.evidence.article_page import Marked
    from ..graph.evidence.claims import read_statements
    from ..graph.ingest import state_facts
    from .article import Rejected

    if isinstance(article, Rejected):
        raise DecoopError(f"{article.source}: {article.reason}")
    try:
        _, quads = state_facts(article)
    except DecoopError as error:
        raise DecoopError(f"{article.identifier}: {error}") from error
    title = article.words(article.headline) if article.headline else article.title or article.identifier
    marks = tuple((b.start, b.end) for b in article.boilerplate)
    return Marked(" ".join(title.split()), article.language, article.text, tuple(read_statements(quads)), marks)
