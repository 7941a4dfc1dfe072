"""The year that "at the time" means: that of a date of years ago told just before, "The pact dates from 2005. | …"."""

from __future__ import annotations

from datetime import timedelta

from .anchor import Anchors, Found
from .interval import Day
from .lexer import STOP

REACH = 250  # code points before the words within which the date that they mean is told
AGO = timedelta(days=300)  # before the publication: later days are those of the story itself


def year_back_then(one: Found, anchors: Anchors) -> tuple[Found, Day] | None:
    """Return the date told last, where it is of years ago and stands in a sentence before, without its day."""
    told = [(before, day) for before, day in anchors.told if day.year is not None and before.rule.open != "end"]
    if not told or one.start - told[-1][0].end > REACH or told[-1][0].last > anchors.symbols.rfind(STOP, 0, one.first):
        return None
    before, day = told[-1]
    now, last = anchors.near, day.last()
    if now is not None:
        of_old = last is not None and last < now - AGO
    else:
        years = [other.fields[year] for other in anchors.found for year in ("y1", "y2") if year in other.fields]
        of_old = (day.year or 0) < max(years, default=0)
    return (before, Day(day.year, day.month)) if of_old else None
