"""The SHACL shapes of the package, read once: for pySHACL as a graph, for the quick check as compiled constraints."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from ... import DecoopError
from .report import SHACL, SHAPES

Term = ox.NamedNode | ox.BlankNode | ox.Literal
FIRST, REST = (ox.NamedNode(f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{n}") for n in ("first", "rest"))
#: What describes a shape and constrains nothing.
ABOUT = {"path", "message", "severity", "property", "targetClass", "targetSubjectsOf", "sparql"}
COUNTED = ("qualifiedMinCount", "qualifiedMaxCount")
CONSTRAINTS = {
    "minCount", "maxCount", "datatype", "minLength", "pattern", "in", "nodeKind", "class", "or",
    "qualifiedValueShape",
}  # fmt: skip

READERS: dict[str, Callable[[str], object]] = {
    "minCount": int,
    "maxCount": int,
    "minLength": int,
    "pattern": re.compile,
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """Hold one parameter of a shape ("minCount") and its value; lists and shapes within are resolved."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class Qualified:
    """Hold how many of the values must meet some constraints; ``most`` is None where there is no upper count."""

    constraints: tuple[Constraint, ...]
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold one named shape: what it is about (classes, subjects of properties), and what it asks.

    ``path`` is the property that it constrains; ``select`` the SPARQL query of a shape that has one, with its prefixes.
    """

    name: str
    severity: str
    messages: Mapping[str, str]
    classes: tuple[ox.NamedNode, ...]
    subjects_of: tuple[ox.NamedNode, ...]
    path: ox.NamedNode | None
    constraints: tuple[Constraint, ...]
    select: str | None


def shape_files(union: bool = False) -> list[Traversable]:
    """Return the files of the shapes for one article, or of those for the union of all."""
    folder = files(f"{__package__.partition('.')[0]}.shapes")
    found = [f for f in (folder / "union" if union else folder).iterdir() if f.name.endswith(".ttl")]
    return sorted(found + ([folder / "prefixes.ttl"] if union else []), key=lambda f: f.name)


@cache
def read_shapes(union: bool = False) -> tuple[Shape, ...]:
    """Compile the shapes, sorted by name.

    Raises:
        DecoopError: a shape uses a part of SHACL that the quick check does not know.
    """
    store = ox.Store()
    for file in shape_files(union):
        store.load(input=file.read_bytes(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"file:{file.name}"))
    return compile_shapes(store)


def compile_shapes(store: ox.Store) -> tuple[Shape, ...]:
    """Compile the shapes of a store, as ``read_shapes``."""
    graph = _Graph(store)
    prefixes = "".join(
        f"PREFIX {graph.text(declared, 'prefix')}: <{graph.text(declared, 'namespace')}>\n"
        for declared in graph.objects(ox.NamedNode(SHAPES), "declare")
    )
    prefixes = "".join(sorted(prefixes.splitlines(keepends=True)))
    shapes = []
    for node in graph.targeted():
        classes, subjects_of = graph.nodes(node, "targetClass"), graph.nodes(node, "targetSubjectsOf")
        for one in (node, *graph.nodes(node, "property")):
            constraints = graph.constraints(one)
            select = next(iter(graph.objects(one, "sparql")), None)
            if not constraints and select is None:
                continue
            shapes.append(
                Shape(
                    one.value.removeprefix(SHAPES),
                    graph.severity(one),
                    graph.messages(one) or graph.messages(select),
                    classes,
                    subjects_of,
                    next(iter(graph.nodes(one, "path")), None),
                    constraints,
                    prefixes + graph.text(select, "select") if select is not None else None,
                )
            )
    return tuple(sorted(shapes, key=lambda shape: shape.name))


class _Graph:
    """Read the terms of shapes."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def objects(self, node: Term | None, name: str) -> list[Term]:
        return self._values(node, ox.NamedNode(SHACL + name))

    def nodes(self, node: Term, name: str) -> tuple[ox.NamedNode, ...]:
        found = [o for o in self.objects(node, name) if isinstance(o, ox.NamedNode)]
        return tuple(sorted(found, key=lambda n: n.value))

    def text(self, node: Term | None, name: str) -> str:
        return self.objects(node, name)[0].value

    def targeted(self) -> list[ox.NamedNode]:
        names = [ox.NamedNode(SHACL + name) for name in ("targetClass", "targetSubjectsOf")]
        found = {q.subject for name in names for q in self.store.quads_for_pattern(None, name, None)}
        return sorted((n for n in found if isinstance(n, ox.NamedNode)), key=lambda n: n.value)

    def severity(self, node: Term) -> str:
        return next((n.value.removeprefix(SHACL) for n in self.nodes(node, "severity")), "Violation")

    def messages(self, node: Term | None) -> dict[str, str]:
        found = [m for m in self.objects(node, "message") if isinstance(m, ox.Literal)]
        return {m.language or "": m.value for m in sorted(found, key=lambda m: m.language or "")}

    def items(self, head: Term) -> list[Term]:
        found: list[Term] = []
        while isinstance(head, ox.BlankNode):
            found += self._values(head, FIRST)
            head = self._values(head, REST)[0]
        return found

    def _values(self, node: Term | None, predicate: ox.NamedNode) -> list[Term]:
        if not isinstance(node, ox.NamedNode | ox.BlankNode):
            return []
        return [
            q.object for q in self.store.quads_for_pattern(node, predicate, None) if not isinstance(q.object, ox.Triple)
        ]

    def constraints(self, node: Term) -> tuple[Constraint, ...]:
        """Return what a shape asks, in the order of the names."""
        if not isinstance(node, ox.NamedNode | ox.BlankNode):
            return ()
        found = []
        for quad in self.store.quads_for_pattern(node, None, None):
            if not quad.predicate.value.startswith(SHACL) or isinstance(quad.object, ox.Triple):
                continue
            name = quad.predicate.value.removeprefix(SHACL)
            if name in ABOUT or name in COUNTED:
                continue
            if name not in CONSTRAINTS:
                raise DecoopError(f"shape {node}: the quick check knows no sh:{name}; add it to graph/validation/")
            found.append(Constraint(name, self._value(node, name, quad.object)))
        return tuple(sorted(found, key=lambda c: c.name))

    def _value(self, node: Term, name: str, value: Term) -> object:
        if name in READERS:
            return READERS[name](value.value)
        if name == "in":
            return frozenset(self.items(value))
        if name == "or":
            return tuple(self.constraints(item) for item in self.items(value))
        if name == "qualifiedValueShape":
            least, most = (self.objects(node, count) for count in COUNTED)
            return Qualified(
                self.constraints(value), int(least[0].value) if least else 0, int(most[0].value) if most else None
            )
        return value
