"""Days of a stay told by their number: "on the first day", "on the second day", "on the last evening"."""

from __future__ import annotations

from datetime import date, timedelta

from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame

EDGES = ("first-day", "last-day")  # labels of words for when a stay begins and ends
NTH = "nth-day"  # the label of words for the second or third day of a stay
NEAR = 8  # tokens between words of signing and the day of a stay
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


def edge_of_stay(frame: Frame, cue: Cue, date: Stated[str] | None) -> Stated[str] | None:
    """Return the last day of a stay for what is signed on it: "from 20 to 23 March … the charter on the last day"."""
    first, _, last = date.value.partition("/") if date else ("", "", "")
    edges = [word for word in frame.cued(*EDGES) if 0 <= word.start - cue.end <= NEAR]
    if date is None or not last or not edges or cue.rule.get("kind") != "SigningCeremony":
        return date
    day = first if edges[0].label == EDGES[0] else last
    return Stated(day, "date-stay", tuple(sorted({*date.quotes, edges[0].quote})))
