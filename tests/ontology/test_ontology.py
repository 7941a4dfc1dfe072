"""The ontology says what each class and property of the article graphs is, in each language."""

from collections import defaultdict
from pathlib import Path

import pytest

from decoop import __version__
from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read as read_articles
from decoop.graph.quads.build import build
from decoop.ontology.vocabulary import NS, SKOS, read

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES = {"en", "fr", "vi"}


@pytest.fixture(scope="module")
def terms() -> dict[str, dict[str, list]]:
    found = defaultdict(lambda: defaultdict(list))
    for quad in read("decoop"):
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


def described(terms):
    return {iri: said for iri, said in terms.items() if RDFS + "label" in said}


def test_every_term_has_a_label_and_a_comment_in_each_language(terms):
    for iri, said in described(terms).items():
        assert {label.language for label in said[RDFS + "label"]} == LANGUAGES, iri
        comments = said[RDFS + "comment"] if iri.startswith(NS) else said[SKOS + "scopeNote"]
        assert {comment.language for comment in comments} == LANGUAGES, iri


def test_every_property_of_ours_has_a_domain_and_a_range_or_says_why_not(terms):
    for iri, said in described(terms).items():
        kinds = {kind.value for kind in said[RDF + "type"]}
        if iri.startswith(NS) and kinds & {OWL + "ObjectProperty", OWL + "DatatypeProperty"}:
            notes = " ".join(note.value for note in said[SKOS + "editorialNote"])
            assert said[RDFS + "domain"] or "No domain:" in notes, iri
            assert said[RDFS + "range"] or "No range:" in notes, iri


def test_what_the_builder_writes_is_described(terms):
    used = set()
    for article in read_articles([EXAMPLES]):
        for quad in build(article, extract(article)):
            used.add(quad.predicate.value)
            if quad.predicate.value == RDF + "type" or quad.predicate.value == NS + "status":
                used.add(quad.object.value)
    assert used - set(described(terms)) - {RDF + "type", OWL + "sameAs"} == set()


def test_the_vocabularies_use_terms_that_are_described(terms):
    used = {
        quad.predicate.value
        for name in ("roles", "institutions", "topics", "places")
        for quad in read(name)
        if quad.predicate.value.startswith(NS)
    }
    assert used <= set(described(terms))


def test_the_version_is_that_of_the_package(terms):
    ontology = next(iri for iri, said in terms.items() if OWL + "versionIRI" in said)
    assert terms[ontology][OWL + "versionIRI"][0].value == f"{NS.removesuffix('#')}/{__version__}"
