"""All that is known of one thing, with the words that say so: what its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.store.interface import Answer, Store, Term
from .labels import find_labels, short_name

MOST = 500  # rows of one table on a page
BOOKKEEPING = frozenset(
    "https://w3id.org/decoop/ns#" + name for name in ("textDigest", "graphDigest", "extractorVersion", "rule")
)
ABOUT = "SELECT DISTINCT ?property ?value WHERE {{ {thing} ?property ?value }}"
USES = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?property ?subject WHERE {{
  ?subject ?property {thing} . FILTER(?property NOT IN (rdf:subject, rdf:object, rdf:type, prov:wasQuotedFrom))
}}"""
QUOTES = """PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?subject ?property ?value ?article ?exact ?start WHERE {{
  GRAPH ?article {{
    ?claim rdf:subject|rdf:object {thing} .
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; prov:wasDerivedFrom ?quote .
    ?quote oa:exact ?exact ; oa:start ?start .
  }}
}} ORDER BY ?article ?start ?subject ?property"""
SAYS = """PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?subject ?property ?value ?article ?exact ?start WHERE {{
  BIND({thing} AS ?article)
  GRAPH {thing} {{
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; prov:wasDerivedFrom ?quote .
    ?quote oa:exact ?exact ; oa:start ?start .
  }}
}} ORDER BY ?start ?subject ?property"""


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold a term as a page shows it: its words, its IRI where it has one, its language where it has one."""

    text: str
    iri: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold a statement and the words of the article that make it."""

    subject: Shown
    property: Shown
    value: Shown
    article: Shown
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold what a page shows of one thing."""

    iri: str
    label: str
    about: tuple[tuple[Shown, tuple[Shown, ...]], ...]
    uses: tuple[tuple[Shown, tuple[Shown, ...]], ...]
    statements: tuple[Statement, ...]
    complete: bool


def find_thing(store: Store, iri: str, language: str, *, timeout: float | None = None) -> Thing | None:
    """Return what is known of a thing, or None when nothing is."""
    node = str(ox.NamedNode(iri))
    about = store.query(ABOUT.format(thing=node), timeout=timeout, limit=MOST)
    uses = store.query(USES.format(thing=node), timeout=timeout, limit=MOST)
    if not about.rows and not uses.rows:
        return None
    quoted = store.query((SAYS if "/article/" in iri else QUOTES).format(thing=node), timeout=timeout, limit=MOST)
    iris = {iri} | {
        t.value for a in (about, uses, quoted) for row in a.rows for t in row if isinstance(t, ox.NamedNode)
    }
    labels = find_labels(store, iris, language)
    return Thing(
        iri,
        labels.get(iri) or short_name(iri),
        _group(about, labels),
        _group(uses, labels),
        tuple(_statements(quoted.rows, labels)),
        about.complete and uses.complete and quoted.complete,
    )


def describe(store: Store, iri: str, *, timeout: float | None = None) -> Answer | None:
    """Return the triples of a thing; of an article, its whole graph; None when nothing is known."""
    node = ox.NamedNode(iri)
    triples = tuple(quad.triple for quad in store.quads(iri)) if "/article/" in iri and "#" not in iri else ()
    if not triples:
        found = store.query(f"CONSTRUCT {{ {node} ?p ?o }} WHERE {{ {node} ?p ?o }}", timeout=timeout)
        triples = found.triples or ()
    return Answer(triples=triples) if triples else None


def show(term: Term | None, labels: dict[str, str]) -> Shown:
    """Return a term as a page shows it."""
    if isinstance(term, ox.NamedNode):
        return Shown(labels.get(term.value) or short_name(term.value), term.value)
    if isinstance(term, ox.Literal):
        return Shown(term.value, None, term.language)
    return Shown(str(term) if term is not None else "")


def _group(answer: Answer, labels: dict[str, str]) -> tuple[tuple[Shown, tuple[Shown, ...]], ...]:
    found: dict[Shown, set[Shown]] = {}
    for key, value in answer.rows:
        if getattr(key, "value", "") not in BOOKKEEPING:
            found.setdefault(show(key, labels), set()).add(show(value, labels))
    ordered = sorted(found.items(), key=lambda pair: (pair[0].text.casefold(), pair[0].iri or ""))
    return tuple((key, tuple(sorted(values, key=_order))) for key, values in ordered)


def _order(shown: Shown) -> tuple[str, str, str]:
    return shown.text.casefold(), shown.iri or "", shown.language or ""


def _statements(rows: Iterable[tuple[Term | None, ...]], labels: dict[str, str]) -> Iterable[Statement]:
    found: dict[tuple[Shown, Shown, Shown, Shown], list[str]] = {}
    for subject, property_, value, article, exact, _ in rows:
        key = (show(subject, labels), show(property_, labels), show(value, labels), show(article, labels))
        words = getattr(exact, "value", "")
        quotes = found.setdefault(key, [])
        if words not in quotes:
            quotes.append(words)
    return [Statement(*key, tuple(quotes)) for key, quotes in found.items()]
