"""What a story tells as over by the time of its events: "had received"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on, text_of
from ...words.wordlists import words_of
from .cues import Cue
from .frames import Frame

NAMED = 8  # tokens between "the signing" and the instrument that was signed: "of", or a date
HELPED = 3  # tokens between "had" and its participle


def told_before(doc: Doc, cue: Cue) -> bool:
    """Return whether a verb tells what was over by then: "had received"."""
    first = cue.start if cue.rule.options.get("noun") else max(cue.start - HELPED, 0)
    endings = on(doc).pack["meetings"].get("participles", ())
    has = endings and not any(word.endswith(tuple(endings)) for word in on(doc).lower[cue.start + 1 : cue.end])
    return over_by_then(doc, first, cue.start if has else cue.end)  # "had talks with" is no more than "met"


def over_by_then(doc: Doc, first: int, last: int) -> bool:
    """Return whether a word such as "had" stands among some tokens."""
    if first >= last:
        return False
    had = on(doc).pack["meetings"].get("earlier", ())
    text = text_of(doc, first, last) if had else ""
    return any(word in had for word in text.lower().replace("’", "'").split())


def so_long_since(frame: Frame, cue: Cue) -> bool:
    """Return whether it is told how long ago an event was: "It is eleven months since X travelled"."""
    return not frame.dates and any(word.end <= cue.start for word in frame.cued("since"))


def over_by_now(doc: Doc, frame: Frame) -> list[Cue]:
    """Return the words by which something had been signed before what a sentence tells: "after the signing | of …"."""
    nouns = words_of(doc, "agreements", "signings")
    instruments = frame.cued("instrument")
    return [
        word
        for word in frame.cued("same-day", "presence", "witness")
        if not nouns.isdisjoint(on(doc).lower[word.start : word.end])
        if any(0 <= cue.start - word.end <= NAMED for cue in instruments)
    ]
