"""The territory of a council told by its level alone: "the Borough Council", "Chair of the City Council"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc

from ...document import on
from ...places.introducers import CITY_KINDS
from ...places.page_home import place_of_dateline
from ..bodies import Body

HELD = 3  # tokens from an office to the council that it is of


def so_called(doc: Doc, body: Body, title_ends: Container[int]) -> str | None:
    """Return the territory told first whose name has the word that opens a head ("the | Borough Council").

    Of an office's council the town told last is meant, whatever another one is called ("Chair of | the City Council").
    """
    words = on(doc).lower
    if body.head_end - body.start == 1 or not on(doc).words[body.start][0].isupper():
        return None
    level = words[body.start]
    told = [t for t in on(doc).territories if t.end <= body.start and t.end - t.start > 1]
    named = [str(t.place) for t in told if level in (words[t.end - 1], *words[t.start : t.name_start])]
    dateline = place_of_dateline(doc)
    if dateline in named or not named:
        return dateline if named else None  # the article's own county, of two told
    return _told_last(doc, body, title_ends) or named[0]


def _told_last(doc: Doc, body: Body, title_ends: Container[int]) -> str | None:
    """Return the town told last before a town's council that an office is of."""
    opening = max(body.start - HELD, 0)
    if body.kind not in CITY_KINDS or not any(at in title_ends for at in range(opening, body.start + 1)):
        return None
    told = [t.place for t in on(doc).territories if t.end <= body.start]
    return told[-1] if told and on(doc).places[told[-1]].kind == "City" else None
