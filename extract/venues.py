"""The house in which an event takes place: "at Bridport Town Hall", "tại khách sạn Mường Thanh"."""

from __future__ import annotations

from spacy.tokens import Doc

from .eventcues import Cue
from .facts import Place, Quote, Stated
from .frames import Frame
from .lexicon import lower, slug
from .participants import speech_starts, support
from .places import remember

KIND = "CivicStructure"
LONGEST = 9  # tokens of a venue's name
OPENED = 2  # tokens between a preposition and the name
RULE = "meeting-place-venue"


def venue_in(doc: Doc, frame: Frame, cue: Cue | None, where: Stated[str] | None) -> Stated[str] | None:
    """Return the venue that a sentence names with an event's words, and list it among the article's places.

    Args:
        doc: the document.
        frame: the sentence.
        cue: the words of the event, None where the sentence before has them.
        where: the place that the sentence names otherwise; the venue lies there.
    """
    limit = speech_starts(frame)
    said = [word for word in frame.cued("venue") if word.start < limit or (cue is not None and cue.start >= limit)]
    for word in sorted(said, key=lambda word: abs(word.start - cue.start) if cue else word.start):
        start, end = _extent(doc, frame, word)
        opened = any(0 <= start - before.end <= OPENED for before in frame.cued("place", "hosting"))
        if opened and end - start > word.end - word.start:
            quote = Quote(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
            return Stated(_listed(doc, doc[start:end].text, where), RULE, support(quote, *([cue.quote] if cue else [])))
    return None


def _extent(doc: Doc, frame: Frame, word: Cue) -> tuple[int, int]:
    """Return where the name around a word for a kind of house begins and ends: its proper words stand on one side."""
    links = frozenset(map(lower, word.rule.options.get("links", ())))
    start, end = word.start, word.end
    if word.rule.options.get("first"):
        while end < min(frame.end, start + LONGEST) and _belongs(doc, end, links):
            end += 1
        while doc._.lower[end - 1] in links and end > word.end:
            end -= 1
    else:
        while start > max(frame.start, end - LONGEST) and _belongs(doc, start - 1, links):
            start -= 1
        while doc._.lower[start] in links and start < word.start:
            start += 1
    return start, end


def _belongs(doc: Doc, at: int, links: frozenset[str]) -> bool:
    token = doc[at]
    return token.text[0].isupper() or token.text.isdigit() or doc._.lower[at] in links


def _listed(doc: Doc, name: str, where: Stated[str] | None) -> str:
    """Return the key of a venue; its town is part of it, as there is more than one City Hall."""
    town = doc._.places.get(where.value) if where else None
    key = f"{town.key}-{slug(name)}" if town else f"place/{slug(name)}"
    country = town.country if town else None
    remember(doc, Place(key, name, KIND, country=country, within=town.key if town else None))
    return key
