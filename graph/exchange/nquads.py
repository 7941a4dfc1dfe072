"""N-Quads and N-Triples as bytes: the form in which graphs travel, are sorted and are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from ... import DecoopError

_ESCAPE = re.compile(r"(\\\\)([uU][0-9A-Fa-f]*)|(\\u[0-9A-F]{4})([0-9A-Fa-f]*)|\\.", re.DOTALL)
AT_ONCE = 2000  # triples in one INSERT DATA: the parser of Virtuoso gives up at about 5000
_IRI = re.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*')
# N-Quads as we write them: one statement a line, every line in the graph of the first, no blank nodes, and nothing that
# asks for a closer look (IRIs with percent signs or letters beyond ASCII, escaped code points). This is three times as
# quick as a parser.
_NODE = rb"<[a-z]++://[A-Za-z0-9.-]++(?:/[A-Za-z0-9/=,.:_~?&;+@!'-]*+)?+(?:#[A-Za-z0-9/=,.:_~-]*+)?+>"
_LITERAL = rb'"[^"\\\n\r]*+(?:\\[tbnrf"\\][^"\\\n\r]*+)*+"(?:\^\^%b|@[a-z]{2,3})?' % _NODE
_PLAIN = re.compile(rb"(?=[^\n]* <([^<> ]+)> \.\n)(?:%b %b (?:%b|%b) <\1> \.\n)++" % (_NODE, _NODE, _NODE, _LITERAL))


def check_iri(iri: str) -> str:
    """Return the IRI, or raise DecoopError for what cannot stand between angle brackets."""
    if not _IRI.fullmatch(iri):
        raise DecoopError(f"{iri!r} is not an absolute IRI; give the full one, as `decoop export` writes it")
    return iri


def to_quads(article: str, graph: Iterable[ox.Quad] | bytes) -> list[ox.Quad]:
    """Return the quads of an article graph; raise DecoopError for quads of another graph, or none."""
    name = ox.NamedNode(check_iri(article))
    try:
        quads = list(ox.parse(graph, format=ox.RdfFormat.N_QUADS) if isinstance(graph, bytes) else graph)
    except SyntaxError as error:
        raise DecoopError(f"{article}: not N-Quads: {error}") from None
    if not quads:
        raise DecoopError(f"{article}: the graph is empty; remove the article instead")
    if {quad.graph_name for quad in quads} != {name}:
        raise DecoopError(f"{article}: the graph has quads of another graph; give each graph under its own name")
    return quads


def checked_nquads(article: str, graph: Iterable[ox.Quad] | bytes) -> bytes:
    """Return an article graph as N-Quads, a statement a line; raise DecoopError as `to_quads` does."""
    if isinstance(graph, bytes) and is_plain(article, graph):
        return graph
    quads = to_quads(article, graph)
    if any(ox.BlankNode in {type(quad.subject), type(quad.object)} for quad in quads):
        raise DecoopError(f"{article}: the graph has blank nodes; give everything an IRI")
    return to_nquads(quads)


def is_plain(article: str, graph: bytes) -> bool:
    """Tell whether N-Quads of this graph are written in our own way, and so need no parser to be sound."""
    found = _PLAIN.fullmatch(graph)
    if found is None or found[1].decode() != check_iri(article):
        return False
    try:
        graph.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def to_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads, in the order given."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def to_triples(graph: bytes) -> list[bytes]:
    """Return the sorted, distinct N-Triples lines of N-Quads."""
    return triple_lines(ox.parse(graph, format=ox.RdfFormat.N_QUADS))


def triple_lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """Return the sorted, distinct N-Triples lines of quads, whatever their graph."""
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return sorted(set(data.splitlines(keepends=True)))


def parse_lines(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    """Yield the triples of N-Triples lines, one line at a time."""
    for line in lines:
        for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple


def to_update(article: str, lines: Iterable[bytes]) -> str:
    """Return one SPARQL update that puts N-Triples lines in the place of an article's graph."""
    iri = check_iri(article).encode()
    parts = [b"DROP SILENT GRAPH <%s>" % iri]
    remaining = iter(lines)
    while some := list(islice(remaining, AT_ONCE)):
        parts.append(b"INSERT DATA { GRAPH <%s> {\n%s} }" % (iri, b"".join(some)))
    return escape_twice(b" ;\n".join(parts).decode("utf-8"))


def escape_twice(sparql: str) -> str:
    r"""Return SPARQL that means the same to engines that resolve \uXXXX before they parse.

    Those read an escaped backslash before a u as such an escape, and rdflib takes eight digits where there are eight:
    so no plain u or hexadecimal digit may follow.

    >>> escape_twice(r'ASK { ?s ?p "\\u0022" }')
    'ASK { ?s ?p "\\\\\\u0075\\u0030\\u0030\\u0032\\u0032" }'
    """
    return _ESCAPE.sub(_escape_exposed, sparql)


def _escape_exposed(found: re.Match[str]) -> str:
    kept, exposed = (found[1], found[2]) if found[1] else (found[3], found[4])
    return kept + "".join(f"\\u{ord(character):04X}" for character in exposed) if exposed else found[0]
