"""What the cross-article shapes need besides the articles: the roles that the vocabulary marks single-holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from ...ontology.vocabulary import concepts
from ..exchange.terms import term


def single_holders() -> Iterator[ox.Quad]:
    """Yield the statements of the vocabulary that a role has a single holder."""
    mark = term(":singleHolder")
    for concept in concepts("roles").values():
        if "true" in concept.properties.get(mark.value, ()):
            yield ox.Quad(ox.NamedNode(concept.iri), mark, ox.Literal(True))


def with_vocabulary(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield quads and, after them, what the cross-article shapes read of the vocabulary."""
    return chain(quads, single_holders())
