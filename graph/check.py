"""Check a graph against the shapes quickly: the same verdicts as pySHACL, a small part of its time.

The shapes are the same Turtle files. What they use of SHACL Core is checked on a dictionary of the graph (``core``),
what they ask in SPARQL by Oxigraph, save the few queries that go over all claims and quotes, which are written out in
``compiled``. A shape that uses more than is known here stops with an error, so that no constraint is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from .compiled import COMPILED
from .core import COUNTS, TESTS
from .index import ARTICLE, TYPE, Index, Node
from .report import Finding, Report, collect
from .shapes import Shape, read_shapes


def check(quads: Iterable[ox.Quad], *, union: bool = False) -> Report:
    """Check a graph (the names of its graphs do not count) against the shapes for one article, or for the union.

    A graph of several articles is checked without the upper counts, which hold for each article's own.
    """
    index = Index(quads)
    several = len(index.instances.get(ARTICLE, ())) > 1
    store: ox.Store | None = None
    findings: list[Finding] = []
    for shape in read_shapes(union):
        focus = index.focus(shape)
        if not focus:
            continue
        if shape.select is None:
            findings += _ask(shape, focus, index, several)
        elif shape.name in COMPILED:
            rows = COMPILED[shape.name](index, shape, focus)
            findings += [_finding(shape, *row, "SPARQL") for row in rows]
        else:
            store = store or _load(index, union)
            findings += _select(shape, store)
    return collect(findings)


def find_violations(quads: Iterable[ox.Quad]) -> tuple[str, ...]:
    """Return what keeps an article's graph out of the store, a line each; none where it may go in."""
    return tuple(finding.line() for finding in check(quads).violations)


def _load(index: Index, union: bool) -> ox.Store:
    """Return a store of the triples that the queries speak of; a query names every property and class that it reads."""
    named = _named(union)
    store = ox.Store()
    store.extend(
        ox.Quad(subject, predicate, value)
        for subject, about in index.values.items()
        for predicate, values in about.items()
        if predicate in named
        for value in values
        if predicate != TYPE or value in named
    )
    return store


@cache
def _named(union: bool) -> frozenset[ox.NamedNode]:
    """Return the terms that the queries name, of the shapes that are not compiled."""
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


def _select(shape: Shape, store: ox.Store) -> Iterator[Finding]:
    rows = store.query(shape.select or "")
    if not isinstance(rows, ox.QuerySolutions):
        return
    names = {v.value for v in rows.variables}
    for row in rows:
        path = row["path"] if "path" in names else None
        value = row["value"] if "value" in names else None
        yield _finding(shape, row["this"], path, row["this"] if value is None else value, "SPARQL")


def _ask(shape: Shape, focus: Iterable[Node], index: Index, several: bool) -> Iterator[Finding]:
    path = shape.path
    if path is None:
        return
    rows = [(node, index.of(node, path)) for node in focus]
    for constraint in shape.constraints:
        name, wanted = constraint.name, constraint.value
        if several and name == "maxCount":
            continue
        count = COUNTS.get(name)
        if count is not None:
            for node, values in rows:
                for component in count(values, wanted, index):
                    yield _finding(shape, node, path, None, component)
            continue
        test = TESTS[name]
        for node, values in rows:
            for value in values:
                if not test(value, wanted, index):
                    yield _finding(shape, node, path, value, name)
