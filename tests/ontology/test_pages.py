"""The documentation pages build from the files, and hold each term with its example and its shapes."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from decoop.ontology.pages import write_pages
from decoop.ontology.terms import document_terms
from decoop.ontology.vocabulary import NS, SCHEMES, concepts

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, str]:
    written = write_pages(tmp_path_factory.mktemp("pages"), [EXAMPLES])
    return {path.stem: path.read_text(encoding="utf-8") for path in written}


class Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002
        self.found += [value for name, value in attrs if name == "id"]


def ids_of(text):
    parser = Ids()
    parser.feed(text)
    return parser.found


def test_each_term_has_a_section(pages):
    ids = ids_of(pages["index"])
    assert len(ids) == len(set(ids)) == len(document_terms().terms)
    assert {":Meeting", ":signedOn", "org:Membership", ":Held"} <= set(ids)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_vocabulary_has_a_page(pages, scheme):
    shown = set(ids_of(pages[scheme]))
    assert shown <= set(concepts(scheme))
    assert scheme == "places" or shown == set(concepts(scheme))


def test_terms_stand_with_an_example_and_the_shapes_that_guard_them():
    terms = {term.iri.removeprefix(NS): term for term in document_terms([EXAMPLES]).terms}
    assert ":Meeting" in terms["Meeting"].example
    assert any("exactly one status" in message for _, message in terms["Meeting"].shapes)
    assert ":signedOn" in terms["signedOn"].example
    assert any("status" in message for _, message in terms["status"].shapes)


def test_the_pages_are_the_same_each_time(pages, tmp_path):
    again = write_pages(tmp_path, [EXAMPLES])
    assert {path.stem: path.read_text(encoding="utf-8") for path in again} == pages
