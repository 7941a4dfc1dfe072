"""Dates as texts state them: partial, bounded by real days; an interval is two of them with a slash between."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

#: Which months of a year a part of it may mean, first and last; "early" and its like are wide on purpose.
YEAR_PARTS = {
    "early": (1, 6), "mid": (4, 9), "late": (7, 12), "h1": (1, 6), "h2": (7, 12),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
#: Which days of a month a part of it may mean; 31 stands for the last.
MONTH_PARTS = {"early": (1, 15), "mid": (8, 23), "late": (16, 31)}


class Day(NamedTuple):
    """Hold the parts of a date that are known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def write(self) -> str:
        """Return the ISO 8601 form with the precision known ("2022-02-16", "2022-02", "2022", "--02-16", "--02")."""
        head = f"{self.year:04d}" if self.year is not None else "-"
        return head + "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)

    def exists(self) -> bool:
        """Tell whether the calendar has it; 29 February without a year counts as real."""
        if self.month is None or self.day is None:
            return self.month is None or 1 <= self.month <= 12
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]

    def first(self) -> date | None:
        """Return the earliest real day it may be, None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date | None:
        """Return the latest real day it may be, None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@lru_cache(maxsize=4096)
def parse(value: str) -> Day:
    """Read one ISO date of any precision, as ``Day.write`` writes it; raise ValueError on anything else."""
    if value.startswith("--"):
        return Day(None, *(int(part) for part in value[2:].split("-")))
    return Day(*(int(part) for part in value.split("-")))


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date | None, date | None]:
    """Return the earliest and the latest real day of an ISO date or interval, None where its year is unknown."""
    start, _, end = value.partition("/")
    return parse(start).first(), parse(end or start).last()


def narrow(day: Day, part: str) -> tuple[date | None, date | None]:
    """Return the bounds of a part ("early", "mid", "late", "q1".."q4", "h1", "h2") of a year or a month."""
    if day.year is None:
        return None, None
    if day.month is None:
        first, last = YEAR_PARTS[part]
        return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])
    first, last = MONTH_PARTS.get(part, (1, 31))
    return date(day.year, day.month, first), date(day.year, day.month, min(last, monthrange(day.year, day.month)[1]))


def common(first: date, last: date) -> str:
    """Return the most precise ISO date that holds every day between two, or the interval of their months."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return first.isoformat()[:4] if first.year == last.year else f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
