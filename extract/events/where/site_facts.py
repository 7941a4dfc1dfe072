"""What an article says for and against each place as that of an event, each fact by a name.

What each counts is learned from annotated articles (``weights/place.toml``); here is only what is to be seen: what the
place is (``fits_event``), how it is told and how far from the event's words (``told_where``), whose territory it is
(``belongs_to``), which country it is in (``lies_abroad``) and whether the story was filed there (``filed_at``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..who.parties import body_class, within
from .cases import Case
from .of_another import is_of_another
from .sites import BARE, BODY, INSIDE, ITS, NAMED, TO, UNKNOWN, Site, Telling, leave_next, quote_site
from .venue_words import venue_words
from .whereabouts import past_dates

Fact = tuple[str, float]  # its name, its measure
SOON = 2  # sentences after the event's own
BESIDE, DATED = 2, 2  # tokens between words of visiting and the place visited; a date and a place told beside it
SHORT = 4  # letters of a small word
NEAR = {"first": "named", "again": "named", "before": "before", "headline": "headline"}  # where the word before tells
TOPIC = 12  # tokens between words for what something is about and a place that belongs to it
HALF = 4  # tokens from the event's words at which nearness is half


def evidence_of(case: Case, sites: Mapping[str, Site]) -> dict[str, dict[str, float]]:
    """Return the facts that speak for or against each site of a case, by the site's key."""
    stranger = _stranger(case, sites)
    found: dict[str, dict[str, float]] = {}
    for key, site in ((key, leave_next(case.doc, case.cues, site)) for key, site in sites.items()):
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
    return bool(site.told) or site.key in {case.dateline, *case.head}


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
        yield f"told {location.rule}", 1


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
        if telling.how == NAMED and where in NEAR:
            yield f"{NEAR[where]} after {_word_before(case, telling)}", 1
        if telling.how == NAMED and where == "first" and cue:
            yield f"first named {case.side(site.key)} {'before' if telling.end <= cue.start else 'after'}", 1
        if where not in {"first", "again"} and case.event.date and (days := {day.key for day in telling.frame.dates}):
            yield "dated alike" if case.event.date.value in days else "dated otherwise", 1
        if cue and _is_topic(case, telling, cue):
            yield "topic", 1
        if telling.spot is not None:
            yield from _opened(case, site, telling, where, unfit=unfit)


def _opened(case: Case, site: Site, telling: Telling, where: str, *, unfit: bool) -> Iterator[Fact]:
    """Yield how words of place or of visiting open a site."""
    opener = telling.spot.opener if telling.spot else ""
    cue = case.cues.get(telling.frame.index)
    yield f"by {opener or 'a cue'}", 1
    days = _days_beside(telling) if telling.frame.index in case.cues else ()
    if days:
        yield "beside a date", 1
    if days and case.event.date:
        yield f"beside {'its' if case.event.date.value in days else 'another'} date", 1
    if not unfit:
        yield f"{where} opened {site.rank}", 1
    if telling.how == TO:
        yield f"to {case.sort}", 1
    if cue and where in {"first", "again"}:
        yield f"{where} near", 1 / (1 + _gap(cue, telling) / HALF)
        if telling.start >= cue.start:
            yield "after cue", 1


def _is_topic(case: Case, telling: Telling, cue: Cue) -> bool:
    """Return whether a place only belongs to what an event is about: "a seminar on the ties of Hue and Namur"."""
    lower, about = on(case.doc).lower, venue_words(on(case.doc).article.language).about
    opening = range(max(cue.end, telling.start - TOPIC), telling.start)
    return telling.spot is None and any(about.find(lower, at, telling.start) for at in opening)


def _gap(cue: Cue, telling: Telling) -> int:
    return max(telling.start - cue.end, cue.start - telling.end, 0)


def _is_dateline(case: Case, site: Site, telling: Telling) -> bool:
    return case.dateline == site.key and telling.how == NAMED and telling.start <= telling.frame.start + 1


def _days_beside(telling: Telling) -> set[str]:
    """Return the dates told right before or after a place."""
    gaps = ((max(telling.start - day.end, day.start - telling.end), day.key) for day in telling.frame.dates)
    return {key for gap, key in gaps if 0 <= gap <= DATED}


def _word_before(case: Case, telling: Telling) -> str:
    """Return the small word or mark before a name ("of", ","), "-" for a longer one or none."""
    before = on(case.doc).lower[telling.start - 1] if telling.start > telling.frame.start else ""
    return before if 0 < len(before) <= SHORT else "-"


def _where(case: Case, telling: Telling) -> str:
    """Return where a telling stands as seen from the sentences that tell of the event."""
    frame, first = telling.frame, case.first
    if frame.index in case.cues:
        return "first" if frame.index == first else "again"
    if not frame.in_story:
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
    """Yield whether the story was filed there, or in another country, and whether the page names the place above it."""
    if case.dateline == site.key:
        yield "dateline first" if case.opens else "dateline later", 1
    elif case.filed and site.country and site.country != case.filed:
        yield "not dateline country", 1
    if site.key in case.head:
        yield "page head", 1
        if len(case.head) == 1:
            yield "page head alone", 1


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
