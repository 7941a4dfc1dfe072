"""Venues told by what they are, without a name: "at the municipal theatre", "au gouvernorat", "tại sứ quán"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..document import on, quote_of
from .frames import Frame
from .locating import only_theirs
from .venues import Words, add_venue
from .whereabouts import VENUE, Spot, find_posts, find_spots

SMALL = 3  # words in small letters before what a venue is: "the old central police station"


def find_houses(doc: Doc, frame: Frame, words: Words) -> Iterator[Spot]:
    """Yield the venues without a name that words of place open, where nothing else is told."""
    lower = on(doc).lower
    taken = {at for spot in find_spots(doc, frame) for at in range(spot.start, spot.end)} | find_posts(doc, frame)
    taken |= {at for told in (*frame.mentions, *frame.dates) for at in range(told.start, told.end)}
    for opener in words.openers.matches(lower, frame.start, frame.end):
        start = _definite_end(doc, opener.start, opener.end, frame.end, words)
        end = _house_end(doc, start, frame.end, words) if opener.end <= start < frame.end else start
        if end > start and not taken & set(range(start, end)) and not only_theirs(doc, frame, opener.start, words):
            key = add_venue(doc, frame, start, end, words)
            text = " ".join(on(doc).words[opener.start : opener.end]).lower()
            yield Spot(start, end, VENUE, key, quote_of(doc, start, end), opener.value, opener=text)


def _definite_end(doc: Doc, begin: int, at: int, stop: int, words: Words) -> int:
    """Return where words of place end that open one known thing ("at the", "au"), -1 where they do not."""
    article = words.definite.find(on(doc).lower, at, stop) if at < stop else None
    if article:
        return article.end
    bare = not len(words.definite) or words.definite.find(on(doc).lower, begin, at)
    return at if bare else -1


def _house_end(doc: Doc, at: int, stop: int, words: Words) -> int:
    """Return where a venue without a name ends that begins at a token, the token itself where none does."""
    lower = on(doc).lower
    if len(words.tails):
        for place in range(at, min(at + SMALL + 1, stop)):
            if (house := words.houses.find(lower, place, stop)) and _is_over(doc, house.end, stop, words):
                return house.end
            if not (on(doc).words[place].isalpha() and on(doc).words[place].islower()):
                break
        return at
    house = words.houses.find(lower, at, stop)
    end = house.end if house else at
    while house and end < stop:
        link = words.links.find(lower, end, stop)
        inner = words.inner.find(lower, link.end if link else end, stop) if not link or link.end < stop else None
        if inner is None:
            break
        end = inner.end
    return end


def _is_over(doc: Doc, end: int, stop: int, words: Words) -> bool:
    """Return whether no further noun follows: "at the hospital | on Saturday", not "at the hospital fair"."""
    if end >= stop or not on(doc).words[end].isalpha():
        return True
    return any(lexicon.find(on(doc).lower, end, stop) for lexicon in (words.openers, words.near, words.closers))
