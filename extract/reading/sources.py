"""Where articles come from: files, folders, lines of JSON, web archives, addresses, standard input.

Sources are listed before they are read, so that two texts with one identifier are known before either goes on.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

from ... import DecoopError
from ..article import Rejected
from .decode import LARGEST
from .jsonl import list_lines
from .raw import Raw, Source, take_bytes
from .web import fetch_page, list_archive

TEXT = frozenset({".txt", ".text"})
MARKUP = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"})
ARCHIVE = frozenset({".warc", ".warc.gz"})
STDIN = "-"


def list_sources(paths: Iterable[str | Path], stdin: IO[bytes] | None = None) -> Iterator[Source | Rejected]:
    """Yield the articles that some paths hold, in order, without reading more than is needed to name them.

    Args:
        paths: files, folders (searched in sorted order), http(s) addresses, or ``-``.
        stdin: what ``-`` stands for; it must be seekable.
    """
    seen: set[Path] = set()
    for given in paths:
        name = str(given)
        if not name.strip():  # an unset variable of a script would otherwise be the whole folder that one stands in
            yield Rejected(name, repr(name), "an empty name; give a file, a folder or an address")
        elif name == STDIN:
            yield from _list_stream(stdin)
        elif name.lower().startswith(("http://", "https://")):
            yield Source(name, name, partial(fetch_page, name))
        else:
            yield from _list_path(Path(given), seen)


def _list_path(path: Path, seen: set[Path]) -> Iterator[Source | Rejected]:
    if not path.exists():
        yield Rejected(path.stem, str(path), "no such file or folder")
        return
    if path.is_dir():
        kinds = TEXT | MARKUP | LINES | ARCHIVE
        found = [one for one in sorted(path.rglob("*")) if one.is_file() and _suffix(one) in kinds]
        if not found:
            yield Rejected(path.name, str(path), "a folder without articles (.txt, .html, .jsonl, .warc)")
        for one in found:
            yield from _list_path(one, seen)
        return
    if path.resolve() in seen:  # the same file given twice is one article
        return
    seen.add(path.resolve())
    stem = path.name.removesuffix(_suffix(path)) or path.name
    kind = _suffix(path)
    if kind in LINES:
        with _open(path) as stream:
            yield from list_lines(stream, stem, str(path))
    elif kind in ARCHIVE:
        with path.open("rb") as stream:
            yield from list_archive(stream, str(path))
    else:
        yield Source(stem, str(path), partial(_load_file, path, markup=kind in MARKUP))


def _suffix(path: Path) -> str:
    """Return the last suffix in lower case, with the one before ``.gz``."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _load_file(path: Path, *, markup: bool) -> Raw:
    try:
        if path.stat().st_size > LARGEST:
            raise DecoopError(f"larger than {LARGEST // 1_000_000} MB, which no article is")
        data = path.read_bytes()
    except OSError as error:
        raise DecoopError(f"cannot be read: {error.strerror}") from error
    if _suffix(path) == ".json":
        raise DecoopError("JSON, which is read one object a line; write it so and name it .jsonl")
    return take_bytes(data, markup=markup)


def _list_stream(stdin: IO[bytes] | None) -> Iterator[Source | Rejected]:
    """Yield what standard input holds: lines of JSON, a web archive, HTML or text, told by how it begins."""
    if stdin is None:
        yield Rejected("stdin", STDIN, "standard input is not there to be read")
        return
    stdin.seek(0)
    begin = stdin.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    stdin.seek(0)
    if begin.startswith(b"{"):
        yield from list_lines(stdin, "stdin", STDIN)
    elif begin.startswith((b"WARC/", b"\x1f\x8b")):
        yield from list_archive(stdin, STDIN)
    else:
        data = stdin.read(LARGEST + 1)
        yield Source("stdin", STDIN, partial(take_bytes, data, markup=begin.startswith(b"<")))


def spool(stream: IO[bytes]) -> IO[bytes]:
    """Return a seekable copy of a stream, in memory while it is small."""
    import shutil
    import tempfile

    if isinstance(stream, io.BytesIO):
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=4 * LARGEST)  # noqa: SIM115  closed with the process
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return copy
