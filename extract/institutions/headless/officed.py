"""Nouns that open a body's name after an office alone: any with a capital, everyday ones in small letters.

"Directrice du | Palais de Tokyo", "curé de la | paroisse Saint-Michel": elsewhere a palace or a parish is a place.
Words of what only bodies do or have lead to one as well ("financé par le | Fonds vert", "au siège de la | Villa Ndar").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on, tokens_of
from ...pack import load_pack
from ...places.levels import place_levels
from ...words.common import common_words
from ...words.lexicon import Lexicon, Match, lower
from ...words.names import glued, is_name_word, name_grammar
from ..grammar import institution_grammar

KIND = "other-institution"


@dataclass(frozen=True, slots=True)
class OfficeGrammar:
    """Hold the concepts of such offices, the words that join them to a body, and the nouns in small letters."""

    concepts: frozenset[str]
    links: Lexicon[bool]
    nouns: Lexicon[str]  # each with its kind
    agents: Lexicon[bool]  # words before what a body does or has ("financé par", "siège")
    articles: Lexicon[bool]  # words between those and a body
    never: frozenset[str]  # words with a capital that open no such name ("secrétaire général du | Gouvernement")
    bare: bool  # whether no word joins an office to its body, so that only the nouns tell one from a holder

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> OfficeGrammar:
        """Compile the ``[institutions.officed]`` table of a pack."""
        nouns = [(form, kind) for kind, forms in table.get("kinds", {}).items() for form in forms]
        return cls(
            frozenset(table.get("concepts", [])),
            Lexicon([(form, True) for form in table.get("links", [])], lower),
            Lexicon(nouns, lower),
            Lexicon([(form, True) for form in table.get("agents", [])], lower),
            Lexicon([(form, True) for form in table.get("articles", [])], lower),
            frozenset(map(lower, table.get("never", []))),
            table.get("bare", False),
        )


@cache
def office_grammar(language: str) -> OfficeGrammar:
    """Return the compiled ``[institutions.officed]`` table of a language."""
    return OfficeGrammar.of(load_pack(language).get("institutions", {}).get("officed", {}))


def office_heads(doc: Doc) -> dict[int, Match[str]]:
    """Return, by their first token, the nouns that an office makes the heads of a name."""
    words = on(doc).lower
    grammar = office_grammar(on(doc).article.language)
    if not (grammar.concepts or grammar.bare):
        return {}
    placed = {at for t in on(doc).territories for at in (t.start, t.name_start)}
    agents = [m.end for at in tokens_of(doc, grammar.agents.openers) if (m := grammar.agents.find(words, at))]
    articled = [m.end for end in agents if end < len(doc) and (m := grammar.articles.find(words, end))]
    found = {}
    for at in (*_after_offices(doc, grammar), *articled):
        noun = grammar.nouns.find(words, at) if at < len(doc) else None
        if noun is None and not grammar.bare and at < len(doc) and at not in placed and _may_open(doc, at, grammar):
            noun = Match(at, at + 1, KIND)
        if noun is not None and not (noun.end < len(doc) and glued(doc, noun.end)):
            found[at] = noun
    for at in agents:
        if at + 1 < len(doc) and at not in placed and _is_coined(doc, at):
            found.setdefault(at, Match(at, at + 1, KIND))
    return found


def _after_offices(doc: Doc, grammar: OfficeGrammar) -> Iterator[int]:
    """Yield the tokens after an office and a link, and after the words that say who leads ("qui dirige le | …")."""
    words, heading = on(doc).lower, institution_grammar(on(doc).article.language).heading
    ends = [t.end for t in on(doc).titles if t.concept in grammar.concepts and t.end < len(doc)]
    told = [grammar.links.find(words, end) for end in ends]
    if grammar.bare:
        yield from (t.end for t in on(doc).titles if t.end < len(doc))
    told += [heading.find(words, at) for at in tokens_of(doc, heading.openers)]
    yield from (match.end for match in told if match)


def _is_coined(doc: Doc, at: int) -> bool:
    """Say whether capitals without an article open with a common noun ("financé par | Coopération Atlantique")."""
    names, words = name_grammar(on(doc).article.language), on(doc).lower
    opens = is_name_word(on(doc).words[at]) and words[at] in common_words(on(doc).article.language)
    if not opens or words[at] in names.people or at in on(doc).title_starts:
        return False
    return is_name_word(on(doc).words[at + 1]) and words[at + 1] not in names.given and not glued(doc, at + 1)


def _may_open(doc: Doc, at: int, grammar: OfficeGrammar) -> bool:
    """Say whether a word with a capital is neither somebody's name nor a field of work, a rank or a people."""
    language, words = on(doc).article.language, on(doc).lower
    names, bodies = name_grammar(language), institution_grammar(language)
    if not is_name_word(on(doc).words[at]) or words[at] in grammar.never or words[at] in names.people:
        return False
    if on(doc).words[at].isupper() or at in on(doc).title_starts:
        return False
    return not (bodies.fields.find(words, at) or place_levels(language).demonyms.find(words, at))
