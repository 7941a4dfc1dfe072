"""The territory in which a venue lies: "reçue à l'hôtel de ville de Québec" was at the town hall and in Québec."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..facts import Stated
from .parties import is_country
from .venues import KIND

LOCALITY = "meeting-place-locality"


def is_venue(doc: Doc, spot: Stated[str]) -> bool:
    """Say whether a place is a venue and no territory."""
    place = on(doc).places.get(spot.value)
    return place is not None and place.kind == KIND


def locality_of(doc: Doc, spot: Stated[str]) -> Stated[str] | None:
    """Return the territory, smaller than a country, in which a venue or a body's seat lies by the article's words."""
    body = on(doc).institutions.get(spot.value)
    territory = on(doc).places[spot.value].within if is_venue(doc, spot) else body.territory if body else None
    if territory is None or territory not in on(doc).places or is_country(doc, territory):
        return None
    return Stated(territory, LOCALITY, spot.quotes)
