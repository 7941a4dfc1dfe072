"""Graphs in files, whoever made them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from ... import DecoopError


def read_graphs(path: str) -> list[tuple[str, list[ox.Quad]]]:
    """Read an RDF file: its graphs by name, in the order of the names, the default graph under the name of the file.

    Args:
        path: a file in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD, told by the end of its name.

    Raises:
        DecoopError: there is no such file, its format is not known, or it does not parse.
    """
    file = Path(path)
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise DecoopError(f"{path}: cannot tell the RDF format; name it .ttl, .trig, .nt, .nq, .rdf or .jsonld")
    graphs: dict[str, list[ox.Quad]] = {}
    try:
        for quad in ox.parse(input=file.read_bytes(), format=form, base_iri="https://example.org/"):
            name = path if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
            graphs.setdefault(name, []).append(quad)
    except OSError as error:
        raise DecoopError(f"{path}: {error.strerror}") from None
    except SyntaxError as error:
        raise DecoopError(f"{path}: {error}") from None
    if not graphs:
        raise DecoopError(f"{path}: there is nothing in it to check")
    return sorted(graphs.items())
