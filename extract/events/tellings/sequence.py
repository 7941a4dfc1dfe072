"""Events told one after another: what has no day of its own happened on the day of the one before."""

from __future__ import annotations

from itertools import pairwise

from ...facts import Stated
from .drafts import DAY, ON_STAY, YEAR, Draft, precision

CLOSE = 5  # sentences between two events that a story tells in a row
RULE = "date-sequence"


def follow(drafts: list[Draft]) -> None:
    """Give events without a date that of the one told just before, of the same people; its month, on a stay."""
    for before, draft in pairwise(drafts):
        if before.date is None or not _in_a_row(before, draft):
            continue
        if draft.date is None:
            told = _month(before.date.value) if _on_stay(draft) else before.date.value
            draft.date = Stated(told, RULE, tuple(sorted({*before.date.quotes, *draft.kind.quotes})))


def _in_a_row(before: Draft, draft: Draft) -> bool:
    """Return whether two events are told in a row, as of one day: held both, with somebody who is at both."""
    told = {before.status.value, draft.status.value} == {"Held"}
    day = "" if before.date is None or before.spans_days() else before.date.value
    days = precision(day) >= DAY
    if _on_stay(draft):  # the month of a day without a year is no date
        days = not day.startswith("--") and (days or before.frame is draft.frame)
    last = max(frame.index for frame in before.frames)
    near = draft.frame.index - last <= CLOSE and draft.frame.in_story
    also = draft.family == "conference" or draft.edition is not None or before.earlier
    also = also or bool(draft.frame.cued("season"))
    return (
        told
        and days
        and near
        and not (also or _in_another_year(before, draft))
        and bool(set(before.everyone()) & set(draft.everyone()))
    )


def _month(date: str) -> str:
    """Return the month of a day."""
    return date[:-3] if precision(date) >= DAY else date


def _on_stay(draft: Draft) -> bool:
    """Return whether words say that something was on some day of a stay: its month is that of the day told before."""
    return bool(draft.frame.cued(ON_STAY))


def _in_another_year(before: Draft, draft: Draft) -> bool:
    """Return whether a sentence tells a date of another year: "the pact was signed in 2013 during the visit of X"."""
    year = before.date.value[:YEAR] if before.date else ""
    return any(day.key[:YEAR].isdigit() and day.key[:YEAR] != year for day in draft.frame.dates)
