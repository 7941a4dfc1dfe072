"""Seasons and ends of years told without their year: "next spring", "in the autumn", "by the end of the year"."""

from __future__ import annotations

from datetime import date

from .anchor import Anchors, Found
from .interval import Day, narrow

PARTS = {1: "early", 2: "mid", 3: "late"}  # values of the class "part" that a year has
EARLY, LATE = 1, 3
JUNE = 6  # from then on "early" is of the next year, up to then "late" of the one before
CLAUSE = 160  # code points within which a word of the future is about a season


def year_of_season(one: Found, anchors: Anchors) -> tuple[Day, tuple[date | None, date | None]] | None:
    """Return the year of a season, and its first and last day, as seen from the publication."""
    today, month, way = anchors.near, one.fields["season"], one.fields.get("way")
    if today is None:
        return None
    spans = [
        (Day(year, month - 1).first(), Day(year, month + 1).last()) for year in range(today.year - 1, today.year + 2)
    ]
    known = [(first, last) for first, last in spans if first is not None and last is not None]
    if way == 0:
        known = [(first, last) for first, last in known if first.year == today.year]
    elif way == 1 or (way is None and anchors.ahead(one, CLAUSE)):
        known = [(first, last) for first, last in known if (first if way == 1 else last) > today][:1]
    else:
        known = [(first, last) for first, last in known if (last if way else first) < today][-1:]
    return (Day(known[0][0].year), known[0]) if known else None


def part_of_year(one: Found, anchors: Anchors) -> tuple[Day, tuple[date | None, date | None]] | None:
    """Return the year of "the end of the year", and its part, as seen from the publication."""
    today, part = anchors.near, one.fields["part"]
    if today is None or part not in PARTS:
        return None
    ahead = anchors.ahead(one, CLAUSE)
    if part == EARLY and not ahead:
        return None  # "since the beginning of the year": no day of an event
    coming, gone = part == EARLY and today.month >= JUNE, part == LATE and not ahead and today.month <= JUNE
    year = Day(today.year + coming - gone)
    return year, narrow(year, PARTS[part])
