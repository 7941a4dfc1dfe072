"""Descriptions that tell a thing by what it is most, and name no body ("Nhà máy chip lớn nhất miền Nam Italy")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import lower
from ..bodies import Body


def leave_superlatives(doc: Doc, bodies: list[Body]) -> list[Body]:
    """Return the bodies without those whose name is a superlative in small letters."""
    marks, others = _words(on(doc).article.language)
    words = on(doc).lower
    if not marks or marks.isdisjoint(words):
        return bodies
    found = {at for at in range(1, len(words)) if words[at] in marks and words[at - 1] not in others}
    return [b for b in bodies if found.isdisjoint(range(b.head_end + 1, b.end)) or not _is_small(doc, b, found)]


def _is_small(doc: Doc, body: Body, found: set[int]) -> bool:
    """Say whether only small words stand between the head of a name and its superlative."""
    first = min(at for at in found if body.head_end < at < body.end)
    return all(word[0].islower() for word in on(doc).words[body.head_end : first + 1])


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return a language's words that make superlatives, and those before them that make other words."""
    table = load_pack(language).get("institutions", {}).get("superlatives", {})
    return frozenset(map(lower, table.get("words", ()))), frozenset(map(lower, table.get("others", ())))
