"""Whether what a sentence tells is enough to be an event of its own, beside those told before."""

from __future__ import annotations

from datetime import date, timedelta

from ..when.nth_day import EDGES
from ..where.whereabouts import UNKNOWN_RULE
from .drafts import DAY, MONTH, YEAR, Draft, first_day, precision

SIDES = 2  # people who sign, one for each side
RECENT = 10  # years within which an event of another year is still told for its own sake
SOON = timedelta(days=366)  # between a signing and the other events of its story


def enough(draft: Draft, events: list[Draft]) -> bool:
    """Return whether a telling says enough to be an event of its own."""
    everyone, people = draft.everyone(), draft.people()
    known = bool(draft.date or draft.edition)
    if draft.status.rule in {"status-cancelled", "status-postponed"} and events and not known:
        return False  # a stop that was left out of a journey
    if draft.light and not draft.noun and draft.family != "visit":  # "took place": what was told before
        return known
    if draft.signing:
        return _enough_signed(draft, events)
    met = {key for event in events for key in event.everyone()}
    fresh = len(everyone) > 1 and bool(set(everyone) - met)
    placed = draft.location is not None and draft.location.rule != UNKNOWN_RULE
    rules = {
        "conference": known or draft.frame.section == "lead",
        "visit": bool(placed or not events or (draft.date and (people or draft.date.value[YEAR:]))),
        "meeting": known or bool(people) or ((not events or fresh) if draft.noun else len(everyone) > 1),
    }
    history = draft.family == "meeting" and bool(events) and _history(draft, events[0])
    return rules[draft.family] and not (history or _turns_years(draft))


def _enough_signed(draft: Draft, events: list[Draft]) -> bool:
    """Return whether a signing is told as an event: the first of the story, or after others with a day of its own."""
    several = [cue.rule.options.get("several") for cue in draft.frame.cued("instrument")]
    if several and all(several) and not (draft.date or draft.people()):
        return False  # "forty agreements were signed to date"
    stayed = any(event.spans_days() for event in events) and draft.frame.cued(*EDGES)
    if stayed or _on_its_own_day(draft, events) or _told_with_scene(draft):
        return True
    if draft.bond and draft.status.value == "Planned" and draft.date is None:
        return False  # "have resolved to become sister cities"
    if events and draft.status.value == "Planned" and draft.date and len(draft.date.value) == YEAR:
        return False  # "the charter is to be renewed in 2027"
    meetings = [event for event in events if event.family == "meeting"]
    later = draft.date is not None and not any(event.date and _before(draft, event) for event in meetings)
    return not events or ((not meetings or later) and len(draft.everyone()) > 1 and not _long_before(draft, events[0]))


def _on_its_own_day(draft: Draft, events: list[Draft]) -> bool:
    """Return whether a signing is told with a day on which nothing else of the story was, but not long before it."""
    day = _day(draft)
    if day is None or draft.status.value != "Held" or draft.spoken or len(draft.everyone()) < 2:
        return False
    days = [known for event in events if event.date and (known := _day(event))]
    return bool(days) and all(day != known for known in days) and any(abs(day - known) <= SOON for known in days)


def _told_with_scene(draft: Draft) -> bool:
    """Return whether a signing is told with its month, its town and who signed: "in May 1991 X signed in Podor".

    Its year is enough where both who signed are named.
    """
    placed = draft.location is not None and draft.location.rule != UNKNOWN_RULE
    dated = draft.date is not None and (precision(draft.date.value) >= MONTH or len(draft.people()) >= SIDES)
    return dated and draft.status.value == "Held" and placed and bool(draft.people())


def _history(draft: Draft, first: Draft) -> bool:
    """Return whether an event is only dated by a year, long before the story: "received the first lorries in 1993"."""
    told, now = first_day(draft.date), first_day(first.date)[:YEAR]
    return len(told) == YEAR and told.isdigit() and now.isdigit() and int(told) < int(now) - RECENT


def _turns_years(draft: Draft) -> bool:
    """Return whether a verb only says in which year something is celebrated: "the twinning will be 30 in 2018"."""
    yearly = draft.date is not None and len(draft.date.value) == YEAR
    return draft.kind.value == "Ceremony" and yearly and draft.location is None and not draft.noun


def _day(draft: Draft) -> date | None:
    first = first_day(draft.date)
    return date.fromisoformat(first) if len(first) > DAY and not first.startswith("--") else None


def _before(draft: Draft, event: Draft) -> bool:
    return first_day(draft.date) < first_day(event.date)


def _long_before(draft: Draft, event: Draft) -> bool:
    """Return whether a draft is of an earlier year than an event."""
    if draft.date is None or event.date is None:
        return False
    return first_day(draft.date)[:YEAR] < first_day(event.date)[:YEAR]


def counts(event: Draft, events: list[Draft]) -> bool:
    """Return whether somebody or an edition is told of an event, and nothing else took its place."""
    told = bool(event.everyone()) or event.edition is not None or _held_when(event)
    return told and not (event.put_off and any(_replaces(other, event) for other in events))


def _held_when(event: Draft) -> bool:
    """Return whether the day or month of a conference is told, of whose guests others may still be found."""
    return event.family == "conference" and event.date is not None and precision(event.date.value) > YEAR


def _replaces(other: Draft, event: Draft) -> bool:
    """Return whether those of an event put off without a new day met in its stead: "… so they talked online"."""
    return (
        other.status.value == "Held" and other.date is not None and event.everyone().keys() <= other.everyone().keys()
    )
