"""The day that "the same day" means where nothing tells its year: "Ngày 5/2, … Cùng ngày, …"."""

from __future__ import annotations

from ..facts import Quote
from .anchor import Anchors, Found
from .interval import Day


def same_day(one: Found, anchors: Anchors) -> tuple[Quote, Day] | None:
    """Return the day told last, and not as the end of a term, with its words."""
    told = [(before, day) for before, day in anchors.told if day.day is not None and not _ends_term(before, anchors)]
    if one.fields.get("follow") != 0 or not told:
        return None
    before, day = told[-1]
    return Quote(before.start, before.end), day


def _ends_term(one: Found, anchors: Anchors) -> bool:
    """Tell whether a match is the day up to which something lasts: "đến hết ngày 30/12"."""
    return anchors.says(one, "until") or anchors.symbols[one.first] in anchors.words.get("until", "")
