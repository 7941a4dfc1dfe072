"""Names of places that no gazetteer knows: "visited Ekberg on Friday", "at the Old Mill"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...places.levels import nationals, place_levels
from ..sentences.agencies import is_agency
from ..sentences.frames import Frame
from .venue_words import Words
from .venues import is_closed, run_end

LONGEST = 3  # tokens of such a name


def unknown_end(doc: Doc, frame: Frame, at: int, words: Words) -> int:
    """Return where a name that no gazetteer knows ends, of a place visited ("visited Ekberg on Friday")."""
    if any(title.start == at for title in on(doc).titles) or is_agency(doc, at, at + 1):
        return at  # "called on | Chief Minister X"
    if not on(doc).words[at][0].isupper():
        return at  # "un voyage | d'Edimbourgeois", "the arrival | of Mary's guests"
    end = run_end(doc, at, min(frame.end, at + LONGEST), words)
    if words.occasions.matches(on(doc).lower, at, end) or _is_nation(doc, at, end):
        return at  # "expected at the Goose Fair", "l'arrivée des | Français"
    if place_levels(on(doc).article.language).others.find(on(doc).lower, at, end):
        return at  # "chúc Tết Nguyên đán | Giáp Thìn"
    times = on(doc).pack["reading"]
    if on(doc).lower[at] in times["weekdays"] or (
        end == at + 1 and any(on(doc).lower[at] in m for m in times["months"])
    ):
        return at  # "on Monday", "are due in March", in a page without its date
    known = any(m.start < end and at < m.end for m in [*frame.mentions, *frame.dates])
    dated = any(0 <= date.start - end <= 1 for date in frame.dates)
    return end if not known and (dated or (end > at and is_closed(doc, frame, end, words))) else at


def _is_nation(doc: Doc, at: int, end: int) -> bool:
    """Return whether a name says of which nation somebody or something is."""
    told = nationals(on(doc).article.language).find(on(doc).lower, at, end) if at < end else None
    return told is not None and told.end == end
