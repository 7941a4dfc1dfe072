"""Phrase lookup over tokens: one dictionary of word sequences, longest match first.

spaCy's PhraseMatcher does the same on one token attribute; this one also lets a hyphenated and a spaced spelling meet
("Île-de-France", "Ile de France") and starts in milliseconds with a hundred thousand phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from ..records import record

T = TypeVar("T")

# what NFD does not take apart
LETTERS = str.maketrans({"đ": "d", "ð": "d", "’": "'", "œ": "oe", "ı": "i", "ø": "o", "ł": "l", "æ": "ae"})
ALIKE = str.maketrans({"’": "'", "ð": "đ"})  # "Ð" is written for "Đ"
TONES = "\u0300\u0301\u0303\u0309\u0323"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:['’](?=\s|$)|\.)?|[^\w\s]")
STEPS = re.compile(r"[^\W_]+")
ELISION = re.compile(r"(?:^|(?<=['’]))[^\W\d_]{1,9}['’](?=[^\W_]{2})|['’]s$|[^\W_](?:['’]?[^\W_]+)*?(?=['’]s$)|.+")
CLOSED = re.compile(r"\w{2,}['’]")
PLAIN = str.maketrans("ÉÈ", "EE")  # capitals are written without their accents too ("ministre d'Etat")
ACCENTED = frozenset("ÉÈ")
ALTERNATIVES = re.compile(r"\(([^()]*)\)")
HYPHENS = frozenset("-‐‑")
JOINERS = HYPHENS | {"–"}  # what a label and a text may spell differently between two words


@lru_cache(maxsize=65536)
def lower(word: str) -> str:
    """Return a word in lower case with its tone marks at the end, so that "Uỷ" and "Ủy" are one spelling.

    >>> lower("Uỷ") == lower("Ủy")
    True
    """
    if word.isascii():
        return word.lower()
    marks = unicodedata.normalize("NFD", word.casefold().translate(ALIKE))
    tones = "".join(mark for mark in marks if mark in TONES)
    return "".join(mark for mark in marks if mark not in TONES) + tones


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case without diacritics.

    >>> fold("Đắk"), fold("Île")
    ('dak', 'ile')
    """
    if word.isascii():
        return word.lower()
    marks = unicodedata.normalize("NFD", word.casefold().translate(LETTERS))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return a name as the last step of an IRI: folded words joined with hyphens.

    >>> slug("Île-de-France")
    'ile-de-france'
    """
    return "-".join(STEPS.findall(fold(text)))


def spell(phrase: str) -> list[list[str]]:
    """Return the words of a phrase as the tokenizers may cut it at an apostrophe: after an elision, before a genitive.

    >>> spell("comté d'Avon")
    [['comté', "d'Avon"], ['comté', "d'", 'Avon']]
    >>> spell("People's Committee")[1]
    ['People', "'s", 'Committee']
    >>> spell("Dato' Sri")[1]
    ['Dato', "'", 'Sri']
    """
    whole = WORD.findall(phrase)
    if "." in phrase.rstrip("."):  # "p.i." is one token where the pack calls it an abbreviation
        return [whole, phrase.split()]
    if "'" not in phrase and "’" not in phrase:
        return [whole]
    cut = [piece for word in whole for piece in ELISION.findall(word)]
    ended = [piece for word in whole for piece in ((word[:-1], word[-1]) if CLOSED.fullmatch(word) else (word,))]
    return [whole, *(spelled for spelled in (cut, ended) if spelled != whole)]


@record
class Match(Generic[T]):
    """Say where a phrase was met (tokens, end-exclusive) and what it means."""

    start: int
    end: int
    value: T


class Lexicon(Generic[T]):
    """Find phrases in a sequence of normalised tokens.

    ``entries`` are (phrase, value) pairs, an earlier one wins over a later one; ``normalise`` is ``lower`` or ``fold``
    and must have been applied to the tokens too.

    >>> lexicon = Lexicon([("Île-de-France", 1), ("France", 2)], fold)
    >>> lexicon.find(["ile", "-", "de", "-", "france"], 0)
    Match(start=0, end=5, value=1)
    """

    def __init__(self, entries: Iterable[tuple[str, T]], normalise: Callable[[str], str] = fold) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        seconds: dict[str, dict[str, int]] = {}  # how many words there are at most, by the first two
        for phrase, value in entries:
            for spelled in (*spell(phrase), *(spell(phrase.translate(PLAIN)) if ACCENTED & set(phrase) else ())):
                words = tuple(normalise(w) for w in spelled if w not in JOINERS)
                if not words or words in self._values:
                    continue
                self._values[words] = value
                after = seconds.setdefault(words[0], {})
                if len(words) > 1:
                    after[words[1]] = max(len(words), after.get(words[1], 0))
        self._first = {word: (self._values.get((word,)), after) for word, after in seconds.items()}
        self.opens: Callable[[str], bool] = self._first.__contains__  # whether a phrase begins with a word
        self.openers = self._first.keys()  # the first words of all phrases

    def __len__(self) -> int:
        return len(self._values)

    def find(self, tokens: Sequence[str], start: int, end: int | None = None) -> Match[T] | None:
        """Return the longest phrase that begins at a token, or None; none begins after the last."""
        try:
            told = self._first.get(tokens[start])
        except IndexError:  # costs nothing where a text goes on, unlike a comparison in the busiest function
            return None
        if told is None:
            return None
        best, seconds = told
        reached = at = start + 1
        if seconds:
            stop = len(tokens) if end is None else end
            while at < stop and tokens[at] in JOINERS:
                at += 1
            longest = seconds.get(tokens[at], 0) if at < stop else 0
            words = [tokens[start]]
            while len(words) < longest and at < stop:
                if (word := tokens[at]) not in JOINERS:
                    words.append(word)
                    if (value := self._values.get(tuple(words))) is not None:
                        best, reached = value, at + 1
                at += 1
        return None if best is None else Match(start, reached, best)

    def matches(self, tokens: Sequence[str], start: int, end: int) -> list[Match[T]]:
        """Return the longest phrases between two tokens, from left to right, without overlap."""
        found: list[Match[T]] = []
        reached, openers = start, self.openers
        if openers.isdisjoint(tokens[start:end]):
            return found
        for at in [at for at in range(start, end) if tokens[at] in openers]:
            if at >= reached and (match := self.find(tokens, at, end)):
                found.append(match)
                reached = match.end
        return found


def acronyms_in(forms: Iterable[str]) -> frozenset[str]:
    """Return the forms that are acronyms, in lower case: a text means them only in capitals ("CAO", not "Cao").

    >>> sorted(acronyms_in(["CAO", "Mayor"]))
    ['cao']
    """
    return frozenset(lower(form) for form in forms if form.isupper() and form.isalpha() and 2 <= len(form) <= 6)


CAPITALS = 2  # letters that make a word look like an acronym
LONGEST_ACRONYM = 12
ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=65536)
def is_acronym(text: str) -> bool:
    """Say whether a word looks like an acronym: capitals or mixed, no ordinary word."""
    if not 1 < len(text) <= LONGEST_ACRONYM or text.islower() or text[1:].islower():
        return False
    return sum(map(str.isupper, text)) >= CAPITALS and text.isalnum() and not ROMAN.fullmatch(text)


def spelled_out(phrases: Iterable[str]) -> list[str]:
    """Return the phrases, each once, that such as "(paid|made) a (first|) visit" stand for.

    >>> spelled_out(["(paid|made) a (first|) visit"])
    ['paid a first visit', 'paid a visit', 'made a first visit', 'made a visit']
    """
    found: list[str] = []
    for phrase in phrases:
        parts = [part.split("|") for part in ALTERNATIVES.split(phrase)]  # every second part is a bracket's content
        found += [" ".join("".join(chosen).split()) for chosen in product(*parts)]
    return list(dict.fromkeys(found))
