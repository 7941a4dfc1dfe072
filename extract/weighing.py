"""Choices weighed from all that an article says: each fact for or against a candidate counts by a learned weight.

A choice is a conditional logit (McFadden 1974): what speaks for a candidate is added up, the one for which most speaks
is taken, and ``NONE`` is weighed like a candidate. Each kind of choice has its table ``weights/<kind>.toml``;
``decoop evaluate GOLD_DIR --write-weights`` learns the tables from annotated articles.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from .records import record

NONE = ""  # stands for no candidate at all


@record
class Weighed:
    """Hold one choice: its kind, what it is about, and the facts that speak for each candidate (NONE too).

    ``then`` gives the choice that follows on a candidate's being taken, where several are taken one by one.
    """

    kind: str
    subject: tuple[str, ...]
    facts: Mapping[str, Mapping[str, float]]
    then: Callable[[str], Weighed] | None = None


@cache
def weights(kind: str) -> Mapping[str, float]:
    """Return what each fact counts in a kind of choice (natural logarithm of odds)."""
    table = files(__package__) / "weights" / f"{kind}.toml"
    found: dict[str, float] = tomllib.loads(table.read_text(encoding="utf-8"))
    return found


def weigh(facts: Mapping[str, float], table: Mapping[str, float]) -> float:
    """Return what facts count together.

    >>> weigh({"here": 1, "told-twice": 1}, {"here": 1.5, "told-twice": 0.5})
    2.0
    """
    return math.fsum([table[name] * measure for name, measure in facts.items() if name in table])
