"""Where the text of a query comes from."""

from __future__ import annotations

import sys
from pathlib import Path

from .. import DecoopError


def read_query(text: str) -> str:
    """Return the query that an argument stands for: stdin for "-", a file of that name, else the argument itself."""
    if text == "-":
        return _decode(sys.stdin.buffer.read(), "stdin")
    # A query holds spaces or brackets; a path that does not exist is then a mistake in a name and no query.
    looks_like_path = not any(mark in text for mark in "{}\n")
    if not looks_like_path:
        return text
    try:
        return _decode(Path(text).read_bytes(), text)
    except OSError as error:
        if any(text.upper().lstrip().startswith(word) for word in ("DESCRIBE", "PREFIX", "BASE")):
            return text
        raise DecoopError(f"{text}: neither a query nor a file that can be read ({error.strerror})") from None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DecoopError(f"{name}: a query is written in UTF-8, and this is not") from None
