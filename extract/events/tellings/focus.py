"""At which of the events that a sentence tells a story goes on: not one that it only looks back on, or ahead to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ..sentences.frames import Frame
from ..when.other_times import at_another_time
from .drafts import Draft, bounds


def turn_to(doc: Doc, frame: Frame, here: Sequence[Draft], focus: Draft | None) -> Draft:
    """Return the event at which a story goes on after a sentence: the first told there that is a turn of it."""
    own = [event for event in here if event.family != "conference" and not _announced_beside(event, here)]
    own = [e for e in own if not (e.spoken or _tells_aside(frame) or _looks_back(doc, e, focus))]
    return next(iter(own), focus or here[0])  # what somebody recalls is no turn of the story


def _announced_beside(event: Draft, here: Sequence[Draft]) -> bool:
    """Return whether a sentence only announces an event beside one that took place: "met; the twinning will be 30"."""
    return event.status.value == "Planned" and any(other.status.value == "Held" for other in here)


def _tells_aside(frame: Frame) -> bool:
    """Return whether a sentence only says what came before the event told: "Before the ceremony, they toured …"."""
    return any(word.rule.options.get("aside") for word in frame.cued("same-day"))


def _looks_back(doc: Doc, event: Draft, focus: Draft | None) -> bool:
    """Return whether an event was over weeks before the one that the story was at: "X, who had gone to Lyon in May"."""
    if focus is None or event is focus or focus.status.value != "Held" or event.status.value != "Held":
        return False
    if focus.date is None or event.date is None or not at_another_time(doc, event, focus):
        return False
    return event.earlier and bounds(event.date.value)[1] < bounds(focus.date.value)[0]
