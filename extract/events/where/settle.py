"""Where events took place: of all places that the article tells, the one for which most speaks.

The facts of ``site_facts`` are added up, each with its weight of ``weights/place.toml``; that no place is told is
weighed like a place. A venue is stated with the town that it lies in, a town with the venue there that also stands out.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Quote, Stated
from ...places.levels import new_place
from ...weighing import NONE, Weighed, weigh, weights
from ..tellings.drafts import Draft
from ..who.participants import Party, support
from ..who.parties import body_class, within
from .cases import Case, case_of
from .dateline import find_dateline
from .site_facts import evidence_of, no_place
from .sites import AREA, INSIDE, UNKNOWN, Site, quote_site, sites_of

PLACE = "place"  # the kind of choice
RULE = "meeting-place-weighed"
STAY = "meeting-place-stay"  # the rule of an event that is part of a stay of which the place is told
MISSION = "DiplomaticMission"
CLEARLY = 1.25  # how much more must speak for no place than for any: e^1.25 to 1
BEHIND = 3.0  # how far a venue may be behind its town
SOMEWHERE = 0.5  # how far the town of a venue may be behind no place: it lies somewhere
SURELY = 1.0  # how far a town must be ahead of no place to be stated with its province
WIDER = 1.0  # how far a town may be behind its country, which is the place of a stay


def settle(doc: Doc, drafts: list[Draft], parties: list[Party]) -> None:
    """State the place of each event, or none."""
    if not drafts:
        return
    on(doc).sites = sites = sites_of(doc)
    dateline = find_dateline(doc, on(doc).frames)
    cases = [case_of(doc, drafts, number, parties, dateline[0] if dateline else None) for number in range(len(drafts))]
    for number, case in enumerate(cases, start=1):
        facts = {**evidence_of(case, sites), NONE: no_place(case)}
        on(doc).weighed.append(Weighed(PLACE, (f"m{number}",), facts))
        counts = {key: weigh(told, weights(PLACE)) for key, told in facts.items()}
        counts[NONE] -= CLEARLY
        told, event = case.event.location, case.event
        first, second = (*_chosen(case, sites, counts), None, None)[:2]
        event.location = _stated(case, sites[first]) if first else None
        event.locality = _stated(case, sites[second]) if second else None
        if told and event.location and told.value == event.location.value:
            event.location = told
    for draft, case in zip(drafts, cases, strict=True):
        stay = draft.within
        if stay is not None and stay.location is not None and _elsewhere(case, sites, stay.location.value):
            there = Stated(stay.location.value, STAY, support(*stay.location.quotes, *draft.kind.quotes))
            draft.location, draft.locality = (draft.location, there) if draft.locality else (there, None)
        if draft.location is None and not draft.online and stay is not None and stay.location is not None:
            draft.location = Stated(stay.location.value, STAY, support(*stay.location.quotes, *draft.kind.quotes))


def _elsewhere(case: Case, sites: Mapping[str, Site], stay: str) -> bool:
    """Return whether the place chosen lies in another country than the stay that an event is part of.

    It does not count where words of place open it in a sentence that tells of the event.
    """
    spot = case.event.locality or case.event.location
    site, around = sites.get(spot.value) if spot else None, sites.get(stay)
    if (
        site is None
        or around is None
        or not (site.is_territory and around.is_territory)
        or None in {site.country, around.country}
    ):
        return False
    sent = case.guests | case.away
    if any(within(case.doc, home, stay) or within(case.doc, stay, home) for home in sent):
        return False  # where the guests come from, no stay takes place
    if site.key in case.hosts or not (site.key in sent or stay not in case.everyone):
        return False
    opened = any(t.spot is not None and t.how != INSIDE and t.frame.index in case.cues for t in site.told)
    return site.country != around.country and not opened


def _chosen(case: Case, sites: Mapping[str, Site], counts: Mapping[str, float]) -> list[str]:
    """Return the place for which most speaks, with the town of a venue or a venue of a town, the narrower first."""
    first = _best(counts, counts)
    if first == NONE:
        return []
    site = sites[first]
    if site.sort == "country":
        towns = [key for key in counts if key and sites[key].is_territory and sites[key].country == site.country]
        town = "" if case.event.family == "visit" else _best(towns, counts)
        return [town if town and counts[town] > counts[first] - WIDER else first]
    if site.is_territory:
        others = [key for key in counts if key and sites[key].rank not in {"town", "country"}]
        others = [k for k in others if sites[k].within in {first, None} and counts[k] > counts[first] - BEHIND]
    elif site.within in sites and sites[str(site.within)].is_territory:
        return [first, str(site.within)]
    else:
        second = _town_around(case, site, sites, counts)
        return [first, second] if second else [first]
    second = _best([key for key in others if counts[key] > counts[NONE]], counts)
    if not second and site.sort == AREA:
        inner = [key for key in counts if key and sites[key].is_territory and sites[key].within == first]
        second = _best([key for key in inner if counts[key] > counts[NONE] + SURELY], counts)
    if second and sites[second].within == first:
        return [second, first]
    return [first, second] if second else [first]


def _town_around(case: Case, venue: Site, sites: Mapping[str, Site], counts: Mapping[str, float]) -> str:
    """Return the town of a venue that the article does not tell to lie in one, never that which guests have left."""
    sender = venue.country if body_class(case.doc, venue.key) == MISSION else None  # whose embassy it is
    towns = [key for key in counts if key and sites[key].is_territory and not (sender and sites[key].country == sender)]
    likely = [key for key in towns if counts[key] > counts[NONE] - (SOMEWHERE if _is_near(case, sites[key]) else 0)]
    best = _best(likely, counts)
    left = case.guests | (case.away if case.hosts else frozenset())
    if best in left and not _is_near(case, sites[best]):
        best = _best([key for key in likely if key in case.hosts], counts)
    return best


def _is_near(case: Case, town: Site) -> bool:
    """Return whether hosts are at home in a town, or it is told as the place near the event or of the story."""
    near = {*case.cues, case.first - 1}
    opened = any(t.spot is not None and (t.frame.index in near or t.frame.section == "headline") for t in town.told)
    return opened or town.key in {*case.hosts, case.dateline}


def _best(keys: Mapping[str, float] | list[str], counts: Mapping[str, float]) -> str:
    return max(keys, key=lambda key: (counts[key], key), default=NONE)


def _stated(case: Case, site: Site) -> Stated[str]:
    """Return a site as the place of an event, with the words that name it nearest to the event's own."""
    doc, start = case.doc, case.event.kind.quotes[0].start
    quotes = [quote_site(doc, telling) for telling in site.told if telling.frame.index in case.cues]
    quotes = quotes or [quote_site(doc, telling) for telling in site.told] or _named(doc, site.key)
    nearest = min(quotes, key=lambda quote: (abs(quote.start - start), quote.start))
    key = site.key
    if site.sort == UNKNOWN:
        telling = site.told[0]
        key = new_place(doc, telling.start, telling.end, "City")
    return Stated(key, RULE, support(nearest, *case.event.kind.quotes))


def _named(doc: Doc, place: str) -> list[Quote]:
    return [quote_of(doc, t.name_start, t.name_end) for t in on(doc).territories if t.place == place]
