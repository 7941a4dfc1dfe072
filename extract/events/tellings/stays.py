"""The stay of a delegation, told by the day on which it comes and the day on which it leaves, or by how long it lasts.

Journalists seldom give both days in one phrase: "The guests get here on Friday. … They head home on Tuesday." A pack's
words ``came`` and ``left`` open the two days, its ``stays`` say how long somebody stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc

from ...document import on
from ...facts import Quote, Stated
from ..sentences.cues import Cue, Rule
from ..sentences.frames import Frame
from ..when.visit_length import LONGEST, lengths_in, sittings_in
from ..where.whereabouts import find_spots
from ..who.participants import Party, named_in, support
from ..who.parties import sides, territory_of
from .drafts import YEAR, Draft, bounds, covers
from .turns import LEFT, Turn, begun, parse_day, turns, write_day

RULE = "meeting-stay-days"
VISIT = Rule(RULE, "trigger", {"kind": "Visit", "before": "guest", "after": "host"})
WORD = re.compile(r"\w+")
OVER = 4  # words before how long a stay lasted
WEEK = timedelta(days=7)
NIGHT = timedelta(days=1)  # by which a stay that is counted may be off


def join_stay(doc: Doc, frames: list[Frame], drafts: list[Draft], parties: list[Party]) -> None:
    """Give the visit of a story the days that its words of coming and leaving tell, or add it where none is told."""
    for start, days in stays_of(doc, frames)[:1]:
        if any(draft.spans_days() and _same_days(draft, days) and not _part(draft, days) for draft in drafts):
            return
        if (conference := _conference(drafts, start)) is not None:
            conference.date = days  # "the meetings, which end today after three days"
            return
        visit = _visit(drafts, start, days)
        if visit is None:
            stay = new_stay(doc, frames, drafts, parties, start, days)
            drafts += [stay] if stay.everyone() else []
        else:
            visit.date = days
            visit.kind = Stated("Visit", visit.kind.rule, visit.kind.quotes)


def stays_of(doc: Doc, frames: list[Frame]) -> list[tuple[Turn, Stated[str]]]:
    """Return the stays that a story tells by their first and last days: the words of each, and its days."""
    body = [frame for frame in frames if frame.in_story]
    left = [turn for frame in body for turn in turns(doc, frame, LEFT)]
    came = [start for turn in left for start in begun(doc, turn)]
    came += [turn for frame in body for turn in turns(doc, frame, "came")]
    if not (came or left):
        return []
    lengths = [(frame, *length) for frame in body for length in lengths_in(doc, frame)]
    set_out = [turn for turn in left if not turn.cue.rule.options.get("home")]  # who is home again begins no stay
    told = [(start, days) for start in [*came, *set_out] if (days := _days(start, left, lengths))]
    lengths += [(turn.frame, *length) for turn in left for length in sittings_in(doc, turn.frame)]
    # who leaves home first, and is back later, was away in between
    ended = [stay for stay in _ended(doc, left, lengths) if not any(_told_apart(stay[1], days) for _, days in told)]
    return [*ended, *told]


def _told_apart(counted: Stated[str], told: Stated[str]) -> bool:
    """Return whether both days of a stay are told that is counted too: "landed on 19 May … after six days"."""
    first, last = map(parse_day, counted.value.split("/"))
    start, end = map(parse_day, told.value.split("/"))
    return last == end and abs(first - start) <= NIGHT


def foresee(stays: list[tuple[Turn, Stated[str]]], told: list[Draft]) -> None:
    """Give a visit the days of its stay in the sentence that tells of both, so that what follows is part of it."""
    for start, days in stays[:1]:
        for draft in told:
            edges = {None, *bounds(days.value)}
            here = draft.frame is start.frame and draft.kind.value == "Visit" and draft.status.value == "Held"
            ends = _only_ends(draft, days)
            if (here or ends) and (draft.date.value if draft.date else None) in edges:
                draft.date = days
                if ends and not start.frame.cued("planned"):
                    draft.status = Stated("Held", "status-told", draft.status.quotes)


def _only_ends(draft: Draft, days: Stated[str]) -> bool:
    """Return whether a noun for the visit only says when its stay ends: "The trip ends on 14 March"."""
    words = draft.frame.cued("left") if draft.kind.value == "Visit" and draft.noun and draft.date is not None else ()
    last = draft.date is not None and draft.date.value == bounds(days.value)[1]
    return last and any(word.rule.options.get("ends") for word in words)


def _conference(drafts: list[Draft], start: Turn) -> Draft | None:
    """Return the conference that the words of a sentence say to begin, last or end, where they tell of no visit."""
    lasts = start.cue.start in {word.start for word in start.frame.cued("until")}  # "has been on since 3 May, until …"
    if not lasts and not {"ends", "journey"} & set(start.cue.rule.options):
        return None
    here = [draft for draft in drafts if start.frame in draft.frames]
    conferences = [d for d in here if d.family == "conference" and not d.spans_days()]
    return conferences[0] if conferences and not any(d.family == "visit" for d in here) else None


def _end(start: Turn, left: list[Turn], lengths: list[tuple[Frame, int, Quote]]) -> tuple[date, Quote] | None:
    """Return the last day of a stay: of those told the first after it begins, else by how long it lasts."""
    lengths = [length for length in lengths if not _lasted(start, length[0], length[2])]
    for turn in left:
        again = turn.day < start.day or turn.frame is not start.frame  # "on Friday he left and flew home"
        day = turn.day + WEEK if turn.day <= start.day < turn.day + WEEK and again else turn.day
        if start.day < day <= start.day + timedelta(days=LONGEST):
            return day, turn.quote
    for frame, count, quote in lengths:
        if abs(frame.index - start.frame.index) <= 1:
            return start.day + timedelta(days=count - 1), quote
    return None


def _days(start: Turn, left: list[Turn], lengths: list[tuple[Frame, int, Quote]]) -> Stated[str] | None:
    """Return the days of a stay from its first to its last; where only the last is told, as long as it lasted."""
    if end := _end(start, left, lengths):
        return Stated(f"{write_day(start.day)}/{write_day(end[0])}", RULE, support(start.quote, end[1]))
    return None


def _ended(doc: Doc, left: list[Turn], lengths: list[tuple[Frame, int, Quote]]) -> Iterator[tuple[Turn, Stated[str]]]:
    """Yield the stays of which the last day and the length are told: "ends today a visit of eight days"."""
    for turn in left:
        for frame, count, quote in lengths:
            ends = {"ends", "home"} & set(turn.cue.rule.options) or _over(doc, frame, quote)
            ends = ends or _lasted(turn, frame, quote)
            if ends and abs(frame.index - turn.frame.index) <= 1:
                first = turn.day - timedelta(days=count - 1)
                yield turn, Stated(f"{write_day(first)}/{write_day(turn.day)}", RULE, support(turn.quote, quote))


def _lasted(turn: Turn, frame: Frame, length: Quote) -> bool:
    """Return whether somebody leaves after as long as was told: "is here for three days … leaves on 4 May"."""
    return turn.cue.label == LEFT and length.start < turn.cue.quote.start and not frame.cued("planned")


def _over(doc: Doc, frame: Frame, length: Quote) -> bool:
    """Return whether words such as "after" stand before how long a stay lasted: "left on Friday after four days"."""
    before = WORD.findall(on(doc).article.text[frame.quote.start : length.start].lower())[-OVER:]
    return not set(before).isdisjoint(on(doc).pack["meetings"].get("over", ()))


def _part(draft: Draft, days: Stated[str]) -> bool:
    """Return whether a draft is only of some of the days of a stay: "on the 10th and 11th they toured the south"."""
    told = draft.date.value if draft.date else ""
    return covers(days.value, told) and told != days.value


def _same_days(draft: Draft, days: Stated[str]) -> bool:
    return (
        draft.date is not None
        and bounds(draft.date.value)[0] <= bounds(days.value)[1]
        and bounds(days.value)[0] <= bounds(draft.date.value)[1]
    )


def _visit(drafts: list[Draft], start: Turn, days: Stated[str]) -> Draft | None:
    """Return the visit of the story whose days these are: without a day, or with the first one, or its month."""
    first, last = bounds(days.value)
    for draft in drafts:
        # "was here until today, received by"; who was received on the day of arrival was so on that day
        received = draft.kind.value == "Reception" and draft.frame is start.frame and not draft.date
        if (draft.kind.value != "Visit" and not received) or draft.status.value == "Cancelled":
            continue
        if draft.status.value == "Planned" and draft.frame is not start.frame and _leaves_on(draft, last):
            continue  # "They leave for New York on Sunday": what comes after this stay
        told = draft.date.value if draft.date else None
        if told is None:
            if abs(draft.frame.index - start.frame.index) <= 1 or draft is drafts[0]:
                return draft
        elif told in {first, last, first[:7], first[:YEAR]}:
            return draft
    return None


def _leaves_on(draft: Draft, last: str) -> bool:
    """Return whether a visit begins where another one ends."""
    return draft.date is not None and draft.date.value == last


def new_stay(
    doc: Doc, frames: list[Frame], drafts: list[Draft], parties: list[Party], start: Turn, days: Stated[str]
) -> Draft:
    """Return the visit that only words of coming and leaving tell."""
    cue = Cue(VISIT, start.cue.start, start.cue.end, start.cue.quote)
    hosts, guests, others = named_in(doc, start.frame, cue, parties, None)
    spots = [s for s in find_spots(doc, start.frame) if s.key.startswith("place/") and s.key in on(doc).places]
    places = [s.key for s in spots] + [d.location.value for d in drafts if d.location]
    towns = [p for p in places if p in on(doc).places and on(doc).places[p].kind == "City"]
    homes = {territory_of(doc, key) for party in parties for key in party.represents}
    town = next(iter([*(p for p in towns if p not in homes), *towns]), None)
    location = Stated(town, "meeting-place", (start.cue.quote,)) if town else None
    both = {k: s for k, s in sides(doc, frames, start.cue.quote).items() if k not in {*hosts, *guests}}
    others = {**others, **both}
    away = next((p for p in parties if any(k in both and territory_of(doc, k) != town for k in p.represents)), None)
    if away is not None:
        guests = {**away.members(), **guests}
        others = {key: stated for key, stated in others.items() if key not in guests}
    published = on(doc).article.published
    ahead = published is not None and bounds(days.value)[0] > published
    return Draft(
        kind=Stated("Visit", RULE, days.quotes),
        status=Stated("Planned" if ahead else "Held", "status-told", days.quotes),
        name=on(doc).article.text[start.cue.quote.start : start.cue.quote.end],
        frame=start.frame,
        date=days,
        location=location,
        hosts=hosts,
        guests=guests,
        others=others,
        frames=[start.frame],
    )
