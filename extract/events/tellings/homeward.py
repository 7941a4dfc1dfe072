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

    Who is abroad by the event told before (``focus``) goes home wherever in the country of that body.
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
    here = _country(doc, focus.location.value) if focus and focus.location else None
    return here is not None and any(here != _country(doc, home) == _country(doc, place) for home in homes)


def _country(doc: Doc, place: str) -> str | None:
    known = on(doc).places.get(place)
    return known.country if known else None
