"""How often each rule was right on the annotated articles: the table that ``decoop evaluate --write`` writes."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

UNMEASURED = Decimal("0.5")  # a rule that no annotated article has tried: the coin's chance, and the table says so


@cache
def table() -> dict[str, Decimal]:
    """Return the measured precision of each rule."""
    source = files(__package__) / "confidence.toml"
    if not source.is_file():
        return {}
    rows = tomllib.loads(source.read_text(encoding="utf-8")).get("rules", {})
    return {rule: Decimal(str(row["precision"])) for rule, row in rows.items()}


def confidence(rule: str) -> Decimal:
    """Return a rule's measured precision, between 0 and 1; ``UNMEASURED`` where no case tried it."""
    return table().get(rule, UNMEASURED)
