"""Find the dates that a text states, with the precision that it states them with.

The words and patterns are the ``[dates]`` table of a language pack (``dategrammar``); this module matches them, left to
right and the longest first, and gives each match its value: what the words leave out (a year, "hôm qua", "last Friday")
comes from the publication date or from a date told nearby, and from nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from ..facts import Quote
from . import interval
from .anchor import Anchors, Found
from .counted import counts
from .grammar import Grammar, grammar_of
from .lexer import STOP, Token
from .unlike import span, spanned
from .value import settle

YEAR = 4  # how long a value is that gives no more than the year
COMMON = 2023  # a year without 29 February
OPENS, OPENING = re.compile(r"(?:^|[.!?\n][\"”’)]*\s+)(?:[^\W\d_]{1,5}\s)?$"), 12  # what stands before a first date
ASIDE = re.compile(r" [^,.;:!?\n]{2,60}, ")  # the rest of an aside
RELATIVE = ("weekday", "today", "follow")
WORDS = (
    "definite",
    "gone",
    "past",
    "was",
    "afterwards",
    "this",
    "month",
    "at-which",
    "relative",
    "joining",
    "until",
    "shall",
    "done",
    "said",
    "since",
    "now",
    "pronoun",
    "before",
    "whichever",
    "eve-of",
)  # which day is meant
SAID_BY = 5  # code points between a count of years and the date that it means: ", on"
SAID = 2  # symbols before a day: "said on"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Hold a date or a span that the text states, at ``start`` to ``end`` (code points).

    ``value`` is an ISO date ("2022-02-16", "2022-02", "2022", "--04-12") or two with a slash between. ``earliest`` and
    ``latest`` bound it, closer than the value where the words do ("late 2022"), None where the year is unknown.
    ``period``: the words give what something covers ("giai đoạn 2022-2025"); ``open`` is "start" or "end" where they
    leave that side open ("until 2030", "since 1996"). ``published``: the publication date filled in what the words
    leave out; ``source``: the words elsewhere in the text that did.
    """

    start: int
    end: int
    value: str
    rule: str
    period: bool = False
    earliest: date | None = None
    latest: date | None = None
    open: str | None = None
    published: bool = False
    source: Quote | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """Hold a length of time in months; ``term``: the words say that something lasts for it ("for five years")."""

    start: int
    end: int
    months: int
    rule: str
    term: bool = False


def bounds(value: str) -> tuple[date | None, date | None]:
    """Return the earliest and latest real day of a mention's value, None where the year is unknown."""
    return interval.bounds(value)


def find_dates(
    text: str, pack: Mapping[str, Any], published: str | None, *, skip: Sequence[Quote] = ()
) -> list[DateMention]:
    """Find the dates in a text, in text order; they do not overlap.

    ``pack`` is a loaded language pack, ``published`` the ISO publication date or None, ``skip`` stretches of the text
    not to read. A day without a year and without an anchor keeps the form "--04-12"; a month, weekday or "yesterday"
    without an anchor is left out.
    """
    return read_dates(text, pack, published, skip=skip)[0]


def comes(date: DateMention, published: str | None) -> bool:
    """Tell whether a year is told by a part of it that is still to come when the article appears."""
    last = bounds(published)[1] if published else None
    return len(date.value) == YEAR and date.earliest is not None and last is not None and date.earliest > last


def read_dates(
    text: str, pack: Mapping[str, Any], published: str | None, *, skip: Sequence[Quote] = ()
) -> tuple[list[DateMention], list[Duration]]:
    """Find dates and durations in one pass; arguments as ``find_dates``."""
    grammar = grammar_of(pack)
    symbols, tokens = grammar.lexer.read(text)
    if skip:
        symbols = _hide(symbols, tokens, skip)
    found = _match(symbols, tokens, grammar)
    durations = [
        Duration(
            f.start,
            f.end,
            f.fields["length"] if "length" in f.fields else f.fields["c1"] * f.fields["unit"],
            f.rule.id,
            f.rule.period,
        )
        for f in found
        if f.rule.kind == "duration"
    ]
    dated = _join(text, [f for f in found if f.rule.kind == "date"])
    future, clause = grammar.lexer.symbol("future"), grammar.lexer.symbol("clause")
    words = {name: grammar.lexer.symbol(name) for name in WORDS}
    published = published or _day_said(dated, symbols, words["said"])
    anchors = Anchors(published, symbols, tokens, future, clause, grammar.day_first, dated, words=words)
    mentions: list[DateMention] = []
    before: Found | None = None
    for one in dated:
        settled = settle(one, anchors)
        if settled is None:
            continue
        if before and mentions and not one.rule.period and spanned(before, one, symbols, tokens, grammar):
            days = span(mentions[-1].value, settled.value)
            if days:
                mentions[-1] = _until(mentions[-1], one, days)
                continue
        before = one
        value, (earliest, latest) = settled.value, settled.bounds or interval.bounds(settled.value)
        mentions.append(
            DateMention(
                one.start, one.end, value, one.rule.id, one.rule.period,
                earliest, latest, one.rule.open, settled.published, settled.source,
            )
        )  # fmt: skip
    return mentions, durations


def _until(first: DateMention, last: Found, days: str) -> DateMention:
    """Return a mention of the days from one told before to another."""
    earliest, latest = interval.bounds(days)
    return replace(first, end=last.end, value=days, earliest=earliest, latest=latest, open=None)


def _day_said(dated: Sequence[Found], symbols: str, said: str) -> str | None:
    """Return the day on which a text without a day of its own has its news told: "said on Thursday, April 19, 2018"."""
    full = next(
        (one for one in dated if {"weekday", "d1", "m1", "y1"} <= one.fields.keys() and len(one.fields) == 4), None
    )
    if full is None or not any(symbol in said for symbol in symbols[max(full.first - SAID, 0) : full.first]):
        return None
    day = interval.Day(full.fields["y1"], full.fields["m1"], full.fields["d1"])
    return day.write() if day.exists() else None


def _hide(symbols: str, tokens: Sequence[Token], skip: Sequence[Quote]) -> str:
    shown, ends = list(symbols), [token.end for token in tokens]
    for quote in skip:
        place = bisect_right(ends, quote.start)
        while place < len(tokens) and tokens[place].start < quote.end:
            shown[place] = STOP
            place += 1
    return "".join(shown)


def _match(symbols: str, tokens: Sequence[Token], grammar: Grammar) -> list[Found]:
    """Match every rule; of overlapping matches the first, then the longest, then the rule listed first counts."""
    spans = [
        (match.start(rule.opening), -match.end(), order, match)
        for order, rule in enumerate(grammar.rules)
        for match in rule.regex.finditer(symbols)
    ]
    spans.sort(key=itemgetter(0, 1, 2))
    found: list[Found] = []
    reached = 0
    for first, end, order, match in spans:
        if first < reached:
            continue
        reached = -end
        rule = grammar.rules[order]
        if rule.kind == "block":
            continue
        fields: dict[str, int] = {}
        joint = 0
        for group, role in enumerate(rule.roles, 1):
            place = match.start(group)
            if place >= 0 and role not in ("~", "<"):
                name = f"{role}2" if role in fields and not role[-1].isdigit() else role
                fields.setdefault(name, _number(tokens[place], role, grammar))
                joint = place if role == "to" else joint
        one = Found(tokens[first].start, tokens[-end - 1].end, match.start(), -end, rule, fields)
        between = grammar.lexer.symbol("between")
        if fields.get("to", 1) or next_to_each_other(fields) or symbols[max(first - 1, 0)] in between:
            found.append(one)
        else:
            found += _split(one, tokens[joint - 1].end, tokens[joint + 1].start)
    return found


def next_to_each_other(fields: Mapping[str, int]) -> bool:
    """Tell whether the second day of two is that after the first; the month of one may be the other's."""
    month = fields.get("m1") or fields.get("m2")
    first = interval.Day(COMMON, month or 1, fields["d1"])
    last = interval.Day(COMMON, fields.get("m2") or month or 1, fields["d2"])
    if not (first.exists() and last.exists()):
        return True  # no such day: the value is left out as a whole
    start, end = first.first(), last.first()
    return start is not None and end is not None and end - start == timedelta(days=1)


def _split(one: Found, end: int, start: int) -> list[Found]:
    """Make two dates of two days that "and" joins ("10 và 15/4"): one up to ``end`` and one from ``start``."""
    fields = one.fields
    month, year = fields.get("m2") or fields.get("m1"), fields.get("y2") or fields.get("y1")
    before = {"d1": fields["d1"], "m1": fields.get("m1") or month, "y1": fields.get("y1") or year}
    after = {"d1": fields["d2"], "m1": month, "y1": year}
    sides = ((one.start, end, before), (start, one.end, after))
    return [
        Found(first, last, one.first, one.last, one.rule, {role: n for role, n in known.items() if n is not None})
        for first, last, known in sides
    ]


def _number(token: Token, role: str, grammar: Grammar) -> int:
    if not token.word:
        return token.number
    name = {"d": "day", "m": "month", "c": "count"}[role[0]] if role[-1].isdigit() else role
    return grammar.classes[name][token.word]


def _join(text: str, found: Sequence[Found]) -> list[Found]:
    """Make one of a relative date and the date that explains it: "hôm nay (27/2)", "on Friday, May 3"."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and counts(before)
            and "m1" in one.fields
            and len(text[before.end : one.start].strip()) <= SAID_BY
        ):
            joined[-1] = one  # "two years later, in April 2023"
            continue
        if before is not None and _apposed(before, one, text):  # "On Tuesday|, the day after his arrival,"
            joined.append(replace(one, fields={**one.fields, "follow": 0}))
            continue
        if before is None or not _explains(before, one, text[before.end : one.start]):
            joined.append(one)
            continue
        if "d1" not in one.fields and "p1" not in one.fields:  # "tomorrow (Saturday)"
            joined[-1] = Found(before.start, before.end, before.first, one.last, before.rule, before.fields)
            continue
        bracket = "(" in text[before.end : one.start] and text[one.end : one.end + 1] == ")"
        weekday = {role: value for role, value in before.fields.items() if role == "weekday"}
        joined[-1] = Found(before.start, one.end + bracket, before.first, one.last, one.rule, {**weekday, **one.fields})
    return joined


def _apposed(before: Found, one: Found, text: str) -> bool:
    """Tell whether a day counted from another stands between commas after the one that opens its sentence."""
    told = "d1" in before.fields or "weekday" in before.fields
    if not told or not one.fields.get("follow") or text[before.end : one.start] != ", ":
        return False
    return OPENS.search(text[max(0, before.start - OPENING) : before.start]) is not None and bool(
        ASIDE.match(text, one.end)
    )


def _explains(before: Found, one: Found, between: str) -> bool:
    relative = "d1" not in before.fields and any(role in before.fields for role in RELATIVE)
    close = 0 < len(between) <= 3 and not between.strip(" ,(\u00a0")
    named = "weekday" in one.fields and ("today" in before.fields or "follow" in before.fields)
    return relative and close and ("d1" in one.fields or "p1" in one.fields or named)
