"""To which event told before a sentence adds people that tells of none itself: "Also present were …"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ..sentences.earlier import over_by_then
from ..sentences.frames import Frame
from ..tellings.drafts import Draft
from ..when.status_by_date import long_ago

SIGNING, VISIT = "SigningCeremony", "visit"


def added_to(doc: Doc, frame: Frame, events: Sequence[Draft], focus: Draft) -> Draft:
    """Return the event that a sentence without one adds to: the one told last, unless nobody can be told to be there.

    "Also present were …", after what is to come or what was long ago, is said of what the story tells as held. Those
    "in whose presence" the charter was signed are at the signing, those "at the ceremony" at the first event told.
    """
    last = events[-1] if events else focus
    if last.earlier and last.frame.index == frame.index - 1 and over_by_then(doc, frame.start, frame.end):
        return last  # "The charter had been signed in May. Both mayors had put their names to it"
    if not frame.cued("presence") or frame.cued("planned", "wish"):
        return focus
    held = [event for event in reversed(events) if event.status.value == "Held" and not _recalled(doc, event)]
    if frame.cued("sign") and frame.cued("instrument"):
        return next((event for event in held if event.kind.value == SIGNING), focus)
    if focus.status.value == "Held" and not _recalled(doc, focus):
        return focus
    if frame.cued("back"):
        return next((event for event in reversed(held) if event.family != VISIT), focus)
    return next(iter(held), focus)


def _recalled(doc: Doc, event: Draft) -> bool:
    """Return whether an event is told by what somebody says of it, or was long before the story."""
    return event.spoken or long_ago(on(doc).article, event.date)
