"""A day told some sentences before what took place on it: "Friday night, a full house. X read the report. Y signed"."""

from __future__ import annotations

from ..sentences.frames import Frame
from ..tellings.drafts import DAY, precision

FAR = 3  # sentences after the one with the day


def day_opened(opened: Frame | None, before: Frame | None, frame: Frame) -> Frame | None:
    """Return the sentence of a paragraph that gives its day, while none after it tells of an event or another day.

    ``opened`` is the one so far, ``before`` the sentence before ``frame`` where that one told of no event.
    """
    if before is None or before.paragraph != frame.paragraph:
        return None
    if not before.dates:
        return opened if opened and frame.index - opened.index <= FAR and not before.cued("speech") else None
    days = {day.key for day in before.dates}
    whole = len(days) == 1 and all(precision(day) >= DAY and "/" not in day for day in days)
    return before if whole and not before.cued("speech", "left", "since") else None
