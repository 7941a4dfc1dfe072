"""Validate a graph with pySHACL, the validator of record; ``check`` gives the same verdicts in bulk."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from .index import ARTICLE
from .report import SHAPES, Finding, Report, collect
from .shapes import Shape, read_shapes, shape_files


@contextmanager
def _no_tracebacks() -> Iterator[None]:
    """Keep rdflib from telling of each ill-formed literal, with a traceback: the shapes say what is wrong with it."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        logger.setLevel(before)


STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


@lru_cache(maxsize=256)
def _prepare(text: str) -> Query:
    return prepareQuery(text)


class _Graph(rdflib.Graph):
    """Parse a constraint's query once, not once for each node that pySHACL asks it of: a tenth of the time."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401
        """Answer a query; arguments as in rdflib."""
        prepared = _prepare(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@cache
def shapes_graph(union: bool = False, several: bool = False) -> rdflib.Graph:
    """Return the shapes as one graph, parsed once; ``several`` leaves out the upper counts, which hold per article."""
    graph = rdflib.Graph()
    for file in shape_files(union):
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    if several:
        graph.remove((None, SH.maxCount, None))
    return graph


def validate(graph: rdflib.Graph, *, union: bool = False) -> Report:
    """Validate a graph against the shapes for one article, or for the union of articles.

    Args:
        graph: one article's graph, or a flat graph of several, whose upper counts are then not checked.
        union: whether the cross-article shapes are meant.
    """
    several = len(set(graph.subjects(RDF.type, rdflib.URIRef(ARTICLE.value)))) > 1
    data = _Graph()
    data += graph
    with _no_tracebacks():
        _, results, _ = pyshacl.validate(
            data,
            shacl_graph=shapes_graph(union, several),
            inference="none",
            inplace=True,
            advanced=False,
            meta_shacl=False,
            allow_warnings=True,
        )
    shapes = {shape.name: shape for shape in read_shapes(union)}
    if not isinstance(results, rdflib.Graph):
        raise TypeError("pySHACL gave no report")
    return collect(_read(results, node, shapes) for node in results.subjects(RDF.type, SH.ValidationResult))


def _read(results: rdflib.Graph, node: rdflib.term.Node, shapes: dict[str, Shape]) -> Finding:
    def one(predicate: rdflib.URIRef) -> str:
        return _term(results.value(node, predicate))

    name = str(results.value(node, SH.sourceShape)).removeprefix(SHAPES)
    component = str(results.value(node, SH.sourceConstraintComponent)).removeprefix(str(SH))
    shape = shapes[name]
    return Finding(
        shape.severity, name, one(SH.focusNode), one(SH.resultPath), one(SH.value), component, shape.messages
    )


def _term(value: rdflib.term.Node | None) -> str:
    """Return an rdflib term as Oxigraph writes it."""
    if value is None:
        return ""
    if isinstance(value, rdflib.Literal):
        if value.language:
            return str(ox.Literal(str(value), language=value.language))
        return str(
            ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)))
            if value.datatype
            else ox.Literal(str(value))
        )
    return str(ox.BlankNode(str(value)) if isinstance(value, rdflib.BNode) else ox.NamedNode(str(value)))


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Return quads as one rdflib graph; the names of their graphs are dropped."""
    graph = rdflib.Graph()
    with _no_tracebacks():
        for quad in quads:
            graph.add((_node(quad.subject), rdflib.URIRef(quad.predicate.value), _node(quad.object)))
    return graph


def _node(value: object) -> rdflib.term.Node:
    if isinstance(value, ox.Literal):
        kind = None if value.language or value.datatype == STRING else rdflib.URIRef(value.datatype.value)
        return rdflib.Literal(value.value, lang=value.language, datatype=kind, normalize=False)
    return rdflib.BNode(value.value) if isinstance(value, ox.BlankNode) else rdflib.URIRef(str(value)[1:-1])
