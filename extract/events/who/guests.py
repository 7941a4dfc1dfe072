"""Who the guests of an event are where no word says it: those from abroad, seen from where it took place."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..tellings.drafts import Draft
from ..where.dateline import find_dateline
from .parties import offices, territory_of


def guests_of(doc: Doc, event: Draft) -> dict[str, Stated[str]]:
    """Return the guests of an event: those told as such, else those of another country than that of its place."""
    if event.guests:
        return event.guests
    home = country_of(doc, event)
    if home is None:
        return {}
    from_where = {key: countries_of(doc, key) for key in event.everyone()}
    abroad = [key for key, countries in from_where.items() if countries and home not in countries]
    return {key: event.everyone()[key] for key in abroad}


def country_of(doc: Doc, event: Draft) -> str | None:
    """Return the country in which an event takes place, that of the story's dateline where no place is told."""
    dateline = None if event.location else find_dateline(doc, on(doc).frames)
    key = event.location.value if event.location else dateline[0] if dateline else None
    place = on(doc).places.get(key or "")
    return place.country if place else None


def countries_of(doc: Doc, key: str) -> set[str]:
    """Return the countries of a body, or of the bodies that a person speaks for."""
    bodies = [stated.value for stated in offices(doc, key)] if key.startswith("person/") else [key]
    places = [on(doc).places.get(territory_of(doc, body) or "") for body in bodies]
    return {place.country for place in places if place and place.country}
