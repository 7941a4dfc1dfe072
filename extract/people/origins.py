"""What a person's name tells of the country: "Hocine Lounis" is hardly the mayor of the French town.

Only a hint, for who bears a name of elsewhere may be at home anywhere: it weighs where an article leaves two towns
open. A name's likelihood in a country is that of its words and of the runs of three and four letters in them (naive
Bayes over n-grams of letters, as in Cavnar and Trenkle 1994), set against that among all peoples.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..words.lexicon import fold

LENGTHS = (3, 4)  # letters of the runs that are counted
SMOOTHING = 400.0  # how much the runs of all peoples count among those of one
KNOWN, UNKNOWN = 0.9, 0.1  # how likely a word of some people's list is in that of the country it is borne in, or not
ALSO = 2.0  # what a name loses in a country where it is common beside others
BORN = 4.0  # what a whole name of the shape that only one people has says for it


@dataclass(frozen=True, slots=True)
class People:
    """Hold the words of the names of a people: the countries it lives in, those where such names are common too."""

    countries: frozenset[str]
    also: frozenset[str]
    words: frozenset[str]
    pattern: re.Pattern[str] | None


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("decoop.ontology") / f"{name}.toml").read_text(encoding="utf-8"))


def mother_country(country: str) -> str:
    """Return the country as whose people those of a territory overseas are called, else the country itself."""
    return next((whole for whole, parts in _table("names")["overseas"].items() if country in parts), country)


@cache
def _women() -> frozenset[str]:
    return frozenset(map(fold, _table("names")["women"]["words"].split()))


def is_womans(name: str) -> bool:
    """Say whether a name opens with a given name that hardly any man bears."""
    return re.split(r"[ -]", fold(name))[0] in _women()


@cache
def families() -> tuple[People, ...]:
    """Return the families of names of ``ontology/names.toml``, made by hand."""
    return tuple(map(_people, _table("names")["families"]))


@cache
def peoples() -> tuple[People, ...]:
    """Return the peoples of ``ontology/peoples.toml`` and the families."""
    return (*map(_people, _table("peoples")["peoples"]), *families())


def _people(told: dict[str, Any]) -> People:
    pattern = re.compile(told["pattern"]) if "pattern" in told else None
    words = frozenset(map(fold, told.get("words", "").split()))
    return People(frozenset(told["countries"]), frozenset(told.get("also", [])), words, pattern)


@cache
def opens_like_given(name: str, among: tuple[People, ...] | None = None) -> bool:
    """Say whether words are a name of some people: by their shape, or by the given name that opens them.

    ``among`` are the peoples to look at, the families made by hand where it is not given.
    """
    folded = fold(name)
    first = re.split(r"[ -]", folded)[0]
    some = families() if among is None else among
    return any(first in f.words or (f.pattern and f.pattern.fullmatch(folded)) for f in some)


@cache
def has_shape(name: str) -> bool:
    """Say whether a whole name has the shape that only one people's names have.

    >>> has_shape("Le Hoang Phuc"), has_shape("Le Grand Lyon")
    (True, False)
    """
    folded = fold(name)
    return any(f.pattern and f.pattern.fullmatch(folded) for f in families())


@dataclass(frozen=True, slots=True)
class Spelling:
    """Hold how often each run of letters is in the names of each people and of all, and of how many each word is."""

    runs: tuple[Counter[str], ...]  # by people
    totals: tuple[int, ...]  # by people
    among_all: Counter[str]
    total: int
    bearers: Counter[str]


@cache
def _spelling() -> Spelling:
    """Count the runs of letters of all peoples once a process."""
    runs = tuple(Counter(_runs("".join(f"^{word}$" for word in sorted(people.words)))) for people in peoples())
    among_all, bearers = Counter[str](), Counter[str]()
    for people, counts in zip(peoples(), runs, strict=True):
        among_all.update(counts)
        bearers.update(people.words)
    return Spelling(runs, tuple(c.total() for c in runs), among_all, among_all.total() + len(among_all), bearers)


def _runs(text: str) -> list[str]:
    return [text[at : at + length] for length in LENGTHS for at in range(len(text) - length + 1)]


@cache
def likelihood(name: str, country: str) -> float | None:
    """Return how much likelier a name is in a country than among all peoples (natural logarithm), None if unknown.

    Args:
        name: a person's name, in any order and spelling.
        country: ISO 3166-1 alpha-2 code, small letters.

    >>> likelihood("Piet Verhage", "nl") > likelihood("Piet Verhage", "ph")
    True
    """
    words = [word for word in re.findall(r"[a-z]+", fold(name)) if len(word) > 1]
    found = [
        _likelihood(tuple(words), fold(name), number) - (0.0 if country in people.countries else ALSO)
        for number, people in enumerate(peoples())
        if country in people.countries or country in people.also
    ]
    return max(found) if words and found else None


@cache
def _likelihood(words: tuple[str, ...], name: str, number: int) -> float:
    people, spelling = peoples()[number], _spelling()
    score = BORN if people.pattern and people.pattern.fullmatch(name) else 0.0
    for word in words:
        for run in _runs(f"^{word}$"):
            prior = (spelling.among_all[run] + 1) / spelling.total
            told = (spelling.runs[number][run] + SMOOTHING * prior) / (spelling.totals[number] + SMOOTHING)
            score += math.log(told / prior) / len(LENGTHS)  # the runs of two lengths say the same twice
        if share := spelling.bearers[word] / len(peoples()):
            known = KNOWN if word in people.words else UNKNOWN
            score += math.log(known / (KNOWN * share + UNKNOWN * (1 - share)))
    return score
