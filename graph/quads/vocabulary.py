"""The ontology and its vocabularies as one more graph of a dump, so that who receives it needs nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from ...ontology.vocabulary import ID, vocabulary_quads
from ..exchange.nquads import to_nquads

VOCABULARY = ID + "vocabulary"
PLACE = re.compile(re.escape(f"<{ID}place/").encode() + rb"([^<>/]+)>")


class Lines(Protocol):
    """What an export reads: graphs as sorted N-Triples lines."""

    def lines(self, graph: str) -> list[bytes]:
        """Return the sorted lines of one graph; none when it is not there."""
        ...


class WithVocabulary:
    """Read the graphs of a store, and the vocabulary as the graph `VOCABULARY`: of the places, those in the graphs."""

    def __init__(self, store: Lines, graphs: Iterable[str]) -> None:
        self._store = store
        self._places = {
            code.decode() for graph in graphs for line in store.lines(graph) for code in PLACE.findall(line)
        }

    def lines(self, graph: str) -> list[bytes]:
        """Return the sorted lines of one graph."""
        if graph != VOCABULARY:
            return self._store.lines(graph)
        return sorted(set(to_nquads(vocabulary_quads(sorted(self._places))).splitlines(keepends=True)))
