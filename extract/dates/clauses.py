"""Which word of the future is of another verb than that of a date, and does not put the date ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .anchor import Anchors, Found

SET_OFF = 2  # symbols before a date in which a comma sets it off: ", on"
OPENING = 3  # symbols from the start of a sentence within which a date opens it


def is_apart(anchors: Anchors, place: int, one: Found) -> bool:
    """Tell whether a word of the future after a match is of another verb than the one that the match dates."""
    return (
        _is_relative(anchors, place, one.last) or _is_over(anchors, one.last, place) or _is_joined(anchors, place, one)
    )


def is_behind(anchors: Anchors, place: int, one: Found) -> bool:
    """Tell whether a word of the future before a match is of something that ends before it: "…, which will …, on".

    Or of another date: "signed a charter, valid until 2028, on Friday".
    """
    if _is_over(anchors, place, one.first):
        return True
    ended = "," in anchors.symbols[max(place, one.first - SET_OFF) : one.first]
    of_date = any(found.first <= place < found.last for found in anchors.found if found is not one)
    return ended and (of_date or _is_relative(anchors, place, anchors.sentence(one)[0]))


def _is_relative(anchors: Anchors, place: int, start: int) -> bool:
    """Tell whether a word of the future is of a clause of its own: "signed a plan which will …"."""
    opener, joiner = anchors.words.get("relative", ""), anchors.words.get("joining", "")
    if place - 1 >= start and anchors.symbols[place - 1] in opener:
        return True
    before = next((at for at in range(place - 1, start, -1) if anchors.symbols[at] in anchors.future), 0)
    joined = before and anchors.symbols[place - 1] in joiner
    return bool(joined) and _is_relative(anchors, before, start)


def _is_over(anchors: Anchors, start: int, end: int) -> bool:
    """Tell whether a verb of what is over stands between two symbols: "On Friday X was told that …"."""
    over, opener = anchors.words.get("was", ""), anchors.words.get("relative", "")
    verbs = [at for at in range(start, end) if anchors.symbols[at] in over]
    return any(anchors.symbols[at - 1] not in opener for at in verbs)


def _is_joined(anchors: Anchors, place: int, one: Found) -> bool:
    """Tell whether a word of the future joins a verb to that of a day: "came on Friday by bus and flies home"."""
    opens = one.first - anchors.sentence(one)[0] < OPENING  # "On Friday they meet and will …"
    return not opens and anchors.symbols[place - 1] in anchors.words.get("joining", "") and place - 1 > one.last
