"""A journey told with its legs in one sentence: "visited Bangkok on 3 and 4 December and Chiang Mai on the 6th"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..where.spot import COUNTRY
from ..where.whereabouts import find_spots
from ..who.participants import support
from .drafts import DAY, Draft, precision

BESIDE = 2  # tokens between a place and its days
LEGS = 2  # the fewest


def legs(doc: Doc, frame: Frame, cue: Cue, draft: Draft) -> list[Draft]:
    """Return a stay for each place that is told with days of its own, the draft itself where there are not several."""
    if draft.kind.value != "Visit" or len(frame.dates) < LEGS:
        return [draft]
    days = [d for d in frame.dates if precision(d.key) >= DAY]
    spots = [s for s in find_spots(doc, frame) if s.rank < COUNTRY and s.start >= cue.start]
    found = {s.key: (s, d) for s in spots for d in days if 0 <= d.start - s.end <= BESIDE}
    if len(found) < LEGS:
        return [draft]
    return [
        replace(
            draft,
            location=Stated(spot.key, spot.rule, support(spot.quote, cue.quote)),
            date=Stated(day.key, "date-told", support(day.quote, cue.quote)),
            hosts=dict(draft.hosts),
            guests=dict(draft.guests),
            others=dict(draft.others),
            frames=[frame],
            leg=True,
        )
        for spot, day in found.values()
    ]
