"""Runs of capitalised words: how far a name reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from .lexicon import HYPHENS, fold, lower

LONGEST = 7  # words in a name
APOSTROPHES = ("'", "’")
SHORTEST = 2  # words of the shortest full name
LONGEST_PERSON = 4  # words of a name that begins with the surname
NICKNAME = 2  # words between quotation marks within a name
ELIDED = re.compile(r"[dDlL]['’][^\W\d_a-z][\w'’]+")  # "d'Hauteville"
SYLLABLE = re.compile(r"[^\W\d_aeiouy]*[aeiouy]+[^\W\d_aeiouy]*")
FIGURED = re.compile(r"[^\W\d_]*[^\W\d_A-Z][24][^\W\d_a-z][^\W\d_]+")  # "Connect4Change"
AFTER = ([","], ["("])
JOINS = frozenset("&-")
OPENING, CLOSING = frozenset("“\"‘'"), frozenset("”\"’'")


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """Hold what a pack says of names: particles inside them, surnames that come first, words that are never names."""

    particles: frozenset[str]
    surnames: frozenset[str]
    never: frozenset[str]
    given: frozenset[str]
    people: frozenset[str]  # given names and surnames
    middles: frozenset[str]  # words that stand second in a person's name and hardly in another ("Thị")
    initial: frozenset[str]  # one-letter words that open a person's name ("Y Biêr Niê")
    dashed: bool  # a name may hold a dash with blanks ("Khăm Phết - Xay Nha Vông")
    honorifics: frozenset[str]  # of one word
    postnominals: frozenset[str]  # letters after a name, in capitals or as written ("OBE", "PhD")
    abbreviated: frozenset[str]  # words of names that are mostly cut short ("Ma.", "Mohd.")
    announces: frozenset[str]  # honorifics that no name holds, so that a name begins after one ("Monsieur")
    before_particles: frozenset[str]  # honorifics and offices that a surname with its particle follows ("Mr")
    determiners: frozenset[str]  # particles that are articles too
    saints: frozenset[str]  # words after which a given name is a place's ("St Ann")
    syllable: re.Pattern[str] | None  # what a word of a name is at home, where names are written by syllable

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> NameGrammar:
        """Compile the ``[people]`` table of a pack."""
        keys = (
            "particles",
            "surnames",
            "never",
            "given",
            "middles",
            "abbreviated",
            "honorifics",
            "before_particles",
            "announces",
            "determiners",
            "saints",
        )
        words: dict[str, Any] = {key: frozenset(lower(w) for w in table.get(key, [])) for key in keys}
        borne = (lower(name) for names in table.get("given_of", {}).values() for name in names)
        words["given"] |= frozenset(borne)
        return cls(
            **words,
            people=words["given"] | words["surnames"],
            postnominals=frozenset(table.get("postnominals", [])),
            initial=frozenset(table.get("initial", [])),
            dashed=table.get("dashed", False),
            syllable=re.compile(table["syllable"]) if "syllable" in table else None,
        )


@cache
def name_grammar(language: str) -> NameGrammar:
    """Return the compiled name grammar of a language."""
    return NameGrammar.of(load_pack(language).get("people", {}))


@lru_cache(maxsize=65536)
def is_name_word(word: str) -> bool:
    """Say whether a word may open a name: a capital, if only the second letter ("eThekwini"), and letters only."""
    capital = word[0].isupper() or (len(word) > 3 and word[1].isupper() and word[2].islower())
    plain = word.isalpha() or all(c.isalpha() or c in "'’.-&" for c in word)
    return capital and (plain or FIGURED.fullmatch(word) is not None)


def is_syllable(word: str) -> bool:
    """Say whether a word has one group of vowels, as each word has where names are written by syllable.

    >>> is_syllable("Nguyễn"), is_syllable("Cissé")
    (True, False)
    """
    return SYLLABLE.fullmatch(fold(word)) is not None


@lru_cache(maxsize=65536)
def is_initial(word: str) -> bool:
    """Say whether a word is an initial, or several ("B.", "J", "S.M", "J.-P")."""
    letters = word.rstrip(".").replace(".-", ".")
    return word[0].isupper() and all(len(part) == 1 for part in letters.split(".")) and letters.isupper()


def glued(doc: Doc, at: int) -> bool:
    """Say whether a hyphen stands between two words without a space ("Jean-Michel")."""
    notes = on(doc)
    words, spaced = notes.words, notes.spaced
    if words[at] not in HYPHENS or at + 1 >= len(words):
        return False
    return not spaced[at] and not spaced[at - 1] and words[at + 1][0].isalpha()


def joins_initials(doc: Doc, at: int, stop: int) -> bool:
    """Say whether two initials that a hyphen joins open a name ("J-M Roy")."""
    words = on(doc).words
    joined = at + 3 < stop and is_initial(words[at]) and glued(doc, at + 1) and is_initial(words[at + 2])
    return joined and is_name_word(words[at + 3]) and not words[at + 3].isupper()


def name_end(doc: Doc, start: int, stop: int) -> int:
    """Return the end of the run of name words that begins at a token: hyphens, particles and initials go along."""
    notes = on(doc)
    words, spaced, grammar = notes.words, notes.spaced, name_grammar(notes.article.language)
    at, end, length = start, start, 0
    while at < stop and length < LONGEST:
        word = words[at]
        if length > 1 and word in grammar.postnominals:
            break
        hyphened = at > start and words[at - 1] in HYPHENS and glued(doc, at - 1)
        announced = length > 0 and not hyphened and notes.lower[at] in grammar.announces  # "Jean-M. Roy" is one name
        if announced and at + 1 < stop and is_name_word(words[at + 1]):
            break  # "nos amis d'Ulm | Monsieur Karl Roth"
        joined = hyphened or (at > start and words[at - 1][-1] in APOSTROPHES and not spaced[at - 1])
        if is_name_word(word) or (joined and word[0].isalpha()) or (at > start and ELIDED.fullmatch(word)):
            length += not hyphened  # a transliterated name has many syllables
            at += 1
            end = at
            short = is_initial(word) or notes.lower[at - 1].rstrip(".") in grammar.abbreviated
            if word.endswith(".") and not short:
                break
            if at < stop and words[at] == "." and short and at + 1 < stop and is_name_word(words[at + 1]):
                at += 1
            elif length > 1 and is_initial(word) and words[at : at + 1] == ["."] and words[at + 1 : at + 2] in AFTER:
                at = end = at + 1  # "Vijayalakshmi R., mayor of …"
        elif at > start and (
            glued(doc, at) or (notes.lower[at] in grammar.particles and _particle_goes_on(doc, at, stop, grammar))
        ):
            at += 1
        elif at > start and (beyond := _nickname_end(doc, at, stop)):
            at = beyond
        else:
            break
    return end


def joined_end(doc: Doc, start: int, stop: int) -> int:
    """Return the end of a run of name words with what "&" or a dash joins to it ("Nance & Daughters")."""
    words, end = on(doc).words, name_end(doc, start, stop)
    while end + 1 < stop and words[end] in JOINS and is_name_word(words[end + 1]):
        end = name_end(doc, end + 1, stop)
    return end


def _nickname_end(doc: Doc, at: int, stop: int) -> int:
    """Return the first token after a nickname in quotation marks inside a name ("Ann “Nan” Lee"), or 0.

    A lone apostrophe that ends a word of a name is passed over too ("Anyang' Nyong'o").
    """
    words, spaced = on(doc).words, on(doc).spaced
    if words[at] in APOSTROPHES and not spaced[at - 1]:
        ends = spaced[at] and at + 1 < stop and is_name_word(words[at + 1])
        return at + 1 if ends and words[at - 1][-1] not in "szx" else 0
    if words[at] not in OPENING or not spaced[at - 1]:
        return 0
    end = at + 1
    while end < min(stop, at + 1 + NICKNAME) and words[end][0].isalpha():
        end += 1
    closed = end > at + 1 and end + 1 < stop and words[end] in CLOSING
    return end + 1 if closed and is_name_word(words[end + 1]) else 0


def is_elided(word: str) -> bool:
    """Say whether a word is one capital before an apostrophe, which opens a surname ("M. | L'Heureux", "D'Amours")."""
    return word[0].isupper() and word[1:] in APOSTROPHES


def particle_end(doc: Doc, at: int, stop: int) -> int:
    """Return where a surname goes on after the particle that opens it ("Mr van der | Merwe"), or 0.

    Only after the honorifics and offices that a pack lists, for "le maire de Lyon" is nobody of that name.
    """
    notes = on(doc)
    grammar = name_grammar(notes.article.language)
    opens = notes.lower[at] in grammar.particles or is_elided(notes.words[at])
    if not at or notes.lower[at - 1] not in grammar.before_particles or not opens:
        return 0
    if notes.lower[at] in grammar.determiners and notes.words[at][0].islower():  # "M. | le Consul"
        return 0
    end = at + 1
    while end < stop and notes.lower[end] in grammar.particles and end not in notes.known:
        end += 1
    end += end < stop and glued(doc, end)  # "al-Razzaz"
    named = end < stop and end not in notes.known and is_name_word(notes.words[end])
    return end if named and notes.lower[end] not in grammar.never else 0


def _particle_goes_on(doc: Doc, at: int, stop: int, grammar: NameGrammar) -> bool:
    nxt = at + 1
    while nxt < stop and (on(doc).lower[nxt] in grammar.particles or glued(doc, nxt)):
        nxt += 1
    return nxt < stop and is_name_word(on(doc).words[nxt])


def territory_tokens(doc: Doc, start: int, end: int) -> int:
    """Return how many tokens of a run after a level word name the territory; the rest, if any, is a person.

    Where surnames come first, "UBND huyện Lưu Thế Nhân" has no territory and "huyện Trạm Tấu Giàng A Khua" has two
    tokens of one: a name of a person has three words at least, one of a territory mostly two.
    """
    words = on(doc).lower
    known = [len(name) for name in on(doc).levelled if tuple(words[start : start + len(name)]) == name]
    known = [length for length in known if length <= end - start]
    return max(known) if known else _territory_length(doc, start, end)  # "huyện Nam Giang", told elsewhere alone


def _territory_length(doc: Doc, start: int, end: int) -> int:
    """Return how many tokens of a run name a territory, by the shapes of names alone."""
    grammar = name_grammar(on(doc).article.language)
    length = end - start
    if length >= 2 and len(on(doc).words[start]) == 1 and on(doc).words[start] in grammar.initial:
        return 0
    if length >= 6 and on(doc).lower[start + 3] in grammar.surnames:
        return 3  # "quận Thạch Cảnh Sơn Ngô Khắc Thụy"
    born = surname_last(doc, start, end) - start
    # of transliterated words
    ends = [at for at in range(start + 1, end) if not glued(doc, at) and not glued(doc, at - 1)]
    glues = grammar.dashed and len(ends) >= 2 and any(glued(doc, at) for at in range(start + 1, end))
    if born > 0 or glues:
        return born if born > 0 else ends[0] - start  # "tỉnh Sạ-vẳn-na-khệt Bun-chồm U-bồn-pạ-sợt"
    words = on(doc).lower
    given = (
        grammar.dashed and words[start] in grammar.given and words[start] not in grammar.surnames
    )  # "thành phố | Peter Chan"
    named = given or (words[start] in grammar.surnames and _is_addressed(doc, start, end, grammar))
    if length == SHORTEST and named:
        return 0
    cut = _person_last(doc, start, length, grammar) if length > LONGEST_PERSON else 0
    if not cut and length >= 3 and (words[start] in grammar.surnames or words[start + 1] in grammar.middles):
        return 0
    cuts = (c for c in (cut, 2, 1, 3) if c and length >= c + 2 and words[start + c] in grammar.surnames)
    middle = (c for c in (1, 2, 3) if length >= c + 3 and words[start + c + 1] in grammar.middles)
    return next(cuts, 0) or next(middle, 0) or person_start(doc, start + 1, end) - start  # "bản Khẹo | Lang Văn Dũng"


def surname_last(doc: Doc, start: int, end: int) -> int:
    """Return where a given name from abroad and a surname of home end a run ("quận Cam | Janet Nguyễn"), or 0."""
    at, words, grammar = end - 2, on(doc).lower, name_grammar(on(doc).article.language)
    if grammar.syllable is None or at <= start or glued(doc, at - 1) or glued(doc, at):
        return 0
    abroad = not grammar.syllable.fullmatch(fold(words[at])) and words[at] not in grammar.surnames
    return at if abroad and words[end - 1] in grammar.surnames else 0


def _is_addressed(doc: Doc, start: int, end: int, grammar: NameGrammar) -> bool:
    """Say whether an honorific stands before the same words somewhere ("ông Phạm S", "UBND tỉnh | Phạm S")."""
    words, run = on(doc).lower, on(doc).lower[start:end]
    return any(words[at] in grammar.honorifics and words[at + 1 : at + 1 + len(run)] == run for at in range(len(words)))


def _person_last(doc: Doc, start: int, length: int, grammar: NameGrammar) -> int:
    """Return how many words stand before a person who ends a long run ("phường Ninh Kiều | Lê Văn Bình"), or 0."""
    words = on(doc).lower
    for cut in (2, 1, 3):
        opens = words[start + cut] in grammar.surnames or words[start + cut + 1] in grammar.middles
        if length - cut <= LONGEST_PERSON and opens:
            return cut
    return 0


def person_start(doc: Doc, start: int, end: int) -> int:
    """Return where a given name and a surname begin in a run of capitals ("Kasa-Vubu | Jean Renard"), or its end."""
    grammar = name_grammar(on(doc).article.language)
    for at in range(start, end - 1):
        if (
            on(doc).lower[at] in grammar.given
            and not glued(doc, at - 1)
            and on(doc).lower[at - 1] not in grammar.saints
        ):
            first = at + 1
            while first < end and glued(doc, first):
                first += 2
            if first < end:
                return at
    return end
