"""Days on which somebody tells of what has been done: "the two have signed a pact, the mayor said | on Monday"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention

SPEAKER = 12  # tokens of a speaker between a comma and the verb of saying
AT_ONCE = 4  # tokens between that verb and its day
OPENS = 4  # tokens between a word of the perfect and the event's


def said_on(doc: Doc, frame: Frame, cue: Cue, day: Mention) -> bool:
    """Say whether a day is that of the speech that ends a sentence, and what it tells of stands in the perfect."""
    if day.start < cue.end or not _is_perfect(doc, cue):
        return False
    for word in frame.cued("speech"):
        closes = cue.end < word.start and any(cue.end <= at < word.start <= at + SPEAKER for at in frame.commas)
        if closes and 0 <= day.start - word.end <= AT_ONCE and frame.end - day.end <= OPENS:
            return True
    return False


def _is_perfect(doc: Doc, cue: Cue) -> bool:
    """Say whether a word of the perfect opens or stands right before the words of an event ("have | signed")."""
    perfect = words_of(doc, "modality", "perfect")
    return not perfect.isdisjoint(on(doc).lower[max(cue.start - OPENS, 0) : cue.end])
