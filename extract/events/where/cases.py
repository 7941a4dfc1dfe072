"""Events with all that their places are weighed by: their words, who takes part, what else the story and page tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..tellings.drafts import Draft
from ..who.participants import Party
from ..who.parties import territory_of
from ..who.presence import with_offices
from .dateline import places_above
from .of_another import further_places

SIGNING = "SigningCeremony"


@dataclass(frozen=True, slots=True)
class Case:
    """Hold an event with all that its places are weighed by.

    ``cues`` are its words by the number of their sentence, the first telling first; ``until`` is the number of the
    sentence in which the next event is told; the territories are of those who take part.
    """

    doc: Doc
    event: Draft
    opens: bool  # the first event of its story
    until: int
    cues: Mapping[int, Cue | None]
    hosts: frozenset[str]
    guests: frozenset[str]
    others: frozenset[str]
    everyone: frozenset[str]
    away: frozenset[str]  # those whom a delegation stands for
    countries: Mapping[str, frozenset[str]]  # of the hosts, the guests and everyone
    dateline: str | None
    filed: str | None  # the country of the dateline
    head: frozenset[str]  # the places named above the story
    rivals: Mapping[str, frozenset[str]]  # what other events are told to be at each place
    further: frozenset[str]  # where those are that are told as something further

    @property
    def sort(self) -> str:
        """Return the sort of event that matters to where it is."""
        return "signing" if self.event.kind.value == SIGNING else self.event.family

    @property
    def first(self) -> int:
        """Return the number of the sentence that tells of it first."""
        return next(iter(self.cues))

    def side(self, place: str) -> str:
        """Return on which side a territory takes part."""
        for name, places in (("host", self.hosts), ("guest", self.guests), ("party", self.others)):
            if place in places:
                return name
        return "none"


def case_of(doc: Doc, drafts: list[Draft], number: int, parties: list[Party], dateline: str | None) -> Case:
    """Return the case of the event of a number."""
    event = drafts[number]
    tellings = [(event.frame, event.kind.quotes), *event.tellings]
    cues = {frame.index: next((c for c in frame.cues if c.quote in quotes), None) for frame, quotes in tellings[::-1]}
    story = {f.index for f, _ in tellings if f.in_story and cues[f.index]}
    order = [f.index for f, _ in tellings if f.index in story] or [event.frame.index]
    later = (draft.frame.index for draft in drafts if draft.frame.index > event.frame.index)
    hosts, guests, others = (_territories(doc, side) for side in (event.hosts, event.guests, event.others))
    away = {territory_of(doc, key) for party in parties for key in party.represents}
    sides = {"hosts": hosts, "guests": guests, "everyone": hosts | guests | others}
    filed = on(doc).places[dateline].country if dateline else None
    return Case(
        doc=doc,
        event=event,
        opens=number == 0,
        until=min(later, default=len(on(doc).frames)),
        cues={index: cues[index] for index in order},
        hosts=hosts,
        guests=guests,
        others=others,
        everyone=hosts | guests | others,
        away=frozenset(place for place in away if place),
        countries={side: _countries(doc, places) for side, places in sides.items()},
        dateline=dateline,
        filed=filed,
        head=places_above(doc, on(doc).frames),
        rivals=_rivals(event, drafts),
        further=further_places(event, drafts),
    )


def _rivals(event: Draft, drafts: list[Draft]) -> dict[str, frozenset[str]]:
    """Return at which places other events are told to be, and what these are to an event."""
    found: dict[str, set[str]] = {}
    for other in drafts:
        for place in (other.location, other.locality) if other is not event else ():
            if place is not None:
                found.setdefault(place.value, set()).add(_relation(event, other))
    return {place: frozenset(relations) for place, relations in found.items()}


def _relation(event: Draft, other: Draft) -> str:
    if other is event.within:
        return "stay"
    if event.date is None or other.date is None:
        return "event"
    if event.date.value == other.date.value:
        return "event of the day"
    return "event within" if other.within is event else "event of another time"


def _countries(doc: Doc, places: frozenset[str]) -> frozenset[str]:
    known = (on(doc).places.get(place) for place in places)
    return frozenset(place.country for place in known if place and place.country)


def _territories(doc: Doc, side: dict[str, Stated[str]]) -> frozenset[str]:
    places = {territory_of(doc, key) for key in [*side, *with_offices(doc, side, set())]}
    return frozenset(place for place in places if place)
