"""SPARQL constraints of one article, written out: each gives the rows that its query gives.

The shapes hold the queries, which are what counts; tests hold these against them. A constraint that is not here is
asked of Oxigraph, so nothing needs to be added for a new shape but speed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pyoxigraph as ox

from ..exchange.terms import term
from .core import well_formed, whole_number
from .index import ARTICLE, NONE, TYPE, About, Index, Node
from .shapes import Shape, Term

Row = tuple[Node, ox.NamedNode | None, Term]
Focus = Mapping[Node, About]
Compiled = Callable[[Index, Shape, Focus], Iterator[Row]]
DATE = term("xsd:date")
YEARLESS = (term("xsd:gMonthDay"), term("xsd:gMonth"))
DAY = 10  # characters of YYYY-MM-DD, without a time zone


class Undecided(Exception):
    """Say that the graph holds what only a SPARQL engine compares rightly, such as dates with time zones."""


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


def _statement_claimed(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:
    claims = _claims(index)
    for node, about in focus.items():
        if ARTICLE in about.get(TYPE, ()):
            continue
        for path in shape.subjects_of:
            for value in about.get(path, ()):
                if (node, path, value) not in claims:
                    yield node, path, value


def _class_claimed(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    claims = _claims(index)
    for node, about in focus.items():
        for kind in about.get(TYPE, ()):
            if kind in KINDS and (node, TYPE, kind) not in claims:
                yield node, TYPE, kind


def _claim_stated(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    for claim, told in focus.items():
        for subject in told.get(term("rdf:subject"), ()):
            if not isinstance(subject, ox.NamedNode):
                continue
            about = index.values.get(subject, {})
            for predicate in told.get(term("rdf:predicate"), ()):
                known = about.get(predicate, ()) if isinstance(predicate, ox.NamedNode) else ()
                for value in told.get(term("rdf:object"), ()):
                    if value not in known:
                        yield claim, term("rdf:object"), value


def _label_language(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    articles = index.instances.get(ARTICLE, NONE)
    if len(articles) != 1:
        return
    languages = {language.value for language in index.of(next(iter(articles)), term("schema:inLanguage"))}
    for node, about in focus.items():
        for path in LABELS:
            for value in about.get(path, ()):
                if isinstance(value, ox.Literal) and value.language and languages - {value.language}:
                    yield node, path, value


def _ends(about: About) -> list[tuple[int, int, Term]]:
    starts = [whole_number(value) for value in about.get(term("oa:start"), ())]
    ends = [(whole_number(value), value) for value in about.get(term("oa:end"), ())]
    return [(start, end, value) for start in starts if start is not None for end, value in ends if end is not None]


def _quote_order(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    for quote, about in focus.items():
        for start, end, value in _ends(about):
            if end <= start:
                yield quote, term("oa:end"), value


def _quote_length(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    for quote, about in focus.items():
        for start, end, _ in _ends(about):
            for value in about.get(term("oa:exact"), ()):
                if end > start and not isinstance(value, ox.BlankNode) and len(value.value) != end - start:
                    yield quote, term("oa:exact"), value


def _day(value: Term) -> str | None:
    """Return an xsd:date as text that sorts, None for anything else; raise Undecided where only SPARQL knows."""
    if not isinstance(value, ox.Literal) or value.datatype != DATE:
        return None
    if not well_formed(value, DATE) or len(value.value) != DAY:
        raise Undecided
    return value.value


def _order(first: str, last: str) -> Compiled:
    """Return the check that no date of one property is before one of another."""
    begin, end = term(first), term(last)

    def rows(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
        for node, about in focus.items():
            for value in about.get(end, ()):
                for start in about.get(begin, ()):
                    early, late = _day(start), _day(value)
                    if early is not None and late is not None and late < early:
                        yield node, end, value

    return rows


def _itself(name: str) -> Compiled:
    """Return the check that no node is its own value of a property."""
    path = term(name)

    def rows(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
        for node, about in focus.items():
            if node in about.get(path, ()):
                yield node, path, node

    return rows


def _to_come(status: str) -> Compiled:
    """Return the check that what has this status is not later than the publication."""

    def rows(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
        articles = index.instances.get(ARTICLE, NONE)
        if len(articles) != 1:
            return
        published = next(iter(articles.values())).get(term("schema:datePublished"), ())
        days = [day for day in map(_day, published) if day is not None]
        for node, about in focus.items():
            if term(status) in about.get(term(":status"), ()):
                for value in about.get(term(":earliest"), ()):
                    day = _day(value)
                    if day is not None and any(day > one for one in days):
                        yield node, term(":earliest"), value

    return rows


def _meeting_bounded(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    for node, about in focus.items():
        if not (about.get(term(":earliest")) and about.get(term(":latest"))):
            for value in about.get(term("schema:startDate"), ()):
                if isinstance(value, ox.Literal) and value.datatype not in YEARLESS:
                    yield node, term("schema:startDate"), value


def _meeting_sides(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    for node, about in focus.items():
        present = about.get(term(":participant"), ())
        for path in (term(":host"), term(":guest")):
            for value in about.get(path, ()):
                known = index.is_a(value, term("foaf:Person")) or index.is_a(value, term("org:Organization"))
                if known and value not in present:
                    yield node, path, value


def _delegation_meeting(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    named = {value for about in index.values.values() for value in about.get(term(":delegation"), ())}
    for node in focus:
        if node not in named:
            yield node, None, node


def _late_signing(index: Index, shape: Shape, focus: Focus) -> Iterator[Row]:  # noqa: ARG001
    for node, about in focus.items():
        starts = [v.value[:4] for v in about.get(term(":inForceFrom"), ()) if _is_date(v)]
        for value in about.get(term(":earliest"), ()):
            if _is_date(value) and any(value.value[:4] > year for year in starts):
                yield node, term(":earliest"), value


def _is_date(value: Term) -> bool:
    return isinstance(value, ox.Literal) and value.datatype == DATE


COMPILED: dict[str, Compiled] = {
    "agreement-late-signing": _late_signing,
    "agreement-period-order": _order(":inForceFrom", ":inForceUntil"),
    "agreement-replaces-itself": _itself("dct:replaces"),
    "agreement-signing-order": _order(":earliest", ":latest"),
    "agreement-to-come": _to_come(":Signed"),
    "claim-stated": _claim_stated,
    "class-claimed": _class_claimed,
    "delegation-meeting": _delegation_meeting,
    "institution-own-parent": _itself("org:subOrganizationOf"),
    "label-language": _label_language,
    "meeting-bounded": _meeting_bounded,
    "meeting-end-order": _order("schema:startDate", "schema:endDate"),
    "meeting-in-itself": _itself("schema:superEvent"),
    "meeting-order": _order(":earliest", ":latest"),
    "meeting-sides": _meeting_sides,
    "meeting-to-come": _to_come(":Held"),
    "place-in-itself": _itself("schema:containedInPlace"),
    "quote-length": _quote_length,
    "quote-order": _quote_order,
    "statement-claimed": _statement_claimed,
}
