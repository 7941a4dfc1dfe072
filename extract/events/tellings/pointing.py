"""Whether a sentence points back to an event told before, or on to something further."""

from __future__ import annotations

from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..when.nth_day import EDGES, NTH
from ..who.presence import attended
from .drafts import DAY, Draft, precision
from .follows import follows

CEREMONY = "Ceremony"


def points(frame: Frame, draft: Draft, focus: Draft | None, *, around: bool) -> tuple[bool, bool]:
    """Return whether a telling is announced as something further, and whether it points back to something told.

    ``around`` says that it is that of a caption or headline, which are of what the story tells.
    """
    if _signed_by_both(draft, frame, focus):
        return False, True
    later = [word for word in frame.cued("same-day") if not _closes(word, draft, focus)]
    also = bool(later or frame.cued("also", *EDGES, NTH)) and not attended(frame)
    told = any(
        not (_frames_it(frame, word, draft) or _goes_on(frame, word, draft) or follows(frame, word))
        for word in frame.cued("back")
    )
    return also, told or around or _opens_with_verb(frame) or attended(frame)


def is_another(draft: Draft) -> bool:
    """Return whether words before an event's noun say that it is none told so far: "Another meeting brought …"."""
    at = draft.kind.quotes[0].start
    words = [word for word in draft.frame.cued("another") if 0 <= at - word.quote.end <= 1]
    return draft.noun and bool(words)


def _frames_it(frame: Frame, word: Cue, draft: Draft) -> bool:
    """Return whether words point back to a journey, on which a meeting with its own day took place: "on this trip"."""
    journeys = [c for c in frame.cued("trigger") if c.rule.get("kind") == "Visit" and c.rule.options.get("noun")]
    inside = any(word.start <= journey.start and journey.end <= word.end for journey in journeys)
    dated = draft.date is not None and precision(draft.date.value) >= DAY and not draft.spans_days()
    return inside and draft.family == "meeting" and dated


def _goes_on(frame: Frame, word: Cue, draft: Draft) -> bool:
    """Return whether words only say after, or before, what somebody visited a house: "After the talks they toured"."""
    inside = any(day.start <= word.start and word.end <= day.end for day in frame.cued("same-day"))
    return inside and draft.kind.value == "Visit" and not draft.noun and draft.location is not None


def _closes(word: Cue, draft: Draft, focus: Draft | None) -> bool:
    """Return whether words such as "at the end of the ceremony" mean the signing told before by its plain noun."""
    if focus is None or not focus.signing or draft.kind.value != CEREMONY:
        return False
    return word.quote.start <= draft.kind.quotes[0].start < draft.kind.quotes[0].end <= word.quote.end


def _signed_by_both(draft: Draft, frame: Frame, focus: Draft | None) -> bool:
    """Return whether "the two" sign what the sentence before tells: "The two put pen to paper on Friday"."""
    both = draft.signing and any(word.start - frame.start <= 1 for word in frame.cued("pair", "sides"))
    return both and focus is not None and focus.signing and frame.index - focus.frames[-1].index == 1


def _opens_with_verb(frame: Frame) -> bool:
    """Return whether a sentence goes on with an event by its verb: "Receiving the guests were…"."""
    return any(cue.start == frame.start and not cue.rule.options.get("noun") for cue in frame.cued("trigger"))
