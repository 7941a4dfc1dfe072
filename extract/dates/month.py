"""Tell the month of a day: which number of "05/08" it is, and which one "the 12th" means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ..facts import Quote
from .anchor import Anchors, Found
from .interval import Day


def tell_day_from_month(one: Found, anchors: Anchors) -> Mapping[str, int]:
    """Tell day and month apart in "05/08/2023": by size, by other dates of the text, by the publication, by custom."""
    if "p1" not in one.fields:
        return one.fields
    p1, p2 = one.fields["p1"], one.fields["p2"]
    day_first = anchors.day_first
    if p1 > 12 or p2 > 12:
        day_first = p1 > 12
    elif votes := [
        f.fields["p1"] > 12 for f in anchors.found if max(f.fields.get("p1", 0), f.fields.get("p2", 0)) > 12
    ]:
        day_first = sum(votes) * 2 >= len(votes)
    elif anchors.day is not None and "y1" in one.fields:
        gaps = [abs(anchors.day - date(one.fields["y1"], m, d)) for d, m in ((p1, p2), (p2, p1))]
        if min(gaps) <= timedelta(days=7) < max(gaps):
            day_first = gaps[0] < gaps[1]
    day, month = (p1, p2) if day_first else (p2, p1)
    return {**one.fields, "d1": day, "m1": month}


def find_month(one: Found, start: Day, anchors: Anchors) -> tuple[Day, bool, Quote | None]:
    """Give a bare day the month of a stay or date told before, else of the publication; its weekday may tell another.

    Of a stay over the end of a month each day has its own: "from 27 June to 3 July … on the 28th".
    """
    if "way" in one.fields and anchors.day is not None:
        return _month_by_way(one, start, anchors.day), True, None
    for first, last in reversed(anchors.stays):
        days = [first + timedelta(days=away) for away in range((last - first).days + 1)]
        within = [Day(day.year, day.month, day.day) for day in days if day.day == start.day]
        if within and one.fits(within[0]) and not _long_ago(within[0], anchors):
            return within[0], False, None
    for before, told in reversed(anchors.told):
        day = Day(told.year, told.month, start.day)
        if told.month is not None and one.fits(day) and not _long_ago(told, anchors):
            return day, False, Quote(before.start, before.end)
    today = anchors.day
    if today is None or start.day is None:
        return start, False, None
    last_month = start.day > today.day + 7 and not anchors.ahead(one)
    months = today.year * 12 + today.month - 1 - last_month
    near = [Day((months + away) // 12, (months + away) % 12 + 1, start.day) for away in (0, -1, 1, -2)]
    return next((day for day in near if day.exists() and one.fits(day)), near[0]), True, None


def _month_by_way(one: Found, start: Day, today: date) -> Day:
    """Give a bare day the month that puts it where its words say: "the 12th just past", "the coming 12th"."""
    way, months = one.fields["way"], today.year * 12 + today.month - 1
    past, ahead = (start.day or 0) <= today.day, (start.day or 0) > today.day
    months += (way > 0 and not ahead) - (way < 0 and not past)
    return Day(months // 12, months % 12 + 1, start.day)


def _long_ago(told: Day, anchors: Anchors) -> bool:
    """Return whether a date is of a year well before the publication, which a bare day hardly means."""
    return anchors.day is not None and told.year is not None and told.year < anchors.day.year - 1
