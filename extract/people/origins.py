"""What the peoples of the world are called: lists and shapes of names, by the countries of those who bear them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..words.lexicon import fold


@dataclass(frozen=True, slots=True, eq=False)
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
    return (*names_of("peoples"), *families())


@cache
def names_of(table: str) -> tuple[People, ...]:
    """Return the peoples of a table of the ontology ("peoples")."""
    return tuple(map(_people, _table(table)["peoples"]))


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
