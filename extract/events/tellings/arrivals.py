"""Who came somewhere on a day, and what the sentence beside it tells that took place there: one event."""

from __future__ import annotations

from .drafts import Draft

VISIT = "Visit"
NEXT = 1  # sentences


def of_arrival(focus: Draft, draft: Draft) -> bool:
    """Return whether one of two tellings only says when somebody came, and the next sentence what was done there.

    "On 3 June they came to the embassy. The ambassador received them", "They brought greetings. They came on 3 June".
    """
    if not 0 < draft.frame.index - focus.frames[-1].index <= NEXT or draft.spoken:
        return False
    if focus.status.value != draft.status.value or not draft.frame.in_story:
        return False
    if focus.spans() or draft.spans() or draft.frame.cued("also", "same-day"):
        return False
    met = _only_came(focus) and focus.date is not None and draft.family == "meeting" and draft.date is None
    came = _only_came(draft) and draft.date is not None and focus.family == "visit" and focus.date is None
    return (met and draft.location is None) or came


def _only_came(draft: Draft) -> bool:
    return draft.light and not draft.noun and draft.kind.value == VISIT
