"""How likely a person's name is in a country: "Hocine Lounis" is hardly the mayor of the French town.

Only a hint, for who bears a name of elsewhere may be at home anywhere: it weighs where an article leaves two towns
open. A name's likelihood in a country is that of its words and of the runs of two to four letters in them (naive
Bayes over n-grams of letters, as in Cavnar and Trenkle 1994), set against that among all peoples.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from ..words.lexicon import fold
from .origins import families, names_of

LENGTHS = (2, 3, 4)  # letters of the runs that are counted
SMOOTHING = 400.0  # how much the runs of all peoples count among those of one
KNOWN, UNKNOWN = 0.9, 0.1  # how likely a word of some people's list is in that of the country it is borne in, or not
ALSO = 4.0  # what a name loses in a country where it is common beside others
SHAPED, UNSHAPED = 4.0, 3.0  # what a name gains by the shape that only a country's people have, or loses without it


@dataclass(frozen=True, slots=True)
class Spelling:
    """Hold the words of the names of a people, and how often each run of letters is in them.

    ``countries`` are those it lives in, ``also`` those where such names are common too.
    """

    countries: frozenset[str]
    also: frozenset[str]
    words: frozenset[str]
    runs: Counter[str]
    total: int


@dataclass(frozen=True, slots=True)
class Spellings:
    """Hold the spelling of each people; the runs of all together, and in how many lists each word is."""

    peoples: tuple[Spelling, ...]
    runs: Counter[str]
    total: int
    bearers: Counter[str]


@cache
def _spellings() -> Spellings:
    """Count the runs of letters of all peoples once a process; lists of the same countries are of one people."""
    lists: defaultdict[tuple[frozenset[str], frozenset[str]], set[str]] = defaultdict(set)
    for people in (*names_of("peoples"), *families(), *names_of("peoples-extra")):
        lists[people.countries, people.also] |= people.words
    peoples = []
    for (countries, also), words in lists.items():
        if words:  # a family told by its shape alone has none
            runs = Counter(run for word in sorted(words) for run in _runs(word))
            peoples.append(Spelling(countries, also, frozenset(words), runs, runs.total()))
    among_all, bearers = Counter[str](), Counter[str]()
    for spelling in peoples:
        among_all.update(spelling.runs)
        bearers.update(spelling.words)
    return Spellings(tuple(peoples), among_all, among_all.total() + len(among_all), bearers)


def _runs(word: str) -> list[str]:
    whole = f"^{word}$"
    return [whole[at : at + length] for length in LENGTHS for at in range(len(whole) - length + 1)]


@cache
def likelihood(name: str, country: str) -> float | None:
    """Return how much likelier a name is in a country than among all peoples (natural logarithm), None if unknown.

    Args:
        name: a person's name, in any order and spelling.
        country: ISO 3166-1 alpha-2 code, small letters.

    >>> likelihood("Piet Verhage", "nl") > likelihood("Piet Verhage", "ph")
    True
    >>> likelihood("Mahendra Prasad Poudel", "np") > likelihood("Mahendra Prasad Poudel", "cn")
    True
    """
    folded = fold(name)
    words = tuple(word for word in re.findall(r"[a-z]+", folded) if len(word) > 1)
    found = [
        _likelihood(words, number) - (0.0 if country in people.countries else ALSO)
        for number, people in enumerate(_spellings().peoples)
        if country in people.countries or country in people.also
    ]
    return max(found) + _shaped(folded, country) if words and found else None


def _shaped(name: str, country: str) -> float:
    """Return what the shape of a whole name says for the country whose people alone have such names, or against it."""
    shapes = [f.pattern for f in families() if f.pattern and country in f.countries]
    if not shapes:
        return 0.0
    return SHAPED if any(shape.fullmatch(name) for shape in shapes) else -UNSHAPED


@cache
def _likelihood(words: tuple[str, ...], number: int) -> float:
    every, people, score = _spellings(), _spellings().peoples[number], 0.0
    for word in words:
        for run in _runs(word):
            prior = (every.runs[run] + 1) / every.total
            told = (people.runs[run] + SMOOTHING * prior) / (people.total + SMOOTHING)
            score += math.log(told / prior) / len(LENGTHS)  # the runs of three lengths say the same thrice
        if share := every.bearers[word] / len(every.peoples):
            known = KNOWN if word in people.words else UNKNOWN
            score += math.log(known / (KNOWN * share + UNKNOWN * (1 - share)))
    return score
