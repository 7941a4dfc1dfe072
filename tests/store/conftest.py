"""Article graphs made by rule, for tests of the store."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

ID = "https://w3id.org/decoop/id/"
NS = "https://w3id.org/decoop/ns#"
SCHEMA = "https://schema.org/"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
HARD_TEXT = 'a "quote", a \\ and \\u0022 and \\U00000022 . } ; DROP ALL # \n\t\r 𝄞 Nguyễn\u0300 \u007f'


def make_article(number: int, edition: int = 0) -> tuple[str, list[ox.Quad]]:
    """Return the IRI and a small graph of article `number`; another edition changes some of its quads."""
    iri = f"{ID}article/a{number:05d}"
    graph = ox.NamedNode(iri)
    person = ox.NamedNode(f"{ID}person/p-{number % 17}")
    xsd_date = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    published = f"2023-04-{number % 28 + 1:02d}"
    told: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (graph, RDF_TYPE, ox.NamedNode(f"{SCHEMA}NewsArticle")),
        (graph, ox.NamedNode("http://purl.org/dc/terms/identifier"), ox.Literal(f"a{number:05d}")),
        (graph, ox.NamedNode(f"{SCHEMA}headline"), ox.Literal(f"Tin số {number}, bản {edition}", language="vi")),
        (graph, ox.NamedNode(f"{SCHEMA}inLanguage"), ox.Literal("vi")),
        (
            graph,
            ox.NamedNode(f"{SCHEMA}datePublished"),
            ox.Literal(published, datatype=xsd_date),
        ),
        (graph, ox.NamedNode(f"{NS}textDigest"), ox.Literal(f"{number:064x}")),
        (graph, ox.NamedNode(f"{NS}graphDigest"), ox.Literal(f"{number * 100 + edition:064x}")),
        (person, RDF_TYPE, ox.NamedNode("http://xmlns.com/foaf/0.1/Person")),
        (person, ox.NamedNode("http://xmlns.com/foaf/0.1/name"), ox.Literal(f"Nguyễn Văn {number % 17}")),
    ]
    for place in range(3):
        quote = ox.NamedNode(f"{iri}#char={place * 10},{place * 10 + 5 + edition}")
        told += [
            (quote, RDF_TYPE, ox.NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")),
            (quote, ox.NamedNode("http://www.w3.org/ns/oa#start"), ox.Literal(place * 10)),
            (quote, ox.NamedNode("http://www.w3.org/ns/oa#exact"), ox.Literal(HARD_TEXT)),
        ]
    return iri, [ox.Quad(*triple, graph) for triple in told]


@pytest.fixture(scope="session")
def article() -> Callable[..., tuple[str, list[ox.Quad]]]:
    return make_article
