"""The terms of the ontology with all that documents them: labels, axioms, an example, the shapes that guard them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from ..graph.exchange.terms import shorten
from .vocabulary import SKOS, TYPE, read

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
DCT = "http://purl.org/dc/terms/"
SH = "http://www.w3.org/ns/shacl#"
FACTS = {
    TYPE: "is a",
    RDFS + "subClassOf": "sub-class of",
    RDFS + "subPropertyOf": "sub-property of",
    RDFS + "domain": "domain",
    RDFS + "range": "range",
    SKOS + "closeMatch": "close to",
    SKOS + "editorialNote": "note",
}
LONGEST_EXAMPLE = 12  # lines


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one class, property or individual; ``shapes`` are (severity, message in English)."""

    iri: str
    labels: dict[str, str]
    comments: dict[str, str]
    facts: dict[str, tuple[str, ...]]
    example: str = ""
    shapes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Documented:
    """Hold the ontology's description and its terms, in the order of the file."""

    title: str
    description: dict[str, str]
    version: str
    licence: str
    terms: list[Term] = field(default_factory=list)


Said = dict[str, list[ox.NamedNode | ox.Literal]]


def document_terms(articles: Sequence[str | Path] = ()) -> Documented:
    """Return the terms of decoop.ttl, with examples from the graphs of some articles and the shapes' messages."""
    described: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    for quad in read("decoop"):
        described[quad.subject.value][quad.predicate.value].append(quad.object)  # type: ignore[union-attr, arg-type]
    ontology = next(said for said in described.values() if OWL + "versionIRI" in said)
    examples, shapes = find_examples(articles), find_shapes()
    terms = [
        Term(
            iri,
            by_language(said[RDFS + "label"]),
            by_language(said[RDFS + "comment"] or said[SKOS + "scopeNote"]),
            {
                name: tuple(shorten(v.value) if isinstance(v, ox.NamedNode) else v.value for v in said[key])
                for key, name in FACTS.items()
                if key in said
            },
            examples.get(iri, ""),
            tuple(shapes.get(iri, ())),
        )
        for iri, said in described.items()
        if RDFS + "label" in said
    ]
    return Documented(
        by_language(ontology[DCT + "title"])["en"],
        by_language(ontology[DCT + "description"]),
        ontology[OWL + "versionInfo"][0].value,
        ontology[DCT + "license"][0].value,
        terms,
    )


def by_language(values: Iterable[ox.NamedNode | ox.Literal]) -> dict[str, str]:
    """Return texts by their language."""
    return {value.language or "": value.value for value in values if isinstance(value, ox.Literal)}


def find_examples(articles: Sequence[str | Path]) -> dict[str, str]:
    """Return, by term, the shortest description in the graphs of some articles that uses it, as Turtle."""
    if not articles:
        return {}
    from ..extract.pipeline import extract
    from ..extract.reading.read import Rejected
    from ..extract.reading.read import read as read_articles
    from ..graph.exchange.turtle import reading_order, write_subjects
    from ..graph.quads.build import build

    used: dict[str, set[str]] = defaultdict(set)
    for article in read_articles(articles):
        if isinstance(article, Rejected):
            continue
        lines: dict[str, list[bytes]] = defaultdict(list)
        terms: dict[str, set[str]] = defaultdict(set)
        for quad in build(article, extract(article)):
            subject = quad.subject.value  # type: ignore[union-attr]
            lines[subject].append(f"{quad.triple} .\n".encode())
            terms[subject].add(quad.predicate.value)
            if isinstance(quad.object, ox.NamedNode):
                terms[subject].add(quad.object.value)
        for subject, found in lines.items():
            text = "".join(write_subjects(sorted(found, key=reading_order)))
            if text.count("\n") <= LONGEST_EXAMPLE:
                for term in terms[subject]:
                    used[term].add(text)
    return {term: min(texts, key=lambda text: (len(text), text)) for term, texts in used.items()}


def find_shapes() -> dict[str, list[tuple[str, str]]]:
    """Return, by class or property, the severities and English messages of the shapes about it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source in sorted((files("decoop") / "shapes").iterdir(), key=lambda path: path.name):
        if not source.name.endswith(".ttl"):
            continue
        said: dict[ox.NamedNode | ox.BlankNode | ox.Triple, Said] = defaultdict(lambda: defaultdict(list))
        for quad in ox.parse(source.read_bytes(), format=ox.RdfFormat.TURTLE):
            said[quad.subject][quad.predicate.value].append(quad.object)
        for shape in list(said.values()):
            for target in shape[SH + "targetClass"]:
                for part in (
                    shape,
                    *(said[node] for node in shape[SH + "property"] if not isinstance(node, ox.Literal)),
                ):
                    found[target.value] += _messages(part)
            for path in shape[SH + "path"]:
                if isinstance(path, ox.NamedNode):
                    found[path.value] += _messages(shape)
    return {term: sorted(set(messages)) for term, messages in found.items()}


def _messages(shape: Said) -> list[tuple[str, str]]:
    severity = shape[SH + "severity"][0].value.removeprefix(SH) if shape[SH + "severity"] else "Violation"
    return [(severity, text) for lang, text in by_language(shape[SH + "message"]).items() if lang == "en"]
