"""For how many days somebody stays, as a sentence says: "a three-day visit", "spent two nights in"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...facts import Quote
from ...pack import load_pack
from ..instruments.durations import compiled
from ..sentences.frames import Frame

LONGEST = 31  # days of a stay


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the compiled patterns of a language's stays."""
    pack = load_pack(language)
    numbers = tuple(pack.get("agreements", {}).get("numbers", {}))
    return tuple(compiled(pattern, numbers) for pattern in pack["meetings"].get("stays", ()))


def lengths_in(doc: Doc, frame: Frame) -> list[tuple[int, Quote]]:
    """Return the numbers of days for which a sentence says that somebody stays."""
    if frame.lengths is None:  # asked for each word of an event
        frame.lengths = list(_read_lengths(doc, frame))
    return frame.lengths


def _read_lengths(doc: Doc, frame: Frame) -> Iterator[tuple[int, Quote]]:
    table: Mapping[str, Any] = on(doc).pack["meetings"]
    numbers: Mapping[str, int] = on(doc).pack.get("agreements", {}).get("numbers", {})
    text = on(doc).article.text[frame.quote.start : frame.quote.end]
    for pattern in _patterns(on(doc).article.language):
        for match in pattern.finditer(text):
            word = match["number"].lower()
            count = numbers.get(word) or int(word)
            unit = match.groupdict().get("unit") or ""
            nights, weeks = (unit in table.get(key, ()) for key in ("nights", "weeks"))
            count = count + 1 if nights else count * 7 if weeks else count
            if 1 < count <= LONGEST:
                yield count, Quote(frame.quote.start + match.start(), frame.quote.start + match.end())
