"""Events of another time than the story's: whoever leads a delegation now need not have led it then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from spacy.tokens import Doc

from ...dates.interval import bounds
from ...document import on
from ...facts import Stated
from ..tellings.drafts import DAY, YEAR, Draft, precision
from ..who.companions import JOINED

APART = timedelta(days=20)  # between the days of a story's events and those of another journey


def leave_leader(doc: Doc, draft: Draft, story: Draft | None) -> None:
    """Leave out of an event of another time than the story's those whom only the name of their delegation brings."""
    if not at_another_time(doc, draft, story):
        return
    named = {person.key for person in draft.frame.named("person")}
    for side in (draft.hosts, draft.guests, draft.others):
        for key in _brought(side) - named:
            del side[key]


def at_another_time(doc: Doc, draft: Draft, story: Draft | None) -> bool:
    """Return whether an event's month or day is far from that of another one, or else from the publication."""
    now = _when(story) or on(doc).article.published
    if not (told := _when(draft)) or not now:
        return False
    (first, last), (start, end) = bounds(told), bounds(now)
    if first is None or last is None or start is None or end is None:
        return False
    apart = APART if precision(told) >= DAY and precision(now) >= DAY else timedelta(0)  # another month is another time
    return last + apart < start or end + apart < first


def _when(draft: Draft | None) -> str:
    """Return the month or day of an event, "" where none is told."""
    return draft.date.value if draft and draft.date and precision(draft.date.value) > YEAR else ""


def _brought(side: Mapping[str, Stated[str]]) -> set[str]:
    return {key for key, stated in side.items() if stated.rule == JOINED and key.startswith("person/")}
