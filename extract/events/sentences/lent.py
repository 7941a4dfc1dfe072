"""Words for a part of the day that a sentence without an event lends to the next one: "The evening was for talk. …"."""

from __future__ import annotations

from .frames import Frame

OPENS = 1  # tokens before words that open a sentence: a bullet


def lend(before: Frame | None, frame: Frame) -> None:
    """Give a sentence the words for a part of the day that open the one before, which tells of no event."""
    if before is None or before.cued("speech") or frame.dates or frame.cued("same-day", "back"):
        return
    words = [word for word in before.cued("same-day", "also") if 0 <= word.start - before.start <= OPENS]
    if any(word.label == "same-day" for word in words):
        frame.cues[:0] = words
        frame.labelled.clear()
