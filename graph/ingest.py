"""Articles into the store: extracted, built and validated; one that cannot go in never stops the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from .. import DecoopError
from ..extract.article import Article, Rejected
from ..extract.facts import Facts
from .quads.iris import article_iri
from .store.interface import ArticleGraph, Store

if TYPE_CHECKING:
    import pyoxigraph as ox

# What a fault in a rule raises: it costs the article that met it, and not the articles behind it.
FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
CHUNK = 64  # articles that are under way at a time for each worker


@dataclass(frozen=True, slots=True)
class Built:
    """Hold one article on its way into the store: its graph as N-Quads, what was counted, what validation said."""

    article: Article
    iri: str
    graph: bytes
    counts: dict[str, int]
    violations: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    report: str = ""


@dataclass
class Summary:
    """Count what one run did."""

    stored: int = 0
    replaced: int = 0
    warnings: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)


def count_facts(facts: Facts) -> dict[str, int]:
    """Return how many facts of each kind an article states."""
    names = ("people", "institutions", "roles", "meetings", "agreements", "topics")
    return {name: len(getattr(facts, name)) for name in names}


def state_facts(article: Article) -> tuple[Facts, list[ox.Quad]]:
    """Return what an article states, and its graph.

    Raises:
        DecoopError: a rule failed on its text.
    """
    from ..extract.pipeline import extract
    from .quads.build import build

    try:
        facts = extract(article)
        return facts, build(article, facts)
    except FAULTS as fault:
        said = " ".join(f"{type(fault).__name__}: {fault}".split())
        raise DecoopError(f"a rule failed on it ({said}); please report the text") from fault


def build_article(article: Article) -> Built | Rejected:
    """Return an article's graph, built and validated, or why it has none. Runs in any process: nothing is shared."""
    from .exchange.nquads import to_nquads
    from .validation.quick import check

    try:
        facts, quads = state_facts(article)
    except DecoopError as error:
        return Rejected(article.identifier, article.identifier, f"{error}, which is set aside", article.text)
    report = check(quads)
    return Built(
        article,
        article_iri(article.identifier),
        to_nquads(quads),
        count_facts(facts),
        tuple(finding.line() for finding in report.violations),
        tuple(finding.line() for finding in report.warnings),
        report.text(),
    )


def build_all(articles: Iterable[Article], workers: int) -> Iterator[Built | Rejected]:
    """Yield the built articles in the order given, over any number of processes."""
    if workers <= 1:
        yield from map(build_article, articles)
        return
    waiting = iter(articles)
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(islice(waiting, CHUNK * workers)):
            yield from pool.map(build_article, batch, chunksize=4)


def ingest(
    read: Iterable[Article | Rejected],
    store: Store,
    *,
    workers: int = 1,
    refuse: Callable[[Rejected, Built | None], None],
    note: Callable[[str, tuple[str, ...]], None],
    accept: Callable[[str], object] = lambda _: None,
) -> Summary:
    """Put articles into the store, each whole or not at all.

    Args:
        read: what ``extract.reading.read.read`` yields.
        store: an open store that takes writes.
        workers: processes that extract; the result does not depend on it.
        refuse: told of each rejection, with the graph where there is one.
        note: told of the warnings of one article.
        accept: told of the identifier of each article that goes in.
    """
    summary = Summary()
    known = {a.iri for a in store.articles()}

    def accepted() -> Iterator[Article]:
        for one in read:
            if isinstance(one, Rejected):
                summary.rejected.append(one)
                refuse(one, None)
            else:
                if one.notes:
                    note(one.identifier, one.notes)
                yield one

    def graphs() -> Iterator[ArticleGraph]:
        for built in build_all(accepted(), workers):
            if isinstance(built, Rejected):
                summary.rejected.append(built)
                refuse(built, None)
                continue
            if built.violations:
                reason = f"its graph breaks {len(built.violations)} shape(s): {built.violations[0]}"
                rejected = Rejected(built.article.identifier, built.article.identifier, reason, built.article.text)
                summary.rejected.append(rejected)
                refuse(rejected, built)
                continue
            if built.warnings:
                note(built.article.identifier, built.warnings)
                summary.warnings += len(built.warnings)
            store.keep_text(built.article.digest, built.article.text)
            accept(built.article.identifier)
            summary.stored += 1
            summary.replaced += built.iri in known
            summary.languages[built.article.language] += 1
            summary.facts.update(built.counts)
            yield built.iri, built.graph

    store.bulk(graphs())
    return summary
