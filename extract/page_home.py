"""The place that a page says it is written in: named in the page's head above the story, or by the dateline."""

from __future__ import annotations

from spacy.tokens import Doc

from .atoms import DASHES
from .document import on

OPENING = 3  # sentences among which the dateline stands
DATELINE = 6  # tokens between a dateline's place and its dash


def place_of_page(doc: Doc) -> str | None:
    """Return the key of the territory, no country, that the head of a page names first and its story too."""
    story = on(doc).story
    head = on(doc).lower[: story[0].start] if story else []
    for territory in on(doc).territories if head else ():
        name = on(doc).lower[territory.name_start : territory.name_end]
        if on(doc).places[territory.place].kind == "Country" or name[0] not in head:
            continue
        for at in range(len(head) - len(name) + 1):
            if head[at : at + len(name)] == name and on(doc).words[at][0].isupper():
                return str(territory.place)
    return None


def place_of_dateline(doc: Doc) -> str | None:
    """Return the key of the territory that opens the story with a dash after it ("DURBAN - Officials of …")."""
    words, starts = on(doc).words, {t.start: t for t in on(doc).territories}
    for sentence in on(doc).story[:OPENING]:
        opening = starts.get(sentence.start)
        if opening is None:
            continue
        for at in range(opening.end, min(opening.end + DATELINE, sentence.end)):
            if words[at] in DASHES and on(doc).spaced[at]:
                return str(opening.place)
            if words[at][0].islower():
                break
    return None
