"""The grammar of dates that a language pack holds: rules over classes of words, compiled to one regex a pattern.

A pattern is a line of blank-separated items. A name is a class of the pack. ``d1 m1 y1 d2 m2 y2`` are days, months and
years as numbers (``m`` also a class ``month``, ``M`` only that; ``s2`` the last two digits of a year; ``p1 p2`` a day
and a month in either order), ``c1`` a count, ``~`` a numeric separator, the same throughout. ``*name`` is a class whose
value counts ("*weekday"), ``*name+other`` words of both classes. ``<`` ends what only opens the date and is not quoted,
``>`` begins what must follow and is not quoted. ``( | ) ?`` work as in a regex; ``[`` and ``]`` are brackets in the
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ... import DecoopError
from ..words.abbreviated import abbreviations_of
from . import lexer
from .lexer import DAY, MONTH, NUMBER, ORDINAL, SEMICOLON, SHORT, SPACED, STOP, YEAR, Lexer

NUMBERS = {
    "d": MONTH + DAY + ORDINAL,
    "m": MONTH,
    "p": MONTH + DAY,
    "y": YEAR,
    "s": DAY + SHORT + MONTH,
    "c": MONTH + DAY + SHORT,
}
MARKS = {
    ",": ",",
    "/": "/",
    "-": f"[-{SPACED}]",
    ".": r"\.",
    ":": ":",
    "[": r"\(",
    "]": r"\)",
    "stop": f"[{STOP}{SEMICOLON}]",
    "number": f"[{MONTH}{DAY}{ORDINAL}{YEAR}{SHORT}{NUMBER}]",
}
KEYS = {"id", "match", "kind", "period", "open", "current"}
KINDS = ("date", "duration", "block")
ITEM = re.compile(r"[(|)?]|[^\s(|)?]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one compiled pattern: ``roles`` names its groups in order.

    ``kind`` is date, duration or block (what looks like a date and is none); ``open`` says which side a "since" or an
    "until" leaves open; ``current`` that the year is that of the telling; ``period`` that something covers the span.
    """

    id: str
    regex: re.Pattern[str]
    roles: tuple[str, ...]
    kind: str = "date"
    period: bool = False
    open: str | None = None
    current: bool = False

    @property
    def opening(self) -> int:
        """Return the group where the quoted words begin, 0 for the whole match."""
        return self.roles.index("<") + 1 if "<" in self.roles else 0


@dataclass(frozen=True, slots=True)
class Grammar:
    """Hold the compiled ``[dates]`` table of a pack."""

    lexer: Lexer
    rules: tuple[Rule, ...]
    day_first: bool
    classes: Mapping[str, Mapping[str, int]]


def compile_grammar(pack: Mapping[str, Any]) -> Grammar:
    """Compile a pack's ``[dates]`` table; raise DecoopError naming what is wrong in it."""
    table: Mapping[str, Any] = pack["dates"]
    classes = {
        name: (
            {_norm(w): int(v) for w, v in words.items()} if isinstance(words, Mapping) else {_norm(w): 0 for w in words}
        )
        for name, words in table["classes"].items()
    }
    shortened = frozenset(abbreviations_of(pack))
    lexer = Lexer(
        classes,
        frozenset(table.get("cased", ())),
        tuple(table.get("ordinals", ())),
        shortened,
        tuple(table.get("over", ())),
    )
    parts: Mapping[str, str] = table.get("parts", {})
    rules: list[Rule] = []
    for entry in table["rules"]:
        unknown = set(entry) - KEYS
        if unknown:
            raise DecoopError(
                f"dates rule {entry.get('id')}: unknown key {sorted(unknown)[0]}; use one of {', '.join(sorted(KEYS))}"
            )
        kind = entry.get("kind", "date")
        if kind not in KINDS:
            raise DecoopError(f"dates rule {entry['id']}: kind {kind} is none of {', '.join(KINDS)}")
        for line in entry["match"]:
            regex, roles = _compile(line, lexer, parts, entry["id"])
            rules.append(
                Rule(
                    entry["id"],
                    regex,
                    roles,
                    kind,
                    bool(entry.get("period")),
                    entry.get("open"),
                    bool(entry.get("current")),
                )
            )
    return Grammar(lexer, tuple(rules), bool(table.get("day_first", True)), classes)


def _norm(word: str) -> str:
    return lexer.fold(word)


def _expand(line: str, parts: Mapping[str, str]) -> str:
    """Put the named parts in: "md1" becomes part "md" with each # as 1."""

    def put(match: re.Match[str]) -> str:
        name, place = match[1], match[2]
        return f"( {_expand(parts[name].replace('#', place), parts)} )" if name in parts else match[0]

    return re.sub(r"(?<![\w*])([a-z]+)([12])(?!\w)", put, line)


def _compile(line: str, lexer: Lexer, parts: Mapping[str, str], rule: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    out: list[str] = []
    roles: list[str] = []
    separator = 0
    ahead = False
    for item in ITEM.findall(_expand(line, parts)):
        if item == "(":
            out.append("(?:")
        elif item in (")", "|", "?"):
            out.append(item)
        elif item == "<":
            out.append("()")
            roles.append("<")
        elif item == ">":
            out.append("(?=")
            ahead = True
        elif item == "~":
            if separator:
                out.append(f"\\{separator}")
            else:
                roles.append("~")
                separator = len(roles)
                out.append("([-./])")
        elif item in MARKS:
            out.append(f"(?:{MARKS[item]})")
        else:
            out.append(_item(item, lexer, roles, rule))
    return re.compile("".join(out) + (")" if ahead else "")), tuple(roles)


def _item(item: str, lexer: Lexer, roles: list[str], rule: str) -> str:
    role = name = item.removeprefix("*")
    if role != item:
        symbols = lexer.symbol(name)
    elif re.fullmatch(r"M[12]", role):
        symbols, role = lexer.symbol("month"), role.lower()
    elif re.fullmatch(r"[dmpysc][12]", role):
        symbols = NUMBERS[role[0]] + {
            "m": lexer.symbol("month"),
            "c": lexer.symbol("count"),
            "d": lexer.symbol("day"),
        }.get(role[0], "")
    else:
        symbols, role = lexer.symbol(name), ""
    if "+" in name:
        role, _, other = role.partition("+")
        symbols = "".join(symbol for symbol in lexer.symbol(name.partition("+")[0]) if symbol in lexer.symbol(other))
    if not symbols:
        raise DecoopError(f"dates rule {rule}: no class {name} in the pack; add it to [dates.classes]")
    if role:
        roles.append(role)
        return f"([{symbols}])"
    return f"[{symbols}]"


class _Held:
    """Carry a pack past the cache, which needs something hashable; equal when it is the same object."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.pack is self.pack


@lru_cache(maxsize=16)
def _cached(held: _Held) -> Grammar:
    return compile_grammar(held.pack)


def grammar_of(pack: Mapping[str, Any]) -> Grammar:
    """Return the compiled grammar of a loaded pack, compiled once for each pack object."""
    return _cached(_Held(pack))
