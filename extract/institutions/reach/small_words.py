"""The steps that read a body's name on over hyphens and words in small letters ("Maison | du patrimoine")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.names import glued, is_name_word, name_end, name_grammar
from .fields import adjective_end, has_noun, leads_to_territory
from .joined_words import ends_in_name
from .limits import own_end, run_end
from .numbered import hangs_number
from .tails import tails

if TYPE_CHECKING:
    from .right import RightReader

SHORTEST = 5  # letters of an adjective in the plural


def read_hyphen(reader: RightReader) -> bool | None:
    """Read on over a hyphen."""
    doc, at = reader.doc, reader.at
    if glued(doc, at):
        return reader.go_to(at + 1)
    if at == reader.end > reader.head_end and hangs_number(doc, at + 1):
        goes_on = at + 2 < reader.limit and is_name_word(on(doc).words[at + 2])  # "COVID|-19 Vaccination"
        return reader.read_to(own_end(reader, at + 1, run_end(doc, at + 2, reader.limit)) if goes_on else at + 2)
    if at + 2 < reader.limit and glued(doc, at + 1) and is_name_word(on(doc).words[at + 2]):  # "el-Fayha"
        return reader.read_to(name_end(doc, at + 2, reader.limit))
    return None


def read_small(reader: RightReader) -> bool | None:
    """Read a word in small letters: an adjective, a noun that goes on, or any word in the kinds that allow it."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    end = adjective_end(doc, at, reader.limit, grammar) if on(doc).words[at][0].islower() else 0
    end = end or _agreeing_end(reader)
    named = reader.kind not in grammar.same_body | grammar.territorial or reader.kind in grammar.described
    if not end and named and reader.words[at - 1] in grammar.noun_links:  # "Maison du patrimoine"
        later = reader.end > reader.head_end and reader.place is None
        before = reader.words[at] in grammar.preposed and at + 1 < reader.limit and not glued(doc, at + 1)
        noun = at + 1 if before else at  # "des hautes | études"
        end = noun + 1 if has_noun(doc, noun, reader.head_end, grammar, later=later) else 0
    reader.joined = reader.joined and not end
    if end or (end := _compound_end(reader)):
        return reader.read_to(end)
    unit = reader.kind in grammar.titled and reader.place is None and bool(grammar.series)
    unit = unit and (at > reader.head_end or reader.kind in grammar.described)
    if unit and (end := leads_to_territory(doc, at, reader.limit, grammar, reader.starts)) > at:
        return reader.go_to(end)
    loose = reader.kind in grammar.loose and reader.loose < grammar.loose_reach and not ends_in_name(reader)
    plain = at == reader.head_end and on(doc).words[at - 1][0].islower() and grammar.capital_heads
    plain = plain and grammar.heads.find(reader.words, at - 1, at) is not None
    loose = loose and not plain  # "tặng trường | búp bê gỗ"
    joiner = grammar.capital_heads and at == reader.head_end and reader.words[at] in grammar.series
    clause = on(doc).words[at].islower() and grammar.clausal.find(reader.words, at, reader.limit) is not None
    if not loose or joiner or clause or not on(doc).words[at].isalpha() or reader.words[at] in grammar.stops:
        return None
    reader.loose += 1
    return reader.go_to(at + 1)


def _agreeing_end(reader: RightReader) -> int:
    """Return the end of a word that agrees with the plural before it ("des civilisations | noires"), or 0."""
    grammar, at, words = reader.grammar, reader.at, reader.words
    if reader.kind in grammar.same_body or reader.end != at or at < 2 or words[at - 2] not in grammar.several:
        return 0
    written, plurals = on(reader.doc).words, tails(on(reader.doc).article.language).plurals
    plain = all(written[i].islower() and written[i].endswith(plurals) for i in (at - 1, at))
    never = words[at] in grammar.stops or words[at] in name_grammar(on(reader.doc).article.language).never
    return at + 1 if plain and len(words[at]) >= SHORTEST and not never else 0


def _compound_end(reader: RightReader) -> int:
    """Return the end of a word of two syllables of which only the first has a capital ("Hội Nhà | văn"), or 0."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    syllable, words = name_grammar(on(doc).article.language).syllable, on(doc).words
    if syllable is None or at != reader.end or at == reader.head_end or reader.kind in grammar.same_body:
        return 0
    if ends_in_name(reader):
        return 0  # "Đại học Huế | còn chờ"
    alone = words[at - 1].istitle() and (at - 1 == reader.head_end or not is_name_word(words[at - 2]))
    plain = words[at].isalpha() and words[at].islower() and reader.words[at] not in grammar.stops | grammar.series
    whole = all(syllable.fullmatch(on(doc).folded[i]) for i in (at - 1, at))
    return at + 1 if alone and plain and whole else 0
