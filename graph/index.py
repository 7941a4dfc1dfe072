"""A graph as dictionaries, for checks that look up values by node and property."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from .shapes import Shape, Term

Node = ox.NamedNode | ox.BlankNode
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE = ox.NamedNode("https://schema.org/NewsArticle")
NOTHING: dict[ox.NamedNode, list[Term]] = {}


class Index:
    """Hold a graph by subject and property, and the instances of each class."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.values: dict[Node, dict[ox.NamedNode, list[Term]]] = {}
        self.instances: dict[object, list[Node]] = {}
        self.claimed: set[tuple[Term, Term, Term]] | None = None  # what claims are about, once somebody has asked
        for subject, predicate, value, _ in quads:
            about = self.values.get(subject)
            if about is None:
                about = self.values[subject] = {}
            known = about.get(predicate)
            if known is None:
                about[predicate] = [value]
            elif value not in known:
                known.append(value)
        for subject, about in self.values.items():
            for kind in about.get(TYPE, ()):
                self.instances.setdefault(kind, []).append(subject)

    def focus(self, shape: Shape) -> list[Node]:
        """Return the nodes that a shape is about, each once."""
        if len(shape.classes) == 1 and not shape.subjects_of:
            return self.instances.get(shape.classes[0], [])
        found: dict[Node, None] = {}
        for kind in shape.classes:
            found.update(dict.fromkeys(self.instances.get(kind, ())))
        if shape.subjects_of:
            for subject, about in self.values.items():
                if not about.keys().isdisjoint(shape.subjects_of):
                    found[subject] = None
        return list(found)

    def of(self, node: Node, predicate: ox.NamedNode) -> Sequence[Term]:
        """Return the values of a node's property."""
        return self.values.get(node, NOTHING).get(predicate, ())

    def is_a(self, node: Term, kind: object) -> bool:
        """Tell whether a node has a class."""
        return not isinstance(node, ox.Literal) and kind in self.of(node, TYPE)
