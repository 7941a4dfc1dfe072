"""Events told one after another: what has no day of its own happened on the day of the one before, and where it did."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from ..facts import Stated
from .drafts import DAY, Draft, precision
from .localities import is_venue, locality_of
from .parties import is_country

CLOSE = 5  # sentences between two events that a story tells in a row
RULE = "date-sequence"


def follow(doc: Doc, drafts: list[Draft]) -> None:
    """Give events without a date that of the one told just before, of the same people."""
    for before, draft in pairwise(drafts):
        if before.date is None or not _in_a_row(before, draft):
            continue
        if draft.date is None:
            draft.date = Stated(before.date.value, RULE, tuple(sorted({*before.date.quotes, *draft.kind.quotes})))
        if draft.date.value == before.date.value:
            _stay_in_town(doc, before, draft)


def _stay_in_town(doc: Doc, before: Draft, draft: Draft) -> None:
    """Give an event without a town that of the one before on the same day."""
    town = before.locality or before.location
    if town is None or is_venue(doc, town) or not town.value.startswith("place/") or is_country(doc, town.value):
        return
    stated = Stated(town.value, "meeting-place-sequence", tuple(sorted({*town.quotes, *draft.kind.quotes})))
    if draft.location is None:
        draft.location = stated
    elif draft.locality is None and is_venue(doc, draft.location) and locality_of(doc, draft.location) is None:
        draft.locality = stated


def _in_a_row(before: Draft, draft: Draft) -> bool:
    """Return whether two events are told in a row, as of one day: held both, with somebody who is at both."""
    told = {before.status.value, draft.status.value} == {"Held"}
    days = before.date is not None and precision(before.date.value) >= DAY and not before.spans_days()
    last = max(frame.index for frame in before.frames)
    near = draft.frame.index - last <= CLOSE and draft.frame.section in {"lead", "body"}
    also = draft.family == "conference" or draft.edition is not None
    return told and days and near and not also and bool(set(before.everyone()) & set(draft.everyone()))
