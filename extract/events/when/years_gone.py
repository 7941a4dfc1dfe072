"""What was signed in years gone by, of which a story tells no day ("Những năm qua, hai tỉnh đã ký …")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import Lexicon, lower
from ..sentences.cues import Cue
from ..sentences.frames import Frame

REACH = 6  # tokens between "which" and its verb


@cache
def _words(language: str) -> Lexicon[bool]:
    """Return the words for years gone by (True) and those by which a sentence goes on with the one before (False)."""
    table = load_pack(language).get("agreements", {})
    return Lexicon([(f, True) for f in table.get("ago", ())] + [(f, False) for f in table.get("going_on", ())], lower)


def told_beside(doc: Doc, frame: Frame, verb: Cue) -> bool:
    """Say whether a clause only tells what an instrument is, of which a sentence tells else ("mà hai tỉnh đã ký")."""
    of = map(lower, load_pack(on(doc).article.language)["agreements"].get("of_old", ()))
    return not set(of).isdisjoint(on(doc).lower[max(frame.start, verb.start - REACH) : verb.start])


def signed_over_years(doc: Doc, frame: Frame, verb: Cue) -> bool:
    """Say whether a verb of signing is told of years gone by: in its sentence, or in the one that it goes on with."""
    words = _words(on(doc).article.language)
    if not len(words):
        return False
    if told_beside(doc, frame, verb):
        return True
    if frame.dates:
        return False
    opening = words.find(on(doc).lower, frame.start, frame.end)
    spans = [(frame.start, verb.start)]
    if opening is not None and not opening.value:  # "Trong đó, …"
        spans += [(f.start, f.end) for f in on(doc).frames if f.index == frame.index - 1]
    return any(match.value for start, end in spans for match in words.matches(on(doc).lower, start, end))
