"""Events named only as what came after another: "The meeting follows a visit to Cork by Mayor X in March"."""

from __future__ import annotations

from ..sentences.cues import Cue
from ..sentences.frames import Frame

NEAR = 3  # tokens between an event's name and the verb that says what it follows


def follows(frame: Frame, word: Cue) -> bool:
    """Return whether words that point back are the subject of "follows", after which an earlier event is told."""
    verbs = [verb for verb in frame.cued("follows") if 0 <= verb.start - word.end <= NEAR]
    told = frame.cued("trigger", "sign")
    return any(cue.start >= verb.end for verb in verbs for cue in told)


def only_follows(frame: Frame, cue: Cue) -> bool:
    """Return whether a noun is that of an event told before, of which only what it follows is said."""
    named = [word for word in frame.cued("back") if word.start <= cue.start and cue.end <= word.end]
    return bool(cue.rule.options.get("noun")) and any(follows(frame, word) for word in named)
