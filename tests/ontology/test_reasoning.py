"""A reasoner finds the ontology and real graphs at one, and adds no class that the builder did not assert."""

from pathlib import Path

import owlrl
import pytest
from pyoxigraph import RdfFormat, serialize
from rdflib import FOAF, RDF, Graph, URIRef

from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read as read_articles
from decoop.graph.quads.build import build
from decoop.ontology.vocabulary import NS, SKOS, read

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLES = sorted(EXAMPLES.glob("*.txt"))[::2]
NOBODY = URIRef("https://example.org/nobody")
OURS = (NS, "https://schema.org/", "http://www.w3.org/ns/", "http://xmlns.com/foaf/", SKOS)


def close(graph: Graph) -> list[str]:
    """Add what OWL RL infers and return what contradicts itself."""
    closure = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    closure.closure()
    return closure.error_messages


def as_graph(quads) -> Graph:
    return Graph().parse(data=serialize({quad.triple for quad in quads}, format=RdfFormat.N_TRIPLES), format="nt")


@pytest.fixture(scope="module")
def reasoned() -> tuple[Graph, Graph, list[str]]:
    """Graphs with the ontology and the types of codes: as asserted, closed under OWL RL, and what is wrong."""
    quads = []
    for article in read_articles(ARTICLES):
        quads += build(article, extract(article))
    for name in ("decoop", "roles", "institutions", "topics"):  # without labels, which no axiom is about
        quads += [quad for quad in read(name) if not quad.predicate.value.startswith(SKOS)]
    closed = as_graph(quads)
    return as_graph(quads), closed, close(closed)


def test_nothing_is_inconsistent(reasoned):
    assert reasoned[2] == []


def test_no_class_is_inferred_that_the_builder_did_not_assert(reasoned):
    asserted, closed, _ = reasoned
    things = {s for s in asserted.subjects(RDF.type) if not str(s).startswith((NS, SKOS))}
    new = {
        (s, o)
        for s, o in closed.subject_objects(RDF.type)
        if s in things and isinstance(o, URIRef) and str(o).startswith(OURS) and (s, RDF.type, o) not in asserted
    }
    assert new == set()


def test_a_contradiction_is_found():
    person_and_place = as_graph(quad for quad in read("decoop") if not quad.predicate.value.startswith(SKOS))
    person_and_place.add((NOBODY, RDF.type, FOAF.Person))
    person_and_place.add((NOBODY, RDF.type, URIRef("https://schema.org/Place")))
    assert any("disjoint" in message.lower() for message in close(person_and_place))
