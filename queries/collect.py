"""What a dossier tells of a territory or a partnership, each item with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.store.interface import Answer, Store, Term
from .labels import label_answer
from .question import list_questions
from .run import fill_in
from .tables import clean
from .understand import Meaning

BATCH = 200  # things in one query
PREFIXES = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
"""
QUOTES = """SELECT DISTINCT ?thing ?article ?exact ?start WHERE {{
  VALUES ?thing {{ {things} }}
  GRAPH ?article {{
    ?claim rdf:subject ?thing ; prov:wasDerivedFrom ?quote . ?quote oa:exact ?exact ; oa:start ?start .
  }}
}}"""
OFFICE_QUOTES = """SELECT DISTINCT ?thing ?role ?institution ?article ?exact ?start WHERE {{
  VALUES ?thing {{ {things} }}
  GRAPH ?article {{
    ?held org:member ?thing .
    OPTIONAL {{ ?held org:role ?role }}
    OPTIONAL {{ ?held org:organization ?institution }}
    ?claim rdf:subject ?held ; prov:wasDerivedFrom ?quote . ?quote oa:exact ?exact ; oa:start ?start .
  }}
}}"""
ARTICLES = """SELECT ?thing ?headline ?published ?publisher ?url ?language WHERE {{
  VALUES ?thing {{ {things} }}
  OPTIONAL {{ ?thing schema:headline ?headline }}
  OPTIONAL {{ ?thing schema:datePublished ?published }}
  OPTIONAL {{ ?thing schema:publisher ?publisher }}
  OPTIONAL {{ ?thing schema:url ?url }}
  OPTIONAL {{ ?thing schema:inLanguage ?language }}
}}"""


@dataclass(frozen=True, slots=True)
class Source:
    """Hold an article that is cited, with its number in the list of sources."""

    number: int
    iri: str
    headline: str
    published: str
    publisher: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold the words of one article that state something."""

    source: Source
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one event, agreement or office: `when` as stated, `first` and `last` as ISO days for pictures."""

    iri: str
    label: str
    kind: str
    status: str  # last step of the IRI of the status
    status_label: str
    when: str
    first: str
    last: str
    parts: tuple[str, ...]  # parties, or hosts, guests and others, or institution
    place: str = ""
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Count what two institutions do together."""

    one: str
    other: str
    times: int


@dataclass(frozen=True, slots=True)
class TopicCount:
    """Count events and agreements about a topic in a year."""

    topic: str
    year: int
    times: int


@dataclass(frozen=True, slots=True)
class Collection:
    """Hold all that a dossier tells, in the order in which it tells it."""

    events: tuple[Item, ...]
    agreements: tuple[Item, ...]
    offices: tuple[Item, ...]
    links: tuple[Link, ...]
    topics: tuple[TopicCount, ...]
    sources: tuple[Source, ...]


class _Asker:
    """Ask packaged questions about the same territories, and read their rows by name."""

    def __init__(self, store: Store, meanings: Mapping[str, Sequence[Meaning]], language: str) -> None:
        self.store = store
        self.meanings = meanings
        self.language = language

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a question; `x` is the value, `x.label` what a reader sees."""
        question = list_questions()[name]
        known = {parameter.name for parameter in question.parameters}
        answer = self.store.query(fill_in(question, {k: v for k, v in self.meanings.items() if k in known}))
        labels = label_answer(self.store, answer, self.language)
        return [_row(answer, row, labels) for row in answer.rows]


def _row(answer: Answer, row: tuple[Term | None, ...], labels: Mapping[str, str]) -> dict[str, str]:
    found = {name: getattr(term, "value", "") for name, term in zip(answer.variables, row, strict=True)}
    shown = {name: labels.get(value) or found.get(f"{name}Label") or value for name, value in found.items()}
    return found | {f"{name}.label": clean(text) for name, text in shown.items()}


def collect(store: Store, meanings: Mapping[str, Sequence[Meaning]], language: str) -> Collection:
    """Gather what is known about a territory, or about two.

    Args:
        store: where from.
        meanings: what `territory`, and perhaps `partner`, `since`, `until`, mean.
        language: of labels.
    """
    asker = _Asker(store, meanings, language)
    events, agreements, offices = _events(asker), _agreements(asker), _offices(asker)
    cited = _Citations(store)
    of_things = cited.read(QUOTES, [item.iri for item in (*events, *agreements)])
    of_offices = cited.read(OFFICE_QUOTES, [item.iri for item in offices])
    sources = cited.sources()
    return Collection(
        tuple(_cite(item, of_things.get((item.iri,), {}), sources) for item in events),
        tuple(_cite(item, of_things.get((item.iri,), {}), sources) for item in agreements),
        tuple(_cite(item, of_offices.get((item.iri, item.kind, item.place), {}), sources) for item in offices),
        collect_links(store, meanings, language),
        collect_topics(store, meanings, language),
        tuple(sorted(sources.values(), key=lambda source: source.number)),
    )


def collect_events(store: Store, meanings: Mapping[str, Sequence[Meaning]], language: str) -> list[Item]:
    """Gather events and agreements, without their sources, by date; those without a date are left out."""
    asker = _Asker(store, meanings, language)
    found = [item for item in (*_events(asker), *_agreements(asker)) if item.when]
    return sorted(found, key=lambda item: (item.when, item.iri))


def collect_links(store: Store, meanings: Mapping[str, Sequence[Meaning]], language: str) -> tuple[Link, ...]:
    """Gather which institutions work with which."""
    rows = _Asker(store, meanings, language).rows("cooperation-network")
    return tuple(Link(r["one.label"], r["other.label"], int(r["meetings"]) + int(r["agreements"])) for r in rows)


def collect_topics(store: Store, meanings: Mapping[str, Sequence[Meaning]], language: str) -> tuple[TopicCount, ...]:
    """Gather topics by year."""
    rows = _Asker(store, meanings, language).rows("topics-by-year")
    return tuple(TopicCount(r["topic.label"], int(r["year"]), int(r["meetings"]) + int(r["agreements"])) for r in rows)


def _events(asker: _Asker) -> list[Item]:
    found: dict[str, Item] = {}
    for r in asker.rows("meetings"):
        if r["meeting"] not in found:  # an event told with two kinds is one event
            parts = tuple(clean(part) for part in (r["hosts"], r["guests"], r["others"]) if part)
            found[r["meeting"]] = Item(
                r["meeting"], r["meeting.label"], r["kind.label"], _end(r["status"]), r["status.label"],
                r["when"], r["when"], r["when"], parts, clean(r["locations"]) if r["locations"] else "",
            )  # fmt: skip
    return sorted(found.values(), key=lambda item: (not item.when, item.when, item.iri))


def _agreements(asker: _Asker) -> list[Item]:
    found: dict[str, Item] = {}
    for r in asker.rows("agreements"):
        if r["agreement"] not in found:
            parts = (clean(r["parties"]),) if r["parties"] else ()
            found[r["agreement"]] = Item(
                r["agreement"], r["agreement.label"], r["kind.label"], _end(r["status"]), r["status.label"],
                r["signedOn"], r["validFrom"] or r["signedOn"], r["validUntil"], parts,
            )  # fmt: skip
    return sorted(found.values(), key=lambda item: (not (item.when or item.first), item.when or item.first, item.iri))


def _offices(asker: _Asker) -> list[Item]:
    found: dict[tuple[str, str, str, str], Item] = {}
    partner = asker.meanings.get("partner")
    askers = [asker] + ([_Asker(asker.store, {"territory": partner}, asker.language)] if partner else [])
    for r in (row for one in askers for row in one.rows("offices")):
        item = Item(
            r["person"], r["person.label"], r["role"], "Former" if r["former"] == "true" else "", r["role.label"],
            r["firstAttested"], r["firstAttested"], r["lastAttested"], (r["institution.label"],), r["institution"],
        )  # fmt: skip
        found.setdefault((r["person"], r["role"], r["institution"], r["former"]), item)
    return sorted(found.values(), key=lambda item: (item.label.casefold(), item.iri, item.first, item.kind, item.place))


def _end(iri: str) -> str:
    return iri.rpartition("#")[2]


class _Citations:
    """Collect quotes, and number the articles that they come from by date."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.articles: set[str] = set()

    def read(self, query: str, things: Iterable[str]) -> dict[tuple[str, ...], dict[str, list[str]]]:
        """Return quotes by thing (and what else the query tells it apart by) and article, in text order."""
        found: dict[tuple[str, ...], dict[str, dict[str, int]]] = {}
        for row in self._ask(query, things):
            *key, article, exact, start = row
            self.articles.add(article)
            found.setdefault(tuple(key), {}).setdefault(article, {}).setdefault(exact, int(start))
        return {
            key: {article: sorted(quotes, key=lambda q: (quotes[q], q)) for article, quotes in articles.items()}
            for key, articles in found.items()
        }

    def sources(self) -> dict[str, Source]:
        """Return the articles that were cited, by IRI."""
        rows = {row[0]: row for row in sorted(self._ask(ARTICLES, self.articles), reverse=True)}
        ordered = sorted(rows.values(), key=lambda row: (row[2], row[0]))
        return {row[0]: Source(number, *row) for number, row in enumerate(ordered, start=1)}

    def _ask(self, query: str, things: Iterable[str]) -> Iterable[list[str]]:
        wanted = sorted(set(things))
        for start in range(0, len(wanted), BATCH):
            nodes = " ".join(str(ox.NamedNode(iri)) for iri in wanted[start : start + BATCH])
            for row in self.store.query(PREFIXES + query.format(things=nodes)).rows:
                yield [getattr(term, "value", "") for term in row]


def _cite(item: Item, quotes: Mapping[str, Sequence[str]], sources: Mapping[str, Source]) -> Item:
    from dataclasses import replace

    ordered = sorted(quotes.items(), key=lambda pair: sources[pair[0]].number)
    return replace(item, cited=tuple(Cited(sources[article], tuple(words)) for article, words in ordered))
