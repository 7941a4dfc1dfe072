"""Events: from the sentences that tell of them to one ``Meeting`` for each real event."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..document import on
from ..facts import Meeting, Stated
from .sentences.frames import Frame, Mention
from .sentences.lent import lend
from .sentences.sections import BULLETS
from .tellings.announced import AGAIN, cast, invite, others_sign
from .tellings.arrivals import of_arrival
from .tellings.chains import take_over
from .tellings.dated import MEETING, tell_dated
from .tellings.drafts import (
    DAY,
    NEXT_ONE,
    Draft,
    apart,
    bounds,
    contains,
    covers,
    during,
    precision,
    take_edge,
    take_from_stay,
)
from .tellings.editions import name_edition
from .tellings.focus import turn_to
from .tellings.going_on import go_on
from .tellings.leaving import join_leaving
from .tellings.met_others import met_others
from .tellings.moves import leave_moves
from .tellings.one_after_other import one_after_other
from .tellings.pointing import is_another, points
from .tellings.sameness import same_event
from .tellings.sat_and_signed import of_sitting
from .tellings.sequence import follow
from .tellings.spoken_of import spoken_of
from .tellings.stays import foresee, join_stay, stays_of
from .tellings.telling import Telling, tell
from .tellings.worth import counts, enough
from .when.day_opened import day_opened
from .when.headed import date_by_line, day_of_line
from .when.held_at import date_there, sign_there
from .when.nth_day import EDGES
from .when.status_by_date import plan_meeting, recalled
from .when.until import end_alone, whole
from .when.years import with_year
from .where.settle import settle
from .who.absent import is_away, is_recalled
from .who.added_to import added_to
from .who.companions import enumerates, join_team
from .who.meant import offices_in
from .who.participants import Party, find_delegations
from .who.presence import present_in, with_offices
from .who.travellers import join_travellers

MOVES = "meeting-moves"  # the rule of words that take those who met elsewhere


@Language.component("decoop_meetings")
def find_meetings(doc: Doc) -> Doc:
    """Write ``on(doc).meetings`` from the sentences with their cues."""
    frames: list[Frame] = on(doc).frames
    leave_moves(doc, frames)
    parties = find_delegations(doc, frames)
    drafts = gather(doc, frames, parties)
    join_stay(doc, frames, drafts, parties)
    join_leaving(doc, frames, drafts, parties)
    on(doc).drafts = drafts, parties
    meetings = finish(doc, drafts, parties)
    on(doc).meetings = [plan_meeting(doc, name_edition(on(doc).article.text, meeting)) for meeting in meetings]
    return doc


def gather(doc: Doc, frames: list[Frame], parties: list[Party]) -> list[Draft]:
    """Return one draft for each event, in the order in which the story comes to them."""
    events: list[Draft] = []
    telling = Telling(doc, parties)
    body = [frame for frame in frames if frame.in_story]
    around = [frame for frame in frames if not frame.in_story]
    line: tuple[Mention, Frame] | None = None  # the last line that was nothing but a day
    stays = stays_of(doc, frames)
    before, silent = None, True  # the sentence before, and whether it told of no event
    for frame in [*body, *around]:
        near = before and silent and (before.paragraph == frame.paragraph or (before.section == "lead" and not events))
        telling.before = before if near else None
        telling.dated = day_opened(telling.dated, telling.before, frame)
        lend(telling.before, frame)
        if day := day_of_line(doc, frame):
            line = day, frame
            continue
        listing = _listed(doc, frame, before)
        told = [] if listing else tell(telling, frame) or tell_dated(telling, frame)
        foresee(stays, told)
        take_edge(telling.focus, told)
        sign_there(doc, told, events)
        date_there(told, telling.focus)
        date_by_line(line, frame, told)
        here = [
            event
            for draft in told
            if (event := take_over(draft, events, telling.focus) or _place(doc, draft, frame, events, telling.focus))
        ]
        telling.held = next((e for e in here if _on_a_day(e)), telling.held)
        telling.series = next((e for e in here if e.kind.value in AGAIN), telling.series)
        if here and frame in body:
            telling.focus = turn_to(doc, frame, here, telling.focus)
        if not here and telling.focus is not None:
            meant = _whose(frame, events) if frame in around else None
            extend(doc, meant or added_to(doc, frame, events, telling.focus), frame, listing=listing)
            join_team(doc, parties, frame, events, listing=listing)
        before, silent = frame, not told
        telling.past.append(frame)
        telling.last = _subject(doc, frame) or telling.last
    for event in events:
        cast(doc, frames, event)
    return [event for event in events if counts(event, events)]


def _subject(doc: Doc, frame: Frame) -> Mention | None:
    """Return whom a pronoun in a later sentence means: the person before the first verb, else the last one named.

    "The Ambassador" before the verb is whoever is told to be it.
    """
    people = frame.named("person")
    verb = min((cue.start for cue in frame.cued("trigger", "sign", "speech", "presence")), default=frame.start)
    first = next((m for m in people if m.end <= verb), None)
    if first is None and any(word.end <= verb for word in frame.cued("pronoun", "delegation")):
        return None  # "She was received by X. She …": X is no subject
    first = first or next(iter(offices_in(doc, frame, range(frame.start, verb))), None)
    return first or (people[-1] if people else None)


def _place(doc: Doc, draft: Draft, frame: Frame, events: list[Draft], focus: Draft | None) -> Draft | None:
    """Return the event that a telling is of: one told before, to which it adds, or a new one; None if it is neither."""
    around = not frame.in_story
    also, back = points(frame, draft, focus, around=around)
    recent = ([focus] if focus else []) + [event for event in reversed(events) if event is not focus]
    unlike = {id(event): around and event.kind.value != draft.kind.value for event in recent}
    if focus is not None and (_holds(focus, draft) or of_arrival(focus, draft) or of_sitting(focus, draft)):
        focus.add(draft)
        return focus
    recent = [] if draft.kind.rule == MOVES or is_another(draft) else recent
    for event in sorted(recent, key=lambda e: (e.family != draft.family, unlike[id(e)])):
        if one_after_other(event, draft) or _before_it(event, draft) or (not back and _of_old(doc, event, draft)):
            continue
        elsewhere = not back and (_on_other_days(event, draft, events) or met_others(doc, event, draft))
        if elsewhere or spoken_of(event, draft, focus):
            continue
        if same_event(event, draft, also=also, back=back):
            event.add(draft)
            return event
    if focus is not None and _says_what(focus, draft):
        focus.light, focus.kind, focus.name = False, draft.kind, draft.name
        focus.add(draft)
        return focus
    if events and others_sign(doc, draft):
        return None
    invite(doc, on(doc).frames, draft, focus)
    if (around and events) or not enough(draft, events):
        return None
    events.append(draft)
    return draft


def _before_it(event: Draft, draft: Draft) -> bool:
    """Return whether a telling with a day is of something that was over by the event, of which no day is told."""
    dated = draft.date is not None and event.date is None
    return draft.earlier and dated and not event.earlier and not draft.frame.cued("back")


def _on_other_days(event: Draft, draft: Draft, events: list[Draft]) -> bool:
    """Return whether one of two tellings has a day of a stay and the other none, or its first or last day."""
    if event.frame is not draft.frame and event.frame.cued(EDGES[0]) and draft.frame.cued(EDGES[1]):
        return True
    dated, other = (event, draft) if event.date else (draft, event)
    if other.date is not None or dated.date is None or precision(dated.date.value) < DAY or dated.spans_days():
        return False
    stay = next((e for e in events if e.spans_days() and e.date and covers(e.date.value, dated.date.value)), None)
    if stay is None or stay is event or event.kind.value == draft.kind.value:
        return False
    return other is event or bool(draft.frame.cued(*EDGES))


def _holds(focus: Draft, draft: Draft) -> bool:
    """Return whether a sentence only says when and where the conference before was held: "they drew fifty towns"."""
    near = draft.frame.index - focus.frames[-1].index <= 1 and draft.frame.in_story
    held = draft.light and not draft.noun and focus.status.value == draft.status.value
    return focus.family == "conference" and draft.family == "meeting" and near and held and not apart(focus, draft)


def _on_a_day(event: Draft) -> bool:
    held = event.status.value == "Held" and event.date is not None
    return held and event.date is not None and precision(event.date.value) >= DAY and not event.spans_days()


def _of_old(doc: Doc, event: Draft, draft: Draft) -> bool:
    """Return whether one of two tellings is of long ago, and the other one, without a day, hardly of the same event."""
    return recalled(on(doc).article, event, draft) or recalled(on(doc).article, draft, event)


def _says_what(event: Draft, draft: Draft) -> bool:
    """Return whether a sentence tells what it was that the one before only dated."""
    step = event.status.value == "Planned" and draft.family == "meeting" and not draft.noun  # of a stay's programme
    if event.kind.value == "Visit" and (step or not event.spans_days()):
        return False
    near = draft.frame.index - event.frame.index <= 1 and event.kind.rule in {MEETING.id, NEXT_ONE}
    dates = draft.date is None or (event.date is None and event.kind.rule == NEXT_ONE)
    return near and dates and event.status.value == draft.status.value and not draft.signing


def _listed(doc: Doc, frame: Frame, before: Frame | None) -> bool:
    """Return whether a line is an item of a list that words of presence opened ("Autour de la table :")."""
    bullet = on(doc).words[frame.start : frame.start + 1]  # of a text that has a word left
    if before is None or not BULLETS.issuperset(bullet or [""]) or (frame.dates and frame.cued("trigger")):
        return False
    opened = before.cued("presence") or (frame.named("person") and not frame.cued("trigger", "sign"))
    if before.listing or (opened and on(doc).words[before.end - 1] == ":"):
        frame.listing = True
    return frame.listing


def _whose(frame: Frame, events: list[Draft]) -> Draft | None:
    named = {mention.key for mention in frame.mentions}
    return next((event for event in events if named & set(event.everyone())), None)


def extend(doc: Doc, event: Draft, frame: Frame, *, listing: bool) -> None:
    """Add to an event what a sentence without event words of its own says of it."""
    listing = listing or enumerates(doc, frame)
    away = (one.key for one in frame.named("person") if is_away(doc, frame, one) or is_recalled(frame, one))
    event.outside |= set(away)
    for key, stated in present_in(doc, frame, event.everyone(), listing=listing).items():
        if key not in event.hosts and key not in event.guests:
            event.others.setdefault(key, stated)
    go_on(doc, event, frame)
    if frame not in event.frames:
        event.frames.append(frame)


def finish(doc: Doc, drafts: list[Draft], parties: list[Party]) -> list[Meeting]:
    """Return the drafts as facts."""
    on(doc).told = {f"m{n}": {frame.index for frame in draft.frames} for n, draft in enumerate(drafts, start=1)}
    parts: list[tuple[Draft, Draft]] = []
    for draft in drafts:
        draft.within = next((stay for stay in drafts if contains(stay, draft)), None)
        stay = draft.within or next((stay for stay in drafts if during(stay, draft)), None)
        if stay is not None:
            take_from_stay(stay, draft)
            parts.append((stay, draft))
    join_travellers(doc, drafts, parties)
    follow(drafts)
    settle(doc, drafts, parties)
    for draft in drafts:
        end_alone(draft)
        draft.date = with_year(doc, draft.frame, whole(draft))
    for stay, draft in parts:  # of a stay whose year is told elsewhere
        take_from_stay(stay, draft)
    keys = {id(draft): f"m{number}" for number, draft in enumerate(drafts, start=1)}
    return [_meeting(doc, keys, draft, parties) for draft in drafts]


def _meeting(doc: Doc, keys: dict[int, str], draft: Draft, parties: list[Party]) -> Meeting:
    delegations = [party for party in parties if set(party.represents) & set(draft.everyone())]
    for party in delegations:
        told_here = party.frame in draft.frames
        if party.head and told_here and party.head.value not in draft.everyone():
            draft.others[party.head.value] = Stated(party.head.value, "participant-head", party.head.quotes)
    everyone = draft.everyone()
    acting = {mention.key for mention in draft.frame.named("person")} & draft.others.keys()
    heads = {party.head.value for party in delegations if party.head}
    principals = {*draft.hosts, *draft.guests, *acting, *heads}
    behind = with_offices(doc, everyone, principals)
    also = {k: s for k, s in draft.others.items() if k not in draft.hosts and k not in draft.guests}
    others = {**also, **{k: s for k, s in behind.items() if k not in everyone}}
    start, end = bounds(draft.date.value) if draft.date else ("", "")
    date, until = draft.date, draft.until
    return Meeting(
        key=keys[id(draft)],
        name=draft.name,
        kind=draft.kind,
        status=draft.status,
        start=Stated(start, date.rule, date.quotes) if date else None,
        end=Stated(end, date.rule, date.quotes) if date and end != start else None if date else until,
        locations=tuple(spot for spot in (draft.location, draft.locality) if spot),
        hosts=tuple(draft.hosts.values()),
        guests=tuple(draft.guests.values()),
        participants=tuple(others.values()),
        delegations=tuple(party.stated() for party in delegations),
        edition=draft.edition,
        online=draft.online,
        part_of=keys[id(draft.within)] if draft.within else None,
    )
