"""Whose agreement one is of which a sentence says no more than that both sides sign it: "the two towns signed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting, Stated
from ...institutions.component import AUTHORITY, authority_of
from ..who.participants import support
from ..who.parties import is_authority, led_by, party_of, territory_of, within
from .contracting import Parties
from .instruments import Instrument

RULE = "agreement-party-sides"
PAIR = 2
BACK = 3  # sentences before an agreement in which the event of both sides is told
VISIT = "Visit"


def both_sides(doc: Doc, item: Instrument, said: Parties) -> Parties:
    """Return the authorities of two territories that met last, where words such as "both sides" sign, else those said.

    The second one of a visit may be its place alone: "They were in Sekong from 3 to 5 May. The two provinces signed".
    """
    words = [word for word in item.frame.cued("sides") if not word.rule.options.get("people")]
    present = {place for m in on(doc).meetings for place, _ in _authorities(doc, m)} if words else set()
    spots = {spot.value for m in on(doc).meetings for spot in m.locations} - present  # where a forum was, is no party
    places = {territory_of(doc, key) for key in said} - spots
    if not words or item.parties or len(places) >= PAIR:
        return said
    told: dict[str, set[int]] = on(doc).told
    first, last = item.frame.index - BACK, item.frame.index
    near = {m.key: max((i for i in told.get(m.key, ()) if first <= i <= last), default=-1) for m in on(doc).meetings}
    for meeting in sorted(on(doc).meetings, key=lambda m: -near[m.key]):
        found = dict(_authorities(doc, meeting)) if near[meeting.key] >= 0 else {}
        if len(found) == PAIR and places <= found.keys():
            quotes = item.title.quotes[0], words[0].quote
            chosen = (_organ(doc, place) or told for place, told in found.items())
            return {key: Stated(key, RULE, support(stated.quotes[0], *quotes)) for key, stated in chosen}
        if len(found) > PAIR:
            break
    return said


def _organ(doc: Doc, place: str) -> tuple[str, Stated[str]] | None:
    """Return the organ of a territory that takes part in an event of the story, which acts for it."""
    told = (s for m in on(doc).meetings for s in (*m.hosts, *m.guests, *m.participants))
    organs = (s for s in told if territory_of(doc, s.value) == place and is_authority(doc, s.value))
    return next(((s.value, s) for s in organs if not s.value.endswith(AUTHORITY)), None)


def _authorities(doc: Doc, meeting: Meeting) -> Iterator[tuple[str, tuple[str, Stated[str]]]]:
    """Yield the authorities that take part in an event, one for each territory, with that of the place of a visit."""
    found: dict[str, tuple[str, Stated[str]]] = {}
    for stated in (*meeting.hosts, *meeting.guests, *meeting.participants):
        place = territory_of(doc, stated.value)
        if place and is_authority(doc, stated.value):
            found.setdefault(place, (stated.value, stated))
        elif led := led_by(doc, stated.value):
            found.setdefault(led, (authority_of(led), stated))
    for spot in meeting.locations if len(found) == 1 and meeting.kind.value == VISIT else ():
        around = any(within(doc, spot.value, place) or within(doc, place, spot.value) for place in found)
        host = None if around or spot.value not in on(doc).places else party_of(doc, spot.value)
        if host is not None and host.endswith(AUTHORITY):
            found.setdefault(spot.value, (host, spot))
    yield from found.items()
