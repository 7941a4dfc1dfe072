"""Every constraint has a graph that keeps it and graphs that break it, and both validators say so."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from decoop.graph.validation.compiled import COMPILED
from decoop.graph.validation.index import Index
from decoop.graph.validation.quick import check
from decoop.graph.validation.shapes import Qualified, read_shapes
from decoop.graph.validation.union import with_vocabulary
from decoop.graph.validation.validate import shapes_graph, to_rdflib, validate

HERE = Path(__file__).parent
VALID, INVALID = (sorted((HERE / folder).glob("*.ttl")) for folder in ("valid", "invalid"))
UNION = {shape.name for shape in read_shapes(True)}
BASE = "https://w3id.org/decoop/id/"


@cache
def quads(path):
    return tuple(ox.parse(input=path.read_bytes(), format=ox.RdfFormat.TURTLE))


def constraint(path):
    return path.name.split(".")[0]


def both(path):
    union = constraint(path) in UNION
    graph = list(with_vocabulary(quads(path))) if union else list(quads(path))
    return check(graph, union=union), validate(to_rdflib(graph), union=union)


def name(path):
    return path.stem


@pytest.mark.parametrize("path", VALID, ids=name)
def test_valid(path):
    quick, record = both(path)
    assert quick.findings == ()
    assert record == quick


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_invalid(path):
    """A graph breaks the constraint that its file is named after, and no other."""
    quick, record = both(path)
    assert {finding.shape for finding in quick.findings} == {constraint(path)}
    assert record == quick


def asked():
    """Each constraint as the files name it: the shape, and the part of it that a graph may break."""
    for shape in (*read_shapes(), *read_shapes(True)):
        if shape.select:
            yield shape.name
        for one in shape.constraints:
            if isinstance(one.value, Qualified):
                yield from [f"{shape.name}.qualifiedMinCount"] * bool(one.value.least)
                yield from [f"{shape.name}.qualifiedMaxCount"] * (one.value.most is not None)
            else:
                yield f"{shape.name}.{one.name}"


def test_every_constraint_has_its_graphs():
    assert sorted(asked()) == sorted(path.stem for path in INVALID)
    assert {one.split(".")[0] for one in asked()} == {path.stem for path in VALID}


@pytest.mark.parametrize("shape", [*read_shapes(), *read_shapes(True)], ids=lambda shape: shape.name)
def test_messages_in_three_languages(shape):
    assert sorted(shape.messages) == ["en", "fr", "vi"]
    assert len(set(shape.messages.values())) == 3
    assert shape.severity in ("Violation", "Warning")


def test_shapes_have_no_name_twice():
    names = [shape.name for shape in (*read_shapes(), *read_shapes(True))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_compiled_constraints_say_what_their_queries_say(path):
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads(path))
    index = Index(quads(path))
    for shape in read_shapes():
        if shape.name in COMPILED:
            asked = {(row["this"], row["value"]) for row in store.query(shape.select)}
            rows = COMPILED[shape.name](index, shape, index.focus(shape))
            assert {(node, value) for node, _, value in rows} == asked, shape.name


def test_several_articles_are_checked_without_upper_counts():
    graph = [q for path in VALID if constraint(path) in ("person-name", "place-name") for q in quads(path)]
    other = [
        ox.Quad(ox.NamedNode(BASE + "article/y"), q.predicate, q.object)
        for q in graph
        if q.subject.value == BASE + "article/x"
    ]
    names = [q for q in graph if q.predicate.value.endswith("/name") and isinstance(q.object, ox.Literal)]
    again = [
        ox.Quad(q.subject, q.predicate, ox.Literal(q.object.value + "!", language=q.object.language))
        if q.object.language
        else ox.Quad(q.subject, q.predicate, ox.Literal(q.object.value + "!"))
        for q in names
    ]
    assert any("maxCount" in f.component or "MaxCount" in f.component for f in check(graph + again).findings)
    assert not any("MaxCount" in f.component for f in check(graph + other + again).findings)
    assert check(graph + other + again) == validate(to_rdflib(graph + other + again))


def test_shapes_graph_is_read_once():
    assert shapes_graph() is shapes_graph()
