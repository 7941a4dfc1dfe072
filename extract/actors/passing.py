"""Territories with their level word that a story only speaks of: "les habitants de la commune de X".

A level word with a capital ("la Ville de X"), an office, a delegation or a noun of those who act for a territory ("les
élus de la commune de X") tell a body; a noun of what merely lies there or comes from there does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ..document import on
from ..institutions.bodies import Body
from ..institutions.grammar import institution_grammar
from ..pack import load_pack
from ..words.lexicon import Lexicon, lower

NOUNS = 4  # words of a noun and its adjectives before its link
LEXICONS = ("before", "after")
SETS = ("links", "articles", "active", "counting", "numbers")
VERBS = 4  # words of a verb and its article before a territory


@dataclass(frozen=True, slots=True)
class Passing:
    """Hold the words around a territory that tell whether it acts (a pack's ``[institutions.passing]``)."""

    links: frozenset[str]  # what joins a territory to the noun before it
    articles: frozenset[str]
    active: frozenset[str]  # nouns of those who act for a territory, and of what it does
    before: Lexicon[bool]  # words of place and of going there
    after: Lexicon[bool]  # words that tell what a territory is like
    counting: frozenset[str]  # verbs that a number follows ("compte 40 000 habitants")
    numbers: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Passing:
        """Compile the table."""
        values: dict[str, Any] = {key: Lexicon([(w, True) for w in table.get(key, [])], lower) for key in LEXICONS}
        values |= {key: frozenset(map(lower, table.get(key, []))) for key in SETS}
        return cls(**values)


@cache
def passing_words(language: str) -> Passing:
    """Return the compiled table of a language."""
    return Passing.of(load_pack(language).get("institutions", {}).get("passing", {}))


def passed_over(doc: Doc) -> frozenset[str]:
    """Return the keys of the bodies that are a territory with its level word, each time told in passing."""
    passing = passing_words(on(doc).article.language)
    if not passing.links:
        return frozenset()
    told: dict[str, list[bool]] = {}
    for body in _bodies(doc):
        told.setdefault(body.key, []).append(_passes(doc, body, passing))
    return frozenset(key for key, each in told.items() if all(each))


def _bodies(doc: Doc) -> Iterator[Body]:
    return (atom.value for atoms in on(doc).atoms for atom in atoms if atom.letter == "B")


def _passes(doc: Doc, body: Body, passing: Passing) -> bool:
    """Say whether a mention of a body only speaks of the territory that it is."""
    if not _is_level(doc, body):
        return False
    words, start, end = on(doc).lower, body.start, body.end
    if end + 1 < len(words) and (passing.after.find(words, end) or _is_counted(words, end, passing)):
        return True
    at = start - 1 if words[start - 1] in passing.articles else start
    before = (passing.before.find(words, i, start) for i in range(max(0, start - VERBS), start))
    if any(match.end in (at, start) for match in before if match):
        return True
    link = start - 2 if words[start - 1] in passing.articles else start - 1
    return words[link] in passing.links and _is_plain_noun(doc, link, passing)


def _is_counted(words: Sequence[str], at: int, passing: Passing) -> bool:
    return words[at] in passing.counting and (words[at + 1].isdigit() or words[at + 1] in passing.numbers)


def _is_level(doc: Doc, body: Body) -> bool:
    """Say whether a body is named by a level word in small letters and its territory, and by nothing else."""
    same = body.kind in institution_grammar(on(doc).article.language).same_body
    if not same or not on(doc).words[body.start][0].islower():
        return False
    return any(t.start <= body.start and t.end == body.end and t.level for t in on(doc).territories)


def _is_plain_noun(doc: Doc, link: int, passing: Passing) -> bool:
    """Say whether the noun before a link is nobody who acts for a territory, and no body's or holder's word."""
    words, written = on(doc).lower, on(doc).words
    taken = any(b.start < link <= b.end for b in on(doc).bodies) or link in on(doc).title_ends
    at = link - 1
    if taken or at < 0 or not written[at].isalpha() or not written[at].islower():
        return False
    while at > max(0, link - NOUNS) and written[at].isalpha() and words[at] not in passing.articles | passing.links:
        if words[at] in passing.active or at + 1 in on(doc).title_ends:
            return False
        at -= 1
    return True
