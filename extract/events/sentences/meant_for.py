"""What people met about, which is yet to come: "met X to prepare the festival planned for September"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..when.status_by_date import lies_ahead
from .cues import Cue
from .frames import Frame, Mention

MEETINGS = frozenset({"WorkingSession", "Reception", "Visit", "Conference"})  # what people hold to talk of something


def topic_of(frame: Frame, cue: Cue) -> int:
    """Return where the words begin that tell what a meeting was about, the end of its sentence without such words."""
    if cue.rule.get("kind") not in MEETINGS:
        return frame.end
    return next((word.start for word in frame.cued("about") if word.start >= cue.end), frame.end)


def leave_topics(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention], *, planned: bool) -> list[Mention]:
    """Leave out the days to come of what a meeting was about, and the day of the meeting for what is to come."""
    if planned:
        met = [word for word in frame.cued("about") if word.end <= cue.start and _held_before(frame, word)]
        return [d for d in dates if not met or d.start >= met[-1].start]
    topic = topic_of(frame, cue)
    return [d for d in dates if d.start < topic or not lies_ahead(on(doc).article, Stated(d.key, "", ()))]


def _held_before(frame: Frame, about: Cue) -> bool:
    """Return whether a meeting is told before the words that say what it was about."""
    return any(other.end <= about.start and other.rule.get("kind") in MEETINGS for other in frame.cued("trigger"))
