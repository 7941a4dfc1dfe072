"""For how many days somebody stays or sits, as a sentence says: "a three-day visit", "spent two nights in"."""

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
from ..sentences.cues import Cue
from ..sentences.frames import Frame

UNITS = re.compile(r"\(\?P<unit>([^()]*)\)")
LONGEST = 31  # days of a stay


@cache
def _patterns(language: str, name: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the units in which a language's stays or sittings are counted, and their compiled patterns."""
    pack = load_pack(language)
    numbers, stays = tuple(pack.get("agreements", {}).get("numbers", {})), pack["meetings"].get(name, ())
    units = frozenset(unit for pattern in stays for found in UNITS.findall(pattern) for unit in found.split("|"))
    return units, tuple(compiled(pattern, numbers) for pattern in stays)


def lengths_in(doc: Doc, frame: Frame) -> list[tuple[int, Quote]]:
    """Return the numbers of days for which a sentence says that somebody stays."""
    if frame.lengths is None:  # asked for each word of an event
        frame.lengths = list(_read_lengths(doc, frame, "stays"))
    return frame.lengths


def sittings_in(doc: Doc, frame: Frame) -> list[tuple[int, Quote]]:
    """Return the numbers of days for which a sentence says that a conference lasts: "a three-day workshop"."""
    return list(_read_lengths(doc, frame, "sittings"))


def _read_lengths(doc: Doc, frame: Frame, name: str) -> Iterator[tuple[int, Quote]]:
    table: Mapping[str, Any] = on(doc).pack["meetings"]
    numbers: Mapping[str, int] = on(doc).pack.get("agreements", {}).get("numbers", {})
    text = on(doc).article.text[frame.quote.start : frame.quote.end]
    units, patterns = _patterns(on(doc).article.language, name)
    small = text.lower()
    for pattern in patterns if any(unit in small for unit in units) else ():
        for match in pattern.finditer(text):
            word = match["number"].lower()
            count = numbers.get(word) or int(word)
            unit = match.groupdict().get("unit") or ""
            nights, weeks = (unit in table.get(key, ()) for key in ("nights", "weeks"))
            count = count + 1 if nights else count * 7 if weeks else count
            if 1 < count <= LONGEST:
                yield count, Quote(frame.quote.start + match.start(), frame.quote.start + match.end())


def measured(frame: Frame, cue: Cue) -> bool:
    """Return whether the length of a stay is told in the words of a journey: "is on a six-day visit"."""
    spans = [length for _, length in frame.lengths or ()]
    return any(cue.quote.start < length.end and length.start < cue.quote.end for length in spans)
