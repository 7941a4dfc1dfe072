"""Names in the place of a party: "funded by | Premier Seeds", "staff of the | Portland Japanese Garden".

What pays for something, has members or signs is a body, whatever the words of its name: a run of capitals there that is
no person's, no town's, no building's and no event's is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import Sentence, met, on
from ...pack import load_pack
from ...places.levels import place_levels
from ...places.small_towns import small_towns
from ...words.common import common_words
from ...words.lexicon import Lexicon, is_acronym, lower, spelled_out
from ...words.names import glued, is_name_word, joined_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from .slots import beside_titles, is_thing
from .titled import by_name

RULE = "institution-argued"
LONGEST = 7  # tokens of a name
LEAST = 2  # words of one
OPENING = 7  # tokens within which a subject begins after when it was


@dataclass(frozen=True, slots=True)
class ArguedGrammar:
    """Hold a pack's ``[institutions.argued]``: the words around a party, and those that are in no party's name."""

    before: Lexicon[bool]  # "funded by", "members of the"
    after: Lexicon[bool]  # verbs of which only bodies are subjects ("co-hosted")
    links: Lexicon[bool]  # words inside a name ("Child | of | Hope")
    first: frozenset[str]  # words that open no such name
    last: frozenset[str]  # words that end none: of sites, events, papers, landscapes

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> ArguedGrammar:
        """Compile the table."""
        before, after, links = (
            Lexicon([(w, True) for w in spelled_out(table.get(key, []))], lower) for key in ("before", "after", "links")
        )
        first, last = (frozenset(map(lower, table.get(key, []))) for key in ("first", "last"))
        return cls(before, after, links, first, last)


@cache
def argued_grammar(language: str) -> ArguedGrammar:
    """Return the compiled table of a language."""
    return ArguedGrammar.of(load_pack(language).get("institutions", {}).get("argued", {}))


def find_in_slots(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies that no head names, in the place of one beside a title or in that of a party.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
    """
    found, grammar = beside_titles(doc, bodies), argued_grammar(on(doc).article.language)
    things = (*bodies, *found, *on(doc).titles)
    taken = {at for thing in things for at in range(thing.start, thing.end)}
    for start, stop in _places(doc, grammar):
        end = _end(doc, start, stop, grammar)
        if taken.isdisjoint(range(start, end)) and _is_party(doc, start, end, grammar):
            taken.update(range(start, end))
            found.append(by_name(doc, start, end, RULE))
    return found


def _places(doc: Doc, grammar: ArguedGrammar) -> Iterator[tuple[int, int]]:
    """Yield where a party may begin, with the end of the sentence: after words of the pack, or before its verb."""
    articles = institution_grammar(on(doc).article.language).articles
    for sentence, at in met(doc, grammar.before.openers):
        told = grammar.before.find(on(doc).lower, at, sentence.end)
        start = told.end if told else sentence.end
        start += start < sentence.end and on(doc).lower[start] in articles
        if start < sentence.end:
            yield start, sentence.end
    for sentence in on(doc).story if len(grammar.after) else ():
        for opening in _openings(doc, sentence):
            start = opening + (on(doc).lower[opening] in articles)
            if start < sentence.end and _acts(doc, start, sentence, grammar):
                yield start, sentence.end


def _openings(doc: Doc, sentence: Sentence) -> Iterator[int]:
    """Yield where a subject may begin: first in its sentence or after when it was ("On Tuesday |", "In 2019, |")."""
    yield sentence.start
    never = name_grammar(on(doc).article.language).never
    for at in range(sentence.start + 2, min(sentence.end, sentence.start + OPENING)):
        before = on(doc).lower[at - 1]
        if before == "," or (before in never and on(doc).words[at - 1][0].isupper()):
            yield at


def _acts(doc: Doc, start: int, sentence: Sentence, grammar: ArguedGrammar) -> bool:
    """Say whether a name opens a sentence and a verb of bodies follows it at once."""
    end = _end(doc, start, sentence.end, grammar)
    return start < end < sentence.end and grammar.after.find(on(doc).lower, end, sentence.end) is not None


def _end(doc: Doc, start: int, stop: int, grammar: ArguedGrammar) -> int:
    """Return the end of a run of capitals with the links inside it, or where it would begin."""
    limit = min(stop, start + LONGEST)
    end = joined_end(doc, start, limit)
    link = grammar.links.find(on(doc).lower, end, limit) if start < end < limit else None
    if link and link.end < limit and is_name_word(on(doc).words[link.end]):
        return joined_end(doc, link.end, limit)
    return end


def _is_party(doc: Doc, start: int, end: int, grammar: ArguedGrammar) -> bool:
    """Say whether a run of capitals is the name of something, and of no site, event, paper, town or people."""
    if end - start < LEAST or glued(doc, start - 1) or end == len(doc):
        return False
    language, words = on(doc).article.language, on(doc).lower
    names = name_grammar(language)
    people = names.people | names.honorifics | names.never | grammar.first
    if words[start] in people or words[end - 1] in grammar.last or on(doc).words[end - 1].isdigit():
        return False
    if on(doc).territories.whole.get(start) == end or small_towns(" ".join(on(doc).folded[start:end])):
        return False
    nation = place_levels(language).nationals.find(words, start, end)
    shouted = all(word.isupper() for word in on(doc).words[start:end])
    return not (nation and nation.end == end) and not shouted and _is_told(doc, start, end)


def _is_told(doc: Doc, start: int, end: int) -> bool:
    """Say whether the last word of a run tells what it is: one common word may be a person's ("Song Li")."""
    if not is_thing(doc, start, end):
        return False
    words = on(doc).words[start:end]
    known = on(doc).lower[end - 1] in common_words(on(doc).article.language)
    placed = any(t.start < end and start < t.end for t in on(doc).territories)
    return known or placed or any(is_acronym(word) or not is_name_word(word) for word in words)
