"""Days of a clause between commas that says more of somebody: "Mayor X, who is back on Friday, has signed …"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention


def leave_relative(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the days of a clause that is over before an event's words, other than those of a journey."""
    if cue.rule.get("kind") == "Visit":  # "The delegation, which arrived on Saturday, came to …"
        return dates
    return [d for d in dates if d.end > cue.start or not _closed(doc, frame, cue, d)]


def _closed(doc: Doc, frame: Frame, cue: Cue, day: Mention) -> bool:
    """Return whether a clause opened by "who" after a comma holds a day, and a comma ends it before some words."""
    openers = words_of(doc, "meetings", "relative")
    joining = on(doc).pack["dates"]["classes"].get("clause", ())
    lower = on(doc).lower
    commas = [at for at in frame.commas if at < day.start]
    end = next((at for at in frame.commas if day.end <= at < cue.start), None)
    if not commas or end is None or lower[commas[-1] + 1] not in openers:
        return False
    joined = lower[end + 1] in {*joining, *openers}  # "in May, when they met"
    return not joined and not any(commas[-1] < at < cue.start for at in frame.breaks)
