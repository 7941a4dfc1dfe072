"""Where the text of a query comes from."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from .. import DecoopError
from ..graph.exchange.turtle import BASE, PREFIXES
from ..graph.store.guard import UPDATE

KNOWN = {**PREFIXES, "id": BASE}
DECLARED = re.compile(r"\bPREFIX\s+([\w-]*)\s*:", re.IGNORECASE)
USED = re.compile(r"(?<![\w:<?$/-])([\w-]*):(?=[\w%])")


def read_query(text: str) -> str:
    """Return the query that an argument stands for: stdin for "-", a file of that name, else the argument itself."""
    if text == "-":
        return _decode(sys.stdin.buffer.read(), "stdin")
    # A query holds spaces or brackets; a path that does not exist is then a mistake in a name and no query.
    looks_like_path = not any(mark in text for mark in "{}\n")
    if not looks_like_path:
        return text
    if not text.strip():
        raise DecoopError("an empty query; give its text, a file, or - for stdin")
    try:
        return _decode(Path(text).read_bytes(), text)
    except OSError as error:
        if UPDATE.match(text):
            raise DecoopError(
                "an update, and only queries are run; a store is changed by ingest, load and remove"
            ) from None
        if any(text.upper().lstrip().startswith(word) for word in ("DESCRIBE", "PREFIX", "BASE")):
            return text
        raise DecoopError(f"{text}: neither a query nor a file that can be read ({error.strerror})") from None


def declare_prefixes(query: str) -> str:
    """Return a query with the prefixes of this project that it uses and does not declare.

    >>> declare_prefixes("ASK { ?p a foaf:Person }")
    'PREFIX foaf: <http://xmlns.com/foaf/0.1/> ASK { ?p a foaf:Person }'
    """
    declared = set(DECLARED.findall(query))
    missing = [name for name in dict.fromkeys(USED.findall(query)) if name in KNOWN and name not in declared]
    # On the line of the query itself, so that an error still names the right one.
    return "".join(f"PREFIX {name}: <{KNOWN[name]}> " for name in missing) + query


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DecoopError(f"{name}: a query is written in UTF-8, and this is not") from None
