"""Words of place that say no more than where a town lies."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from .frames import Frame, Mention
from .parties import territory_of
from .venues import Words

CITY = "City"


def lies_in(doc: Doc, frame: Frame, at: int, end: int, words: Words) -> bool:
    """Return whether words of place say where the town before them lies: "Sitia, in Crete", "a port city in Hebei".

    Args:
        doc: the document.
        frame: the sentence.
        at: where the words of place begin.
        end: where they end.
        words: the venues of the language, with its words for a town (``towns``).
    """
    if end >= frame.end or not on(doc).words[end][0].isupper():
        return False
    area = next((m for m in frame.named("place", "institution") if m.start == end), None)
    named = _place(doc, area) if area else None
    if named is None or on(doc).places[named].kind == CITY:
        return False
    before = at - (on(doc).words[at - 1] == ",") if at > frame.start else at
    if any(match.end == before for match in (words.towns.find(on(doc).lower, before - 1, before),) if match):
        return True
    inner = next((m for m in frame.named("place", "institution") if m.end == before), None)
    town = _place(doc, inner) if inner else None
    return town not in {None, named} and _country(doc, town) in {None, _country(doc, named)}


def _country(doc: Doc, place: str | None) -> str | None:
    return on(doc).places[place].country if place else None


def _place(doc: Doc, mention: Mention) -> str | None:
    key = mention.key if mention.kind == "place" else territory_of(doc, mention.key)
    return key if key in on(doc).places else None
