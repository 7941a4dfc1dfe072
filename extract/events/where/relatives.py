"""Places tied to an event by its sentence: "à Créteil, où l'attendait…", "18/01, TP Cần Thơ: Đoàn gặp…"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..who.participants import support
from ..who.parties import is_country
from .venue_words import venue_words

BEFORE = 2  # tokens between a place and the word for it: a comma
CLAUSE = 20  # tokens between that word and the words of an event
HEADING = 10  # tokens within which the heading of an item ends


def place_tied(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the place before "where" in the clause of a cue, or that which heads the cue's item."""
    return _antecedent(doc, frame, cue) or _heading(doc, frame, cue) or _stop(doc, frame, cue)


def _antecedent(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    words = venue_words(on(doc).article.language).where
    opening = range(cue.start - 1, max(frame.start, cue.start - CLAUSE), -1)
    at = next((place for place in opening if words.find(on(doc).lower, place, cue.start)), None)
    if at is None or any(on(doc).words[place] == ";" for place in range(at, cue.start)):
        return None
    named = [m for m in frame.named("place", "institution") if 0 <= at - m.end <= BEFORE - 1]
    return _stated(doc, named, cue, "meeting-place-where")


def _heading(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    words = on(doc).words
    opening = range(frame.start, min(cue.start, frame.start + HEADING)) if frame.dates else ()
    colon = next((at for at in opening if words[at] == ":"), None)
    if colon is None:
        return None
    named = [m for m in frame.named("place", "institution") if m.end == colon]
    return _stated(doc, named, cue, "meeting-place-heading")


def _stop(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the place of a line of a day and a place with which the paragraph of a cue begins: "Lundi 27, Paris."."""
    first = next((other for other in on(doc).frames if other.paragraph == frame.paragraph), frame)
    if first is frame or first.section == "headline" or not first.dates or first.cued("trigger", "sign"):
        return None
    places = first.named("place")
    held = {at for mention in (*first.dates, *first.mentions) for at in range(mention.start, mention.end)}
    others = [at for at in range(first.start, first.end) if at not in held and on(doc).words[at][0].isalnum()]
    return _stated(doc, places, cue, "meeting-place-heading") if len(places) == 1 and not others else None


def _stated(doc: Doc, named: Sequence[Mention], cue: Cue, rule: str) -> Stated[str] | None:
    for mention in named:
        body = on(doc).institutions.get(mention.key)
        place = mention.key if mention.kind == "place" else body.territory if body else None
        if place in on(doc).places and not is_country(doc, place or ""):
            return Stated(str(place), rule, support(mention.quote, cue.quote))
    return None
