"""Years and months told by how far they lie away: "two years ago", "three months later", "the following year"."""

from __future__ import annotations

from .anchor import Anchors, Found
from .interval import Day

YEAR = 12  # months
ROUND, STEP = 10, 5  # "twenty years ago" is hardly counted to the year
REACH = 400  # code points before "a year later" within which the date it counts from is told


def counts(one: Found) -> bool:
    """Return whether a match counts years or months."""
    return ("unit" in one.fields or "following" in one.fields) and one.rule.kind == "date"


def count(one: Found, anchors: Anchors) -> Day | None:
    """Return the year or month that a match counts to, from the publication or from the date told before."""
    fields = one.fields
    number, unit = fields.get("c1", 1), fields.get("unit", 1)
    away = fields["following"] if "following" in fields else number * unit * fields.get("ago", fields.get("later", 1))
    start = _today(anchors, away) if "ago" in fields else _told(one, anchors)
    if start is None or start.year is None or (number >= ROUND and number % STEP == 0):
        return None
    if away % YEAR == 0:
        return Day(start.year + away // YEAR)
    if start.month is None:
        return None
    months = start.year * YEAR + start.month - 1 + away
    return Day(months // YEAR, months % YEAR + 1)


def _today(anchors: Anchors, away: int) -> Day | None:
    near, known = anchors.near, len(anchors.published or "") > len("2024")
    return Day(near.year, near.month) if near and (known or away % YEAR == 0) else None


def _told(one: Found, anchors: Anchors) -> Day | None:
    near = [told for before, told in anchors.told if one.start - before.end <= REACH and told.year is not None]
    return near[-1] if near else None
