"""What the ontology calls its classes and properties, in the reader's language."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from ...ontology.vocabulary import read

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@cache
def ontology_labels() -> dict[tuple[str, str], str]:
    """Return the labels of decoop.ttl by IRI and language."""
    labels = {}
    for quad in read("decoop"):
        if (
            quad.predicate.value == LABEL
            and isinstance(quad.object, ox.Literal)
            and isinstance(quad.subject, ox.NamedNode)
        ):
            labels[quad.subject.value, quad.object.language or ""] = quad.object.value
    return labels


def label_of(iri: str, language: str) -> str:
    """Return the label of a class or property in a language, in English where it has none, else the end of its IRI."""
    labels = ontology_labels()
    return labels.get((iri, language)) or labels.get((iri, "en")) or iri.replace("#", "/").rsplit("/", 1)[-1]
