"""When two tellings are of the same event."""

from __future__ import annotations

import re

from ..when.nth_day import day_told
from ..who.presence import goes_to
from .drafts import (
    DAY,
    MONTH,
    NAMED,
    ON_STAY,
    PRONOUN,
    YEAR,
    Draft,
    agree,
    apart,
    covers,
    elsewhere,
    precision,
    rounds_off,
)

COUNTRY = re.compile(r"place/([a-z]{2})-[^/]+$")  # of a place's key
CEREMONIES = ({"Ceremony", "WorkingSession"}, {"Ceremony", "Reception"})  # "on the same day they also opened"
BEHIND = frozenset({"participant-delegation", "participant-head"})  # rules by which a delegation brings its people
HOUSE = frozenset({"", "CivicStructure"})  # levels of what is no territory: a body, a venue
MOVED_ON = 2  # sentences after a visit within which a meeting may still be that visit


def same_event(event: Draft, draft: Draft, *, also: bool, back: bool) -> bool:
    """Return whether a new telling is of an event told before.

    ``also`` says that the sentence announces something further, ``back`` that it points back to something told.
    """
    return (
        _may_be_same(event, draft, back=back)
        and _dates_allow(event, draft, back=back)
        and (_summed_up(event, draft) or _share(event, draft, also=also, back=back))
    )


def _may_be_same(event: Draft, draft: Draft, *, back: bool) -> bool:
    if event.family != draft.family and not (
        _visit_with_meeting(event, draft) or (back and _called_again(event, draft))
    ):
        return False
    goes_on = event.family == draft.family == "conference" and draft.until is not None and draft.date is None
    if event.status.value != draft.status.value and not goes_on and (not back or _announces(event, draft)):
        return False
    if _not_yet(event, draft):
        return False
    if event.edition and draft.edition and event.edition.value != draft.edition.value:
        return False
    if event.family == draft.family == "visit" and (
        _abroad(event, draft) or _stays_on(event, draft) or _day_of(event, draft)
    ):
        return False  # "recalled the visit of last year to Shanghai"
    return back or not (elsewhere(event, draft) or _another_stop(event, draft))


def _not_yet(event: Draft, draft: Draft) -> bool:
    """Return whether a telling of another family is of what took place, the event of what is to come on other days."""
    days = [telling.date.value if telling.date else "" for telling in (event, draft)]
    held = event.status.value == "Planned" and draft.status.value == "Held"
    return held and event.family != draft.family and (days[0] != days[1] or not days[0])


def _abroad(event: Draft, draft: Draft) -> bool:
    """Return whether two towns or regions of two countries are told."""
    told = [spot and COUNTRY.match(spot.value) for spot in (event.location, draft.location)]
    levels = event.level and draft.level and not (event.abroad or draft.abroad)
    return bool(levels) and all(told) and len({found[1] for found in told if found}) > 1


def _stays_on(event: Draft, draft: Draft) -> bool:
    """Return whether a stay is told of which the last day is known, after a visit to a house: "stays until Friday"."""
    housed = event.location is not None and event.level in HOUSE
    return housed and draft.until is not None and draft.location is not None and draft.level not in HOUSE


def _day_of(stay: Draft, draft: Draft) -> bool:
    """Return whether a verb tells what was visited on a day of a stay of which no day is told: "is here this week"."""
    undated = (stay.going_on or stay.abroad) and (stay.date is None or precision(stay.date.value) < DAY)
    housed = draft.location is not None and draft.level in HOUSE
    counted = bool(stay.frame.lengths) and stay.frame is not draft.frame  # "spent three days in Kiel"
    told = (housed or counted) and not (draft.noun or draft.going_on)
    return undated and told and draft.date is not None and precision(draft.date.value) >= DAY


def _announces(event: Draft, draft: Draft) -> bool:
    """Return whether a telling is of something to come, with a time of its own, after an event that took place."""
    return event.status.value == "Held" and draft.status.value == "Planned" and draft.date is not None


def _another_stop(event: Draft, draft: Draft) -> bool:
    """Return whether a verb tells of a visit to another house than the event before: "toured the plant"."""
    if draft.family != "visit" or draft.noun or event.date is None or not (event.location and draft.location):
        return False
    told = {event.location.value, event.locality.value if event.locality else ""}
    return {event.level, draft.level} <= HOUSE and draft.location.value not in told


def _dates_allow(event: Draft, draft: Draft, *, back: bool) -> bool:
    if not event.date and not draft.date and day_told(event.frame) != day_told(draft.frame) and day_told(draft.frame):
        return False  # "On the first day … On the second day"
    if not back and apart(event, draft):
        return False
    if event.date is None or draft.date is None or agree(event.date.value, draft.date.value):
        return True
    inside = covers(event.date.value, draft.date.value) or covers(draft.date.value, event.date.value)
    whole = rounds_off(event, draft) or rounds_off(draft, event)
    return inside and (back or whole or event.family == draft.family == "conference")


def _share(event: Draft, draft: Draft, *, also: bool, back: bool) -> bool:
    known, new = event.everyone(), draft.everyone()
    another = {event.kind.value, draft.kind.value} in CEREMONIES and draft.date is not None
    beside = also and (set(new) - set(known) or _at_another_house(event, draft) or another)
    other = _with_others(event, draft) or _met_on_stay(event, draft) or _ceremony_after(event, draft)
    if beside or (not back and other):
        return False
    if back or not draft.people() or not _met(event):
        return True
    common = set(known) & set(new)
    meant = {key for key, stated in new.items() if stated.rule == PRONOUN}  # "he", whoever that is
    fresh = draft.people() - event.people() - meant
    if draft.noun or draft.signing:
        return bool(common) or not fresh
    if fresh and draft.date and not event.date:
        return False  # dated by itself, with somebody new: another event
    if draft.people() & event.people():
        return True
    return bool(common) and event.kind.value == draft.kind.value


def _ceremony_after(event: Draft, draft: Draft) -> bool:
    """Return whether a ceremony is told with its day after talks without one: "met X. On 12 May they opened Y"."""
    kinds = (event.kind.value, draft.kind.value)
    dated = draft.date is not None and precision(draft.date.value) >= DAY
    return kinds == ("WorkingSession", "Ceremony") and event.date is None and dated


def _summed_up(event: Draft, draft: Draft) -> bool:
    """Return whether a story opened with a ceremony without its day, which its body tells: "X has opened a well"."""
    solemn = event.kind.value == draft.kind.value == "Ceremony"
    opened = event.frame.section == "lead" and draft.frame.section == "body" and event.date is None
    return solemn and opened and not draft.people().isdisjoint(event.people())


def _met(event: Draft) -> set[str]:
    """Return the people whom the words of an event name, not only its delegation: "talks with a team from X"."""
    return {key for key in event.people() if event.everyone()[key].rule not in BEHIND}


def _called_again(event: Draft, draft: Draft) -> bool:
    """Return whether a conference may be called by a plainer noun, without a day of its own: "this meeting"."""
    plain = draft.noun and not (draft.date or draft.edition)
    signed = draft.kind.value == "SigningCeremony" and len(draft.everyone()) > 1  # of some who are there
    return {event.family, draft.family} == {"conference", "meeting"} and plain and not signed


def _at_another_house(event: Draft, draft: Draft) -> bool:
    """Return whether a verb tells, beside an event, of something at a house that is not that of the event."""
    plain = (draft.noun or draft.light) and not goes_to(draft.frame)
    if plain or draft.location is None or draft.level not in HOUSE:
        return False
    told = {spot.value for spot in (event.location, event.locality) if spot}
    return draft.location.value not in told and (bool(told) or draft.family == "visit" or _dated_alike(event, draft))


def _dated_alike(event: Draft, draft: Draft) -> bool:
    """Return whether a day is told of both: "received them on 3 May. | On the same day they toured the plant"."""
    return event.date is not None and draft.date is not None


def _with_others(event: Draft, draft: Draft) -> bool:
    """Return whether a verb dates, after an event without a day, what somebody did with others than those there."""
    if draft.noun or draft.signing or event.signing or draft.date is None or event.date is not None:
        return False
    named = {key for key, stated in draft.everyone().items() if stated.rule in NAMED}
    return bool(named) and named.isdisjoint(event.everyone())


def _met_on_stay(event: Draft, draft: Draft) -> bool:
    """Return whether a verb tells whom somebody met on a stay, none of them at the event told before.

    What was on some day of a stay is not what a verb tells of a day after it either.
    """
    if event.frame.cued(ON_STAY) and event.date is None and draft.date is not None and draft.frame is not event.frame:
        return not draft.noun
    opening = "within" if event.signing else ON_STAY
    stay = any(word.start == draft.frame.start for word in draft.frame.cued(opening))  # "During his days in Lyon, …"
    if not stay or draft.noun or draft.signing:
        return False
    met = {key for key, stated in draft.everyone().items() if stated.rule in NAMED}
    return bool(met) and met.isdisjoint(event.everyone())


def _visit_with_meeting(event: Draft, draft: Draft) -> bool:
    if {event.family, draft.family} != {"visit", "meeting"}:
        return False
    visit, meeting = (event, draft) if event.family == "visit" else (draft, event)
    if visit is event and not meeting.signing and meeting.frame.index - visit.frame.index > MOVED_ON:
        return False  # what a story comes to later is what was done on the visit
    if visit.date and meeting.date and meeting.spans_days() and not meeting.signing:
        # "in the three days they met …": all that was done
        return agree(visit.date.value, meeting.date.value) or rounds_off(meeting, visit)
    if _of_its_own(visit, meeting) or (visit is draft and _elsewhere_undated(visit, meeting)):
        return False
    ahead = event.status.value == draft.status.value == "Planned" and visit.date and visit.location
    return not ahead and not visit.spans() and not (visit is draft and visit.date and len(visit.date.value) == YEAR)


def _of_its_own(visit: Draft, meeting: Draft) -> bool:
    """Return whether a visit is told by its month, beside a meeting with its day, or was at another place."""
    if visit.date and meeting.date and precision(visit.date.value) == MONTH < DAY <= precision(meeting.date.value):
        return True
    placed = visit.location and meeting.location and visit.location.value != meeting.location.value
    return bool(placed) and not elsewhere(visit, meeting)


def _elsewhere_undated(visit: Draft, meeting: Draft) -> bool:
    """Return whether a verb tells, after a meeting with its day, of a visit with a place but without a day."""
    return meeting.date is not None and visit.date is None and visit.location is not None and not visit.noun
