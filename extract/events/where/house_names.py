"""Where a venue without a name begins and ends: "the municipal theatre", "l'hôpital", "sứ quán"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
from ..sentences.frames import Frame
from ..sentences.listing import list_words
from .venue_words import Words
from .venues import venue_end

SMALL = 3  # words in small letters before what a venue is: "the old central police station"


def house_after(doc: Doc, begin: int, at: int, stop: int, words: Words) -> range:
    """Return the tokens of the venue without a name that words which end at a token open, none where none does."""
    start = _definite_end(doc, begin, at, stop, words)
    return range(start, _house_end(doc, start, stop, words)) if at <= start < stop else range(0)


def past_adjectives(doc: Doc, frame: Frame, at: int, words: Words) -> int:
    """Return where the name of a venue begins after words in small letters: "in the old | Corn Exchange"."""
    others = (words.stops, words.openers, words.links, words.near, words.closers)
    for place in range(at, min(at + SMALL, frame.end - 1)):
        word = on(doc).words[place]
        begins = (o.find(on(doc).lower, i, frame.end) for o in others for i in (place, place + 1))
        if not (word.isalpha() and word.islower()) or any(begins):
            break
        if on(doc).words[place + 1].isalnum() and venue_end(doc, frame, place + 1, words, free=False) > place + 1:
            return place + 1
    return at


def house_visited(doc: Doc, frame: Frame, at: int, words: Words) -> range:
    """Return the tokens of a venue without a name that words of visiting open: "toured | the fish market".

    It is no place where it is one of several, or somebody's who is named: "the port and the university".
    """
    house = house_after(doc, at, at, frame.end, words) if len(words.definite) else range(0)
    told = [(m.start, m.end) for m in (*frame.mentions, *frame.dates)]
    told += [(word.start, word.end) for word in frame.cued("instrument")]
    if not house or any(start < house.stop and house.start < end for start, end in told):
        return range(0)
    starts, lower, end = {m.start for m in frame.named("institution", "place")}, on(doc).lower, house.stop
    link = words.links.find(lower, end, frame.end) if end < frame.end else None
    owned = link is not None and link.end in starts
    joined = end < frame.end and lower[end] in list_words(doc)
    listed = joined and (end + 1 in starts or words.definite.find(lower, end + 1, frame.end) is not None)
    return range(0) if owned or listed else house


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
        owners = institution_grammar(on(doc).article.language).possessives  # "the city's water plant"
        for place in range(at, min(at + SMALL + 1, stop)):
            if (house := words.houses.find(lower, place, stop)) and _is_over(doc, house.end, stop, words):
                return house.end
            word = on(doc).words[place]
            if not (word.isalpha() and word.islower()) and lower[place] not in owners:
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
