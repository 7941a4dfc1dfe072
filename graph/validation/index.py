"""A graph as dictionaries, for checks that look up values by node and property."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from .shapes import Shape, Term

Node = ox.NamedNode | ox.BlankNode
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE = ox.NamedNode("https://schema.org/NewsArticle")
About = Mapping[ox.NamedNode, Sequence[Term]]
NOTHING: About = {}
NONE: dict[Node, About] = {}


class Index:
    """Hold a graph by subject and property, and the instances of each class."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.values: dict[Node, dict[ox.NamedNode, list[Term]]] = {}
        self.instances: dict[object, dict[Node, About]] = {}
        self.claimed: set[tuple[Term, Term, Term]] | None = None  # what claims are about, once somebody has asked
        last: Node | None = None
        about: dict[ox.NamedNode, list[Term]] = {}
        for subject, predicate, value, _ in quads:
            if subject != last:  # a built graph is sorted: most statements are about the node of the one before
                last = subject
                about = self.values.setdefault(subject, {})
            known = about.get(predicate)
            if known is None:
                about[predicate] = [value]
            elif value not in known:
                known.append(value)
        for subject, about in self.values.items():
            for kind in about.get(TYPE, ()):
                self.instances.setdefault(kind, {})[subject] = about

    def focus(self, shape: Shape) -> Mapping[Node, About]:
        """Return the nodes that a shape is about, with what is said of them."""
        if len(shape.classes) == 1 and not shape.subjects_of:
            return self.instances.get(shape.classes[0], NONE)
        found: dict[Node, About] = {}
        for kind in shape.classes:
            found |= self.instances.get(kind, NONE)
        if shape.subjects_of:
            wanted = frozenset(shape.subjects_of)
            found |= {subject: about for subject, about in self.values.items() if not wanted.isdisjoint(about)}
        return found

    def of(self, node: Node, predicate: ox.NamedNode) -> Sequence[Term]:
        """Return the values of a node's property."""
        return self.values.get(node, NOTHING).get(predicate, ())

    def is_a(self, node: Term, kind: object) -> bool:
        """Tell whether a node has a class."""
        return not isinstance(node, ox.Literal) and kind in self.of(node, TYPE)
