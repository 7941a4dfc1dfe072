"""Days in brackets, each of the words right before it: "visited the plant (Monday) and met the mayor (Tuesday)"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, precision

OPENS, CLOSES = "(", ")"


def leave_bracketed(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave an event the first day in brackets that follows its words before those of another, and no other such."""
    inside = {d: _opening(doc, frame, d) for d in dates if precision(d.key) >= DAY}
    inside = {d: opening for d, opening in inside.items() if opening >= 0}
    following = [event.start for event in frame.cued("trigger", "sign") if event.start >= cue.end]
    own = [d for d, opening in inside.items() if cue.end <= opening < min(following, default=frame.end)]
    return [d for d in dates if d not in inside or d is own[0]] if own else dates


def _opening(doc: Doc, frame: Frame, day: Mention) -> int:
    """Return where the bracket opens in which a day stands, -1 where it stands in none."""
    words = on(doc).words
    for at in range(day.start - 1, frame.start - 1, -1):
        if words[at] == CLOSES:
            return -1
        if words[at] == OPENS:
            return at
    return -1
