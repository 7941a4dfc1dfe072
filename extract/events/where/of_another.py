"""Places that are told for another event alone: "received them. | In the afternoon they toured the plant"."""

from __future__ import annotations

from ..tellings.drafts import Draft
from .sites import Site

SIGNING = "SigningCeremony"


def further_places(event: Draft, drafts: list[Draft]) -> frozenset[str]:
    """Return where those other events took place that a sentence tells as something further."""
    others = [draft for draft in drafts if draft is not event and not draft.signing and draft.location]
    further = [draft for draft in others if draft.frame.cued("also", "same-day")]
    return frozenset(draft.location.value for draft in further if draft.location)


def is_of_another(site: Site, event: Draft, further: frozenset[str], home: frozenset[str]) -> bool:
    """Return whether a place, none of those at ``home`` with who takes part, is told for another event alone."""
    if event.kind.value == SIGNING:  # in the course of another event, which may be told after it
        return False
    own = {frame.index for frame in event.frames}
    told = any(telling.frame.index in own or not telling.frame.in_story for telling in site.told)
    return site.key in further and site.key not in home and not told
