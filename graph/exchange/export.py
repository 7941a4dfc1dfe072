"""Writing the graph to a file: sorted, so that the same facts are always the same bytes."""

from __future__ import annotations

import heapq
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from itertools import groupby
from pathlib import Path
from typing import IO, BinaryIO

import pyoxigraph as ox

from ... import DecoopError
from ..quads.vocabulary import VOCABULARY, Lines, WithVocabulary
from ..store.interface import Store
from .nquads import parse_lines
from .rdfxml import write_rdfxml
from .turtle import head, reading_order, write_subjects

RUN = 300_000  # lines sorted in memory at a time before they go to a temporary file


def export(
    store: Store, form: str, out: str | None, *, article: str | None = None, with_vocabulary: bool = False
) -> int:
    """Write the graphs of a store, or of one article, and return the number of graphs.

    `form` is turtle, trig, nquads, jsonld or rdfxml. Turtle and RDF/XML hold the union of the graphs, the others each
    graph by its name. `out` is a path, or None or `-` for stdout; a file appears under its name when it is whole.
    """
    if form not in FORMATS:
        raise DecoopError(f"{form}: no such format; one of {', '.join(FORMATS)}")
    graphs = store.graphs() if article is None else [article]
    if article is not None and not store.lines(article):
        raise DecoopError(f"{article}: not in the store; `decoop stats` and `decoop query` show what is")
    source: Lines = store
    if with_vocabulary:
        source, graphs = WithVocabulary(store, graphs), sorted({*graphs, VOCABULARY})
    with writing(out) as stream:
        FORMATS[form](source, graphs, stream)
    return len(graphs)


@contextmanager
def writing(out: str | None) -> Iterator[BinaryIO]:
    """Open a result for writing: stdout, or a file that is written beside and renamed when all went well."""
    path = Path(out or "-")
    if out is None or out == "-" or (path.exists() and not path.is_file()):
        # Standard output, or a pipe or device: there is nothing to rename.
        try:
            with nullcontext(sys.stdout.buffer) if out in {None, "-"} else path.open("wb") as stream:
                yield stream
                stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise DecoopError(f"{out or '-'}: cannot be written: {error.strerror or error}") from None
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise DecoopError(f"{out}: cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _write_nquads(store: Lines, graphs: list[str], stream: IO[bytes]) -> None:
    for graph in graphs:
        end = f" <{graph}> .\n".encode()
        stream.writelines(line[:-3] + end for line in store.lines(graph))


def _write_trig(store: Lines, graphs: list[str], stream: IO[bytes]) -> None:
    stream.write(head().encode())
    for graph in graphs:
        stream.write(f"\n<{graph}> {{\n".encode())
        for block in write_subjects(sorted(store.lines(graph), key=reading_order), "  "):
            stream.write(block.encode())
        stream.write(b"}\n")


def _write_turtle(store: Lines, graphs: list[str], stream: IO[bytes]) -> None:
    stream.write(head().encode() + b"\n")
    with ExitStack() as stack:
        for block in write_subjects(_sorted_union(store, graphs, stack)):
            stream.write(block.encode())


def _write_rdfxml(store: Lines, graphs: list[str], stream: IO[bytes]) -> None:
    with ExitStack() as stack:
        write_rdfxml(_sorted_union(store, graphs, stack), stream)


def _write_jsonld(store: Lines, graphs: list[str], stream: IO[bytes]) -> None:
    def quads() -> Iterator[ox.Quad]:
        for graph in graphs:
            name = ox.NamedNode(graph)
            for triple in parse_lines(store.lines(graph)):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, name)

    ox.serialize(quads(), stream, ox.RdfFormat.JSON_LD)
    stream.write(b"\n")


FORMATS: dict[str, Callable[[Lines, list[str], IO[bytes]], None]] = {
    "turtle": _write_turtle,
    "trig": _write_trig,
    "nquads": _write_nquads,
    "jsonld": _write_jsonld,
    "rdfxml": _write_rdfxml,
}


def _sorted_union(store: Lines, graphs: list[str], stack: ExitStack) -> Iterator[bytes]:
    """Yield the distinct lines of several graphs in order; beyond one run in memory they are merged from disk."""
    runs: list[Iterable[bytes]] = []
    lines: set[bytes] = set()
    for graph in graphs:
        lines.update(store.lines(graph))
        if len(lines) >= RUN:
            run: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed by the stack
            run.writelines(sorted(lines, key=reading_order))
            run.seek(0)
            runs.append(run)
            lines = set()
    runs.append(sorted(lines, key=reading_order))
    for line, _ in groupby(heapq.merge(*runs, key=reading_order)):
        yield line
