"""What sort of event it is, and how it lies to somebody's home and other days: facts of ``attendance_facts``."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import on
from ..tellings.drafts import covers
from ..when.other_times import at_another_time
from .parties import territory_of, within
from .story import Story

Fact = tuple[str, float]  # its name, its measure
EVENTS, THERE = 3, 6  # events before one, and those told to be at it, that are counted no further


def what_event(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield what sort of event it is, for those whom its words tell to be there and for others."""
    meeting, draft, there = story.meetings[number], story.drafts[number], story.there[number]
    told = "told" if key in there else "untold"
    yield f"{told} kind {meeting.kind.value}", 1
    yield f"{told} number {min(number, EVENTS)}", 1
    yield f"{told} there {min(len(there), THERE)}", 1
    marks = {
        "undated": draft.date is None,
        "on a stay": draft.within is not None,
        "online": draft.online,
        "light": draft.light,
        "earlier": draft.earlier,
    }
    yield from ((f"{told} {mark}", 1) for mark, holds in marks.items() if holds)


def from_where(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield how the place of an event lies to somebody's home, by the kind of event."""
    if relation := _relation(story, number, story.homes[key]):
        kind, told = story.meetings[number].kind.value, "told" if key in story.there[number] else "untold"
        yield f"{relation} {kind}", 1
        yield f"{relation} {told} {kind}", 1


def _relation(story: Story, number: int, homes: frozenset[str]) -> str:
    """Return how the place of an event lies to homes, "" where one of them is not told."""
    doc, places = story.doc, on(story.doc).places
    sites = [spot.value for spot in story.meetings[number].locations]
    here = [place for site in sites if (place := site if site in places else territory_of(doc, site))]
    if not (here and homes):
        return ""
    if not homes.isdisjoint(here):
        return "at home"
    if any(within(doc, place, home) for place in here for home in homes):
        return "inside home"
    if any(within(doc, home, place) for place in here for home in homes):
        return "around home"
    countries = [{places[place].country for place in side if place in places} for side in (here, homes)]
    return "in the country" if countries[0] & countries[1] else "abroad"


def on_other_days(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield how the days of the other events at which somebody is lie to those of an event."""
    draft = story.drafts[number]
    for at, there in enumerate(story.there):
        if at == number or key not in there:
            continue
        other = story.drafts[at]
        if draft.date is None or other.date is None:
            yield "elsewhere no day", 1
        elif draft.date.value == other.date.value:
            continue
        elif covers(draft.date.value, other.date.value):
            yield "elsewhere within its days", 1
        elif covers(other.date.value, draft.date.value):
            yield "elsewhere around its day", 1
        elif at_another_time(story.doc, other, draft):
            yield "elsewhere at another time", 1
        else:
            yield "elsewhere near in time", 1
