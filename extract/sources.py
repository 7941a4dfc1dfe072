"""Where articles come from: files, folders, lines of JSON, web archives, addresses, standard input.

Sources are listed before they are read, so that two texts with one identifier are known before either goes on.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from .. import DecoopError
from .article import Rejected
from .decode import LARGEST, decode

TEXT = frozenset({".txt", ".text"})
MARKUP = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"})
ARCHIVE = frozenset({".warc", ".warc.gz"})
STDIN = "-"
_FIELDS = ("title", "published", "language", "url", "publisher")


@dataclass(frozen=True, slots=True)
class Raw:
    """Hold one article before it is read: text, or the bytes or text of an HTML page, and what is known of it."""

    text: str | None = None
    markup: str | bytes | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Hold where one article is to be had; ``load`` reads it and raises DecoopError where it cannot."""

    identifier: str
    place: str
    load: Callable[[], Raw]


def list_sources(paths: Iterable[str | Path], stdin: IO[bytes] | None = None) -> Iterator[Source | Rejected]:
    """Yield the articles that some paths hold, in order, without reading more than is needed to name them.

    Args:
        paths: files, folders (searched in sorted order), http(s) addresses, or ``-``.
        stdin: what ``-`` stands for; it must be seekable.
    """
    seen: set[Path] = set()
    for given in paths:
        name = str(given)
        if name == STDIN:
            yield from _list_stream(stdin)
        elif name.startswith(("http://", "https://")):
            yield Source(name, name, partial(_fetch, name))
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
            yield from _list_lines(stream, stem, str(path))
    elif kind in ARCHIVE:
        with path.open("rb") as stream:
            yield from _list_archive(stream, str(path))
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
    return _raw(data, markup=markup)


def _same(raw: Raw) -> Raw:
    return raw


def _raw(data: bytes, *, markup: bool, url: str | None = None) -> Raw:
    if not markup:
        text, note = decode(data)
        return Raw(text=text, url=url, notes=(note,) if note else ())
    if len(data) > LARGEST:
        raise DecoopError(f"larger than {LARGEST // 1_000_000} MB, which no article is")
    if not data.strip():
        raise DecoopError("empty; there is nothing to read")
    return Raw(markup=data, url=url)


def _list_stream(stdin: IO[bytes] | None) -> Iterator[Source | Rejected]:
    """Yield what standard input holds: lines of JSON, a web archive, HTML or text, told by how it begins."""
    if stdin is None:
        yield Rejected("stdin", STDIN, "standard input is not there to be read")
        return
    stdin.seek(0)
    begin = stdin.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    stdin.seek(0)
    if begin.startswith(b"{"):
        yield from _list_lines(stdin, "stdin", STDIN)
    elif begin.startswith((b"WARC/", b"\x1f\x8b")):
        yield from _list_archive(stdin, STDIN)
    else:
        data = stdin.read(LARGEST + 1)
        yield Source("stdin", STDIN, partial(_raw, data, markup=begin.startswith(b"<")))


def _list_lines(stream: IO[bytes], stem: str, place: str) -> Iterator[Source | Rejected]:
    """Yield the articles of a file of JSON lines; a line that is none is rejected, and the rest goes on."""
    number = 0
    try:
        while data := stream.readline(LARGEST + 1):
            number += 1
            if len(data) > LARGEST and not data.endswith(b"\n"):
                while (rest := stream.readline(LARGEST)) and not rest.endswith(b"\n"):
                    pass
            if not data.strip():
                continue
            here = f"{place}:{number}"
            try:
                entry, note = _parse_line(data)
            except DecoopError as error:
                yield Rejected(f"{stem}-{number}", here, str(error), data.decode("utf-8", "replace").strip())
                continue
            identifier = str(entry.get("id") or entry.get("url") or f"{stem}-{number}")
            raw = Raw(
                text=entry.get("text"),
                markup=None if entry.get("text") else entry.get("html"),
                notes=(note,) if note else (),
                **{name: entry[name] for name in _FIELDS if entry.get(name)},
            )
            yield Source(identifier, here, partial(_same, raw))
    except (OSError, EOFError) as error:  # a broken .gz
        yield Rejected(stem, place, f"cannot be read to its end: {error}")
        return
    if number == 0:
        yield Rejected(stem, place, "empty; there is nothing to read")


def _parse_line(data: bytes) -> tuple[dict[str, Any], str | None]:
    text, note = decode(data)
    try:
        entry = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise DecoopError(f"malformed JSON{where}; each line must be one object") from error
    if not isinstance(entry, dict):
        raise DecoopError("JSON, but not an object with text or html")
    for name in ("text", "html", *_FIELDS):
        if not isinstance(entry.get(name), str | None):
            raise DecoopError(f"{name} is not a string")
    if not (entry.get("text") or "").strip() and not (entry.get("html") or "").strip():
        raise DecoopError("neither text nor html")
    if not isinstance(entry.get("id"), str | int | None):
        raise DecoopError("id is neither a string nor a number")
    return entry, note


def _list_archive(stream: IO[bytes], place: str) -> Iterator[Source | Rejected]:
    """Yield the HTML pages of a web archive (WARC), named by their addresses."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield Rejected(Path(place).name, place, "web archives need warcio; install decoop[warc]")
        return
    try:
        for record in ArchiveIterator(stream):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in (kind or "").lower():
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            data = record.content_stream().read(LARGEST + 1)
            yield Source(url, f"{place}: {url}", partial(_raw, data, markup=True, url=url))
    except (ArchiveLoadFailed, OSError, EOFError) as error:
        yield Rejected(Path(place).name, place, f"not a web archive, or a broken one: {error}")


def _fetch(url: str) -> Raw:
    """Read a page from the web."""
    import urllib.error
    import urllib.request

    from .. import __version__

    request = urllib.request.Request(url, headers={"User-Agent": f"decoop/{__version__}"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            data = answer.read(LARGEST + 1)
            kind = answer.headers.get_content_type()
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise DecoopError(f"cannot be fetched: {getattr(error, 'reason', error)}") from error
    return _raw(data, markup="html" in kind or data.lstrip()[:1] == b"<", url=url)


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
