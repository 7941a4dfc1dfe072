"""Signing without an object: what is signed is the instrument told just before ("They sign in Lyon in May")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..tellings.drafts import YEAR, precision

TOLD = 2  # sentences before in which the instrument is told
NEAR, BEFORE = 8, 3  # tokens between the verb and its day or month after it, or before it in its clause
ENDS = frozenset(',.;:!?)”»"')
PRONOUN = 1  # tokens of "it" after the verb


def signs_it(doc: Doc, past: list[Frame], frame: Frame, cue: Cue) -> bool:
    """Return whether a dated verb of signing, without an object of its own, signs what was told just before."""
    if cue.rule.options.get("noun") or cue.rule.options.get("bond") or frame.cued("instrument", "since"):
        return False
    told = [before for before in past[-TOLD:] if frame.index - before.index <= TOLD]
    if not any(before.cued("instrument") for before in told):
        return False
    dates = [d for d in frame.dates if precision(d.key) > YEAR]
    after = any(0 <= day.start - cue.end <= NEAR for day in dates)
    before = any(0 <= cue.start - day.end <= BEFORE and "," not in on(doc).words[day.end : cue.start] for day in dates)
    return (after or before) and _closes(doc, frame, cue)


def _closes(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether nothing follows a verb that could be its object: a day, words of place, a mark, the end."""
    pronouns = words_of(doc, "meetings", "it")
    at = cue.end + (on(doc).lower[cue.end] in pronouns if cue.end < frame.end else 0)
    if at >= frame.end or on(doc).words[at] in ENDS:
        return True
    opened = {day.start for day in frame.dates} | {word.start for word in frame.cued("place", "by", "same-day")}
    return not opened.isdisjoint({at, at + PRONOUN})
