"""How often each rule was right on annotated articles, as ``decoop evaluate --write-confidence`` counted."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files


@cache
def table() -> tuple[Decimal, dict[str, Decimal]]:
    """Return the precision of all rules together, and of each rule that was tried."""
    rows = tomllib.loads((files(__package__) / "confidence.toml").read_text(encoding="utf-8"))
    return Decimal(rows["all"]["precision"]), {rule: Decimal(row["precision"]) for rule, row in rows["rules"].items()}


def confidence(rule: str) -> Decimal:
    """Return a rule's measured precision, between 0 and 1; that of all rules together where no case tried it."""
    overall, rules = table()
    return rules.get(rule, overall).normalize() if rules.get(rule, overall) else Decimal(0)
