"""The union of all graphs, kept in the default graph of an embedded store.

Oxigraph can query the union of named graphs on the fly, but then a triple counts once for each graph that holds it: an
office that eight articles attest, joined with its title, holder and body, takes seconds, and twenty articles take for
ever. So the union is kept, as the set that RDF says it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..exchange.nquads import to_triples, triple_lines

DEFAULT = ox.DefaultGraph()


def take_out(database: ox.Store, graphs: Iterable[str]) -> Iterator[str]:
    """Yield the updates that, run as one, drop graphs and take out of the union what only they state."""
    going = {ox.NamedNode(graph) for graph in graphs}
    there = sorted((node for node in going if database.contains_named_graph(node)), key=str)
    stale: set[ox.Quad] = set()
    for node in there:
        own = f"{node.value}#"
        for quad in database.quads_for_pattern(None, None, None, node):
            # What an article says of its own quotes and claims nobody else says.
            local = isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(own)
            if local or not _stated_elsewhere(database, quad, going):
                stale.add(quad)
    yield from (f"DROP SILENT GRAPH {node}" for node in there)
    if stale:
        yield f"DELETE DATA {{\n{b''.join(triple_lines(stale)).decode()}}}"


def _stated_elsewhere(database: ox.Store, quad: ox.Quad, going: set[ox.NamedNode]) -> bool:
    found = database.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    return any(one.graph_name != DEFAULT and one.graph_name not in going for one in found)


def put_in(article: str, graph: bytes) -> str:
    """Return the update that adds a graph (N-Quads), by its name and to the union."""
    lines = b"".join(to_triples(graph)).decode()
    return f"INSERT DATA {{\n{lines}GRAPH <{article}> {{\n{lines}}} }}"
