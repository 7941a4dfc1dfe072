"""Spans of days that two dates of unlike form tell: "5 July until yesterday", "between today and 3 May"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from .anchor import Found
from .grammar import Grammar
from .lexer import Token

LONGEST = timedelta(days=31)
COMMA = ","


def spanned(one: Found, other: Found, symbols: str, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Return whether nothing but a word such as "until", or "and" after "between", parts two dates."""
    between = [at for at in range(one.last, other.first) if symbols[at] != COMMA]
    spans = [grammar.classes.get("to", {}).get(tokens[at].word) for at in between]
    if not spans or None in spans:
        return False
    return all(spans) or symbols[max(one.first - 1, 0)] in grammar.lexer.symbol("between")


def span(first: str, last: str) -> str | None:
    """Return the days from one to another, None where they are no days that follow each other closely."""
    if len(first) != len(last) or "/" in first + last or len(first) < len("--07-05"):
        return None
    days = [f"2000{day[1:]}" if day.startswith("--") else day for day in (first, last)]
    if any(len(day) != len("2000-07-05") for day in days):  # "from June 1 to June 1980"
        return None
    start, end = map(date.fromisoformat, days)
    return f"{first}/{last}" if timedelta() < end - start <= LONGEST else None
