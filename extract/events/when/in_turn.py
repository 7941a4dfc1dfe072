"""The days of a list in which each event is followed by its own: "talks with X, on Monday, a call on Y, on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence

from ..sentences.cues import Cue
from ..sentences.frames import Mention

FEWEST = 2  # events with a day of their own


def in_turn(rivals: Sequence[Cue], dates: Sequence[Mention], cue: Cue) -> Mention | None:
    """Return the day that follows a noun where the nouns of events and the days of a sentence take turns."""
    nouns = sorted({rival.start: rival for rival in rivals}.values(), key=lambda rival: rival.start)
    days = sorted(dates, key=lambda day: day.start)
    if len(nouns) != len(days) or len(days) < FEWEST or not all(noun.rule.options.get("noun") for noun in nouns):
        return None
    starts = [start for noun, day in zip(nouns, days, strict=True) for start in (noun.start, day.start)]
    if starts != sorted(starts):
        return None
    return next((day for noun, day in zip(nouns, days, strict=True) if noun.start == cue.start), None)
