"""The day of what each side signs on a day of its own: that of the last one ("X signed on 3 May, Y on the 12th")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.modality import status_of
from ..tellings.drafts import DAY, YEAR, precision
from ..who.participants import support
from .signing import clause

REACH = 8  # tokens between a verb and its day ("signed | at the town hall of Lyon | on 3 May")
SIDES = 2  # that sign at least


def last_day(doc: Doc, frame: Frame, start: int) -> Stated[str] | None:
    """Return the last day of a sentence on which one of two sides or more signs after a token, each on its own."""
    if any(cue.start >= start for cue in frame.cued("instrument")):
        return None
    signed: dict[str, tuple[Cue, Mention]] = {}
    for verb in frame.cued("sign"):
        told = status_of(frame, verb) if verb.start >= start and not verb.rule.planned else None
        day = _day_of(doc, frame, verb) if told and told.value == "Held" else None
        if day is not None:
            signed[day.key] = verb, day
    if len(signed) < SIDES or len({key[:YEAR] for key in signed}) > 1:
        return None
    verb, day = signed[max(signed)]
    return Stated(day.key, "agreement-date", support(day.quote, verb.quote))


def _day_of(doc: Doc, frame: Frame, verb: Cue) -> Mention | None:
    """Return the day that follows a verb within its clause, before any other verb of signing."""
    stop = min([clause(doc, frame, verb.start)[1], verb.end + REACH])
    stop = min([stop, *(other.start for other in frame.cued("sign") if other.start > verb.start)])
    days = [d for d in frame.dates if verb.end <= d.start < stop and "/" not in d.key]
    return next((d for d in days if precision(d.key) >= DAY and d.key[:YEAR].isdigit()), None)
