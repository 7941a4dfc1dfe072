"""What an article says for and against each place as that of an event, each fact by a name.

What each counts is learned from annotated articles (``weights/place.toml``); here is only what is to be seen: what the
place is (``fits_event``), how it is told and how far from the event's words (``told_where``), whose territory it is
(``belongs_to``), which country it is in (``lies_abroad``) and whether the story was filed there (``filed_at``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..tellings.drafts import Draft
from ..who.participants import Party
from ..who.parties import body_class, territory_of, within
from ..who.presence import with_offices
from .of_another import further_places, is_of_another
from .sites import BARE, BODY, INSIDE, ITS, NAMED, TO, UNKNOWN, Site, Telling, quote_site
from .whereabouts import past_dates

Fact = tuple[str, float]  # its name, its measure
SIGNING = "SigningCeremony"
SOON = 2  # sentences after the event's own
BESIDE, DATED = 2, 2  # tokens between words of visiting and the place visited; a date and a place told beside it
HALF = 4  # tokens from the event's words at which nearness is half


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
    story = {f.index for f, _ in tellings if f.section in {"lead", "body"} and cues[f.index]}
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


def evidence_of(case: Case, sites: Mapping[str, Site]) -> dict[str, dict[str, float]]:
    """Return the facts that speak for or against each site of a case, by the site's key."""
    stranger = _stranger(case, sites)
    found: dict[str, dict[str, float]] = {}
    for key, site in sites.items():
        if not _is_told(case, site):
            continue
        facts: dict[str, float] = {}
        for name, measure in _all_facts(case, site):
            facts[name] = max(facts.get(name, measure), measure)
        if key == stranger:
            facts[f"stranger {case.sort}"] = 1.0
        found[key] = facts
    return found


def _is_told(case: Case, site: Site) -> bool:
    """Return whether a site is told as a place at all: a body elsewhere in the story that no words open is none."""
    came = case.sort == "meeting" and site.key in (case.guests & case.away) - case.hosts
    unopened = (came or case.sort == "signing") and not (site.is_opened or case.dateline == site.key)
    if unopened or is_of_another(site, case.event, case.further, case.everyone):
        return False  # where one of the parties is at home, or the guests are, takes words of place
    if site.sort == BODY:
        return any(telling.spot is not None or telling.frame.index in case.cues for telling in site.told)
    return bool(site.told) or case.dateline == site.key


def no_place(case: Case) -> dict[str, float]:
    """Return the facts that speak for no place at all being told."""
    event = case.event
    facts = {"none": True, f"none {case.sort}": True, f"none {event.status.value}": True}
    facts |= {"none online": event.online, "none host": not case.hosts}
    return {name: 1.0 for name, holds in facts.items() if holds}


def _all_facts(case: Case, site: Site) -> Iterator[Fact]:
    yield from fits_event(case, site)
    yield from told_where(case, site)
    if site.rank in {"town", "country"}:
        yield belongs_to(case, site), 1
    yield from lies_abroad(case, site)
    yield from filed_at(case, site)
    for relation in case.rivals.get(site.key, ()):
        yield f"told of {relation}", 1


def fits_event(case: Case, site: Site) -> Iterator[Fact]:
    """Yield what a site is, and whether it is the place that the event's own sentence tells."""
    yield f"{site.sort}: {case.sort}", 1
    if site.sort == BODY:
        yield f"class {body_class(case.doc, site.key) or '-'}", 1
    if site.sort == "venue" and on(case.doc).places[site.key].name.islower():
        yield f"nameless {case.sort}", 1
    location = case.event.location
    if location is not None and (location.value == site.key or _is_unknown(case.doc, site, location)):
        yield "told", 1


def _is_unknown(doc: Doc, site: Site, location: Stated[str]) -> bool:
    return site.sort == UNKNOWN and any(quote_site(doc, telling) in location.quotes for telling in site.told)


def told_where(case: Case, site: Site) -> Iterator[Fact]:
    """Yield where and how a site is told, as seen from the event's words."""
    opened = sum(telling.spot is not None and telling.how != INSIDE for telling in site.told)
    if site.told:
        yield "opened", log(1 + opened)
        yield "opened share", opened / len(site.told)
    for telling in (telling for telling in site.told if not _is_dateline(case, site, telling)):
        where, cue = _where(case, telling), case.cues.get(telling.frame.index)
        after = telling.start - past_dates(case.doc, telling.frame, cue) if cue else -1
        unfit = telling.how == BARE and not 0 <= after <= BESIDE
        if telling.how not in {INSIDE, ITS}:
            yield f"{where} {'unfit' if unfit else telling.how}", 1
        if telling.how == NAMED and where == "first" and cue:
            yield f"first named {case.side(site.key)} {'before' if telling.end <= cue.start else 'after'}", 1
        if where not in {"first", "again"} and case.event.date and (days := {day.key for day in telling.frame.dates}):
            yield "dated alike" if case.event.date.value in days else "dated otherwise", 1
        if telling.spot is None:
            continue
        yield f"by {telling.spot.opener or 'a cue'}", 1
        if telling.frame.index in case.cues and _is_dated(telling):
            yield "beside a date", 1
        if not unfit:
            yield f"{where} opened {site.rank}", 1
        if telling.how == TO:
            yield f"to {case.sort}", 1
        if cue and where in {"first", "again"}:
            gap = max(telling.start - cue.end, cue.start - telling.end, 0)
            yield f"{where} near", 1 / (1 + gap / HALF)
            if telling.start >= cue.start:
                yield "after cue", 1


def _is_dateline(case: Case, site: Site, telling: Telling) -> bool:
    return case.dateline == site.key and telling.how == NAMED and telling.start <= telling.frame.start + 1


def _is_dated(telling: Telling) -> bool:
    return any(0 <= max(telling.start - d.end, d.start - telling.end) <= DATED for d in telling.frame.dates)


def _where(case: Case, telling: Telling) -> str:
    """Return where a telling stands as seen from the sentences that tell of the event."""
    frame, first = telling.frame, case.first
    if frame.index in case.cues:
        return "first" if frame.index == first else "again"
    if frame.section in {"headline", "caption"}:
        return frame.section
    if any(frame is other for other in case.event.frames):
        return "along"
    if frame.index == first - 1:
        return "before"
    if first < frame.index < case.until:
        return "soon" if frame.index <= first + SOON else "later"
    return "lead" if frame.section == "lead" else "else"


def belongs_to(case: Case, site: Site) -> str:
    """Return whose territory a site is of those who take part, or who of them is in it."""
    key, doc = site.key, case.doc
    if key in case.hosts or key in case.guests:
        return f"member {case.side(key)}"
    if key in case.others:
        stays = "stays" if case.away & case.everyone else "party"
        return f"member {'away' if key in case.away else stays}"
    if key in case.away:
        return "member sends"
    if any(within(doc, place, key) for place in case.everyone):
        return "member holds"
    return "member inside" if any(within(doc, key, place) for place in case.everyone) else "member none"


def lies_abroad(case: Case, site: Site) -> Iterator[Fact]:
    """Yield whose country a site is in."""
    if site.country is None:
        return
    hosts, guests, everyone = (case.countries[side] for side in ("hosts", "guests", "everyone"))
    if hosts and site.sort != "country":
        yield "country of host" if site.country in hosts else "country not of host", 1
    if site.country in guests and site.country not in hosts:
        yield f"country of guest {case.sort}", 1
    if everyone and site.country not in everyone:
        yield "country of none", 1


def filed_at(case: Case, site: Site) -> Iterator[Fact]:
    """Yield whether the story was filed there, or in another country."""
    if case.dateline == site.key:
        yield "dateline first" if case.opens else "dateline later", 1
    elif case.filed and site.country and site.country != case.filed:
        yield "not dateline country", 1


def _stranger(case: Case, sites: Mapping[str, Site]) -> str | None:
    """Return the territory told most of those of nobody who takes part."""
    doc, everyone = case.doc, case.everyone
    strangers = [
        site
        for site in sites.values()
        if site.is_territory
        and not any(within(doc, site.key, place) or within(doc, place, site.key) for place in everyone)
    ]
    return max(strangers, key=lambda site: len(site.told)).key if strangers else None
