"""A curator's decisions: a small Turtle file of `owl:sameAs` and `owl:differentFrom`, which beat the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ... import DecoopError
from ..exchange.export import writing
from ..exchange.terms import term
from ..exchange.turtle import PREFIXES
from ..quads.iris import BASE

NAME = "decisions.ttl"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Curated:
    """Hold the pairs of IRIs that a curator called the same, and those called different."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def read_curated(path: Path) -> Curated:
    """Read a file of decisions; one that is not there holds none. Raises DecoopError for what is no such file."""
    if not path.exists():
        return Curated()
    kinds = {term("owl:sameAs"): set[Pair](), term("owl:differentFrom"): set[Pair]()}
    try:
        quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=BASE))
    except SyntaxError as error:
        raise DecoopError(f"{path}: not Turtle: {error}") from None
    for quad in quads:
        if quad.predicate not in kinds or not isinstance(quad.object, ox.NamedNode):
            raise DecoopError(f"{path}: {quad.triple} is no decision; write <a> owl:sameAs or owl:differentFrom <b>")
        kinds[quad.predicate].add(pair(quad.subject.value, quad.object.value))
    same, different = map(frozenset, kinds.values())
    if both := sorted(same & different):
        raise DecoopError(f"{path}: {' and '.join(both[0])} are called the same and different; take one of them out")
    return Curated(same, different)


def pair(one: str, other: str) -> Pair:
    """Return two IRIs in order, short ones below the base."""
    a, b = sorted(iri if ":" in iri else BASE + iri for iri in (one, other))
    if a == b:
        raise DecoopError(f"{one}: give two different things")
    return a, b


def change(curated: Curated, *, same: Iterable[Pair], different: Iterable[Pair], undo: Iterable[Pair]) -> Curated:
    """Return the decisions with some added and some undone; the last word on a pair counts."""
    alike, apart, gone = (frozenset(pair(*both) for both in pairs) for pairs in (same, different, undo))
    if missing := sorted(gone - curated.same - curated.different):
        raise DecoopError(f"{' and '.join(missing[0])}: there is no such decision to undo")
    return Curated((curated.same - gone - apart) | alike, (curated.different - gone - alike) | apart)


def write_curated(path: Path, curated: Curated) -> None:
    """Write the decisions, sorted; an empty file where there are none."""
    lines = [f"@prefix owl: <{PREFIXES['owl']}> .\n"]
    for word, pairs in (("sameAs", curated.same), ("differentFrom", curated.different)):
        lines += [f"<{a}> owl:{word} <{b}> .\n" for a, b in sorted(pairs)]
    with writing(str(path)) as stream:
        stream.writelines(line.encode() for line in lines)
