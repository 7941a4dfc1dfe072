"""Meetings with several people in one sentence, each in a place of its own: "received in A by X, then in B by Y"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on
from ..facts import Stated
from .cues import Cue
from .drafts import DAY, Draft, precision
from .frames import Frame
from .participants import key_of, support
from .whereabouts import COUNTRY, Spot, find_spots

KINDS = frozenset({"Reception", "WorkingSession"})
REACH = 20  # tokens between a place and who is met there
BEFORE = 3  # tokens before a place that are of its part of the sentence: ", le 24, à", "; à"


def encounters(doc: Doc, frame: Frame, cue: Cue, draft: Draft) -> list[Draft]:
    """Return a meeting for each place whose own people a sentence names, or the draft itself alone."""
    people = [m for m in frame.named("person") if m.start >= cue.end]
    if draft.kind.value not in KINDS or len(people) < 2:
        return [draft]
    spots = [s for s in find_spots(doc, frame) if s.rank < COUNTRY and s.start >= cue.end and not s.bare]
    later = [s for s in spots if s.start >= people[0].end and _met_there(doc, s, [m.start for m in people])]
    if not later:
        return [draft]
    starts = [cue.end, *(s.start - BEFORE for s in later), frame.end]
    return [
        _leg(doc, frame, cue, draft, spot, (first, last))
        for spot, first, last in zip([None, *later], starts[:-1], starts[1:], strict=True)
    ]


def _met_there(doc: Doc, spot: Spot, people: list[int]) -> bool:
    """Return whether words such as "by" or "with" stand between a place and the next person named."""
    start = next((at for at in people if spot.end <= at <= spot.end + REACH), None)
    words = on(doc).pack["meetings"].get("with", ())
    return start is not None and not set(words).isdisjoint(on(doc).lower[spot.end : start])


def _leg(doc: Doc, frame: Frame, cue: Cue, draft: Draft, spot: Spot | None, part: tuple[int, int]) -> Draft:
    """Return the meeting of one part of a sentence: without those whom its other parts name after the cue."""
    first, last = part
    others = [m for m in frame.mentions if m.start >= cue.end and not first <= m.start < last]
    here = {key_of(doc, m) for m in frame.mentions if m.start < cue.start or first <= m.start < last}
    away = {key_of(doc, m) for m in others} - here
    days = [d for d in frame.dates if first <= d.start < last and precision(d.key) >= DAY]
    before = [d for d in frame.dates if d.start < cue.end and precision(d.key) >= DAY]
    date = draft.date if spot is None else None
    if days or before:
        day = [*days, *before][0]
        date = Stated(day.key, "date-told", support(day.quote, cue.quote))
    location = Stated(spot.key, spot.rule, support(spot.quote, cue.quote)) if spot else draft.location
    return replace(
        draft,
        location=location,
        date=date,
        hosts={k: s for k, s in draft.hosts.items() if k not in away},
        guests={k: s for k, s in draft.guests.items() if k not in away},
        others={k: s for k, s in draft.others.items() if k not in away},
        frames=[frame],
        leg=True,
    )
