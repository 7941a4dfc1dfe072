"""Words of events that tell of none where they stand: beside another event, of a time long ago, of what is no event."""

from __future__ import annotations

from .cues import Cue
from .frames import Frame

MARGIN = 2  # tokens between "on the margins" and what is meant
OPENED = 6  # tokens between words of opening and the event that is opened


def opens_event(frame: Frame, cue: Cue) -> bool:
    """Return whether an event is named right after words of opening: "opened the sixth forum of …"."""
    nouns = [c.start for c in frame.cued("trigger") if c.rule.options.get("noun") and c.rule.get("kind") != "Visit"]
    return any(0 <= start - cue.end <= OPENED for start in nouns)


def goes(frame: Frame, cue: Cue) -> bool:
    """Return whether a journey's noun is the subject of the words that tell of it: "a trade mission will fly to"."""
    if not cue.rule.options.get("noun") or cue.rule.get("kind") != "Visit":
        return False
    after = [
        v for v in frame.cued("trigger") if v.rule.planned and v.rule.get("kind") == "Visit" and v.start >= cue.end
    ]
    return bool(after) and not any(cue.end <= d.start < after[0].start for d in frame.dates)


def beside(frame: Frame, cue: Cue) -> bool:
    """Return whether a plain noun says beside what something took place: "on the margins of this meeting"."""
    here = [other.rule.options for other in frame.cued("trigger") if other.start == cue.start]
    plain = any(options.get("noun") and not options.get("named") for options in here)
    return plain and any(0 <= cue.start - word.end <= MARGIN for word in frame.cued("aside"))


def only_says(frame: Frame, cue: Cue) -> bool:
    """Return whether words say no more than that the event of a noun before them took place: "the visit ended"."""
    if cue.rule.options.get("noun") or not cue.rule.options.get("light"):
        return False
    return any(other.rule.options.get("noun") and other.end <= cue.start for other in frame.cued("trigger"))
