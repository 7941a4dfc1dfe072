"""Days of a stay told by their number: "on the first day", "on the second day", "on the last evening"."""

from __future__ import annotations

from datetime import date, timedelta

from .frames import Frame

EDGES = ("first-day", "last-day")  # labels of words for when a stay begins and ends
NTH = "nth-day"  # the label of words for the second or third day of a stay
WHOLE = 10  # how much of a date a day is


def day_told(frame: Frame) -> str:
    """Return the rule of the words for a day of the stay in a sentence, "" where there are none."""
    return next((word.rule.id for word in frame.cued(*EDGES, NTH)), "")


def nth_day(start: str, end: str, frame: Frame) -> str | None:
    """Return the day, of a stay from ``start`` to ``end``, that "on the second day" means in a sentence."""
    word = next(iter(frame.cued(NTH)), None)
    if word is None or len(start) != WHOLE or start.startswith("--"):
        return None
    day = str(date.fromisoformat(start) + timedelta(days=int(word.rule.options.get("nth", 0))))
    return day if day <= end else None
