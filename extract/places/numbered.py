"""Wards and districts whose name is a number or ends in one ("Quận 3", "phường Hải Châu 1")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on
from .levels import Levels, Territory, new_place

LEVEL = 4  # tokens of the longest level word and its number
DIGITS = 2  # of such a number


def number_end(doc: Doc, at: int, stop: int, level: str | None, levels: Levels) -> int:
    """Return the end of the number that ends a ward's name, or where it stands where it counts ("xã X | 3 cầu")."""
    if level not in levels.numbered or at >= stop or not on(doc).words[at].isdigit() or len(doc[at]) > DIGITS:
        return at
    after = on(doc).words[at + 1] if at + 1 < stop else "."
    return at + 1 if not after[0].isalnum() or after[0].isupper() or after in levels.after_number else at


def only_number(doc: Doc, at: int, stop: int, levels: Levels) -> Territory | None:
    """Return the territory whose name is its level and a number ("Quận 3"), with a capital, or None."""
    words = on(doc).words
    head = levels.before.find(on(doc).lower, at, stop) if words[at][0].isupper() else None
    if head is None or not any(word.isdigit() for word in words[at + 1 : at + LEVEL]):
        return None
    end = number_end(doc, head.end, stop, head.value, levels)
    if end == head.end:
        return None
    return Territory(at, end, at, end, new_place(doc, at, end, "City"), head.value, "place-level")


def with_number(doc: Doc, found: Territory, stop: int, level: str | None, levels: Levels) -> Territory:
    """Return a territory with the number that ends its name: a place of its own, in the country of its namesake."""
    end = number_end(doc, found.end, stop, level, levels)
    if end == found.end or found.end != found.name_end:
        return found
    place = new_place(doc, found.name_start, end, "City", on(doc).places[found.place].country)
    return replace(found, end=end, name_end=end, place=place)
