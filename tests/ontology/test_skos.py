"""The vocabularies are sound SKOS, and no label leaves the lexicon in doubt."""

import unicodedata
from collections import Counter, defaultdict

import pytest

from decoop.ontology.vocabulary import ID, NS, SKOS, concepts, read

SCHEMES = ["competences", "institutions", "places", "roles", "topics"]
LEXICONS = ["institutions", "roles", "topics"]
LANGUAGES = ("en", "fr", "vi")
TOPICS = """
transport urban-planning environment water-sanitation waste energy climate heritage culture tourism education research
health agriculture economy-trade investment digital governance sport youth francophonie logistics social security
science-technology labour
"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_preferred_label_per_language(scheme):
    labels = (quad for quad in read(scheme) if quad.predicate.value == SKOS + "prefLabel")
    preferred = Counter((quad.subject.value, quad.object.language) for quad in labels)
    assert [key for key, count in preferred.items() if count > 1] == []


@pytest.mark.parametrize("scheme", LEXICONS)
def test_every_concept_is_named_in_each_language(scheme):
    named = {(q.subject.value, q.object.language) for q in read(scheme) if q.predicate.value == SKOS + "prefLabel"}
    assert [(c.code, lang) for c in concepts(scheme).values() for lang in LANGUAGES if (c.iri, lang) not in named] == []


@pytest.mark.parametrize("scheme", LEXICONS)
def test_a_label_belongs_to_one_concept(scheme):
    owners = defaultdict(set)
    for concept in concepts(scheme).values():
        for language, forms in concept.labels.items():
            for form in forms:
                owners[language, form.casefold()].add(concept.code)
    assert {label: codes for label, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_are_tidy(scheme):
    forms = {form for c in concepts(scheme).values() for group in c.labels.values() for form in group}
    assert [f for f in sorted(forms) if f != " ".join(f.split()) or f != unicodedata.normalize("NFC", f)] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_is_reached_from_a_top_concept_without_a_cycle(scheme):
    everything = concepts(scheme)
    top = SKOS + "topConceptOf"
    for concept in everything.values():
        assert bool(concept.broader) != (top in concept.properties), concept.code
        above: set[str] = set()
        frontier = set(concept.broader)
        while frontier:
            above |= frontier
            frontier = {broader for code in frontier for broader in everything[code].broader} - above
        assert concept.code not in above
        assert not concept.broader or any(top in everything[code].properties for code in above)


@pytest.mark.parametrize("scheme", LEXICONS)
def test_every_reference_to_a_concept_is_to_one_that_is_there(scheme):
    folders = {"institution-kind": "institutions", "role-kind": "roles", "topic": "topics", "place": "places"}
    for concept in concepts(scheme).values():
        for values in concept.properties.values():
            for value in values:
                folder, _, code = value.removeprefix(ID).partition("/")
                assert not value.startswith(ID) or folder not in folders or code in concepts(folders[folder]), value


def test_the_topics_are_those_of_the_guidelines():
    assert sorted(concepts("topics")) == sorted(TOPICS.split())


def test_every_kind_of_institution_has_a_class():
    classes = {c.code: c.properties.get(NS + "institutionClass", ()) for c in concepts("institutions").values()}
    assert [code for code, found in classes.items() if len(found) != 1] == []
