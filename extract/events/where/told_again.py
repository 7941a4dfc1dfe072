"""Places told again by what they are: "dans cette ville", "in the same city", "tại thành phố này"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from ...document import on, quote_of
from ..sentences.frames import Frame
from ..who.parties import is_country
from .spot import TOWN, VENUE, Spot
from .venue_words import Words

OPENED = 4  # tokens of words of place
OPENS = 1  # tokens before the place with which a sentence opens
BACK = 2  # sentences back to the place meant


def find_again(
    doc: Doc, frame: Frame, words: Words, spots: list[Spot], earlier: Callable[[Frame], list[Spot]]
) -> Iterator[Spot]:
    """Yield the phrases of place of a sentence that mean the town told before.

    Args:
        doc: the document.
        frame: the sentence.
        words: the venues of the language, with the words for a place told before (``same``).
        spots: the other phrases of place of the sentence.
        earlier: what gives those of a sentence before it.
    """
    for match in words.same.matches(on(doc).lower, frame.start, frame.end):
        at = match.start
        openers = (words.openers.find(on(doc).lower, i, at) for i in range(max(at - OPENED, frame.start), at))
        opener = next((m for m in openers if m and m.end == at), None)
        if not (opener or match.value):
            continue
        found = _antecedent(doc, frame, [s for s in spots if s.end <= at], at)
        back = (f for f in on(doc).frames[::-1] if frame.index - BACK <= f.index < frame.index)
        for before in back if found is None else ():
            if found is None and before.section != "headline":
                found = _antecedent(doc, before, earlier(before), before.end)
        if found is not None:
            opening = " ".join(on(doc).lower[opener.start : at]) if opener else ""
            quote, toward = quote_of(doc, at, match.end), bool(opener and opener.value)
            yield Spot(at, match.end, TOWN, found, quote, toward, rule="meeting-place-there", opener=opening)


def _antecedent(doc: Doc, frame: Frame, spots: list[Spot], limit: int) -> str | None:
    """Return the one town of a sentence of which words of place tell, or that with which it opens, or the last."""
    towns = [spot.key for spot in spots if spot.rank == TOWN]
    towns = towns or [p for s in spots if s.rank == VENUE and (p := _town(doc, s.key))]
    if len(set(towns)) == 1:
        return towns[0]
    named = [m for m in frame.named("place") if m.end <= limit and not is_country(doc, m.key)]
    first = next((m.key for m in named[:1] if m.start <= frame.start + OPENS), None)
    return first or next((m for m in (*towns[::-1], *(m.key for m in named[::-1]))), None)


def _town(doc: Doc, venue: str) -> str | None:
    place, body = on(doc).places.get(venue), on(doc).institutions.get(venue)
    return place.within if place else body.territory if body else None
