"""For how many months an agreement holds, where a sentence counts them: "for five years", "a 24-month contract"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Quote, Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..who.participants import support

LEADING = 12  # characters before an instrument's words in which its duration may stand ("five-year agreement")
AHEAD = 14  # tokens between the verb that renews an instrument and its words, with the duration between
DURATION_AFTER = 160  # characters after an instrument's words in which its duration stands
YEAR = 12  # months; what lasts less is a stay or a course, and no term
LONGEST = 30 * YEAR  # what lasts longer is an age, and no term
RULE = "agreement-duration"


def duration_in(doc: Doc, frame: Frame, cue: Cue | None, end: int, until: int | None = None) -> Stated[int] | None:
    """Return the months that a sentence counts as the term of an instrument.

    ``cue`` and ``end`` are the words of the instrument and the end of its title; without a cue the whole sentence, to
    the character ``until``, is about an instrument told before.
    """
    table = on(doc).pack.get("agreements", {})
    last = until or frame.quote.end
    if cue is None:
        return _counted(doc, table.get("durations", []), frame.quote.start, last, None)
    title = _counted(doc, table.get("lasting", []), cue.quote.end, last, cue)
    verb = _verb_of(frame, cue)
    first = max(cue.quote.start - LEADING, frame.quote.start)
    opened = min(first, verb.quote.start) if verb else first
    return title or _counted(doc, table.get("durations", []), opened, last, cue) or _called_for(doc, cue, end)


def _verb_of(frame: Frame, cue: Cue) -> Cue | None:
    """Return the verb that signs an instrument named after it, with no other one between: "renewed for four years"."""
    others = [other for other in frame.cued("instrument") if other.end <= cue.start]
    first = max([cue.start - AHEAD, *(other.end for other in others)])
    return next((verb for verb in frame.cued("sign") if first <= verb.start and verb.end <= cue.start), None)


def _counted(doc: Doc, patterns: list[str], start: int, last: int, cue: Cue | None) -> Stated[int] | None:
    numbers: Mapping[str, int] = on(doc).pack.get("agreements", {}).get("numbers", {})
    units: Mapping[str, int] = on(doc).pack["dates"]["classes"].get("unit", {})
    text = on(doc).article.text[start:last]
    for pattern in patterns:
        match = compiled(pattern, tuple(numbers), tuple(units)).search(text)
        if match is None or match.start() > DURATION_AFTER:
            continue
        word = match["number"].lower()
        months = (numbers.get(word) or int(word)) * units[match["unit"].lower()]
        if YEAR <= months <= LONGEST:
            quote = Quote(start + match.start(), start + match.end())
            return Stated(months, RULE, support(quote, *([cue.quote] if cue else [])))
    return None


def _called_for(doc: Doc, cue: Cue, end: int) -> Stated[int] | None:
    """Return the months by which an instrument is called: "a ten-yearly accord", "accord décennal"."""
    lengths: Mapping[str, int] = on(doc).pack["dates"]["classes"].get("length", {})
    for at in range(max(cue.start - 1, 0), min(end + 1, len(doc))) if lengths else ():
        months = lengths.get(on(doc).words[at].casefold(), 0)
        if months > YEAR:
            return Stated(months, RULE, support(quote_of(doc, at, at + 1), cue.quote))
    return None


@lru_cache(maxsize=256)
def compiled(pattern: str, numbers: tuple[str, ...], units: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return a pack's pattern with ``{number}`` and ``{unit}`` put in: digits or a number word; years or months."""
    again = r"(?:\s?\(\d{1,2}\))?"  # "five (5) years"
    longest = sorted(numbers, key=len, reverse=True)
    number = r"(?P<number>\d{1,2}|" + "|".join(map(re.escape, longest)) + ")" + again
    unit = r"(?P<unit>" + "|".join(map(re.escape, sorted(units, key=len, reverse=True))) + r")\b"
    return re.compile(pattern.replace("{number}", number).replace("{unit}", unit), re.IGNORECASE)


def later(day: str, months: int) -> str | None:
    """Return the day, month or year that lies so many months after one; None where a year is too coarse for them."""
    years, over = divmod(months, YEAR)
    year, rest = int(day[:4]), day[4:]
    if not over:
        return f"{year + years}{rest}"
    if not rest:
        return None
    years, month = divmod(int(rest[1:3]) - 1 + over, YEAR)
    return f"{year + months // YEAR + years}-{month + 1:02}{rest[3:]}"
