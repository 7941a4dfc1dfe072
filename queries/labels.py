"""Labels for IRIs, in a reader's language where there is one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from ..graph.store.interface import Answer, Store
from ..ontology.vocabulary import ID, NS, concepts, read

RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
BORROWED = {  # vocabularies whose terms headings.toml may name
    "https://schema.org/",
    "http://www.w3.org/ns/org#",
    "http://xmlns.com/foaf/0.1/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/prov#",
}
BATCH = 400  # IRIs in one query
SCHEME_OF = {"topic": "topics", "role-kind": "roles", "institution-kind": "institutions"}
LABELS = """PREFIX : <https://w3id.org/decoop/ns#>
SELECT DISTINCT ?thing ?property ?label WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?property {{
    <http://xmlns.com/foaf/0.1/name> <http://www.w3.org/2004/02/skos/core#prefLabel> <http://purl.org/dc/terms/title>
    <https://schema.org/name> <https://schema.org/headline> :title
  }}
  ?thing ?property ?label
}}"""


def label_all(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return a label for each IRI: what `find_labels` finds, else the part of the IRI that a person reads."""
    wanted = set(iris)
    return {iri: short_name(iri) for iri in wanted} | find_labels(store, wanted, language)


def find_labels(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return the labels there are: a concept's, else a name in the graph, in the language asked for if there is one.

    Of several spellings in one language the longest counts, then the one with diacritics, which sorts last.
    """
    wanted = sorted(set(iris))
    concept_labels = ((iri, _concept_label(iri, language)) for iri in wanted)
    found = {iri: label for iri, label in concept_labels if label}
    rest = [iri for iri in wanted if iri not in found]
    told: dict[str, set[tuple[bool, bool, int, str]]] = {}
    for start in range(0, len(rest), BATCH):
        things = " ".join(str(ox.NamedNode(iri)) for iri in rest[start : start + BATCH])
        for thing, _, label in store.query(LABELS.format(things=things)).rows:
            if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal):
                rank = (label.language == language, not label.language, len(label.value), label.value)
                told.setdefault(thing.value, set()).add(rank)
    return found | {iri: max(names)[-1] for iri, names in told.items()}


def label_answer(store: Store, answer: Answer, language: str) -> dict[str, str]:
    """Return the labels there are for the IRIs in the rows of an answer."""
    iris = {term.value for row in answer.rows for term in row if isinstance(term, ox.NamedNode)}
    return find_labels(store, iris, language)


def short_name(iri: str) -> str:
    """Return the part of an IRI that a person reads."""
    if iri.startswith(ID):
        return iri.removeprefix(ID)
    return re.split(r"[/#]", iri.rstrip("/#"))[-1] or iri


def _concept_label(iri: str, language: str) -> str | None:
    if iri.startswith(NS):
        return _term_labels().get((iri, language)) or _term_labels().get((iri, "en")) or _words(iri.removeprefix(NS))
    if not iri.startswith(ID):
        return _property_label(iri, language)
    scheme, _, code = iri.removeprefix(ID).partition("/")
    concept = concepts(SCHEME_OF[scheme]).get(code) if scheme in SCHEME_OF else None
    return concept.label(language) if concept else None


def _property_label(iri: str, language: str) -> str | None:
    """Return the label of a class or property of another vocabulary, by its local name."""
    namespace = next((iri[: -len(name)] for name in (re.split(r"[/#]", iri)[-1],) if name), "")
    if namespace not in BORROWED:
        return None
    words = headings().get(iri.removeprefix(namespace), {})
    return words.get(language) or words.get("en")


@cache
def headings() -> dict[str, dict[str, str]]:
    """Return what columns and borrowed properties are called, by name and language."""
    found: dict[str, dict[str, str]] = tomllib.loads((files(__package__) / "headings.toml").read_text("utf-8"))
    return found


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


@cache
def _term_labels() -> dict[tuple[str, str], str]:
    """Return the labels of classes, properties and states, by IRI and language, from the ontology."""
    return {
        (quad.subject.value, quad.object.language or ""): quad.object.value
        for quad in read("decoop")
        if quad.predicate.value == RDFS_LABEL
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
    }
