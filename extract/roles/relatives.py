"""Titles of those whose relatives are named: "l'épouse du | maire, Anne Roy" tells no office of hers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..words.lexicon import lower
from ..words.names import is_name_word

if TYPE_CHECKING:
    from .wording.titles import Title

ARTICLES = 2  # tokens of the link and the article between the two ("wife of the | mayor")


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns of a pack's ``[titles.relatives]``, and the small words between one and a title."""
    table = load_pack(language).get("titles", {}).get("relatives", {})
    return frozenset(map(lower, table.get("nouns", []))), frozenset(map(lower, table.get("links", [])))


def leave_relatives(doc: Doc, titles: Sequence[Title]) -> list[Title]:
    """Return the titles without those of whom somebody named is only a relative; a name right after one is its own."""
    nouns, links = _words(on(doc).article.language)
    words, small = on(doc).words, on(doc).lower
    apart = {t.start for t in titles if t.end >= len(words) or not is_name_word(words[t.end])}
    return [t for t in titles if not (t.start in apart and _is_of_relative(small, t.start, nouns, links))]


def _is_of_relative(words: Sequence[str], start: int, nouns: frozenset[str], links: frozenset[str]) -> bool:
    """Say whether small words alone lead from a noun for a relative to a title."""
    at = start - 1
    while at > 0 and start - at <= ARTICLES and words[at] in links:
        at -= 1
    return at < start - 1 and at >= 0 and words[at] in nouns
