"""Bodies whose kind opens their name, as those of other languages do in this one's text ("Scoil Mhuire")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...places.levels import Territory
from ...words.lexicon import Lexicon, lower
from ...words.names import is_name_word, name_end
from ..bodies import Body

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
    if match is None or (at and is_name_word(words[at - 1]) and at - 1 not in on(doc).title_ends):
        return None
    end = _run_end(doc, match.end, min(stop, match.end + LONGEST), grammar)
    if end == match.end:
        return None
    place = next((t for i in range(match.end, end) if (t := starts.get(i)) and t.end == end), None)
    return Body(at, end, match.value, at, match.end, place.place if place else None, "institution-opened")


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
