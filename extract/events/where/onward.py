"""Where somebody goes after an event: "met the mayor | before travelling to Essen"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from .venue_words import venue_words


def goes_on(doc: Doc, frame: Frame, cue: Cue) -> int:
    """Return the token after an event's words from which a sentence says where somebody goes next, else its end."""
    words = venue_words(on(doc).article.language).onward
    found = words.matches(on(doc).lower, cue.end, frame.end) if cue.end < frame.end else []
    return found[0].start if found else frame.end
