"""Whether words of leaving tell of the way home ("Ms Morel returns to France on Saturday"), which is no visit."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..who.parties import offices, territory_of, within
from .drafts import Draft

VISIT = "Visit"


def goes_home(doc: Doc, frame: Frame, cue: Cue, draft: Draft, focus: Draft | None) -> bool:
    """Return whether somebody leaves for where the body is that he comes from.

    Who is abroad by the event told before (``focus``) goes home wherever in the country of that body; and the guests of
    that event who go on to where nobody of the story is from leave the story: "The visitors departed for Miami".
    """
    leaves = any(word.start <= cue.start < word.end for word in frame.cued("left"))
    if draft.kind.value != VISIT or draft.location is None or not leaves:
        return False
    place = draft.location.value
    bodies = [
        body
        for key in draft.guests
        for body in ([office.value for office in offices(doc, key)] if key.startswith("person/") else [key])
    ]
    homes = {home for body in bodies if (home := territory_of(doc, body))}
    if any(within(doc, home, place) for home in homes):
        return True
    if focus is not None and _leave_story(doc, frame, cue, draft, focus):
        return True
    here = _country(doc, focus.location.value) if focus and focus.location else None
    return here is not None and any(here != _country(doc, home) == _country(doc, place) for home in homes)


def _leave_story(doc: Doc, frame: Frame, cue: Cue, draft: Draft, focus: Draft) -> bool:
    """Return whether the guests of the event told before go on to a place of nobody, for nothing that is told."""
    told, place = focus.everyone(), draft.location.value if draft.location else ""
    after = [c for c in frame.cued("trigger", "sign", "for-whom") if c.start >= cue.end]
    guests = set(draft.guests) <= set(told) and draft.people() <= focus.people()
    leaves = any(word.start <= cue.start < word.end >= cue.end - 1 for word in frame.cued("left"))
    if focus.status.value != "Held" or not guests or after or not leaves:
        return False
    towns = {town for key in told if (town := territory_of(doc, key))}
    return not any(within(doc, town, place) or within(doc, place, town) for town in towns)


def _country(doc: Doc, place: str) -> str | None:
    known = on(doc).places.get(place)
    return known.country if known else None
