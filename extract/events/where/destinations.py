"""Countries that a word for a journey names by itself: "began his China visit", "a entamé sa tournée chinoise"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on, quote_of
from ...places.gazetteer import gazetteer
from ...places.levels import nationals, remember
from ..sentences.frames import Frame
from ..who.parties import is_country
from .spot import COUNTRY, Spot
from .venue_words import Words

RULE = "meeting-place-journey"


def find_destinations(doc: Doc, frame: Frame, words: Words) -> Iterator[Spot]:
    """Yield the countries to which the journeys of a sentence go: the name before the word, or the adjective after."""
    if not any(cue.rule.get("kind") == "Visit" for cue in frame.cued("trigger")):
        return
    lower = on(doc).lower
    for journey in words.journeys.matches(lower, frame.start, frame.end):
        if journey.value:  # its adjective follows
            told = nationals(on(doc).article.language).find(lower, journey.end, frame.end)
            if told is not None:
                yield _spot(doc, journey.end, told.end, f"place/{told.value}")
            continue
        for mention in frame.named("place"):
            if mention.end == journey.start and is_country(doc, mention.key):
                yield _spot(doc, mention.start, mention.end, mention.key)


def _spot(doc: Doc, start: int, end: int, country: str) -> Spot:
    if (entry := gazetteer().entries.get(country)) is not None:
        remember(doc, entry.place(on(doc).article.language))
    return Spot(start, end, COUNTRY, country, quote_of(doc, start, end), toward=True, rule=RULE)
