"""Names of gatherings, which are events and no bodies: "the 5th China-Africa Local Government Forum"."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import lower
from ..bodies import Body


def leave_gatherings(doc: Doc, bodies: list[Body]) -> list[Body]:
    """Return the bodies without the gatherings whose edition or year stands right before their name."""
    words, editions = _words(on(doc).article.language)
    if not words or words.isdisjoint(on(doc).lower):
        return bodies
    return [body for body in bodies if not _is_edition(doc, body, words, editions)]


def _is_edition(doc: Doc, body: Body, words: frozenset[str], editions: re.Pattern[str]) -> bool:
    """Say whether a name holds a word for a gathering and the number of an edition stands before it or opens it."""
    inside = on(doc).lower[body.start : body.end]
    if words.isdisjoint(inside):
        return False
    before = [on(doc).lower[at] for at in range(max(body.start - 1, 0), body.start)]
    return any(editions.fullmatch(word) for word in [*before, inside[0]])


@cache
def _words(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return a language's words for gatherings, and what tells an edition."""
    table = load_pack(language).get("institutions", {}).get("gatherings", {})
    return frozenset(map(lower, table.get("words", ()))), re.compile(table.get("edition", r"(?!)"))
