"""N-Quads and N-Triples as bytes: the form in which graphs travel, are sorted and are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from .. import DecoopError

_BACKSLASH_U = re.compile(rb"\\\\([uU])|\\.", re.DOTALL)
_RESOLVED = {b"u": rb"\\\u0075", b"U": rb"\\\u0055"}
_IRI = re.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*')


def check_iri(iri: str) -> str:
    """Return the IRI, or raise DecoopError for what cannot stand between angle brackets."""
    if not _IRI.fullmatch(iri):
        raise DecoopError(f"{iri!r} is not an absolute IRI; give the full one, as `decoop export` writes it")
    return iri


def to_quads(article: str, graph: Iterable[ox.Quad] | bytes) -> list[ox.Quad]:
    """Return the distinct quads of an article graph; raise DecoopError for quads of another graph or for none."""
    if isinstance(graph, bytes):
        try:
            quads = set(ox.parse(graph, format=ox.RdfFormat.N_QUADS))
        except SyntaxError as error:
            raise DecoopError(f"{article}: not N-Quads: {error}") from None
    else:
        quads = set(graph)
    name = ox.NamedNode(check_iri(article))
    if not quads:
        raise DecoopError(f"{article}: the graph is empty; remove the article instead")
    if any(quad.graph_name != name for quad in quads):
        raise DecoopError(f"{article}: the graph has quads of another graph; give each graph under its own name")
    return list(quads)


def to_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads, in the order given."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def triple_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """Return the sorted, distinct N-Triples lines of quads, whatever their graph."""
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return sorted(set(data.splitlines(keepends=True)))


def to_update(article: str, lines: Iterable[bytes]) -> bytes:
    """Return one SPARQL update that puts N-Triples lines in the place of an article's graph."""
    # Engines that resolve \uXXXX before they parse would read an escaped backslash before a u as an escape.
    body = _BACKSLASH_U.sub(lambda found: _RESOLVED[found[1]] if found[1] else found[0], b"".join(lines))
    iri = check_iri(article).encode()
    return b"DROP SILENT GRAPH <%s> ;\nINSERT DATA { GRAPH <%s> {\n%s} }" % (iri, iri, body)
