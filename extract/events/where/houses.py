"""Venues told by what they are, without a name: "at the municipal theatre", "au gouvernorat", "tại sứ quán"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on, quote_of
from ..sentences.frames import Frame
from .house_names import house_after
from .locating import only_theirs
from .spot import VENUE, Spot
from .venue_words import Words
from .venues import add_venue
from .whereabouts import find_posts, find_spots


def find_houses(doc: Doc, frame: Frame, words: Words) -> Iterator[Spot]:
    """Yield the venues without a name that words of place open, where nothing else is told."""
    lower = on(doc).lower
    taken = {at for spot in find_spots(doc, frame) for at in range(spot.start, spot.end)} | find_posts(doc, frame)
    taken |= {at for told in (*frame.mentions, *frame.dates) for at in range(told.start, told.end)}
    openers = [words_of.matches(lower, frame.start, frame.end) for words_of in (words.openers, words.beside)]
    for opener in (match for matches in openers for match in matches):
        house = house_after(doc, opener.start, opener.end, frame.end, words)
        if house and taken.isdisjoint(house) and not only_theirs(doc, frame, opener.start, words):
            key = add_venue(doc, frame, house.start, house.stop, words)
            text = " ".join(on(doc).words[opener.start : opener.end]).lower()
            yield Spot(
                house.start, house.stop, VENUE, key, quote_of(doc, house.start, house.stop), opener.value, opener=text
            )
