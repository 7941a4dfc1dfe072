"""The month of a day, where no more than that is an event's own."""

from __future__ import annotations

from ...facts import Stated
from ..tellings.drafts import DAY, precision


def month_of(date: Stated[str] | None) -> Stated[str] | None:
    """Return the month of a day on which somebody who was away is back and does something else; spells stay whole."""
    if date is None or "/" in date.value or precision(date.value) < DAY or date.value.startswith("--"):
        return date
    return Stated(date.value[:-3], date.rule, date.quotes)
