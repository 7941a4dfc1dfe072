"""Where an event takes place: the venue, territory or institution that words of place open, or what stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Stated
from ...institutions.component import AUTHORITY
from ...places.countries import past_nation
from ...places.levels import new_place
from ...records import record
from ..sentences.agencies import is_agency
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from ..who.owners import owns_twin, twin_of
from ..who.participants import speech_after, support
from ..who.parties import body_class, is_country
from ..who.siding import starts_origin
from .capitals import capital_at
from .dateline import find_dateline
from .destinations import find_destinations
from .house_names import house_visited, past_adjectives
from .locating import lies_in, only_theirs
from .onward import goes_on
from .relatives import place_tied
from .spot import COUNTRY, TOWN, UNSURE, VENUE, Spot
from .told_again import find_again
from .unknown_names import unknown_end
from .venue_words import Words, venue_words
from .venues import add_venue, venue_end

GAP = 2  # tokens between words of visiting and the place that they open
BESIDE = 8  # tokens between "there" and the words of an event
OFFICE = 12  # tokens of an office held abroad
BREAKS = frozenset(",;:.")
HOUSED = {"DiplomaticMission", "EducationalInstitution", "LocalAuthority"}  # classes of bodies that are where they sit
UNKNOWN_RULE = "meeting-place-unknown"
THERE = "meeting-place-there"
NAMED = 10  # tokens of the name of a conference before its town
UNLOCAL = 2  # tokens of words with which a preposition is none of place
JOINED = 14  # tokens between a verb and the second of those that it joins


@record
class Opening:
    """Mark where a place may begin: the words of place before it (none after a cue alone), and what may follow."""

    words: str
    at: int
    toward: bool = False  # said of a destination
    free: bool = False  # any name with a capital may follow
    bare: bool = False  # a cue of visiting opens it
    venue: bool = False  # nothing but a venue: "in front of the town hall", not "near Bordeaux"


def locate(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return where the event of a cue takes place, as its sentence says: venues before towns, the nearer first."""
    if tied := place_tied(doc, frame, cue):
        return tied
    limit = min(speech_after(frame, cue), goes_on(doc, frame, cue))
    visit = cue.rule.get("kind") == "Visit"
    spots = [s for s in find_spots(doc, frame) if s.start < limit]
    known = [s for s in spots if _goes(doc, frame, s, cue) and (s.rank < COUNTRY or (visit and s.rank == COUNTRY))]
    if not known and (other := _named(doc, frame, cue) or _there(doc, frame, cue)):
        return other
    spots = known or [s for s in spots if s.rank == UNSURE]
    rivals = frame.cued("trigger", "sign") or [cue]
    own = [s for s in spots if min(rivals, key=lambda other: _gap(s, other)) is cue]
    spots = (not visit and _opening(frame, cue, own or spots)) or own or spots
    best = min(spots, key=lambda s: (s.rank == COUNTRY, *_order(s, cue, visit=visit)), default=None)
    if best is None:
        return None
    key = best.key or new_place(doc, best.start, best.end, "City")
    return Stated(key, best.rule, support(best.quote, cue.quote))


def _opening(frame: Frame, cue: Cue, spots: list[Spot]) -> list[Spot]:
    """Return the spots with which a sentence opens: "Ngày 5/4, tại Huế, ông A tiếp đoàn Hội B tại Sapporo"."""
    first = min((m.start for m in frame.named("person", "institution")), default=frame.end)
    return [s for s in spots if s.end <= cue.start and s.start < first and not s.toward and not s.bare]


def _named(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the town in the name of a conference, between its words and a year ("Lễ hội Hoa … Hải Phòng 2018")."""
    for mention in frame.named("place") if cue.rule.options.get("named") else ():
        after = doc[mention.end : mention.end + 2]
        dated = any(len(token.text) == len("2018") and token.text.isdigit() for token in after)
        if dated and 0 <= mention.start - cue.end <= NAMED and not is_country(doc, mention.key):
            return Stated(mention.key, "meeting-place-name", support(mention.quote, cue.quote))
    return None


def _there(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the place of the sentence before where words beside a cue mean it ("s'y est entretenue")."""
    words = venue_words(on(doc).article.language)
    near = range(max(frame.start, cue.start - BESIDE), min(cue.end + 1, frame.end))
    word = next((m for at in near if (m := words.there.find(on(doc).lower, at, frame.end))), None)
    if word is None and any(words.here.find(on(doc).lower, at, frame.end) for at in near):
        filed = find_dateline(doc, on(doc).frames)
        return Stated(filed[0], "meeting-place-here", support(filed[1], cue.quote)) if filed else None
    before = next((f for f in on(doc).frames if f.index == frame.index - 1), None)
    if word is None or before is None or before.section == "headline":
        return None
    spots = [s for s in find_spots(doc, before) if s.rank < COUNTRY]
    named = [m for m in before.named("place", "institution") if not is_country(doc, m.key)] if not spots else []
    named = [m for m in named if m.kind == "place" or body_class(doc, m.key) in HOUSED]
    found = [*spots, *named][-1:] if spots else named[:1]
    return next((Stated(s.key, THERE, support(s.quote, cue.quote)) for s in found), None)


def locate_after(doc: Doc, frame: Frame, kind: Stated[str], *, venue: bool = False) -> Stated[str] | None:
    """Return the first venue or town of a sentence that goes on with an event; ``venue``: no town."""
    spots = [s for s in find_spots(doc, frame) if s.rank < (TOWN if venue else COUNTRY) and not s.toward]
    best = min(spots, key=lambda s: (s.rank, s.start), default=None)
    return Stated(best.key, "meeting-place-after", support(best.quote, *kind.quotes)) if best else None


def _goes(doc: Doc, frame: Frame, spot: Spot, cue: Cue) -> bool:
    """Return whether a spot that only a cue opens ("visited Sicily") is opened by this one."""
    return not spot.bare or (cue.rule.get("kind") == "Visit" and 0 <= spot.start - past_dates(doc, frame, cue) <= GAP)


def _order(spot: Spot, cue: Cue, *, visit: bool) -> tuple[int, ...]:
    gap = _gap(spot, cue)
    return (
        (not (spot.toward or 0 <= spot.start - cue.end <= GAP), gap)
        if visit
        else (spot.rank, spot.toward, gap, spot.start < cue.start)
    )


def _gap(spot: Spot, cue: Cue) -> int:
    return max(spot.start - cue.end, cue.start - spot.end, 0)


def find_spots(doc: Doc, frame: Frame) -> list[Spot]:
    """Return what a sentence names after words of place, and right after words of visiting, in text order."""
    return _read(doc, frame)[0]


def find_posts(doc: Doc, frame: Frame) -> set[int]:
    """Return the tokens at which places begin that only say where an office is held ("Đại sứ Việt Nam tại Pháp")."""
    return _read(doc, frame)[1]


def _read(doc: Doc, frame: Frame) -> tuple[list[Spot], set[int]]:
    known: dict[int, tuple[list[Spot], set[int]]] = on(doc).spots
    if frame.index not in known:
        posts: set[int] = set()
        known[frame.index] = _read_spots(doc, frame, posts), posts
    return known[frame.index]


def _read_spots(doc: Doc, frame: Frame, posts: set[int]) -> list[Spot]:
    words = venue_words(on(doc).article.language)
    found: dict[int, Spot] = {}
    for opening in _openings(doc, frame, words, posts):
        spot = _spot(doc, frame, opening, words)
        known = found.get(spot.start) if spot else None
        if spot and (known is None or known.bare or known.rank == UNSURE):
            found[spot.start] = replace(spot, opener=opening.words)
    for spot in find_destinations(doc, frame, words):
        found.setdefault(spot.start, spot)
    for spot in find_again(doc, frame, words, list(found.values()), lambda before: find_spots(doc, before)):
        found.setdefault(spot.start, spot)
    return sorted(found.values(), key=lambda spot: spot.start)


def _openings(doc: Doc, frame: Frame, words: Words, posts: set[int]) -> Iterator[Opening]:
    """Give where a place may begin; ``posts`` takes where one begins that only says where an office is held."""
    lower = on(doc).lower
    for match in words.openers.matches(lower, frame.start, frame.end):
        at = match.start
        if _inside_word(doc, at, match.end) or _no_place(doc, frame, at, words):
            continue
        if _of_post(doc, frame, at, words) or _goes_on_from(doc, frame, at, posts):
            article = words.determiners.find(lower, match.end, frame.end) if match.end < frame.end else None
            posts.add(article.end if article else match.end)
        elif only_theirs(doc, frame, at, words):
            posts.add(match.end)
        elif match.end < frame.end and not lies_in(doc, frame, at, match.end, words):
            free = words.free.find(lower, at, match.end) is not None
            yield Opening(_opener(doc, at, match.end), match.end, match.value, free)
    for match in words.beside.matches(lower, frame.start, frame.end):
        if match.end < frame.end:
            yield Opening(_opener(doc, match.start, match.end), match.end, venue=True)
    for cue in frame.cued("trigger"):
        starts = (words.origins.find(lower, at, frame.end) for at in range(cue.start, cue.end))
        # "une mission de la commune de Paris", "arrived | Monday | from"
        origin = starts_origin(doc, cue) or any(match and match.end >= cue.end for match in starts)
        end = past_dates(doc, frame, cue)
        opened = cue.end < end < frame.end and words.openers.find(lower, end, frame.end)
        if cue.rule.get("kind") == "Visit" and end < frame.end and not (origin or opened):
            yield Opening("", end, toward=True, bare=True)


def _no_place(doc: Doc, frame: Frame, at: int, words: Words) -> bool:
    """Return whether a preposition belongs to the word before it: "built thanks | to Leeds"."""
    starts = range(max(at - UNLOCAL, frame.start), at)
    return any(match.end == at for i in starts if (match := words.unlocal.find(on(doc).lower, i, at)))


def _goes_on_from(doc: Doc, frame: Frame, at: int, posts: set[int]) -> bool:
    """Return whether a preposition goes on with a list of places that are none: "unit Rennes à Sfax | et à Gabès"."""
    if at - 1 <= frame.start or on(doc).lower[at - 1] not in list_words(doc):
        return False
    return any(m.start in posts and m.end == at - 1 for m in frame.named("place", "institution"))


def _opener(doc: Doc, start: int, end: int) -> str:
    return " ".join(on(doc).words[start:end]).lower()


def past_dates(doc: Doc, frame: Frame, cue: Cue) -> int:
    """Return where what a cue opens may begin, past a date right after it: "visitera | mercredi | le port"."""
    end = cue.end
    for date in frame.dates:
        beside = date.start == end or (date.start == end + 1 and on(doc).words[end].islower())  # "visited on | Monday"
        end = date.end if beside else end
    return end


def _inside_word(doc: Doc, start: int, end: int) -> bool:
    """Return whether words of place are part of a longer word: "waste-to-energy", "face-to-face"."""
    words, spaced = on(doc).words, on(doc).spaced
    before = start > 1 and words[start - 1] == "-" and not (spaced[start - 1] or spaced[start - 2])
    return before or (end < len(words) and words[end] == "-" and not (spaced[end - 1] or spaced[end]))


def _of_post(doc: Doc, frame: Frame, at: int, words: Words) -> bool:
    """Return whether a preposition belongs to an office held abroad ("Đại sứ Việt Nam tại Pháp") or to a verb."""
    if any(title.start < at < title.end for title in on(doc).titles):
        return True  # "la déléguée générale du Québec | à Paris"
    people = {token for m in frame.named("person") for token in range(m.start, m.end)}
    begin, written, lower = at, on(doc).words, on(doc).lower
    while begin > max(frame.start, at - OFFICE) and begin - 1 not in people and written[begin - 1] not in BREAKS:
        begin -= 1
    # "đại diện hai bên gặp gỡ | tại Huế"
    begin = max([begin, *(cue.end for cue in frame.cued("trigger", "sign") if begin < cue.end <= at)])
    return bool(words.posts.matches(lower, begin, at) or words.joins.matches(lower, max(frame.start, at - JOINED), at))


def _spot(doc: Doc, frame: Frame, opening: Opening, words: Words) -> Spot | None:
    begin = at = opening.at
    toward, bare = opening.toward, opening.bare
    match = words.determiners.find(on(doc).lower, at, frame.end)
    at = match.end if match and match.end < frame.end else at
    if not opening.venue and (capital := capital_at(doc, frame, at, words)):
        end, key = capital
        return Spot(at, end, TOWN, key, quote_of(doc, at, end), toward, bare)
    at = past_adjectives(doc, frame, past_nation(doc, at), words) if match else past_nation(doc, at)
    house = house_visited(doc, frame, begin, words) if bare else range(0)
    end = venue_end(doc, frame, at, words, free=opening.free)
    if end > at or house:
        at, end = (at, end) if end > at else (house.start, house.stop)
        key = add_venue(doc, frame, at, end, words)
        return Spot(at, end, VENUE, key, quote_of(doc, at, end), toward, bare)
    return None if opening.venue else _named_spot(doc, frame, at, words, toward=toward, bare=bare)


def _named_spot(doc: Doc, frame: Frame, at: int, words: Words, *, toward: bool, bare: bool) -> Spot | None:
    """Return the territory, body or unknown name that begins at a token, as a spot."""
    owner = next((m for m in frame.named("place", "institution") if m.start == at and owns_twin(doc, frame, m)), None)
    if owner is not None:
        twin = twin_of(frame, owner)
        if twin is None:
            return None
        at = twin.start
    whole = on(doc).territories.starts.get(at)
    starts = (at, whole.name_start if whole else at)
    for mention in frame.named("place", "institution"):
        if mention.start in starts:
            if not any(word[0].isupper() for word in on(doc).words[at : mention.end]):
                continue  # "in the city": whichever it is
            if mention.kind == "institution" and is_agency(doc, mention.end - 1, mention.end):
                return None  # "a-t-il dit à l'agence | Belga"
            country = mention.kind == "place" and is_country(doc, mention.key)
            key = _territory(doc, mention)
            rank = COUNTRY if country else TOWN if key.startswith("place/") else VENUE
            return Spot(at, mention.end, rank, key, mention.quote, toward, bare)
    if bare and (end := unknown_end(doc, frame, at, words)) > at:
        key = new_place(doc, at, end, "City")
        return Spot(at, end, TOWN, key, quote_of(doc, at, end), toward, bare, "meeting-place-visited")
    told = frame.cued("trigger", "sign", "instrument")
    end = at if bare or toward else unknown_end(doc, frame, at, words)
    if end > at and not any(cue.start < end and at < cue.end for cue in told):
        return Spot(at, end, UNSURE, "", quote_of(doc, at, end), toward, bare, UNKNOWN_RULE)
    return None


def _territory(doc: Doc, mention: Mention) -> str:
    """Return the key of a mention, of the place where it is a territory that may act ("in Beihai City")."""
    body = on(doc).institutions.get(mention.key)
    return body.territory if body and body.territory and mention.key.endswith(AUTHORITY) else mention.key
