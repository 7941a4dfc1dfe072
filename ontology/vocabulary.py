"""The SKOS vocabularies as Python values: what extraction compiles its matchers from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

SKOS = "http://www.w3.org/2004/02/skos/core#"
NS = "https://w3id.org/decoop/ns#"
ID = "https://w3id.org/decoop/id/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SCHEMES = ("roles", "institutions", "topics", "competences", "places")
SOURCES = ("decoop", *SCHEMES)
CONCEPT = SKOS + "Concept"
BROADER = SKOS + "broader"
RANKS = {SKOS + "prefLabel": "0", SKOS + "altLabel": "1", SKOS + "hiddenLabel": "2"}
LAST_RANK = "3"  # sorts before any IRI
IS_CONCEPT = (TYPE, "", CONCEPT)


@dataclass(frozen=True, slots=True)
class Concept:
    """Hold one concept: ``code`` is the last step of its IRI, labels are by language, the preferred one first."""

    iri: str
    code: str
    labels: dict[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()  # codes
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)  # other predicates, by full IRI

    def label(self, language: str) -> str:
        """Return the preferred label in a language, in English where it has none, else the code."""
        for tongue in (language, "en"):
            if self.labels.get(tongue):
                return self.labels[tongue][0]
        return next((forms[0] for forms in self.labels.values()), self.code)


def read(name: str) -> Iterator[ox.Quad]:
    """Yield the triples of a Turtle file of this folder ("places") and of its hand-made companion ("places-extra")."""
    folder = files(__package__)
    for part in (name, f"{name}-extra"):
        source = folder / f"{part}.ttl"
        if source.is_file():
            yield from ox.parse(source.read_bytes(), format=ox.RdfFormat.TURTLE)


@cache
def concepts(scheme: str) -> dict[str, Concept]:
    """Return the concepts of one of the ``SCHEMES`` by code, in code order."""
    described: dict[str, list[tuple[str, str, str]]] = {}
    for quad in read(scheme):
        value = quad.object
        predicate = quad.predicate.value
        language = value.language or "" if isinstance(value, ox.Literal) else ""
        row = (RANKS.get(predicate, predicate), language, value.value)  # type: ignore[union-attr]  # no quoted triples here
        subject = quad.subject.value  # type: ignore[union-attr]
        if subject in described:
            described[subject].append(row)
        else:
            described[subject] = [row]
    found = [_concept(iri, rows) for iri, rows in described.items() if IS_CONCEPT in rows]
    return {concept.code: concept for concept in sorted(found, key=lambda c: c.code)}


def _concept(iri: str, rows: list[tuple[str, str, str]]) -> Concept:
    """Return the concept that the rows (rank of a label or predicate, language, value) of a subject describe."""
    labels: dict[str, dict[str, None]] = {}
    broader: list[str] = []
    properties: dict[str, tuple[str, ...]] = {}
    rows.sort()  # labels first, the preferred ones before the others
    for predicate, language, text in rows:
        if predicate < LAST_RANK:
            labels.setdefault(language, {})[text] = None
        elif predicate == BROADER:
            broader.append(text.rsplit("/", 1)[-1])
        else:
            properties[predicate] = (*properties.get(predicate, ()), text)
    forms = {language: tuple(found) for language, found in labels.items()}
    return Concept(iri, iri.rsplit("/", 1)[-1], forms, tuple(broader), properties)


@cache
def council_of(place: str) -> str | None:
    """Return the kind of council that is one institution with a territory, by the territory's code, or None.

    >>> council_of("fr-idf"), council_of("fr-94"), council_of("vn-hn")
    ('regional-council', 'departmental-council', None)
    """
    for code, concept in concepts("institutions").items():
        if any(re.fullmatch(pattern, place) for pattern in concept.properties.get(NS + "councilOf", ())):
            return code
    return None


def institution_class(kind: str) -> str:
    """Return the class (local name) of a kind of institution, "Institution" where the kind is unknown."""
    concept = concepts("institutions").get(kind)
    return concept.properties[NS + "institutionClass"][0].removeprefix(NS) if concept else "Institution"


def role_at(title: str, kind: str | None) -> str:
    """Return the role that a title means at a kind of institution.

    Languages divide titles differently ("Phó Chủ tịch" is a vice-chair and a vice-president): a label gives ``title``,
    the code of one concept; ``:titledAs`` and ``:heldAt`` say at which kinds of institution it is another.

    >>> role_at("vice-chair", "regional-council"), role_at("vice-chair", "company-unknown")
    ('vice-president', 'vice-chair')
    """
    return _roles_by_place_of_office().get((title, kind or ""), title)


@cache
def _roles_by_place_of_office() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for code, concept in concepts("roles").items():
        for kind in concept.properties.get(NS + "heldAt", ()):
            for title in concept.properties.get(NS + "titledAs", ()):
                found[title.rsplit("/", 1)[-1], kind.rsplit("/", 1)[-1]] = code
    return found


def above(scheme: str, code: str) -> list[str]:
    """Return the codes of the concepts above one, nearest first."""
    everything = concepts(scheme)
    found: list[str] = []
    waiting = list(everything[code].broader)
    while waiting:
        step = waiting.pop(0)
        if step not in found:
            found.append(step)
            waiting.extend(everything[step].broader)
    return found


def vocabulary_quads(places: Iterable[str] | None = None, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
    """Yield the ontology and its vocabularies, for a dump that explains its own codes.

    ``places`` are the codes of the places that the dump mentions: those above them are added, the other forty thousand
    left out; None means all. ``graph`` is the named graph to put the triples in, the default graph where None.
    """
    wanted = None
    if places is not None:
        known = [code for code in places if code in concepts("places")]
        wanted = {ID + "place/" + step for code in known for step in (code, *above("places", code))}
    target = graph or ox.DefaultGraph()
    for name in SOURCES:
        for quad in read(name):
            subject = quad.subject.value  # type: ignore[union-attr]
            if name != "places" or wanted is None or subject in wanted or not subject.startswith(ID + "place/"):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, target)
