"""The places of an article where its events may have taken place, each with where and how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from ...document import on, quote_of, text_of
from ...facts import Quote
from ...institutions.component import AUTHORITY
from ...records import record
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from .houses import find_houses
from .lent_names import lent_names
from .onward import goes_on
from .spot import TOWN, Spot
from .venue_words import venue_words
from .venues import KIND, add_venue, venue_end, venue_starts
from .whereabouts import find_posts, find_spots

AT, TO, BARE, NAMED, POST, ITS, INSIDE, MENTIONED = "at", "to", "bare", "named", "post", "its", "inside", "mentioned"
SORTS = {KIND: "venue", "Country": "country", "City": "town"}
AREA, BODY, UNKNOWN = "area", "body", "unknown"


@record
class Telling:
    """Mark one mention of a site: its sentence, tokens and how it is told.

    ``how``: words of place ("at", "to") or of visiting ("bare") open it, it is named, it says where an office is held
    ("post"), a body of its name is named ("its"), a venue in it is opened ("inside"), or it is a venue that no words
    open ("mentioned").
    """

    frame: Frame
    start: int
    end: int
    how: str
    spot: Spot | None = None


@dataclass(slots=True)
class Site:
    """Hold a place where an event may have taken place: its key, sort, the territory it lies in, its tellings."""

    key: str
    sort: str  # "venue", "body", "town", "area", "country", "unknown": a name that nothing explains
    within: str | None = None
    country: str | None = None
    told: list[Telling] = field(default_factory=list)

    @property
    def rank(self) -> str:
        """Return the sort, towns and areas being one."""
        return "town" if self.sort == AREA else self.sort

    @property
    def is_territory(self) -> bool:
        """Say whether it is a territory smaller than a country."""
        return self.rank == "town"

    @property
    def is_opened(self) -> bool:
        """Say whether words of place open it, or a venue in it."""
        return any(telling.spot is not None for telling in self.told)


def sites_of(doc: Doc) -> dict[str, Site]:
    """Return the places that a story names, by key, those opened by words of place first."""
    found: dict[str, Site] = {}
    for key, telling in _tellings(doc):
        if (site := found.get(key)) is None:
            site = found[key] = _site(doc, key)
        if not any(_overlap(other, telling) for other in site.told):
            site.told.append(telling)
    for site in [site for site in found.values() if site.sort == "venue" and site.within]:
        town = found.setdefault(str(site.within), _site(doc, str(site.within)))
        inside = [Telling(t.frame, t.start, t.end, INSIDE, t.spot) for t in site.told]
        town.told += [t for t in inside if not any(_overlap(other, t) for other in town.told)]
    lent = lent_names(doc, venue_words(on(doc).article.language))
    for territory in on(doc).territories:
        if territory.place not in found and territory.place not in lent:
            found[territory.place] = _site(doc, territory.place)
    return found


def _overlap(one: Telling, other: Telling) -> bool:
    return one.frame is other.frame and one.start < other.end and other.start < one.end


def _tellings(doc: Doc) -> Iterator[tuple[str, Telling]]:
    """Yield what the sentences name as places, the bodies that are where they sit, and their territories."""
    lent = lent_names(doc, venue_words(on(doc).article.language))
    known = {t.place for t in on(doc).territories} - lent  # a name that only acts as a town does says nothing of where
    for frame in on(doc).frames:
        for spot in find_spots(doc, frame):
            if spot.rank != TOWN and spot.start in _conferences(frame):
                continue  # "au Salon des maires": what took place, no house
            how = BARE if spot.bare else TO if spot.toward else AT
            key = spot.key or f"{UNKNOWN}/{text_of(doc, spot.start, spot.end)}"
            yield key, Telling(frame, spot.start, spot.end, how, spot)
        for spot in find_houses(doc, frame, venue_words(on(doc).article.language)):
            yield spot.key, Telling(frame, spot.start, spot.end, TO if spot.toward else AT, spot)
        yield from _venues(doc, frame)
        for mention in frame.named("place", "institution"):
            start, end = mention.start, mention.end
            if mention.kind == "place" and mention.key not in known:
                continue
            if mention.kind == "place":
                yield mention.key, Telling(frame, start, end, POST if start in find_posts(doc, frame) else NAMED)
            elif (body := on(doc).institutions.get(mention.key)) is not None:
                own = bool(body.territory) and mention.key.endswith(AUTHORITY)
                if not own:
                    yield mention.key, Telling(frame, start, end, NAMED)
                if body.territory:
                    yield body.territory, Telling(frame, start, end, NAMED if own else ITS)


def _conferences(frame: Frame) -> set[int]:
    """Return the tokens at which the words of conferences begin."""
    return {cue.start for cue in frame.cued("trigger") if cue.rule.options.get("named")}


def _venues(doc: Doc, frame: Frame) -> Iterator[tuple[str, Telling]]:
    """Yield the venues that the sentences of events name with no words of place: "City Hall had two guests"."""
    if not frame.cued("trigger", "sign"):
        return
    words, end = venue_words(on(doc).article.language), frame.start
    for start in venue_starts(doc, frame, words):
        if (
            start >= end
            and start not in _conferences(frame)
            and (end := venue_end(doc, frame, start, words, free=False)) > start
        ):
            key = add_venue(doc, frame, start, end, words)
            yield key, Telling(frame, start, end, MENTIONED)


def _site(doc: Doc, key: str) -> Site:
    if key.startswith(UNKNOWN):
        return Site(key, UNKNOWN)
    if (place := on(doc).places.get(key)) is not None:
        return Site(key, SORTS.get(place.kind, AREA), place.within, place.country)
    body = on(doc).institutions.get(key)
    seat = on(doc).places.get(body.territory or "") if body else None
    return Site(key, BODY, body.territory if body else None, seat.country if seat else None)


def leave_next(doc: Doc, cues: Mapping[int, Cue | None], site: Site) -> Site:
    """Return a site without those of its tellings that say where somebody goes after the event of the cues."""
    ends = {t.frame.index: goes_on(doc, t.frame, cue) for t in site.told if (cue := cues.get(t.frame.index))}
    told = [t for t in site.told if t.start < ends.get(t.frame.index, t.frame.end)]
    return site if len(told) == len(site.told) else replace(site, told=told)


def quote_site(doc: Doc, telling: Telling) -> Quote:
    """Return the words by which a telling names a site."""
    return telling.spot.quote if telling.spot else quote_of(doc, telling.start, telling.end)
