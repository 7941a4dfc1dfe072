"""At which event told before something took place: "At the forum, the two firms signed a plan"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting, Stated
from ..sentences.frames import Frame
from ..tellings.drafts import DAY, Draft, precision
from ..where.whereabouts import THERE
from ..who.participants import support
from .whose_date import SAME_DAY

OPENS = 4  # tokens from the start of a sentence to the noun of the event that sets it
CONFERENCE, SIGNING, VISIT, PLANNED = "Conference", "SigningCeremony", "Visit", "Planned"


def held_at(doc: Doc, frame: Frame, before: list[Meeting]) -> Meeting | None:
    """Return the one conference of a day, of some events, that the plain noun that opens a sentence means."""
    held = [m for m in before if m.kind.value == CONFERENCE and m.status.value == "Held" and m.start and not m.end]
    return held[0] if len(held) == 1 and _opened(doc, frame) else None


def sign_there(doc: Doc, told: list[Draft], events: list[Draft]) -> None:
    """Give a signing without a time the day of the one conference at which its sentence sets it."""
    for draft in told:
        if draft.kind.value != SIGNING or draft.date is not None or not _opened(doc, draft.frame):
            continue
        held = [e for e in events if e.kind.value == CONFERENCE and e.status.value == "Held"]
        if len(held) == 1 and (day := held[0].date) and precision(day.value) >= DAY and not held[0].spans_days():
            draft.date = Stated(day.value, SAME_DAY, support(*day.quotes, *draft.kind.quotes))


def date_there(told: list[Draft], focus: Draft | None) -> None:
    """Give what is to come without a time, at the place of the visit of the sentence before, the time of that visit."""
    if focus is None or (focus.kind.value, focus.status.value) != (VISIT, PLANNED) or focus.date is None:
        return
    for draft in told:
        place = draft.location
        there = place is not None and place.rule == THERE and draft.frame.index - focus.frames[-1].index == 1
        if there and draft.date is None and draft.status.value == PLANNED and "/" not in focus.date.value:
            draft.date = Stated(focus.date.value, SAME_DAY, support(*focus.date.quotes, *draft.kind.quotes))


def _opened(doc: Doc, frame: Frame) -> bool:
    """Return whether a sentence without a time opens with the plain noun of a conference and a comma."""
    words = [c for c in frame.cued("trigger") if c.rule.get("kind") == CONFERENCE and c.start - frame.start <= OPENS]
    plain = [c for c in words if on(doc).words[c.end] == "," and on(doc).words[c.start].islower()]
    return not frame.dates and bool(plain)
