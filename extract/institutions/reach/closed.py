"""Bodies whose name ends in what they are: "Grand Besançon Métropole", "Saint-Brieuc Armor Agglomération"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...places.levels import Territory
from ...words.lexicon import lower
from ...words.names import glued, is_name_word, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar

LONGEST = 8  # tokens before the word that ends a name


@dataclass(frozen=True, slots=True)
class Closing:
    """Hold the words that end names, each with its kind, and the nouns that a link may join to the next word."""

    kinds: Mapping[str, str]
    nouns: frozenset[str]  # "Val de Garonne Agglomération"

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Closing:
        """Compile the ``[institutions.closing]`` table of a pack."""
        kinds = {lower(word): kind for kind, words in table.get("kinds", {}).items() for word in words}
        return cls(kinds, frozenset(lower(w) for w in table.get("nouns", [])))


@cache
def closing_words(language: str) -> Closing:
    """Return the compiled ``[institutions.closing]`` table of a language."""
    return Closing.of(load_pack(language).get("institutions", {}).get("closing", {}))


def close_names(doc: Doc, bodies: list[Body]) -> list[Body]:
    """Return the bodies with those whose name such a word ends, in the place of those that stand inside them."""
    closing = closing_words(on(doc).article.language)
    here = set(on(doc).lower) & closing.kinds.keys()
    if not here:
        return bodies
    story = [(s.start, s.end) for s in on(doc).story]
    found = [
        body
        for at, word in enumerate(on(doc).lower)
        if word in here
        for start, end in story
        if start < at < end
        for body in _closed(doc, start, at, closing)
    ]
    kept = [b for b in bodies if not any(c.start < b.end and b.start < c.end for c in found)]
    return sorted([*kept, *found], key=lambda b: b.start)


def _closed(doc: Doc, start: int, at: int, closing: Closing) -> Iterator[Body]:
    """Yield the body that a word ends, if capitals stand before it."""
    ends = {t.end: t for t in on(doc).territories if t.level is None}
    head = institution_grammar(on(doc).article.language).heads.find(on(doc).lower, at)
    longer = head is not None and head.end > at + 1  # "Communauté | de communes"
    inside = any(t.start < at < t.end for t in on(doc).territories)  # "Nantes Métropole", which the gazetteer holds
    links = institution_grammar(on(doc).article.language).noun_links
    goes_on = at + 1 < len(doc) and on(doc).lower[at + 1] in links  # "Bénin Association | des maires"
    small = on(doc).words[at][0].islower() and at not in ends  # but "Loire Forez | agglo"
    small = small and not (links and is_name_word(on(doc).words[at - 1]))
    if longer or inside or goes_on or glued(doc, at - 1) or small:
        return
    begin = _begin(doc, start, at, ends, closing)
    if begin < at:
        within = [t.place for t in on(doc).territories if begin <= t.start and t.end <= at]
        kind = closing.kinds[on(doc).lower[at]]
        yield Body(begin, at + 1, kind, at, at + 1, within[0] if within else None, "institution-closed")


def _begin(doc: Doc, start: int, at: int, ends: Mapping[int, Territory], closing: Closing) -> int:
    """Return the first token of the capitals before a token: places, words joined by hyphens, nouns of the pack."""
    words, small = on(doc).words, on(doc).lower
    never = name_grammar(on(doc).article.language).never
    links = institution_grammar(on(doc).article.language).noun_links
    begin = at
    while begin > start and at - begin < LONGEST:
        before = begin - 1
        linked = small[before] in links and before > start and small[before - 1] in closing.nouns
        named = is_name_word(words[before]) and small[before] not in never and begin not in on(doc).title_ends
        if begin in ends:
            begin = ends[begin].start
        elif named or linked or (begin < at and glued(doc, before)):
            begin = before
        else:
            break
    return begin
