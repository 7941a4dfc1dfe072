"""The SKOS vocabularies as Python values: what extraction compiles its matchers from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

SKOS = "http://www.w3.org/2004/02/skos/core#"
NS = "https://w3id.org/decoop/ns#"
ID = "https://w3id.org/decoop/id/"
CONCEPT = SKOS + "Concept"
BROADER = SKOS + "broader"
RANKS = {SKOS + "prefLabel": 0, SKOS + "altLabel": 1, SKOS + "hiddenLabel": 2}


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
    """Yield the triples of a Turtle file of this folder ("places"), then of its hand-made companion ("places-extra")."""
    folder = files(__package__)
    for part in (name, f"{name}-extra"):
        source = folder / f"{part}.ttl"
        if source.is_file():
            yield from ox.parse(source.read_bytes(), format=ox.RdfFormat.TURTLE)


@cache
def concepts(scheme: str) -> dict[str, Concept]:
    """Return the concepts of a scheme ("roles", "institutions", "topics", "places") by code, in code order."""
    labels: dict[str, list[tuple[int, str, str]]] = {}
    broader: dict[str, list[str]] = {}
    properties: dict[str, dict[str, list[str]]] = {}
    found: set[str] = set()
    for quad in read(scheme):
        subject: str = quad.subject.value  # type: ignore[union-attr]  # no blank nodes or quoted triples in these files
        predicate, value = quad.predicate.value, quad.object
        text: str = value.value  # type: ignore[union-attr]
        if predicate in RANKS and isinstance(value, ox.Literal):
            labels.setdefault(subject, []).append((RANKS[predicate], text, value.language or ""))
        elif predicate == BROADER:
            broader.setdefault(subject, []).append(text.rsplit("/", 1)[-1])
        else:
            if text == CONCEPT:
                found.add(subject)
            properties.setdefault(subject, {}).setdefault(predicate, []).append(text)
    concepts = (
        Concept(
            subject,
            subject.rsplit("/", 1)[-1],
            _by_language(labels.get(subject, [])),
            tuple(sorted(broader.get(subject, ()))),
            {predicate: tuple(sorted(values)) for predicate, values in sorted(properties[subject].items())},
        )
        for subject in found
    )
    return {concept.code: concept for concept in sorted(concepts, key=lambda c: c.code)}


def _by_language(labels: list[tuple[int, str, str]]) -> dict[str, tuple[str, ...]]:
    """Group labels by language, the preferred one first, without repeats."""
    slots: dict[str, dict[str, None]] = {language: {} for language in sorted({language for _, _, language in labels})}
    for _, text, language in sorted(labels):
        slots[language][text] = None
    return {language: tuple(forms) for language, forms in slots.items()}
