"""Facts to quads: one named graph per article, each domain statement with a claim that quotes its words.

Pure: the same facts and decisions give the same quads, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from .. import __version__
from ..extract.article import Article
from ..extract.dates import bounds
from ..extract.facts import Agreement, Delegation, Facts, Institution, Meeting, Person, Place, Quote, Role, Stated
from ..ontology.vocabulary import concepts, council_of, role_at
from .confidence import confidence
from .digest import GRAPH_DIGEST, graph_digest
from .events import agreement_names, meeting_names, meeting_title
from .iris import BASE, article_iri, digest
from .terms import date_literal, term

Term = ox.NamedNode | ox.Literal
INSTITUTION_CLASS = "https://w3id.org/decoop/ns#institutionClass"
AUTHORITY = "local-authority"


@dataclass
class Builder:
    """Collect the quads of one article."""

    article: Article
    base: str
    decisions: Mapping[str, str]
    quads: dict[ox.Quad, None] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)  # key of an institution to that of its territory
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
        return ox.NamedNode(decided or self.base + key)

    def text(self, words: str) -> ox.Literal:
        """Return words with the language of the article."""
        return ox.Literal(words, language=self.language)


def _lower_first(values: Iterable[date | None]) -> date | None:
    return min((v for v in values if v), default=None)


def _day(value: date) -> ox.Literal:
    return ox.Literal(value.isoformat(), datatype=term("xsd:date"))


def build(
    article: Article, facts: Facts, decisions: Mapping[str, str] | None = None, *, base: str = BASE
) -> list[ox.Quad]:
    """Return the graph of an article, sorted.

    Args:
        article: the article as read.
        facts: what it states.
        decisions: keys of entities to the IRIs that ``reconcile`` decided on for this article.
        base: the start of all IRIs of things.
    """
    b = Builder(article, base, decisions or {}, sides={i.key: i.territory for i in facts.institutions if i.territory})
    _describe_article(b, facts)
    for place in facts.places:
        _describe_place(b, place)
    for person in facts.people:
        _describe_person(b, person)
    for institution in facts.institutions:
        _describe_institution(b, institution)
    kinds = {institution.key: institution.kind for institution in facts.institutions}
    for role in facts.roles:
        _describe_role(b, role, kinds)
    called = {p.key: p.name.value for p in facts.people} | {i.key: i.name for i in facts.institutions}
    meetings = meeting_names(b, facts)
    agreements = agreement_names(b, facts, meetings)
    for meeting in facts.meetings:
        _describe_meeting(b, meeting, meetings, meeting_title(meeting, called, article.language))
    for agreement in facts.agreements:
        _describe_agreement(b, agreement, agreements, meetings)
    _write_claims(b)
    quads = sorted(b.quads, key=str)
    quads.append(ox.Quad(b.node, GRAPH_DIGEST, ox.Literal(graph_digest(quads)), b.node))
    return quads


def _describe_article(b: Builder, facts: Facts) -> None:
    article = b.article
    b.types(b.node, "schema:NewsArticle", "prov:Entity")
    b.say(b.node, "dct:identifier", ox.Literal(article.identifier))
    b.say(b.node, "schema:inLanguage", ox.Literal(article.language))
    b.say(b.node, ":textDigest", ox.Literal(article.digest))
    b.say(b.node, ":extractorVersion", ox.Literal(__version__))
    headline = " ".join(article.words(article.headline).split()) if article.headline else article.title
    if headline:
        b.say(b.node, "schema:headline", b.text(headline))
    if article.published:
        b.say(b.node, "schema:datePublished", date_literal(article.published))
    if article.url:
        b.say(b.node, "schema:url", ox.Literal(article.url))
    if article.publisher:
        b.say(b.node, "schema:publisher", ox.Literal(article.publisher))
    for topic in facts.topics:
        b.claim(b.node, ":topic", ox.NamedNode(f"{b.base}topic/{topic.value}"), topic)


def _describe_place(b: Builder, place: Place) -> None:
    node = b.entity(place.key)
    b.types(node, "schema:Place", f"schema:{place.kind}")
    b.say(node, "schema:name", b.text(place.name))
    if place.notation:
        b.say(node, "skos:notation", ox.Literal(place.notation))
    if place.within:
        b.say(node, "schema:containedInPlace", b.entity(place.within))
    for same in place.same_as:
        b.say(node, "owl:sameAs", ox.NamedNode(same))


def _describe_person(b: Builder, person: Person) -> None:
    node = b.entity(person.key)
    b.types(node, "foaf:Person")
    b.claim(node, "foaf:name", ox.Literal(person.name.value), person.name)
    for alias in person.aliases:
        b.say(node, "skos:altLabel", ox.Literal(alias))


def _describe_institution(b: Builder, institution: Institution) -> None:
    node = b.entity(institution.key)
    place = (institution.territory or "").removeprefix("place/")
    council = council_of(place) if institution.key.endswith(f"/{AUTHORITY}") else None
    kind = concepts("institutions").get(council or institution.kind)
    classes = kind.properties.get(INSTITUTION_CLASS, ()) if kind else ()
    b.types(node, "org:Organization")
    b.say(node, "rdf:type", ox.NamedNode(classes[0]) if classes else term(":Institution"))
    b.say(node, "skos:prefLabel", b.text(institution.name))
    for alias in institution.aliases:
        b.say(node, "skos:altLabel", b.text(alias))
    if kind:
        b.say(node, ":kind", ox.NamedNode(f"{b.base}institution-kind/{kind.code}"))
    if institution.territory:
        b.say(node, ":territory", b.entity(institution.territory))
    if institution.parent:
        b.say(node, "org:subOrganizationOf", b.entity(institution.parent))


def _describe_role(b: Builder, role: Role, kinds: Mapping[str, str | None]) -> None:
    person = b.entity(role.person.value)
    place = b.entity(role.institution.value) if role.institution else None
    # "Phó Chủ tịch" of a region is its vice-president: languages name offices differently, institutions tell them apart
    concept = role_at(role.concept or "", kinds.get(role.institution.value) if role.institution else None)
    what = concept or role.title.value.casefold()
    node = ox.NamedNode(f"{b.base}role/{digest(person.value, what, place.value if place else None, bool(role.former))}")
    b.types(node, "org:Membership")
    b.claim(node, "org:member", person, role.person)
    if not any(key[0] == node and key[1] == term(":title") for key in b.claims):
        b.claim(node, ":title", b.text(role.title.value), role.title)
    if place and role.institution:
        b.claim(node, "org:organization", place, role.institution)
    if concept:
        b.say(node, "org:role", ox.NamedNode(f"{b.base}role-kind/{concept}"))
    if role.former:
        b.claim(node, ":former", ox.Literal("true", datatype=term("xsd:boolean")), role.former)
    if b.article.published:
        b.say(node, ":attestedOn", date_literal(b.article.published))


def _say_bounds(b: Builder, node: ox.NamedNode, names: tuple[str, str], *values: Stated[str] | None) -> None:
    """Add the first and the last real day that dates allow."""
    reached = [bounds(v.value) for v in values if v]
    first = _lower_first(lower for lower, _ in reached)
    last = max((upper for _, upper in reached if upper), default=None)
    if first:
        b.say(node, names[0], _day(first))
    if last:
        b.say(node, names[1], _day(last))


def _describe_meeting(b: Builder, meeting: Meeting, names: Mapping[str, ox.NamedNode], title: str) -> None:
    node = names[meeting.key]
    b.types(node, ":Meeting", "schema:Event")
    b.claim(node, "rdf:type", term(f":{meeting.kind.value}"), meeting.kind)
    b.say(node, "schema:name", b.text(title))
    b.claim(node, ":status", term(f":{meeting.status.value}"), meeting.status)
    for predicate, when in (("schema:startDate", meeting.start), ("schema:endDate", meeting.end)):
        if when:
            b.claim(node, predicate, date_literal(when.value), when)
    _say_bounds(b, node, (":earliest", ":latest"), meeting.start, meeting.end)
    if meeting.location:
        b.claim(node, "schema:location", b.entity(meeting.location.value), meeting.location)
    for predicate, who in (
        (":host", meeting.hosts),
        (":guest", meeting.guests),
        (":participant", (*meeting.hosts, *meeting.guests, *meeting.participants)),
    ):
        for one in who:
            b.claim(node, predicate, b.entity(one.value), one)
    for topic in meeting.topics:
        b.claim(node, ":topic", ox.NamedNode(f"{b.base}topic/{topic.value}"), topic)
    if meeting.edition:
        b.claim(node, ":edition", ox.Literal(meeting.edition.value), meeting.edition)
    if meeting.online:
        b.say(node, "schema:eventAttendanceMode", term("schema:OnlineEventAttendanceMode"))
    if meeting.part_of and meeting.part_of in names:
        b.say(node, "schema:superEvent", names[meeting.part_of])
    for delegation in meeting.delegations:
        _describe_delegation(b, node, delegation)


def _describe_delegation(b: Builder, meeting: ox.NamedNode, delegation: Delegation) -> None:
    head = b.entity(delegation.head.value).value if delegation.head else None
    represented = sorted(b.entity(s.value).value for s in delegation.represents)
    node = ox.NamedNode(f"{b.base}delegation/{digest(meeting.value, head, *represented)}")
    b.types(node, ":Delegation", "foaf:Group")
    b.say(meeting, ":delegation", node)
    if delegation.head:
        b.claim(node, ":head", b.entity(delegation.head.value), delegation.head)
    for stated in delegation.represents:
        b.claim(node, ":represents", b.entity(stated.value), stated)


def _describe_agreement(
    b: Builder, agreement: Agreement, names: Mapping[str, ox.NamedNode], meetings: Mapping[str, ox.NamedNode]
) -> None:
    node = names[agreement.key]
    b.types(node, ":Agreement", "prov:Entity")
    b.claim(node, "rdf:type", term(f":{agreement.kind.value}"), agreement.kind)
    b.claim(node, "dct:title", b.text(agreement.title.value), agreement.title)
    b.claim(node, ":status", term(f":{agreement.status.value}"), agreement.status)
    for predicate, who in ((":party", agreement.parties), (":signatory", agreement.signatories)):
        for one in who:
            b.claim(node, predicate, b.entity(one.value), one)
    for predicate, when in (
        (":signedOn", agreement.signed_on),
        (":validFrom", agreement.valid_from),
        (":validUntil", agreement.valid_until),
    ):
        if when:
            b.claim(node, predicate, date_literal(when.value), when)
    _say_bounds(b, node, (":earliest", ":latest"), agreement.signed_on)
    for name, when, end in ((":inForceFrom", agreement.valid_from, 0), (":inForceUntil", agreement.valid_until, 1)):
        bound = bounds(when.value)[end] if when else None
        if bound:
            b.say(node, name, _day(bound))
    for topic in agreement.topics:
        b.claim(node, ":topic", ox.NamedNode(f"{b.base}topic/{topic.value}"), topic)
    if agreement.signed_at and agreement.signed_at in meetings:
        b.say(node, ":signedAt", meetings[agreement.signed_at])
    if agreement.replaces and agreement.replaces.value in names:
        b.claim(node, "dct:replaces", names[agreement.replaces.value], agreement.replaces)


def _write_claims(b: Builder) -> None:
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
