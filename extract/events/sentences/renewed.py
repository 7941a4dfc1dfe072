"""The year of what is renewed tells which one it is, and not when: "renewed the charter of 1998"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of

if TYPE_CHECKING:
    from .frames import Frame, Mention

YEAR = 4  # characters of a year
REACH = 8  # tokens from the verb to the year
LINK = 1  # tokens between the instrument and its year


def is_of_renewed(doc: Doc, frame: Frame, day: Mention) -> bool:
    """Return whether a date is the year by which an instrument is called that a verb before it renews."""
    verbs, lower = words_of(doc, "agreements", "renewed"), on(doc).lower
    if len(day.key) != YEAR or not day.key.isdigit() or not verbs:
        return False
    before = range(max(frame.start, day.start - REACH), day.start)
    verb = next((at for at in reversed(before) if lower[at] in verbs), None)
    if verb is None or any(verb < at < day.start for at in frame.commas):
        return False
    linked = lower[day.start - 1] in words_of(doc, "agreements", "dated")
    told = [cue for cue in frame.cues if cue.label == "instrument" and verb < cue.start]
    return linked and any(0 <= day.start - cue.end <= LINK or cue.end > day.start for cue in told)
