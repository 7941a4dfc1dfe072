"""What a person's name tells of the country: "Hocine Lounis" is hardly the mayor of the French town.

Only a hint, for who bears a name of elsewhere may be at home anywhere: it decides where an article leaves two towns
open.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..words.lexicon import fold

OWN, ALSO, OTHER = 2, 1, -2  # what a name speaks for a country of its family, one where it is common too, any other


@dataclass(frozen=True, slots=True)
class Family:
    """Hold the names that people of some countries share: words of names, or the shape of a whole one."""

    countries: frozenset[str]
    also: frozenset[str]
    words: frozenset[str]
    pattern: re.Pattern[str] | None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("decoop.ontology") / "names.toml").read_text(encoding="utf-8"))


def mother_country(country: str) -> str:
    """Return the country as whose people those of a territory overseas are called, else the country itself."""
    return next((whole for whole, parts in _table()["overseas"].items() if country in parts), country)


@cache
def families() -> tuple[Family, ...]:
    """Return the families of names of ``ontology/names.toml``."""
    return tuple(
        Family(
            frozenset(f["countries"]),
            frozenset(f.get("also", [])),
            frozenset(map(fold, f.get("words", "").split())),
            re.compile(f["pattern"]) if "pattern" in f else None,
        )
        for f in _table()["families"]
    )


@cache
def _women() -> frozenset[str]:
    return frozenset(map(fold, _table()["women"]["words"].split()))


def is_womans(name: str) -> bool:
    """Say whether a name opens with a given name that hardly any man bears."""
    return re.split(r"[ -]", fold(name))[0] in _women()


@cache
def families_of(name: str) -> tuple[Family, ...]:
    """Return the families that a name is of, none where it tells nothing."""
    folded = fold(name)
    words = set(re.split(r"[ -]+", folded)) | set(folded.split())
    return tuple(f for f in families() if words & f.words or (f.pattern and f.pattern.fullmatch(folded)))


@cache
def opens_like_given(name: str) -> bool:
    """Say whether words are a name of some country's people: by their shape, or by the given name that opens them."""
    folded = fold(name)
    first = re.split(r"[ -]", folded)[0]
    return any(first in f.words or (f.pattern and f.pattern.fullmatch(folded)) for f in families())


def speaks_for(name: str, country: str | None) -> int:
    """Return how much a name speaks for a country: more than 0 for it, less against it, 0 if it tells nothing."""
    found = families_of(name)
    if country is None or not found:
        return 0
    if any(country in f.countries for f in found):
        return OWN
    if any(country in f.also for f in found):
        return ALSO
    return OTHER if any(country in f.countries for f in families()) else 0
