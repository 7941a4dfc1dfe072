"""Dates as pages print them beside a headline: "13/04/2023 09:39", "Publié le 27 juin 2018", "March 9, 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from .cues import Cues, fold, load_cues

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NUMERIC = (
    rf"(?P<d>\d{{1,2}})\s?(?P<s>[/.\-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?{_YEAR}",
    rf"{_YEAR}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})",
)
_SHORT_YEAR = r"(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d\d)"  # believed beside a cue or an hour
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.-]\d\d(?!\d)")
_HAS_LONG_YEAR = re.compile(r"\d{4}")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?(?!\d)|(?<!\d)\d{1,2}h(?!\w)|[+-]\d{1,2}(?::\d\d)?(?!\d)")
NEAR = 500  # characters on either side of a date in which words beside it are looked for: a page may be one line
_STAMPED = re.compile(r"\W{1,3}(?:\w{1,2}\W{1,2})?\d{1,2}\s?[:h]\s?\d{2}(?!\d)")  # "26-04-19 at 19:42"


@dataclass(frozen=True, slots=True)
class PageDate:
    """Hold a date found in a line: ISO with the precision stated, and where it stands in the line."""

    value: str
    start: int
    end: int

    @property
    def full(self) -> bool:
        """Say whether the day is known."""
        return len(self.value) == len("2023-04-13")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    cues = load_cues()
    names = sorted(cues.months, key=lambda name: (-len(name), name))
    month = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    ordinal = "|".join(re.escape(fold(word)) for word in cues.ordinals) or r"(?!)"
    parts = {
        r"\{d\}": rf"(?P<d>\d{{1,2}})\s?(?:{ordinal})?\.?",
        r"\{m\}": r"(?P<m>\d{1,2})",
        r"\{month\}": rf"(?P<month>{month})\.?",
        r"\{y\}": _YEAR,
    }
    shapes = []
    for shape in cues.date_shapes:
        pattern = re.escape(fold(shape)).replace(r"\ ", r",?\s+")
        for placeholder, meaning in parts.items():
            pattern = pattern.replace(placeholder, meaning)
        shapes.append(pattern)
    return tuple(re.compile(rf"(?<!\w)(?<!\d/){pattern}(?![\w/])") for pattern in (*_NUMERIC, _SHORT_YEAR, *shapes))


def _iso(found: re.Match[str], cues: Cues) -> str | None:
    groups = found.groupdict()
    year = int(groups["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    name = groups.get("month")
    month = cues.months[" ".join(name.split())] if name else int(groups["m"])
    if groups.get("d") is None:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    day = int(groups["d"])
    if month > 12 >= day and not name:  # only the order month, day can be meant
        day, month = month, day
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(line: str, *, short: bool = False) -> Iterator[PageDate]:
    """Yield the dates with a year that a line shows, in text order, the longest reading of each.

    A year of two digits is believed beside a word of publishing or an hour, and anywhere where ``short`` says so.
    """
    if not _HAS_YEAR.search(line):
        return
    cues = load_cues()
    folded = fold(line)
    found = [
        PageDate(value, match.start(), match.end())
        for pattern in _patterns()
        for match in pattern.finditer(folded)
        if (value := _iso(match, cues))
    ]
    found = [one for one in found if short or _believed(line, one)]
    found.sort(key=lambda one: (one.start, -one.end))
    last = 0
    for one in found:
        if one.start >= last:
            yield one
            last = one.end


def _believed(line: str, one: PageDate) -> bool:
    """Return whether the year of a date has four digits, or what stands beside shows that it is one."""
    whole = _HAS_LONG_YEAR.search(line[one.start : one.end])
    return bool(whole or has_cue(line, one) or _STAMPED.match(line[one.end :]))


def text_before(line: str, found: PageDate) -> str:
    """Return what stands before a date: all of it, or more than any words that belong to it where there is a lot."""
    return line[max(0, found.start - NEAR) : found.start]


def words_beside(line: str, found: PageDate) -> list[str]:
    """Return the words of a line that belong neither to the date nor to what goes with one (weekday, hour, cue)."""
    return re.findall(r"\w+", without_cues(f"{text_before(line, found)} ¦ {line[found.end :][:NEAR]}".lower()))


def without_cues(text: str) -> str:
    """Return a text with blanks for what goes with a page's date: a weekday, an hour, words of publishing."""
    cues = load_cues()
    rest = _TIME.sub(lambda time: " " * len(time[0]), text)
    for words in (cues.published, cues.updated, cues.weekdays, cues.around):
        rest = words.remove(rest)
    return rest


def has_cue(line: str, found: PageDate) -> int:
    """Return 2 where words of publishing ("Publié le") stand before the date, 1 for updating ("Update:"), else 0."""
    cues = load_cues()
    told = text_before(line, found)
    ends = [(cue.end(), 2) for cue in cues.published.finditer(told)]
    ends += [(cue.end(), 1) for cue in cues.updated.finditer(told)]
    end, rank = max(ends, default=(0, 0))
    return rank if len(told) - end <= 25 else 0
