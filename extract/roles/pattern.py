"""One entry of a pack's ``[[roles.patterns]]``: an expression over atoms, and what its words say of the title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RolePattern:
    """Hold one pattern of a pack: its id, the expression over atoms, and the title's concept, if a verb says it."""

    id: str
    expression: re.Pattern[str]
    concept: str | None = None
    plural: bool = False  # only for titles in the plural ("Mayors A and B")
    apart: bool = False  # the words between title and person name a body that is not known: no other one is meant
    as_written: bool = False  # the title is the verb that says it ("heads"), and not its noun
    nearest: bool = False  # the title is the one told last, if that is a town's or region's head ("son collègue de X")
    spoken: bool = False  # the title is the words themselves, which the vocabulary does not know ("le camat de X, A")
    former: bool = False  # the words between say that the office was held once ("từng là")
    local: bool = False  # only for offices that a territory has ("Mayors A (Leeds) and B (Lille)")
    each: bool = False  # as many people as titles, in the same order ("A et B, respectivement maire de X et de Y")
    kinds: frozenset[str] = frozenset()  # of bodies that a verb may be of ("dirige | le lycée X"), or none


def spell_out(pattern: str, table: Mapping[str, Any]) -> str:
    """Return a pattern with the pack's own abbreviations (``[roles.parts]``, "%office%") replaced."""
    for name, part in table.get("parts", {}).items():
        pattern = pattern.replace(f"%{name}%", part)
    return pattern


def read_pattern(entry: Mapping[str, Any], table: Mapping[str, Any]) -> RolePattern:
    """Return one entry of ``[[roles.patterns]]`` compiled, with the abbreviations of its table spelt out."""
    return RolePattern(
        entry["id"],
        re.compile(spell_out(entry["pattern"], table)),
        entry.get("concept"),
        entry.get("plural", False),
        entry.get("apart", False),
        entry.get("as_written", False),
        entry.get("nearest", False),
        entry.get("spoken", False),
        entry.get("former", False),
        entry.get("local", False),
        entry.get("each", False),
        frozenset(entry.get("kinds", [])),
    )
