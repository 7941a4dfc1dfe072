"""The quads of one article while they are collected, and the claims that quote its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from ...extract.article import Article
from ...extract.facts import Quote, Stated
from ...ontology.vocabulary import council_of
from ..exchange.terms import term
from .confidence import confidence
from .iris import article_iri, digest

Term = ox.NamedNode | ox.Literal
AUTHORITY = "local-authority"


@dataclass
class Builder:
    """Collect the quads of one article."""

    article: Article
    base: str
    decisions: Mapping[str, str]
    quads: dict[ox.Quad, None] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)  # key of an institution to that of its territory
    local: frozenset[str] = frozenset()  # keys of institutions that are known in this article alone
    quotes: dict[Quote, ox.NamedNode] = field(default_factory=dict)
    claims: dict[tuple[ox.NamedNode, ox.NamedNode, Term], dict[str, set[Quote]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.iri = article_iri(self.article.identifier, self.base)
        self.node = ox.NamedNode(self.iri)
        self.language = self.article.language

    def say(self, subject: ox.NamedNode, predicate: str, value: Term) -> None:
        """Add one triple."""
        self.quads[ox.Quad(subject, term(predicate), value, self.node)] = None

    def types(self, subject: ox.NamedNode, *names: str) -> None:
        """Add the classes of a node."""
        for name in names:
            self.say(subject, "rdf:type", term(name))

    def claim(self, subject: ox.NamedNode, predicate: str, value: Term, stated: Stated[object]) -> None:
        """Add one triple and keep the words and the rule that support it."""
        self.say(subject, predicate, value)
        rules = self.claims.setdefault((subject, term(predicate), value), {})
        rules.setdefault(stated.rule, set()).update(stated.quotes)

    def entity(self, key: str) -> ox.NamedNode:
        """Return the node of a key, or the one that a decision on identity put in its place."""
        decided = self.decisions.get(key)
        if decided is None and key.endswith(f"/{AUTHORITY}"):
            place = key.removeprefix("institution/").removesuffix(f"/{AUTHORITY}")
            key = f"institution/{place}/{council_of(place) or AUTHORITY}"
        if key in self.local:
            key = f"institution/{self.iri.removeprefix(self.base)}/{key.removeprefix('institution/')}"
        return ox.NamedNode(decided or self.base + key)

    def text(self, words: str) -> ox.Literal:
        """Return words with the language of the article."""
        return ox.Literal(words, language=self.language)


def write_claims(b: Builder) -> None:
    """Write each claim with its quotes and its surest rule."""
    for (subject, predicate, value), rules in b.claims.items():
        parts = (subject.value, predicate.value, str(value))
        claim = ox.NamedNode(f"{b.iri}#claim-{digest(*parts)}")
        b.types(claim, ":Claim", "rdf:Statement")
        b.say(claim, "rdf:subject", subject)
        b.say(claim, "rdf:predicate", predicate)
        b.say(claim, "rdf:object", value)
        rule = min(rules, key=lambda r: (-confidence(r), r))
        b.say(claim, ":rule", _describe_rule(b, rule))
        for quote in sorted(set().union(*rules.values())):
            b.say(claim, "prov:wasDerivedFrom", _describe_quote(b, quote))


def _describe_rule(b: Builder, rule: str) -> ox.NamedNode:
    node = ox.NamedNode(f"{b.base}rule/{rule}")
    b.types(node, ":Rule")
    b.say(node, ":confidence", ox.Literal(str(confidence(rule)), datatype=term("xsd:decimal")))
    return node


def _describe_quote(b: Builder, quote: Quote) -> ox.NamedNode:
    node = b.quotes.get(quote)
    if node is None:
        node = b.quotes[quote] = ox.NamedNode(f"{b.iri}#char={quote.start},{quote.end}")
        b.types(node, "oa:TextPositionSelector", "oa:TextQuoteSelector", "prov:Entity")
        b.say(node, "oa:start", ox.Literal(quote.start))
        b.say(node, "oa:end", ox.Literal(quote.end))
        b.say(node, "oa:exact", ox.Literal(b.article.words(quote)))
        b.say(node, "prov:wasQuotedFrom", b.node)
    return node
