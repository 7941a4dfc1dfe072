"""An event while its sentences are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...facts import Quote, Stated
from ..sentences.frames import Frame
from ..when.nth_day import EDGES, NTH, nth_day

FAMILY = {"Visit": "visit", "Conference": "conference", "JointCommittee": "conference"}  # every other kind: "meeting"


NEXT_ONE = "meeting-next"  # the rule of an event of which only the time or place was told
DATED = "meeting-dated"  # the rule of an event that no word tells, only who was where on which day
ON_STAY = "on-stay"  # words that say that something was on some day of a stay: "while they were in Lyon"
PRONOUN = "participant-pronoun"
NAMED = frozenset({"participant-named", "participant-host", "participant-sides"})
SIDES = 2  # bodies that make an event
YEAR, MONTH, DAY = 4, 7, 8  # how much of a date is known where it gives a year, a month, a day at least


@dataclass(slots=True)
class Draft:
    """Gather what is told of one event."""

    kind: Stated[str]
    status: Stated[str]
    name: str
    frame: Frame
    noun: bool = False
    spoken: bool = False
    signing: bool = False
    level: str = ""  # "City", "AdministrativeArea": what kind of place it is that is told
    bond: bool = False  # told as what two towns become: "sister cities"
    purpose: bool = False  # told by a noun for what people come for: "celebrations"
    light: bool = False  # told by no word of its own kind: "held", "meeting"
    date: Stated[str] | None = None
    location: Stated[str] | None = None
    locality: Stated[str] | None = None  # the territory in which the venue told lies
    until: Stated[str] | None = None  # the last day told of what goes on
    edition: Stated[int] | None = None
    online: bool = False
    hour: int = 0  # the part of the day that is told: 1 the morning, 2 the afternoon, 3 the evening
    leg: bool = False  # one of several stays of a journey
    hosts: dict[str, Stated[str]] = field(default_factory=dict)
    guests: dict[str, Stated[str]] = field(default_factory=dict)
    others: dict[str, Stated[str]] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)  # who is named beside its words, and is not at it
    frames: list[Frame] = field(default_factory=list)
    tellings: list[tuple[Frame, tuple[Quote, ...]]] = field(default_factory=list)  # the later ones: sentence, words
    within: Draft | None = None
    abroad: bool = False  # the place told is a whole country
    earlier: bool = False  # told as over when what the story tells took place: "had met"
    going_on: bool = False  # a stay of which the first or the last day is told: "has been here since Monday"

    @property
    def family(self) -> str:
        """Return which kinds of event this one can be the same as."""
        return FAMILY.get(self.kind.value, "meeting")

    @property
    def put_off(self) -> bool:
        """Return whether this was postponed, and no day is told to which."""
        return self.status.rule == "status-postponed" and self.date is None

    def spans(self) -> bool:
        """Return whether this is a stay of its own: over several days, or in a whole country."""
        return self.abroad or self.going_on or self.spans_days()

    def spans_days(self) -> bool:
        """Return whether the date told is an interval."""
        return self.date is not None and "/" in self.date.value

    def everyone(self) -> dict[str, Stated[str]]:
        """Return all who take part."""
        return {**self.others, **self.guests, **self.hosts}

    def people(self) -> set[str]:
        """Return the keys of the people who take part."""
        return {key for key in self.everyone() if key.startswith("person/")}

    def _take_place(self, other: Draft) -> None:
        """Take over the place of another telling: the only one, a narrower one, the town of a venue or the reverse."""
        if other.location is None:
            return
        if self.location is None or (self.abroad and not other.abroad and not self.spans_days()):
            self.location, self.abroad, self.level = other.location, other.abroad, other.level
        elif self.abroad or other.abroad or self.locality:
            return
        elif not self.level and other.level:
            self.locality, self.level = other.location, other.level
        elif self.level and not other.level:
            self.location, self.locality = other.location, self.location

    def add(self, other: Draft) -> None:
        """Take over what another telling of this event adds."""
        present = bool(other.frame.cued("presence"))
        told = sum(not key.startswith("person/") for key in self.everyone())
        for mine, theirs in ((self.hosts, other.hosts), (self.guests, other.guests), (self.others, other.others)):
            for key, stated in theirs.items():
                if told < SIDES or present or key.startswith("person/") or stated.rule not in NAMED:
                    mine.setdefault(key, stated)  # both sides are told: what else a later sentence names is beside it
        self.outside |= other.outside - self.everyone().keys()
        self.date = other.date if rounds_off(other, self) else finer(self.date, other.date)
        self.until = self.until or other.until
        self.hour = self.hour or other.hour
        self._take_place(other)
        self.tellings += [(other.frame, other.kind.quotes), *other.tellings]
        self.edition = self.edition or other.edition
        self.online = self.online or other.online
        named = not other.light or (self.kind.rule == DATED and other.noun and other.kind.rule != DATED)
        if self.light and not self.noun and named and self.family == other.family:
            self.kind, self.name = other.kind, other.name
        self.light = self.light and other.light
        self.frames += [frame for frame in other.frames if frame not in self.frames]
        if self.status.value == "Cancelled" and other.status.rule == "status-postponed":
            self.status = other.status
        if self.kind.rule == NEXT_ONE != other.kind.rule and not other.noun and self.status.value == other.status.value:
            self.kind, self.name = other.kind, other.name  # "Next meeting in May: the mayor will visit Leeds"
        elif self.family == "visit" and other.family == "meeting" and other.kind.rule == NEXT_ONE:
            return
        met = self.family == "visit" and other.family == "meeting" and not other.spans_days()
        if met and self.status.value == other.status.value:
            self.kind = other.kind
            self.status = other.status


def bounds(date: str) -> tuple[str, str]:
    """Return the first and the last day (or month, or year) of an ISO date or interval."""
    start, _, end = date.partition("/")
    return start, end or start


def first_day(date: Stated[str] | None) -> str:
    """Return the first day of a date, "" without one."""
    return bounds(date.value)[0] if date else ""


def precision(date: str) -> int:
    """Return how much of a date is known, as the length of its first half."""
    return len(bounds(date)[0]) + (3 if date.startswith("--") else 0)


def finer(one: Stated[str] | None, other: Stated[str] | None) -> Stated[str] | None:
    """Return the date that says more, the first one where both say as much."""
    if one is None or other is None:
        return one or other
    return other if precision(other.value) > max(precision(one.value), YEAR) else one


def agree(one: str, other: str) -> bool:
    """Return whether two dates may be of the same time: equal as far as both go, or a stay that a month begins."""
    first, second = bounds(one), bounds(other)
    if one.startswith("--") or other.startswith("--"):
        return first[0][-5:] == second[0][-5:]
    coarse, fine = sorted((one, other), key=len)
    if precision(coarse) < DAY and "/" not in coarse and bounds(fine)[0].startswith(coarse):
        return True  # "at the end of May", "from 29 May to 1 June"
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=True))


def apart(one: Draft, other: Draft) -> bool:
    """Return whether two tellings have days of their own that differ."""
    if one.date is None or other.date is None or min(precision(one.date.value), precision(other.date.value)) < DAY:
        return False
    first, second = one.date.value, other.date.value
    if one.hour and other.hour and one.hour != other.hour and first == second:
        return True
    return not (agree(first, second) or covers(first, second) or covers(second, first))


def covers(span: str, date: str) -> bool:
    """Return whether a date lies within an interval."""
    (first, last), (start, end) = bounds(span), bounds(date)
    return "/" in span and first <= start and end <= last


def contains(stay: Draft, event: Draft) -> bool:
    """Return whether an event is part of another: within the days of a visit or conference of the same people."""
    if stay is event or stay.family == "meeting" or not stay.spans_days() or stay.status.value != event.status.value:
        return False
    if (
        event.date is None
        or stay.date is None
        or event.spans_days()
        or not set(stay.everyone()) & set(event.everyone())
    ):
        return False
    return covers(stay.date.value, event.date.value)


def during(stay: Draft, event: Draft) -> bool:
    """Return whether an event without a day of its own is one of the stay told before it.

    What somebody only speaks of is one if it is of the same people.
    """
    return (
        stay.family == "visit"
        and (event.family == "meeting" or (event.family == "visit" and event is not stay and not event.spans()))
        and stay.spans()
        and stay.status.value == event.status.value
        and stay.frame.index < event.frame.index
        and (event.date is None or (stay.date is not None and covers(stay.date.value, event.date.value)))
        and (not event.spoken or bool(set(stay.everyone()) & set(event.everyone()) or event.frame.cued(*EDGES, NTH)))
    )


def take_from_stay(stay: Draft, event: Draft) -> None:
    """Give an event the month of the stay that it is part of, where it states no date."""
    if event.date is None and stay.date is not None:
        start, end = bounds(stay.date.value)
        if (day := nth_day(start, end, event.frame)) is not None:
            event.date = Stated(day, "date-stay", tuple(sorted({*stay.date.quotes, *event.kind.quotes})))
            return
        edge = next((word for label in EDGES for word in event.frame.cued(label)), None)
        if edge is not None and precision(start) > DAY:
            day = start if edge.label == EDGES[0] else end
            event.date = Stated(day, "date-stay", tuple(sorted({*stay.date.quotes, edge.quote, *event.kind.quotes})))
        elif start[:-3] == end[:-3] and precision(start) >= DAY and not start.startswith("--"):
            event.date = Stated(start[:-3], "date-stay", tuple(sorted({*stay.date.quotes, *event.kind.quotes})))


def elsewhere(event: Draft, draft: Draft) -> bool:
    """Return whether two places of the same level are told, so that the tellings are of two events."""
    told, retold = event.locality or event.location, draft.locality or draft.location
    if told is None or retold is None or told.value == retold.value:
        return False
    return event.level == draft.level != ""


def rounds_off(stay: Draft, telling: Draft) -> bool:
    """Return whether a visit is told by its first or last day of which the whole span is told too."""
    if telling.family != "visit" or stay.family == "conference" or not (telling.going_on and stay.spans_days()):
        return False
    edges = bounds(stay.date.value) if stay.date else ()
    return telling.date is not None and telling.date.value in edges


def take_edge(stay: Draft | None, told: list[Draft]) -> None:
    """Give what is told right after a stay the first or last day of it that its sentence means: "on arrival"."""
    for draft in told:
        edge = draft.frame.cued(*EDGES)
        if stay is not None and stay.family == "visit" and draft.date is None and edge and stay.spans_days():
            take_from_stay(stay, draft)
