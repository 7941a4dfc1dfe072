"""The claims of a graph as statements that a person reads: who, what, and the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ..exchange.terms import last_part, term

LABELS = ("foaf:name", "skos:prefLabel", "schema:name", "dct:title", ":title", "schema:headline")
KINDS = {
    "foaf:Person": "person",
    "org:Membership": "role",
    "org:Organization": "institution",
    ":Meeting": "meeting",
    ":Agreement": "agreement",
    ":Delegation": "meeting",
    "schema:NewsArticle": "topic",
}


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Mark a quote: offsets in code points of the article's text, and the text itself."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold one claim: IRIs of claim, subject, predicate; its object as it is read; rule, confidence and quotes."""

    claim: str
    article: str
    subject: str
    subject_label: str
    predicate: str
    object: str
    object_label: str
    kind: str
    rule: str
    confidence: str
    quotes: tuple[Words, ...]


class Index:
    """Look up the triples of one article graph by subject and predicate."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        """Read the quads once."""
        self.values: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        self.typed: dict[str, list[str]] = defaultdict(list)
        rdf_type = term("rdf:type").value
        for quad in quads:
            if isinstance(quad.object, (ox.BlankNode, ox.Triple)) or not isinstance(quad.subject, ox.NamedNode):
                continue  # an article graph has none
            subject, predicate = quad.subject.value, quad.predicate.value
            self.values[subject, predicate].append(quad.object)
            if predicate == rdf_type:
                self.typed[quad.object.value].append(subject)

    def one(self, subject: str, predicate: str) -> str:
        """Return the value of a property, or ""."""
        found = self.values.get((subject, term(predicate).value))
        return found[0].value if found else ""

    def label(self, node: str) -> str:
        """Return what a node is called; a role by its holder, an unnamed node by the end of its IRI."""
        for predicate in LABELS:
            if name := self.one(node, predicate):
                holder = self.one(node, "org:member") if predicate == ":title" else ""
                return f"{self.label(holder)}, {name}" if holder else name
        if head := self.one(node, ":head"):
            return f"delegation of {self.label(head)}"
        return last_part(node)

    def kind(self, node: str) -> str:
        """Return the kind of thing that a node is ("person", "meeting" …)."""
        types = {v.value for v in self.values.get((node, term("rdf:type").value), [])}
        return next((kind for name, kind in KINDS.items() if term(name).value in types), "place")


def read_statements(quads: Iterable[ox.Quad]) -> list[Statement]:
    """Return the statements of one article graph in the order of their words in the text."""
    index = Index(quads)
    statements = []
    for claim in index.typed[term(":Claim").value]:
        subject, predicate = index.one(claim, "rdf:subject"), index.one(claim, "rdf:predicate")
        found = index.values[claim, term("rdf:object").value][0]
        quotes = [q.value for q in index.values[claim, term("prov:wasDerivedFrom").value]]
        rule = index.one(claim, ":rule")
        statements.append(
            Statement(
                claim,
                index.one(quotes[0], "prov:wasQuotedFrom"),
                subject,
                index.label(subject),
                predicate,
                found.value,
                index.label(found.value) if isinstance(found, ox.NamedNode) else found.value,
                index.kind(subject),
                rule.rsplit("/", 1)[-1],
                index.one(rule, ":confidence"),
                tuple(
                    sorted(
                        Words(int(index.one(q, "oa:start")), int(index.one(q, "oa:end")), index.one(q, "oa:exact"))
                        for q in quotes
                    )
                ),
            )
        )
    return sorted(statements, key=lambda s: (s.quotes, s.subject, s.predicate, s.object))
