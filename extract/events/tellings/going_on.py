"""The day and place of an event that the sentence after its own tells: "They met again. It was in Podor, on 4 May"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...facts import Stated
from ..instruments.validity import first_days
from ..sentences.frames import Frame
from ..when.nth_day import day_told
from ..where.whereabouts import locate_after
from ..who.participants import support
from .drafts import YEAR, Draft, precision

SIGNING = "SigningCeremony"


def go_on(doc: Doc, event: Draft, frame: Frame) -> None:
    """Take the day and place that a sentence without event words of its own states for the event told before it."""
    if not frame.in_story or frame.cued("speech", "also", "planned", "wish", "negated", "left"):
        return
    if frame.index - event.frames[-1].index != 1 or (frame.cued("instrument") and event.kind.value != SIGNING):
        return  # "The two cities concluded their charter on 15 April 1970"
    if event.kind.value == SIGNING and event.location is None and frame.cued("sign"):
        event.location = locate_after(doc, frame, event.kind, venue=True)
    days = [d for d in frame.dates if precision(d.key) >= 8 and d not in first_days(frame)]
    told = event.date.value if event.date else ""  # the year at most: "went to Lyon this fall. … from 1 to 8 October"
    coarse = not told or (len(told) == YEAR and any(day.key.startswith(told) for day in days))
    if coarse and len(days) == 1 and len(frame.dates) == 1 and not _own_time(event):
        event.date = Stated(days[0].key, "date-after", support(days[0].quote, *event.kind.quotes))
        if event.location is None:
            event.location = locate_after(doc, frame, event.kind)


def _own_time(event: Draft) -> bool:
    """Return whether an event's own sentence says when it was, though not the day: "later", "on the second day"."""
    return bool(event.frame.cued("also") or day_told(event.frame))
