"""SPARQL constraints that go over every claim, label or quote, written out: each gives the rows that its query gives.

The shapes hold the queries, which are what counts; tests hold these against them. A constraint that is not here is
asked of Oxigraph, so nothing needs to be added for a new shape but speed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from .core import whole_number
from .index import ARTICLE, TYPE, Index, Node
from .shapes import Shape, Term
from .terms import term

Row = tuple[Node, ox.NamedNode, Term]
LABELS = tuple(
    term(name) for name in ("skos:prefLabel", "skos:altLabel", "schema:name", "schema:headline", "dct:title", ":title")
)
KINDS = frozenset(
    term(f":{name}")
    for name in (
        "Reception", "WorkingSession", "Conference", "JointCommittee", "SigningCeremony", "Visit", "Ceremony",
        "MemorandumOfUnderstanding", "CooperationAgreement", "ActionProgramme", "Declaration", "LetterOfIntent",
        "TwinningAgreement", "OtherAgreement",
    )
)  # fmt: skip


def _claims(index: Index) -> set[tuple[Term, Term, Term]]:
    """Return the statements that claims are about, gathered once for a graph."""
    if index.claimed is None:
        index.claimed = {
            (subject, predicate, value)
            for about in index.values.values()
            for subject in about.get(term("rdf:subject"), ())
            for predicate in about.get(term("rdf:predicate"), ())
            for value in about.get(term("rdf:object"), ())
        }
    return index.claimed


def _statement_claimed(index: Index, shape: Shape, focus: Iterable[Node]) -> Iterator[Row]:
    claims = _claims(index)
    for node in focus:
        if index.is_a(node, ARTICLE):
            continue
        about = index.values[node]
        for path in shape.subjects_of:
            for value in about.get(path, ()):
                if (node, path, value) not in claims:
                    yield node, path, value


def _class_claimed(index: Index, shape: Shape, focus: Iterable[Node]) -> Iterator[Row]:  # noqa: ARG001
    claims = _claims(index)
    for node in focus:
        for kind in index.of(node, TYPE):
            if kind in KINDS and (node, TYPE, kind) not in claims:
                yield node, TYPE, kind


def _claim_stated(index: Index, shape: Shape, focus: Iterable[Node]) -> Iterator[Row]:  # noqa: ARG001
    for claim in focus:
        for subject in index.of(claim, term("rdf:subject")):
            if not isinstance(subject, ox.NamedNode):
                continue
            about = index.values.get(subject, {})
            for predicate in index.of(claim, term("rdf:predicate")):
                known = about.get(predicate, ()) if isinstance(predicate, ox.NamedNode) else ()
                for value in index.of(claim, term("rdf:object")):
                    if value not in known:
                        yield claim, term("rdf:object"), value


def _label_language(index: Index, shape: Shape, focus: Iterable[Node]) -> Iterator[Row]:  # noqa: ARG001
    articles = index.instances.get(ARTICLE, ())
    if len(articles) != 1:
        return
    languages = {language.value for language in index.of(articles[0], term("schema:inLanguage"))}
    for node in focus:
        about = index.values[node]
        for path in LABELS:
            for value in about.get(path, ()):
                if isinstance(value, ox.Literal) and value.language and languages - {value.language}:
                    yield node, path, value


def _ends(index: Index, quote: Node) -> list[tuple[int, int, Term]]:
    starts = (whole_number(value) for value in index.of(quote, term("oa:start")))
    ends = [(whole_number(value), value) for value in index.of(quote, term("oa:end"))]
    return [(start, end, value) for start in starts if start is not None for end, value in ends if end is not None]


def _quote_order(index: Index, shape: Shape, focus: Iterable[Node]) -> Iterator[Row]:  # noqa: ARG001
    for quote in focus:
        for start, end, value in _ends(index, quote):
            if end <= start:
                yield quote, term("oa:end"), value


def _quote_length(index: Index, shape: Shape, focus: Iterable[Node]) -> Iterator[Row]:  # noqa: ARG001
    for quote in focus:
        for start, end, _ in _ends(index, quote):
            for value in index.of(quote, term("oa:exact")):
                if end > start and not isinstance(value, ox.BlankNode) and len(value.value) != end - start:
                    yield quote, term("oa:exact"), value


COMPILED: dict[str, Callable[[Index, Shape, Iterable[Node]], Iterator[Row]]] = {
    "claim-stated": _claim_stated,
    "class-claimed": _class_claimed,
    "label-language": _label_language,
    "quote-length": _quote_length,
    "quote-order": _quote_order,
    "statement-claimed": _statement_claimed,
}
