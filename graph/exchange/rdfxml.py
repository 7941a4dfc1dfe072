"""RDF/XML that any XML parser reads back the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from .nquads import parse_lines
from .turtle import PREFIXES

# XML 1.0 has no way of writing these; canonical N-Triples escapes them all.
_NOT_XML = re.compile(rb"(\\u(?:00(?:0[0-8BCEF]|1[0-9A-F])|FFF[EF])|\\[bf])|\\.", re.DOTALL)
_REPLACEMENT = "\ufffd".encode()


class _CarriageReturns:
    """Write carriage returns as references: as they are, an XML parser reads them as line feeds."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        self._stream.write(data.replace(b"\r", b"&#xD;"))
        return len(data)

    def flush(self) -> None:
        self._stream.flush()


def write_rdfxml(lines: Iterable[bytes], stream: IO[bytes]) -> None:
    """Write N-Triples lines as RDF/XML; characters that XML cannot hold become U+FFFD."""
    ox.serialize(
        parse_lines(_replace(lines)),
        _CarriageReturns(stream),  # type: ignore[arg-type]
        ox.RdfFormat.RDF_XML,
        prefixes=PREFIXES,
    )


def _replace(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield _NOT_XML.sub(lambda found: _REPLACEMENT if found[1] else found[0], line)
