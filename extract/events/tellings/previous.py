"""Another edition of the series told before, by no noun of its own: "the previous session was in May 2023"."""

from __future__ import annotations

from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..who.participants import support
from .drafts import Draft

RULE = "participant-series"


def undated(frame: Frame, cue: Cue) -> bool:
    """Return whether words of another edition say nothing of when it was: "as at the previous session"."""
    return bool(cue.rule.options.get("series")) and not any(d.start >= cue.end for d in frame.dates)


def sides_of_series(cue: Cue, series: Draft | None, focus: Draft | None) -> dict[str, Stated[str]]:
    """Return the bodies that took part in the event of which a cue tells another edition."""
    told = series or focus
    if not cue.rule.options.get("series") or told is None:
        return {}
    bodies = {k: s for k, s in told.everyone().items() if not k.startswith("person/")}
    return {k: Stated(k, RULE, support(*s.quotes, cue.quote)) for k, s in bodies.items()}
