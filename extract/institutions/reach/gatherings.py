"""Names of gatherings and fields of work, which are no bodies: "the 5th Forum …", "the fields of Mining and Energy"."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import lower
from ..bodies import Body

FAR = 2  # tokens before a name within which "the fields of" ends


def leave_gatherings(doc: Doc, bodies: list[Body]) -> list[Body]:
    """Return the bodies without the gatherings whose edition or year stands right before their name, and the fields."""
    words, editions, fields = _words(on(doc).article.language)
    if fields and not fields.isdisjoint(on(doc).lower):
        bodies = [body for body in bodies if body.territory or not _is_field(doc, body, fields)]
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


def _is_field(doc: Doc, body: Body, fields: frozenset[str]) -> bool:
    """Say whether a list of names follows "the fields of": what somebody works on."""
    lists = "," in on(doc).words[body.start : body.end]
    return lists and not fields.isdisjoint(on(doc).lower[max(body.start - FAR, 0) : body.start])


@cache
def _words(language: str) -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    """Return a language's words for gatherings, what tells an edition, and the words before fields of work."""
    table = load_pack(language).get("institutions", {}).get("gatherings", {})
    words, fields = (frozenset(map(lower, table.get(key, ()))) for key in ("words", "fields"))
    return words, re.compile(table.get("edition", r"(?!)")), fields
