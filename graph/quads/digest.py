"""The digest of an article graph: what tells a changed graph from an unchanged one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox

from ..exchange.nquads import to_nquads

GRAPH_DIGEST = ox.NamedNode("https://w3id.org/decoop/ns#graphDigest")


def graph_digest(quads: Iterable[ox.Quad]) -> str:
    """Return the sha256 (hex) of the sorted N-Quads lines of an article graph, without its `:graphDigest`."""
    told = {quad for quad in quads if quad.predicate != GRAPH_DIGEST}
    lines = to_nquads(told).splitlines(keepends=True)
    return hashlib.sha256(b"".join(sorted(lines))).hexdigest()
