"""Where events took place of which no place is told: where the host is, or where the story was filed."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..facts import Stated
from .drafts import Draft
from .localities import is_venue, locality_of
from .participants import Party
from .parties import is_country, territory_of
from .presence import with_offices
from .whereabouts import UNKNOWN_RULE, find_dateline, locate_in_headline

PLACE, STAY = "meeting-place", "meeting-place-stay"
FAR = 3  # sentences after which a place is hardly that of the event which opens a story


def settle(doc: Doc, drafts: list[Draft], parties: list[Party]) -> None:
    """Give events of which no place is told that of their host, the one that opens the story that of its dateline."""
    dateline = find_dateline(doc, on(doc).frames)
    for draft in drafts:
        at_host = _host_place(doc, draft) or _at_home(doc, draft, parties)
        filed = dateline and not draft.online and _filed_there(doc, draft, dateline[0], first=draft is drafts[0])
        if dateline and filed:
            quotes = tuple(sorted({dateline[1], *draft.kind.quotes}))
            draft.location = Stated(dateline[0], "meeting-place-dateline", quotes)
        elif draft.location is None:
            draft.location = at_host
            if dateline and draft.kind.value == "Visit" and _came_there(doc, draft, dateline[0]):
                quotes = tuple(sorted({dateline[1], *draft.kind.quotes}))
                draft.location = Stated(dateline[0], "meeting-place-dateline", quotes)
        elif not draft.abroad:
            draft.locality = draft.locality or locality_of(doc, draft.location)
            unsure = is_venue(doc, draft.location) or draft.location.rule == UNKNOWN_RULE
            if draft.locality is None and at_host and unsure:
                draft.locality = at_host
        if draft.location is None and not draft.online and draft.status.value == "Held":
            draft.location = locate_in_headline(doc, on(doc).frames, draft.kind)
    for draft in drafts:
        stay = draft.within
        if draft.location is None and not draft.online and stay is not None and stay.location is not None:
            quotes = tuple(sorted({*stay.location.quotes, *draft.kind.quotes}))
            draft.location = Stated(stay.location.value, STAY, quotes)


def _filed_there(doc: Doc, draft: Draft, town: str, *, first: bool) -> bool:
    """Return whether an event took place where its story was filed.

    The event that opens the story did, unless its own sentence says another place; another did where only its country
    is known, and the town lies there.
    """
    told = draft.location
    if told is None or told.rule == UNKNOWN_RULE:
        return first
    if told.rule == STAY and is_country(doc, told.value):
        return bool(on(doc).places[told.value].country == on(doc).places[town].country)
    where = next(
        (frame.index for frame in draft.frames if frame.quote.start <= told.quotes[-1].start < frame.quote.end), 0
    )
    return first and draft.frame.section == "lead" and told.rule == PLACE and where - draft.frame.index > FAR


def _came_there(doc: Doc, draft: Draft, town: str) -> bool:
    """Return whether only people from abroad take part in a visit, seen from where its story was filed."""
    places = [on(doc).places.get(territory_of(doc, key) or "") for key in draft.everyone()]
    countries = {place.country for place in places if place and place.country}
    return bool(countries) and draft.status.value == "Held" and on(doc).places[town].country not in countries


def _at_home(doc: Doc, draft: Draft, parties: list[Party]) -> Stated[str] | None:
    """Return the territory of those who received a delegation, where nobody is said to be the host."""
    away = {territory_of(doc, key) for party in parties for key in party.represents}
    everyone = draft.everyone()
    if draft.online or not any(territory_of(doc, key) in away for key in everyone if not key.startswith("person/")):
        return None
    homes: dict[str, Stated[str]] = {}
    for key, stated in everyone.items():
        place = None if key.startswith("person/") else territory_of(doc, key)
        if place and place not in away and not is_country(doc, place):
            homes.setdefault(place, stated)
    if len(homes) != 1:
        return None
    place, stated = next(iter(homes.items()))
    return Stated(place, "meeting-place-host", stated.quotes)


def _host_place(doc: Doc, draft: Draft) -> Stated[str] | None:
    hosts = with_offices(doc, draft.hosts, set())
    for stated in [*draft.hosts.values(), *hosts.values()]:
        place = territory_of(doc, stated.value)
        if place and not is_country(doc, place):
            return Stated(place, "meeting-place-host", stated.quotes)
    return None
