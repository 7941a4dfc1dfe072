"""What stands before a title's noun: its field ("international relations | manager"), or the body's own last word."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
from ...pack import load_pack
from ...words.lexicon import Lexicon, Match, lower
from ...words.names import is_name_word

REACH = 9  # tokens before a title's noun
LONGEST = 4  # tokens of a field of work
LINKED = 2  # tokens of the shortest head with a link


@dataclass(frozen=True, slots=True)
class LeftGrammar:
    """Hold the nouns that a field of work may stand before, and what else may."""

    nouns: frozenset[str]
    words: frozenset[str]  # "regional", "senior"
    clubs: frozenset[str]  # those of them that after a town open the name of a body ("Salem Sister Cities")
    leaders: frozenset[str]  # concepts of those who lead a body
    heads: frozenset[str]  # titles that only who leads a body bears ("managing director")
    links: frozenset[str]  # after which a field is not the title's ("Department of | Tourism")

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> LeftGrammar:
        """Compile the ``[titles.left]`` table of a pack."""
        keys = ("nouns", "words", "clubs", "leaders", "heads", "links")
        return cls(**{key: frozenset(lower(w) for w in table.get(key, [])) for key in keys})


@cache
def left_grammar(language: str) -> LeftGrammar:
    """Return the compiled ``[titles.left]`` table of a language."""
    return LeftGrammar.of(load_pack(language).get("titles", {}).get("left", {}))


def field_start(doc: Doc, at: int, end: int, start: int, concept: str, places: Collection[int]) -> int:
    """Return where a title begins with the fields of work before its noun; ``places`` are tokens of territories.

    Capitals that follow others are rather the end of a body's name before who leads it ("Edmonton Global | President").
    """
    grammar, words = left_grammar(on(doc).article.language), on(doc).lower
    if words[end - 1] not in grammar.nouns:
        return at
    bodies = institution_grammar(on(doc).article.language)
    i, best, joined = at, at, False
    while i > max(start, at - REACH) and i - 1 not in places:
        if (field := _field_before(doc, i, start, bodies.fields)) is not None and field not in places:
            i = best = field
            joined = False
        elif words[i - 1] in grammar.words and not joined and not _ends_body(doc, i - 1, start):
            i = best = i - 1
        elif i < at and (words[i - 1] in bodies.ands or words[i - 1] == ",") and not joined:
            i -= 1
            joined = True
        else:
            break
    if best in (at, start):
        return best
    if words[best] in grammar.clubs and on(doc).words[best][0].isupper() and best - 1 in places:
        return at  # "Salem Sister Cities | President"
    leads = concept in grammar.leaders or " ".join(words[at:end]) in grammar.heads
    if leads and on(doc).words[best][0].isupper() and is_name_word(on(doc).words[best - 1]):
        return at
    mixed = on(doc).words[best][0].isupper() != on(doc).words[end - 1][0].isupper()
    others = mixed and (on(doc).words[end - 1][0].isupper() or on(doc).words[best - 1][0].isupper())
    return at if others or words[best - 1] in grammar.links else best


def _ends_body(doc: Doc, at: int, start: int) -> bool:
    """Say whether a word is the last one of a body's name ("Burswood Park | Board"), and no kind of title."""
    if at == start or not on(doc).words[at][0].isupper() or not on(doc).words[at - 1][0].isupper():
        return False
    head = institution_grammar(on(doc).article.language).heads.find(on(doc).lower, at)
    return head is not None and head.value != ""


def _field_before(doc: Doc, end: int, start: int, fields: Lexicon[bool]) -> int | None:
    """Return the first token of the longest field of work that ends at a token."""
    for at in range(max(start, end - LONGEST), end):
        match = fields.find(on(doc).lower, at, end)
        if match is not None and match.end == end:
            return at
    return None


def _ends_head(doc: Doc, at: int) -> bool:
    """Say whether a body's head and a link end right before a field of work ("Department of | Trade")."""
    bodies, words = institution_grammar(on(doc).article.language), on(doc).lower
    if (
        at < LINKED
        or not on(doc).words[at - 2][0].isupper()
        or words[at - 1] not in left_grammar(on(doc).article.language).links
    ):
        return False
    head = bodies.heads.find(words, at - 2, at) or bodies.heads.find(words, at - 2, at - 1)
    return head is not None and head.value != "" and bodies.fields.find(words, at, at + 1) is not None


def after_body(doc: Doc, title: Match[str], titles: Lexicon[str], start: int, ends: Collection[int]) -> Match[str]:
    """Return a title without its first word where that is the last one of a body's name ("Kirklees Council | Leader").

    ``ends`` are the tokens after territories.
    """
    bodies, at = institution_grammar(on(doc).article.language), title.start
    if _ends_head(doc, at) and (later := titles.find(on(doc).lower, at + 1, title.end)) and later.end == title.end:
        return later  # "Department of Agriculture | Minister of State"
    head = bodies.heads.find(on(doc).lower, at, title.end)
    if not head or head.value not in bodies.left_kinds or head.end >= title.end or at == start:
        return title
    named = at in ends or (on(doc).words[at][0].isupper() and is_name_word(on(doc).words[at - 1]))
    rest = (
        titles.find(on(doc).lower, head.end, title.end) if named and on(doc).lower[at - 1] not in bodies.never else None
    )
    mixed = rest is not None and on(doc).words[rest.start].islower() and on(doc).words[at][0].isupper()
    whole = rest is not None and rest.end == title.end and (rest.value != "committee-member" or mixed)
    return rest if rest is not None and whole else title
