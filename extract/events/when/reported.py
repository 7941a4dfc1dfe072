"""Days of a report: "spoke on Friday about her visit to Lyon" does not say when the visit was."""

from __future__ import annotations

from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention

BEFORE, BESIDE = 4, 1  # tokens between words of reporting and their day: before what is reported, after it
OPENS = 2  # tokens before a day that opens a sentence


def leave_reported(frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the days of words of reporting, for a visit that somebody reports on.

    Args:
        frame: the sentence.
        cue: the words of the event.
        dates: the dates that may be the event's.
    """
    words = frame.cued("reported") if cue.rule.get("kind") == "Visit" else []
    return [d for d in dates if not any(_dates(frame, word, d, cue) for word in words)]


def _dates(frame: Frame, word: Cue, day: Mention, cue: Cue) -> bool:
    """Return whether a day is that of a report, and not of the event that a cue tells."""
    gap = max(day.start - word.end, word.start - day.end, 0)
    if day.end <= cue.start and word.end <= cue.start:
        between = any(day.end <= other.start < word.start for other in frame.cued("trigger", "sign"))
        opens = day.start - frame.start <= OPENS and day.end <= word.start and not between
        return gap <= BEFORE or opens
    return word.start >= cue.end and day.start >= word.end and gap <= BESIDE
