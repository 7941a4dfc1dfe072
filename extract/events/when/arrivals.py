"""By which words somebody comes on a day: "arrived on Friday"."""

from __future__ import annotations

from ..sentences.cues import Cue
from ..sentences.frames import Frame


def arrivals(frame: Frame) -> list[Cue]:
    """Return the words by which somebody comes: none for how long, for a journey or for a place."""
    return [word for word in frame.cued("came") if not {"since", "journey", "placed"} & set(word.rule.options)]
