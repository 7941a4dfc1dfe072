"""One body is one node in whatever language it is told, and two bodies are two."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read_text
from decoop.graph.quads.build import build

CASES = {
    name: tomllib.loads((Path(__file__).parent / "bodies" / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("same", "apart")
}
LANGUAGES = ("en", "fr", "vi")
SHARED = {
    "en": "The Ministry of Health and the Twinning Committee received the delegation of Toulouse.",
    "fr": "Le ministère de la Santé et le comité de jumelage ont reçu la délégation de Toulouse.",
}


def institutions(text: str, language: str):
    """Return the institutions of a text by key."""
    facts = extract(read_text(text, identifier="case", language=language, published="2024-05-21"))
    return {institution.key: institution for institution in facts.institutions}


def graph(text: str, language: str, identifier: str = "case"):
    """Return the quads of a text."""
    article = read_text(text, identifier=identifier, language=language, published="2024-05-21")
    return build(article, extract(article))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES["same"])
def test_a_body_has_one_key_in_all_languages(name, language):
    case = CASES["same"][name]
    told = institutions(case[language], language)
    kind = case["key"].rsplit("/", 1)[-1]
    assert {key for key, one in told.items() if kind.startswith(one.kind)} == {case["key"]}, sorted(told)


@pytest.mark.parametrize("name", CASES["apart"])
def test_other_bodies_have_other_keys(name):
    case = CASES["apart"][name]
    told = institutions(case["text"], case["language"])
    owners = [{key for key, one in told.items() if name in (one.name, *one.aliases)} for name in case["names"]]
    assert all(len(keys) == 1 for keys in owners), sorted((key, one.name) for key, one in told.items())
    assert len(set.union(*owners)) == len(case["names"])


@pytest.mark.parametrize("language", SHARED)
def test_a_name_that_others_bear_is_a_body_of_its_article_alone(language):
    """Two articles that tell nobody's ministry do not speak of one ministry."""
    nodes = []
    for identifier in ("one", "two"):
        told = {str(quad.subject.value) for quad in graph(SHARED[language], language, identifier)}
        nodes.append({iri for iri in told if "/institution/" in iri and "toulouse" not in iri})
    assert len(nodes[0]) == len(nodes[1]) == 2, nodes
    assert not nodes[0] & nodes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_department_has_the_competences_that_its_name_says(language):
    text = CASES["same"]["education-department"][language]
    told = institutions(text, language)[CASES["same"]["education-department"]["key"]]
    assert told.competences == ("education", "training")
    quads = {(quad.predicate.value, getattr(quad.object, "value", "")) for quad in graph(text, language)}
    assert {o.rsplit("/", 1)[-1] for p, o in quads if p.endswith("#competence")} == {"education", "training"}


def test_a_parliament_has_none():
    told = institutions(CASES["same"]["senate"]["en"], "en")
    assert told["institution/fr/parliament-upper-house"].competences == ()
