"""Which meetings and agreements of several articles are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from .groups import Groups
from .sightings import FULL_DATE, SIDES, Event

CANCELLED = "Cancelled"


def join_events(groups: Groups, events: Iterable[Event]) -> None:
    """Join what several articles tell of one event: its day (or period), sides and kind, and nothing that conflicts."""
    alike: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        if len(event.day) == FULL_DATE and not event.day.startswith("--"):
            alike[event.family, event.day].append(event)
        elif all(event.period):
            alike[event.kind, *event.period].append(event)
    for key in sorted(alike):
        pairs = [(one, other) for one, other in combinations(alike[key], 2) if _same(one, other)]
        met = Counter((a, b.article) for one, other in pairs for a, b in ((one, other), (other, one)))
        for one, other in pairs:
            if met[one, other.article] == met[other, one.article] == 1:  # of two in one article nobody knows which
                groups.join(one.minted, other.minted, f"same sides and {' to '.join(key[1:])}")


def _same(one: Event, other: Event) -> bool:
    if one.article == other.article or one.minted == other.minted or len(one.sides & other.sides) < SIDES:
        return False
    if one.edition != other.edition and one.edition and other.edition:
        return False
    if CANCELLED in {one.status, other.status} and one.status != other.status:
        return False
    if all(one.period) and all(other.period) and one.period != other.period:
        return False
    return one.kind == other.kind or bool(one.people & other.people)
