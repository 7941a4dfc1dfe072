"""Runs of capitalised words: how far a name reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from .document import on
from .lexicon import HYPHENS, lower
from .pack import load_pack

LONGEST = 7  # words in a name
APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """Hold what a pack says of names: particles inside them, surnames that come first, words that are never names."""

    particles: frozenset[str]
    surnames: frozenset[str]
    never: frozenset[str]
    given: frozenset[str]
    middles: frozenset[str]  # words that stand second in a person's name and hardly in another ("Thị")
    initial: frozenset[str]  # one-letter words that open a person's name ("Y Biêr Niê")
    dashed: bool  # a name may hold a dash with blanks ("Khăm Phết - Xay Nha Vông")
    postnominals: frozenset[str]  # letters after a name, in capitals or as written ("OBE", "PhD")
    abbreviated: frozenset[str]  # words of names that are mostly cut short ("Ma.", "Mohd.")

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> NameGrammar:
        """Compile the ``[people]`` table of a pack."""
        keys = ("particles", "surnames", "never", "given", "middles", "abbreviated")
        words: dict[str, Any] = {key: frozenset(lower(w) for w in table.get(key, [])) for key in keys}
        return cls(
            **words,
            postnominals=frozenset(table.get("postnominals", [])),
            initial=frozenset(table.get("initial", [])),
            dashed=table.get("dashed", False),
        )


@cache
def name_grammar(language: str) -> NameGrammar:
    """Return the compiled name grammar of a language."""
    return NameGrammar.of(load_pack(language).get("people", {}))


def is_name_word(token: Token) -> bool:
    """Say whether a token may open a name: a capital and letters only."""
    text = token.text
    return text[0].isupper() and (text.isalpha() or all(c.isalpha() or c in "'’.-&" for c in text))


def is_initial(token: Token) -> bool:
    """Say whether a token is an initial ("B.", "J")."""
    return len(token.text.rstrip(".")) == 1 and token.text[0].isupper()


def glued(doc: Doc, at: int) -> bool:
    """Say whether a hyphen stands between two words without a space ("Jean-Michel")."""
    return (
        doc[at].text in HYPHENS
        and at + 1 < len(doc)
        and not doc[at].whitespace_
        and not doc[at - 1].whitespace_
        and doc[at + 1].text[0].isalpha()
    )


def name_end(doc: Doc, start: int, stop: int) -> int:
    """Return the end of the run of name words that begins at a token: hyphens, particles and initials go along."""
    grammar = name_grammar(on(doc).article.language)
    at, end, words = start, start, 0
    while at < stop and words < LONGEST:
        token = doc[at]
        if words > 1 and token.text in grammar.postnominals:
            break
        joined = at > start and (
            glued(doc, at - 1) or (doc[at - 1].text[-1] in APOSTROPHES and not doc[at - 1].whitespace_)
        )
        if is_name_word(token) or (joined and token.text[0].isalpha()):
            words += not (at > start and glued(doc, at - 1))  # a transliterated name has many syllables
            at += 1
            end = at
            short = is_initial(token) or on(doc).lower[at - 1].rstrip(".") in grammar.abbreviated
            if token.text.endswith(".") and not short:
                break
            if at < stop and doc[at].text == "." and short and at + 1 < stop and is_name_word(doc[at + 1]):
                at += 1
        elif at > start and (
            glued(doc, at) or (on(doc).lower[at] in grammar.particles and _particle_goes_on(doc, at, stop, grammar))
        ):
            at += 1
        else:
            break
    return end


def _particle_goes_on(doc: Doc, at: int, stop: int, grammar: NameGrammar) -> bool:
    nxt = at + 1
    while nxt < stop and (on(doc).lower[nxt] in grammar.particles or glued(doc, nxt)):
        nxt += 1
    return nxt < stop and is_name_word(doc[nxt])


def territory_tokens(doc: Doc, start: int, end: int) -> int:
    """Return how many tokens of a run after a level word name the territory; the rest, if any, is a person.

    Where surnames come first, "UBND huyện Lưu Thế Nhân" has no territory and "huyện Trạm Tấu Giàng A Khua" has two
    tokens of one: a name of a person has three words at least, one of a territory mostly two.
    """
    grammar = name_grammar(on(doc).article.language)
    length = end - start
    if length >= 2 and len(doc[start].text) == 1 and doc[start].text in grammar.initial:
        return 0
    # of transliterated words
    ends = [at for at in range(start + 1, end) if not glued(doc, at) and not glued(doc, at - 1)]
    if grammar.dashed and len(ends) >= 2 and any(glued(doc, at) for at in range(start + 1, end)):
        return ends[0] - start  # "tỉnh Sạ-vẳn-na-khệt Bun-chồm U-bồn-pạ-sợt"
    if length >= 3 and (on(doc).lower[start] in grammar.surnames or on(doc).lower[start + 1] in grammar.middles):
        return 0
    for cut in (2, 1, 3):
        if length >= cut + 2 and on(doc).lower[start + cut] in grammar.surnames:
            return cut
    return length
