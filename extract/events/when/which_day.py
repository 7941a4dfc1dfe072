"""Which event's day "the same day" is."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..tellings.drafts import DAY, Draft, precision
from .status_by_date import lies_ahead


def event_of_day(doc: Doc, focus: Draft | None, held: Draft | None, *, planned: bool) -> Draft | None:
    """Return the event whose day "the same day" is: the one told last, else the last held on a known day.

    What took place was on no day that is still to come.
    """
    dated = focus is not None and focus.date is not None and precision(focus.date.value) >= DAY
    ahead = focus is not None and focus.status.value == "Planned" and not planned
    if dated and not ahead:
        return focus
    to_come = ahead and focus is not None and lies_ahead(on(doc).article, focus.date)
    return held or (None if to_come else focus)
