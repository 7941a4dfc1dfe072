"""Check a graph against the shapes quickly: the same verdicts as pySHACL, a small part of its time.

The shapes are the same Turtle files. What they use of SHACL Core is checked on a dictionary of the graph (``core``);
what they ask in SPARQL is written out in ``compiled``, or else asked of Oxigraph. A shape that uses more than is known
here stops with an error, so that no constraint is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from .compiled import COMPILED, Row, Undecided
from .core import COUNTS, TESTS
from .index import ARTICLE, TYPE, About, Index, Node
from .report import Finding, Report, collect
from .shapes import Shape, read_shapes

Plan = tuple[list[tuple[str, Callable[..., Iterable[str]], object]], list[tuple[str, Callable[..., bool], object]]]


def check(quads: Iterable[ox.Quad], *, union: bool = False) -> Report:
    """Check a graph (the names of its graphs do not count) against the shapes for one article, or for the union.

    A graph of several articles is checked without the upper counts, which hold for each article's own.
    """
    index = Index(quads)
    several = len(index.instances.get(ARTICLE, ())) > 1
    stores: dict[str, ox.Store] = {}
    findings: list[Finding] = []
    for shape in read_shapes(union):
        focus = index.focus(shape)
        if not focus:
            continue
        if shape.select is None:
            findings += _ask(shape, _plan(union)[shape.name], focus, index, several)
            continue
        rows = _compiled(shape, focus, index)
        if rows is None:
            name = "" if shape.name in COMPILED else "asked"  # what is not compiled names all that it reads
            store = stores.get(name) or stores.setdefault(name, _load(index, _named(union) if name else None))
            rows = _select(shape, store)
        findings += [_finding(shape, *row, "SPARQL") for row in rows]
    return collect(findings)


def find_violations(quads: Iterable[ox.Quad]) -> tuple[str, ...]:
    """Return what keeps an article's graph out of the store, a line each; none where it may go in."""
    return tuple(finding.line() for finding in check(quads).violations)


def _compiled(shape: Shape, focus: Mapping[Node, About], index: Index) -> list[Row] | None:
    """Return the rows of a query that is written out, None where Oxigraph has to be asked."""
    if shape.name not in COMPILED:
        return None
    try:
        return list(COMPILED[shape.name](index, shape, focus))
    except Undecided:
        return None


def _load(index: Index, named: frozenset[ox.NamedNode] | None) -> ox.Store:
    """Return a store of the graph, or of its triples whose property, and class if it is a type, are among some."""
    store = ox.Store()
    store.extend(
        ox.Quad(subject, predicate, value)
        for subject, about in index.values.items()
        for predicate, values in about.items()
        if named is None or predicate in named
        for value in values
        if named is None or predicate != TYPE or value in named
    )
    return store


@cache
def _named(union: bool) -> frozenset[ox.NamedNode]:
    """Return the terms in the queries that are not written out: they name every property and class that they read."""
    found = {TYPE}
    for shape in read_shapes(union):
        if shape.select is not None and shape.name not in COMPILED:
            prefixes = dict(re.findall(r"PREFIX (\w*): <([^>]*)>", shape.select))
            body = shape.select.partition("SELECT")[2]
            found |= {ox.NamedNode(prefixes[p] + n) for p, n in re.findall(r"(\w*):(\w+)", body)}
    return frozenset(found)


def _finding(shape: Shape, focus: object, path: object, value: object, component: str) -> Finding:
    about, where, what = ("" if part is None else str(part) for part in (focus, path, value))
    name = f"{component[0].upper()}{component[1:]}ConstraintComponent"
    return Finding(shape.severity, shape.name, about, where, what, name, shape.messages)


def _select(shape: Shape, store: ox.Store) -> list[Row]:
    rows = store.query(shape.select or "")
    if not isinstance(rows, ox.QuerySolutions):
        return []
    names = {v.value for v in rows.variables}
    told = ((row["this"], row["path"] if "path" in names else None, row["value"]) for row in rows)
    return [(node, path, node if value is None else value) for node, path, value in told]


@cache
def _plan(union: bool) -> dict[str, Plan]:
    """Return what each shape asks as functions: of the values of its property together, and of each value."""
    return {
        shape.name: (
            [(c.name, COUNTS[c.name], c.value) for c in shape.constraints if c.name in COUNTS],
            [(c.name, TESTS[c.name], c.value) for c in shape.constraints if c.name not in COUNTS],
        )
        for shape in read_shapes(union)
    }


def _ask(shape: Shape, plan: Plan, focus: Mapping[Node, About], index: Index, several: bool) -> Iterator[Finding]:
    path = shape.path
    if path is None:
        return
    counts = [(count, wanted) for name, count, wanted in plan[0] if not (several and name == "maxCount")]
    for node, about in focus.items():
        values = about.get(path, ())
        for count, wanted in counts:
            for component in count(values, wanted, index):
                yield _finding(shape, node, path, None, component)
        for value in values:
            for name, test, asked in plan[1]:
                if not test(value, asked, index):
                    yield _finding(shape, node, path, value, name)
