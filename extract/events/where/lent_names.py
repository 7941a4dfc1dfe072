"""Names that a hotel or a park bears, of places where nothing is: "à l'hôtel Helena", "at the Shangri-La Hotel"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from .venue_words import Words

NAMED = 3  # tokens of what a venue is and of the words that join it to its name


def lent_names(doc: Doc, words: Words) -> frozenset[str]:
    """Return the territories that the article names in the names of such venues alone."""
    found: dict[str, bool] = {}
    for told in on(doc).territories:
        if found.get(told.place, True):
            found[told.place] = told.start == told.name_start and _is_lent(doc, told.start, told.end, words)
    return frozenset(place for place, lent in found.items() if lent)


def _is_lent(doc: Doc, start: int, end: int, words: Words) -> bool:
    """Return whether the name of a hotel or a park holds a name: the word stands before it, or after."""
    lower = on(doc).lower
    if len(words.tails):
        after = words.bearers.find(lower, end, len(doc)) if end < len(doc) else None
        return after is not None and on(doc).words[end][0].isupper()
    for at in range(max(start - NAMED, 0), start):
        head = words.bearers.find(lower, at, start)
        link = words.links.find(lower, head.end, start) if head and head.end < start else None
        if head is not None and (head.end == start or (link is not None and link.end == start)):
            return True
    return False
