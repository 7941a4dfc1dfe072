"""Names that a noun in the plural says are bodies' ("deux entreprises havraises, Sirius Marine et Caux Énergies")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import Sentence, met, on, text_of
from ...facts import Institution
from ...pack import load_pack
from ...words.lexicon import Lexicon, Match, lower, slug
from ...words.names import is_name_word, name_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar

RULE = "institution-several"
LEAST = 2  # names of a list
SMALL = 4  # words in small letters between the noun and the names
LONG = 8  # the same before a colon
ENDS = frozenset(",.;:)")


@dataclass(frozen=True, slots=True)
class SeveralGrammar:
    """Hold a pack's ``[institutions.many_named]``: nouns in the plural by kind, and the words around them."""

    nouns: Lexicon[str]
    before: frozenset[str]  # without one of which no noun is in the plural ("trois | ONG")
    joins: Lexicon[bool]
    links: Lexicon[bool]  # words inside a name ("Bank | of | China")
    stops: frozenset[str]  # words in small letters that no noun's description holds

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> SeveralGrammar:
        """Compile the table."""
        nouns = [(form, kind) for kind, forms in table.get("kinds", {}).items() for form in forms]
        before, stops = (frozenset(map(lower, table.get(key, []))) for key in ("before", "stops"))
        joins, links = (Lexicon([(w, True) for w in table.get(key, [])], lower) for key in ("joins", "links"))
        return cls(Lexicon(nouns, lower), before, joins, links, stops)


@cache
def several_grammar(language: str) -> SeveralGrammar:
    """Return the compiled table of a language."""
    return SeveralGrammar.of(load_pack(language).get("institutions", {}).get("many_named", {}))


def find_several(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies and those of each list that a noun in the plural announces or sums up."""
    grammar, found = several_grammar(on(doc).article.language), list(bodies)
    for sentence, at in met(doc, grammar.nouns.openers):
        noun = grammar.nouns.find(on(doc).lower, at, sentence.end)
        if noun is None or at == sentence.start or on(doc).lower[at - 1] not in grammar.before:
            continue
        for start, end in _listed(doc, sentence, noun, grammar):
            found = _without_headed(doc, found, noun.start, end)
            if any(body.start < end and start < body.end for body in found):
                continue
            name = text_of(doc, start, end)
            key = f"institution/{noun.value}-{slug(name)}"
            on(doc).institutions.setdefault(key, Institution(key, name, noun.value, None))
            found.append(Body(start, end, noun.value, start, end, None, RULE, key))
    return sorted(found, key=lambda b: b.start)


def _without_headed(doc: Doc, bodies: list[Body], start: int, end: int) -> list[Body]:
    """Return the bodies without that of the noun and the first name ("les | associations Alpha | et Beta")."""
    left = [b for b in bodies if (b.start, b.end) != (start, end)]
    for key in {b.key for b in bodies} - {b.key for b in left}:
        on(doc).institutions.pop(key, None)
    return left


def _listed(doc: Doc, sentence: Sentence, noun: Match[str], grammar: SeveralGrammar) -> list[tuple[int, int]]:
    """Return the names before a noun and a colon, or after it."""
    words = on(doc).words
    before = noun.start - 2  # "Alpha, Beta : | plusieurs entreprises"
    if before > sentence.start and words[before] == ":":
        names = _names(doc, sentence.start, before, grammar)
        return names if names and names[-1][1] == before else []
    at = _opening(doc, noun.end, sentence.end, grammar)
    names = _names(doc, at, sentence.end, grammar) if at else []
    return names if names and (names[-1][1] >= sentence.end or _is_over(doc, names[-1][1])) else []


def _opening(doc: Doc, at: int, stop: int, grammar: SeveralGrammar) -> int:
    """Return where the names open after a noun and the words that describe it, or 0."""
    words, first = on(doc).words, at
    while at < stop and words[at].islower() and words[at].isalpha() and at - first < LONG:
        at += 1
    small = on(doc).lower[first:at]
    if at + 1 >= stop or (words[at] != ":" and (len(small) > SMALL or not grammar.stops.isdisjoint(small))):
        return 0
    return at + 1 if words[at] in (",", ":", "(") else at


def _names(doc: Doc, at: int, stop: int, grammar: SeveralGrammar) -> list[tuple[int, int]]:
    """Return the names of a list that opens at a token, none where one is a place, an office or a person."""
    found: list[tuple[int, int]] = []
    names = name_grammar(on(doc).article.language)
    places = on(doc).territories.spans
    while at < stop:
        start = at + (on(doc).lower[at] in institution_grammar(on(doc).article.language).determiners)
        if start >= stop or not is_name_word(on(doc).words[start]):
            break
        end = _linked_end(doc, min(name_end(doc, start, stop), stop), stop, grammar.links)
        other = (start, end) in places or on(doc).lower[start] in names.given | names.never | names.honorifics
        if other or start in on(doc).title_starts:
            return []
        found.append((start, end))
        joined = grammar.joins.find(on(doc).lower, end, stop) if end < stop else None
        if joined is None:
            break
        at = joined.end
    return found if len(found) >= LEAST else []


def _linked_end(doc: Doc, end: int, stop: int, links: Lexicon[bool]) -> int:
    """Return the end of a name that goes on with a link and a capital, no person's ("Bank | of China")."""
    link = links.find(on(doc).lower, end, stop) if end < stop else None
    if link is None or link.end >= stop or not is_name_word(on(doc).words[link.end]):
        return end
    honorific = on(doc).lower[link.end] in name_grammar(on(doc).article.language).honorifics
    return end if honorific or link.end in on(doc).title_starts else name_end(doc, link.end, stop)


def _is_over(doc: Doc, at: int) -> bool:
    """Say whether a list ends at a token: at a mark or a word in small letters."""
    return on(doc).words[at] in ENDS or on(doc).words[at].islower()
