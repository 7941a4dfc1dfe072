"""Days of a report and of what is recalled: "spoke on Friday about her visit", "he recalled a trip of 1977"."""

from __future__ import annotations

from ...facts import Quote
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention

BEFORE, BESIDE = 4, 1  # tokens between words of reporting and their day: before what is reported, after it
RECALLED = 16  # tokens after "recalled the day" in which what somebody recalls is told
OPENS = 2  # tokens before a day that opens a sentence


def leave_reported(frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the days of words of reporting, for a visit that somebody reports on, and those of what is recalled.

    Args:
        frame: the sentence.
        cue: the words of the event.
        dates: the dates that may be the event's.
    """
    recalls = [word for word in frame.cued("recalls") if cue.end <= word.start]
    dates = [d for d in dates if not any(word.end <= d.start for word in recalls)]
    words = frame.cued("reported") if cue.rule.get("kind") == "Visit" else []
    return [d for d in dates if not any(_dates(frame, word, d, cue) for word in words)]


def is_recalled(frame: Frame, cue: Cue) -> bool:
    """Return whether an event of no known time is recalled at another: "she recalled the day the governor came"."""
    words = [word for word in frame.cued("recalls") if word.start <= cue.start and cue.start - word.end <= RECALLED]
    return any(all(d.end <= word.start for d in frame.dates) for word in words)


def recalled_after(frame: Frame, event: Quote, other: Quote) -> bool:
    """Return whether words of recalling part an event from another: "at the lunch she recalled the trip of 1977"."""
    return any(event.start < word.quote.start < other.start for word in frame.cued("recalls"))


def _dates(frame: Frame, word: Cue, day: Mention, cue: Cue) -> bool:
    """Return whether a day is that of a report, and not of the event that a cue tells."""
    gap = max(day.start - word.end, word.start - day.end, 0)
    if day.end <= cue.start and word.end <= cue.start:
        between = any(day.end <= other.start < word.start for other in frame.cued("trigger", "sign"))
        opens = day.start - frame.start <= OPENS and day.end <= word.start and not between
        return gap <= BEFORE or opens
    return word.start >= cue.end and day.start >= word.end and gap <= BESIDE
