"""For how many days somebody stays, as a sentence says: "a three-day visit", "spent two nights in"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from ..document import on
from ..facts import Quote
from .frames import Frame
from .validity import compiled

LONGEST = 31  # days of a stay


def lengths_in(doc: Doc, frame: Frame) -> list[tuple[int, Quote]]:
    """Return the numbers of days for which a sentence says that somebody stays."""
    table: Mapping[str, Any] = on(doc).pack["meetings"]
    numbers: Mapping[str, int] = on(doc).pack.get("agreements", {}).get("numbers", {})
    text = on(doc).article.text[frame.quote.start : frame.quote.end]
    found = []
    for pattern in table.get("stays", ()):
        for match in compiled(pattern, tuple(numbers)).finditer(text):
            word = match["number"].lower()
            count = numbers.get(word) or int(word)
            unit = match.groupdict().get("unit") or ""
            count = (
                count + 1 if unit in table.get("nights", ()) else count * 7 if unit in table.get("weeks", ()) else count
            )
            if 1 < count <= LONGEST:
                found.append((count, Quote(frame.quote.start + match.start(), frame.quote.start + match.end())))
    return found
