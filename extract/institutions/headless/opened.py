"""Bodies whose kind opens their name, as those of other languages do in this one's text ("Scoil Mhuire")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on, text_of
from ...pack import load_pack
from ...places.levels import Territory
from ...words.lexicon import Lexicon, Match, lower
from ...words.names import glued, is_name_word, name_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar

RULE = "institution-opened"
LONGEST = 6  # tokens of a name after the word that opens it


@dataclass(frozen=True, slots=True)
class OpenedGrammar:
    """Hold the words that open a name of capitals, each with its kind, and the small words inside such a name."""

    words: Lexicon[str]
    links: Lexicon[bool]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> OpenedGrammar:
        """Compile the ``[institutions.opened]`` table of a pack."""
        kinds = table.get("kinds", {})
        return cls(
            Lexicon([(form, kind) for kind, forms in kinds.items() for form in forms], lower),
            Lexicon([(form, True) for form in table.get("links", [])], lower),
        )


@cache
def opened_grammar(language: str) -> OpenedGrammar:
    """Return the compiled ``[institutions.opened]`` table of a language."""
    return OpenedGrammar.of(load_pack(language).get("institutions", {}).get("opened", {}))


def opened_at(doc: Doc, at: int, stop: int, starts: Mapping[int, Territory]) -> Body | None:
    """Return the body whose name a word of the pack opens at a token, up to the last capital; None where none does."""
    words = on(doc).words
    if not words[at][0].isupper():
        return None
    grammar = opened_grammar(on(doc).article.language)
    match = grammar.words.find(on(doc).lower, at, stop)
    first = _first(doc, at) if match else None
    if match is None or first is None:
        return None
    end = _run_end(doc, match.end, min(stop, match.end + LONGEST), grammar)
    if end == match.end:
        return None
    ended = next((t for i in range(match.end, end) if (t := starts.get(i)) and t.end == end), None)
    place = ended.place if ended else _named_elsewhere(doc, match, end, grammar)
    return Body(first, end, match.value, match.start, match.end, place, RULE)


def _named_elsewhere(doc: Doc, match: Match[str], end: int, grammar: OpenedGrammar) -> str | None:
    """Return the place of an authority whose name is a town's that the article tells ("Gemeente | Heerenveen")."""
    if match.value not in institution_grammar(on(doc).article.language).same_body:
        return None
    link = grammar.links.find(on(doc).lower, match.end, end)
    name = text_of(doc, link.end if link else match.end, end)
    return next((key for key, place in on(doc).places.items() if place.name == name), None)


def _first(doc: Doc, at: int) -> int | None:
    """Return where a name begins whose kind stands at a token, with one word before it; None after a person's name.

    "Helios | Universitätsklinikum", but not "Ann Lowe | Stiftung".
    """
    words, small, before = on(doc).words, on(doc).lower, at - 1
    language = on(doc).article.language
    free = at == 0 or at in on(doc).title_ends or not is_name_word(words[before])
    if free or small[before] in institution_grammar(language).articles:
        return at
    names = name_grammar(language)
    known = small[before] in names.never | names.people | names.honorifics
    longer = before > 0 and (is_name_word(words[before - 1]) or glued(doc, before - 1))
    longer = longer and small[before - 1] not in institution_grammar(language).articles
    return None if known or longer else before


def _run_end(doc: Doc, at: int, stop: int, grammar: OpenedGrammar) -> int:
    """Return the end of the capitals from a token on, with the small words that join them, up to a title."""
    end, titles = at, on(doc).title_starts
    while at < stop:
        link = grammar.links.find(on(doc).lower, at, stop)
        first = link.end if link else at
        if first >= stop or not is_name_word(on(doc).words[first]) or first in titles:
            break
        at = end = min([name_end(doc, first, stop), *(i for i in range(first, stop) if i in titles)])
    return end
