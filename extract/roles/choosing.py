"""The body of a bare title: what the words around it say, else of all candidates the one for which most speaks.

The facts of ``evidence`` are added up, each with its weight of ``weights.toml`` (a conditional logit, McFadden 1974);
that no body is told at all is weighed like a candidate. ``decoop evaluate GOLD --write-weights`` writes the table.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from ..document import on, quote
from ..facts import Stated
from ..words.lexicon import lower
from .bodies import tells_field
from .candidates import candidates_of
from .case import case_of
from .component import Stand
from .context import said_beside
from .evidence import evidence_of
from .found import found_at
from .grammar import RoleGrammar

RULE = "role-context"
NONE = ""  # stands for no body at all
CLEARLY = 1.5  # how much more must speak for none than for any: e^1.5 to 1


@dataclass(frozen=True, slots=True)
class Weighed:
    """Hold one decision: the title's holder and words, and the facts that speak for each candidate (NONE too)."""

    person: str
    title: str
    facts: Mapping[str, Mapping[str, float]]


@cache
def weights() -> Mapping[str, float]:
    """Return what each fact counts (natural logarithm of odds)."""
    table: dict[str, float] = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    return table


def weigh(facts: Mapping[str, float], table: Mapping[str, float]) -> float:
    """Return what facts count together.

    >>> weigh({"here": 1, "told-twice": 1}, {"here": 1.5, "told-twice": 0.5})
    2.0
    """
    return math.fsum(table.get(name, 0.0) * measure for name, measure in facts.items())


def find_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution of a bare title, or None where nothing says it.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    text = doc[stand.title_start : stand.title_end].text
    if (plain := grammar.plain.get(lower(text))) is not None:
        stand = replace(stand, concept=plain)
    for rule, found in said_beside(doc, stand, grammar):
        if found is not None:
            return _stated(doc, stand, rule, *found)
    if stand.concept in grammar.portfolios and grammar.sided and tells_field(doc, stand):
        return None  # "Thứ trưởng Du lịch": of that ministry, which nobody names
    if on(doc).candidates is None:
        on(doc).candidates = candidates_of(doc, grammar)
    case = case_of(doc, stand, grammar, on(doc).candidates)
    facts = {**evidence_of(case), NONE: {"no body": 1.0, f"no body for {stand.concept or 'other'}": 1.0}}
    if case.role is not None:
        on(doc).weighed.append(Weighed(case.role.person.value, text, facts))
    counts = {key: weigh(told, weights()) for key, told in facts.items()}
    counts[NONE] -= CLEARLY
    chosen = max(counts, key=lambda key: (counts[key], key))
    if chosen == NONE:
        return None
    told = case.candidates[chosen]
    telling = (told.before(stand.title_start) or told.told[:1])[-1]
    found = found_at(doc, telling.atom)
    return _stated(doc, stand, RULE, *found) if found else None


def _stated(doc: Doc, stand: Stand, rule: str, key: str, start: int, end: int) -> Stated[str]:
    words = quote(doc[stand.title_start : stand.title_end])
    return Stated(key, rule, tuple(sorted({words, quote(doc[start:end])})))
