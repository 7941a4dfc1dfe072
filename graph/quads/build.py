"""Facts to quads: one named graph per article, each domain statement with a claim that quotes its words.

Pure: the same facts and decisions give the same quads, in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from ... import __version__
from ...extract.article import Article
from ...extract.facts import Facts, Institution, Person, Place, Role
from ...ontology.vocabulary import concepts, council_of, institution_class, role_at
from ..exchange.terms import date_literal, term
from .build_events import describe_agreement, describe_meeting
from .builder import AUTHORITY, Builder, write_claims
from .digest import GRAPH_DIGEST, graph_digest
from .event_names import agreement_names, meeting_names, meeting_title
from .iris import BASE, digest


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
    sides = {i.key: i.territory for i in facts.institutions if i.territory}
    local = frozenset(i.key for i in facts.institutions if i.local)
    b = Builder(article, base, decisions or {}, sides=sides, local=local)
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
        describe_meeting(b, meeting, meetings, meeting_title(meeting, called, article.language))
    for agreement in facts.agreements:
        describe_agreement(b, agreement, agreements, meetings)
    write_claims(b)
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
    kind = council or institution.kind
    b.types(node, "org:Organization", f":{institution_class(kind)}")
    b.say(node, "skos:prefLabel", b.text(institution.name))
    for alias in institution.aliases:
        b.say(node, "skos:altLabel", b.text(alias))
    if kind in concepts("institutions"):
        b.say(node, ":kind", ox.NamedNode(f"{b.base}institution-kind/{kind}"))
    for competence in institution.competences:
        b.say(node, ":competence", ox.NamedNode(f"{b.base}competence/{competence}"))
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
