"""Articles as lines of JSON: one object a line, with text or html and what is known of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from ... import DecoopError
from ..article import Rejected
from .decode import LARGEST, decode
from .raw import Raw, Source

_HALF = re.compile(r"[\ud800-\udfff]")  # what is left where a text was cut inside an emoji; no file can hold it
_FIELDS = ("title", "published", "language", "url", "publisher")


def list_lines(stream: IO[bytes], stem: str, place: str) -> Iterator[Source | Rejected]:
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
            named = (str(entry.get(name) or "").strip() for name in ("id", "url"))
            identifier = next(filter(None, named), f"{stem}-{number}")
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
    for name in ("id", "text", "html", *_FIELDS):
        value = entry.get(name)
        if not isinstance(value, str | None) and name != "id":
            raise DecoopError(f"{name} is not a string")
        if isinstance(value, str) and _HALF.search(value):
            raise DecoopError(f"{name} holds half a character (a lone surrogate, \\ud800 to \\udfff); write it whole")
    if not (entry.get("text") or "").strip() and not (entry.get("html") or "").strip():
        raise DecoopError("neither text nor html")
    if not isinstance(entry.get("id"), str | int | None) or isinstance(entry.get("id"), bool):
        raise DecoopError("id is neither a string nor a number")
    return entry, note


def _same(raw: Raw) -> Raw:
    return raw
