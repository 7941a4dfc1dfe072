"""What somebody at an event only speaks of takes nothing of what the story tells after it."""

from __future__ import annotations

from .drafts import Draft, bounds


def spoken_of(event: Draft, draft: Draft, focus: Draft | None) -> bool:
    """Return whether somebody at the story's event only recalls an older one, and a telling of it has no time.

    "He said that they had opened an office in Huế in May. At the conference two firms signed a plan."
    """
    if focus is None or focus.date is None or event is focus or event.date is None or not event.spoken:
        return False
    older = bounds(event.date.value)[1] < bounds(focus.date.value)[0]
    recalled = older and event.status.value == "Held" and not event.tellings
    return recalled and not (draft.spoken or draft.noun) and draft.date is None
