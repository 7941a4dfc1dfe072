"""Days of what an instrument provides for: "signed a memorandum under which each side opens an office by June"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...pack import load_pack
from ...words.lexicon import Lexicon, lower
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.modality import status_of
from .status_by_date import lies_ahead


@cache
def _openers(language: str) -> Lexicon[bool]:
    """Return the words that open what an instrument says: surely (True), or where a day lies ahead (False)."""
    table = load_pack(language).get("agreements", {})
    return Lexicon([(f, True) for f in table.get("provides", ())] + [(f, False) for f in table.get("aims", ())], lower)


def leave_provided(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the days of what an instrument that was signed provides for; words of an event in it keep theirs."""
    papers = frame.cued("instrument") if dates else []
    told = [(c, status_of(frame, c)) for c in frame.cued("sign")] if papers else []
    signs = [c for c, status in told if status is not None and status.value == "Held"]
    return [d for d in dates if not _provided(doc, frame, cue, d, signs, papers)] if signs else dates


def _provided(doc: Doc, frame: Frame, cue: Cue, day: Mention, signs: Sequence[Cue], papers: Sequence[Cue]) -> bool:
    """Return whether words that open what an instrument says stand between it, with its verb, and a day."""
    paper = max(min(c.end for c in signs), min(c.end for c in papers))
    first = max(paper, cue.end)
    if first >= day.start:
        return False
    openers = _openers(on(doc).article.language).matches(on(doc).lower, first, day.start + 1)
    if cue.start >= paper or not lies_ahead(on(doc).article, Stated(day.key, "", ())):
        return any(opener.value for opener in openers)
    return bool(openers) or any(first <= word.start and word.end <= day.start for word in frame.cued("planned"))
