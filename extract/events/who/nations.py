"""Delegations told by their country only: "la délégation sénégalaise" is that of the story's body from Senegal."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Quote
from ...places.levels import nationals
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from .parties import body_class, territory_of

AFTER = 2  # tokens after the word "delegation" within which its adjective begins
AUTHORITY = "LocalAuthority"


def by_country(doc: Doc, frames: list[Frame], cue: Cue, known: set[str]) -> tuple[str | None, Quote]:
    """Return the first authority of the story that lies in the country of a delegation's adjective, and its quote.

    ``known`` are the bodies whose delegations are told already: one of that country, or of none, is the one meant.
    """
    homes = [territory_of(doc, key) for key in known]
    adjectives = nationals(on(doc).article.language)
    lower = on(doc).lower
    end = min(cue.end + AFTER, len(lower))
    match = next((m for at in range(cue.end, end) if (m := adjectives.find(lower, at, end))), None)
    if match is None:
        return None, cue.quote
    if any(home is None or home not in on(doc).places or on(doc).places[home].country == match.value for home in homes):
        return None, cue.quote
    for frame in frames:
        for mention in frame.named("institution"):
            place = territory_of(doc, mention.key)
            named = on(doc).places.get(place) if place else None
            if named and named.country == match.value and body_class(doc, mention.key) == AUTHORITY:
                return mention.key, mention.quote
    return None, cue.quote
