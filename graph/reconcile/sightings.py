"""What each article says of its people, meetings and agreements, as far as identity goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..store.interface import Store

QUERIES = Path(__file__).parent
FULL_DATE = 10  # characters of YYYY-MM-DD
SIDES = 2
FAMILIES = {"Reception": "WorkingSession"}  # a courtesy call and talks are told of the same hour


@dataclass(frozen=True, slots=True)
class Person:
    """Hold what one article says of a person. ``minted`` is the IRI that its words give, before any decision.

    ``offices`` are pairs of a body and a role or title, ``territories`` those of the bodies (no countries), ``events``
    what tells the events of which the person was part.
    """

    article: str
    minted: str
    name: str
    published: str
    offices: frozenset[tuple[str, str]]
    territories: frozenset[str]
    events: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """Hold what one article says of a meeting or an agreement; ``people`` are IRIs as minted, ``sides`` territories."""

    article: str
    minted: str
    kind: str
    status: str
    day: str
    period: tuple[str, str]
    edition: str
    sides: frozenset[str]
    people: frozenset[str]

    @property
    def family(self) -> str:
        """Return the kind, where two kinds are told of one event the same for both."""
        return FAMILIES.get(self.kind, self.kind)

    def told(self) -> tuple[str, ...] | None:
        """Return what tells an event across articles, or None where too little is known."""
        whole = len(self.day) == FULL_DATE and not self.day.startswith("--") and len(self.sides) >= SIDES
        return (self.family, self.day, *sorted(self.sides)) if whole else None


@dataclass(slots=True)
class Atlas:
    """Say which place lies in which."""

    within: dict[str, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)

    def chain(self, place: str) -> list[str]:
        """Return a place and those around it, without its country."""
        found: list[str] = []
        while place and place not in self.countries and place not in found:
            found.append(place)
            place = self.within.get(place, "")
        return found

    def related(self, one: str, other: str) -> bool:
        """Say whether two places are the same or one lies in the other."""
        return one in self.chain(other) or other in self.chain(one)


@dataclass(frozen=True, slots=True)
class Sightings:
    """Hold all that the articles of a store say, in the order of their IRIs, and what has been put in whose place."""

    people: tuple[Person, ...]
    events: tuple[Event, ...]
    atlas: Atlas
    placed: dict[str, dict[str, str]]  # article: IRI in its graph now to the one minted


def read_sightings(store: Store) -> Sightings:
    """Read the graphs of a store."""
    placed: dict[str, dict[str, str]] = defaultdict(dict)
    atlas = _read_atlas(store)
    events = _read_events(store, placed)
    people = _read_people(store, placed, events, atlas)
    minted = {(p.article, now): first for p in people for now, first in placed[p.article].items()}
    known = [replace(e, people=frozenset(minted.get((e.article, who), who) for who in e.people)) for e in events]
    return Sightings(tuple(people), tuple(known), atlas, {a: both for a, both in placed.items() if both})


def _ask(store: Store, name: str) -> Iterator[dict[str, str]]:
    answer = store.query((QUERIES / f"{name}.rq").read_text(encoding="utf-8"))
    for row in answer.rows:
        yield {
            variable: getattr(term, "value", str(term)) if term is not None else ""
            for variable, term in zip(answer.variables, row, strict=True)
        }


def _read_atlas(store: Store) -> Atlas:
    atlas = Atlas()
    for row in _ask(store, "places"):
        if row["within"]:
            atlas.within.setdefault(row["place"], row["within"])
        if row["country"] in {"true", "1"}:
            atlas.countries.add(row["place"])
    return atlas


def _read_events(store: Store, placed: dict[str, dict[str, str]]) -> list[Event]:
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _ask(store, "sides"):
        if row["place"]:
            sides[row["article"], row["thing"]].add(row["place"])
        elif "/person/" in row["who"]:
            people[row["article"], row["thing"]].add(row["who"])
    found: dict[tuple[str, str], Event] = {}
    for row in _ask(store, "events"):
        key = row["article"], row["thing"]
        event = Event(
            row["article"], _minted(row, placed), _local(row["kind"]), _local(row["status"]), row["day"],
            (row["from"], row["until"]), row["edition"], frozenset(sides[key]), frozenset(people[key]),
        )  # fmt: skip
        found.setdefault(key, event)
    return list(found.values())


def _read_people(store: Store, placed: dict[str, dict[str, str]], events: list[Event], atlas: Atlas) -> list[Person]:
    offices: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    territories: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _ask(store, "offices"):
        if row["former"]:
            continue
        key = row["article"], row["thing"]
        offices[key].add((row["body"], row["role"] or row["title"].casefold()))
        if row["place"] and row["place"] not in atlas.countries:
            territories[key].add(row["place"])
    attended: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for event in events:
        if told := event.told():
            for who in event.people:
                attended[event.article, who].add(told)
    found: dict[tuple[str, str], Person] = {}
    for row in _ask(store, "people"):
        key = row["article"], row["thing"]
        person = Person(
            row["article"], _minted(row, placed), row["name"], row["published"], frozenset(offices[key]),
            frozenset(territories[key]), frozenset(attended[key]),
        )  # fmt: skip
        found.setdefault(key, person)
    return list(found.values())


def _minted(row: dict[str, str], placed: dict[str, dict[str, str]]) -> str:
    """Return the IRI that a thing was minted with, and note where another has been put in its place."""
    if row["minted"]:
        placed[row["article"]][row["thing"]] = row["minted"]
    return row["minted"] or row["thing"]


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
