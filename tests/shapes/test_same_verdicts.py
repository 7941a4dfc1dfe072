"""However a graph is broken, the quick check and pySHACL say the same."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decoop.graph.exchange.terms import PREFIXES
from decoop.graph.validation.quick import check
from decoop.graph.validation.validate import to_rdflib, validate

FILES = sorted((Path(__file__).parent / "valid").glob("*.ttl"))
GRAPHS = [tuple(ox.parse(input=path.read_bytes(), format=ox.RdfFormat.TURTLE)) for path in FILES]
XSD = PREFIXES["xsd"]
FORMS = {
    "date": ["2024-05-02", "2023-02-29", "2024-13-01", "soon", "2024-05-02Z"],
    "gYearMonth": ["2024-05", "2024-17"],
    "gYear": ["2024", "24"],
    "gMonthDay": ["--02-29", "--02-31"],
    "gMonth": ["--02", "--13"],
    "integer": ["7", "-1", "many"],
    "decimal": ["0.5", "5.", "1.5"],
    "boolean": ["true", "yes"],
}
STRANGE = [
    *(ox.Literal(text, datatype=ox.NamedNode(XSD + kind)) for kind, texts in FORMS.items() for text in texts),
    *(ox.Literal(text) for text in ("", "x", "en", "Huế")),
    ox.Literal("Huế", language="vi"),
    ox.Literal("", language="en"),
    ox.NamedNode("https://w3id.org/decoop/id/nobody"),
    ox.NamedNode(PREFIXES[""] + "Held"),
    ox.NamedNode(PREFIXES[""] + "Planned"),
]


@st.composite
def broken(draw):
    """Take a valid graph, or two, and drop, change, move and repeat some statements."""
    graph = list(draw(st.sampled_from(GRAPHS)))
    if draw(st.booleans()):
        graph += draw(st.sampled_from(GRAPHS))
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(graph) - 1))
        quad, other = graph[place], draw(st.sampled_from(graph))
        match draw(st.sampled_from(["drop", "value", "strange", "subject", "add"])):
            case "drop" if len(graph) > 1:
                del graph[place]
            case "value":
                graph[place] = ox.Quad(quad.subject, quad.predicate, other.object)
            case "strange":
                graph[place] = ox.Quad(quad.subject, quad.predicate, draw(st.sampled_from(STRANGE)))
            case "subject":
                graph[place] = ox.Quad(other.subject, quad.predicate, quad.object)
            case _:
                graph.append(ox.Quad(quad.subject, other.predicate, other.object))
    return graph


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(broken())
def test_same_verdicts(graph):
    assert check(graph) == validate(to_rdflib(graph))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(broken())
def test_same_verdicts_on_the_union(graph):
    assert check(graph, union=True) == validate(to_rdflib(graph), union=True)


@pytest.mark.parametrize("folder", [Path(__file__).parents[2] / "examples"])
def test_examples_conform(folder):
    from decoop.extract.article import Article
    from decoop.extract.pipeline import extract
    from decoop.extract.reading.read import read
    from decoop.graph.quads.build import build

    articles = [one for one in read([str(folder)]) if isinstance(one, Article)]
    assert articles
    for article in articles:
        quads = build(article, extract(article))
        quick = check(quads)
        assert quick.violations == (), article.identifier
        if article is articles[0]:
            assert validate(to_rdflib(quads)) == quick
