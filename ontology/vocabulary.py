"""The SKOS vocabularies as Python values: what extraction compiles its matchers from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

SKOS = "http://www.w3.org/2004/02/skos/core#"
NS = "https://w3id.org/decoop/ns#"
ID = "https://w3id.org/decoop/id/"


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


def parse(name: str) -> ox.Store:
    """Load one Turtle file of this folder ("roles") into a store in memory."""
    store = ox.Store()
    with (files(__package__) / f"{name}.ttl").open("rb") as source:
        store.bulk_load(input=source, format=ox.RdfFormat.TURTLE)
    return store


@cache
def concepts(scheme: str) -> dict[str, Concept]:
    """Return the concepts of a scheme ("roles", "institutions", "topics", "places") by code, in code order."""
    store = parse(scheme)
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found = {}
    for node in store.quads_for_pattern(None, kind, ox.NamedNode(SKOS + "Concept")):
        subject = node.subject
        labels: dict[str, dict[str, list[str]]] = {}
        broader, properties = [], {}
        for quad in store.quads_for_pattern(subject, None, None):
            predicate, value = quad.predicate.value, quad.object
            if isinstance(value, ox.Literal) and predicate.startswith(SKOS) and predicate.endswith("Label"):
                slot = labels.setdefault(value.language or "", {})
                slot.setdefault(predicate.removeprefix(SKOS), []).append(value.value)
            elif predicate == SKOS + "broader":
                broader.append(value.value.rsplit("/", 1)[-1])
            else:
                properties.setdefault(predicate, []).append(value.value)
        code = subject.value.rsplit("/", 1)[-1]
        found[code] = Concept(
            subject.value,
            code,
            {
                language: tuple(
                    form for rank in ("prefLabel", "altLabel", "hiddenLabel") for form in sorted(slot.get(rank, []))
                )
                for language, slot in sorted(labels.items())
            },
            tuple(sorted(broader)),
            {predicate: tuple(sorted(values)) for predicate, values in sorted(properties.items())},
        )
    return dict(sorted(found.items()))
