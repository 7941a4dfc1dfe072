"""Each statement against the annotation: was the rule that found it right? What confidence is counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..facts import Agreement, Facts, Meeting, Stated
from .matching import (
    Item,
    alike,
    match_agreements,
    match_meetings,
    match_named,
    match_person,
    match_roles,
    pair,
    same_date,
)
from .scoring import all_topics, predictions

Verdict = tuple[str, bool]
"""The id of a rule, and whether it was right this time."""


def judge(gold: Item, facts: Facts) -> Iterator[Verdict]:
    """Yield a verdict for each statement of an article; what only an optional entry backs is right too."""
    found = predictions(facts)
    known: dict[str, Item] = {p.key: item for p, item in zip(facts.people, found["people"], strict=True)}
    known |= {i.key: item for i, item in zip(facts.institutions, found["institutions"], strict=True)}
    people = {j for _, j in pair(gold["people"], found["people"], match_person)[0]}
    for j, person in enumerate(facts.people):
        yield person.name.rule, j in people
    roles = {j for _, j in pair(gold["roles"], found["roles"], match_roles(gold))[0]}
    for j, role in enumerate(facts.roles):
        stated: list[Stated[Any] | None] = [role.person, role.title, role.institution, role.former]
        yield from ((s.rule, j in roles) for s in stated if s)
    meetings = {j: gold["meetings"][i] for i, j in pair(gold["meetings"], found["meetings"], match_meetings(gold))[0]}
    places = {p.key: p.name for p in facts.places} | {i.key: i.name for i in facts.institutions}
    for j, meeting in enumerate(facts.meetings):
        yield from _judge_meeting(gold, meetings.get(j), meeting, known, places)
    pairs = pair(gold["agreements"], found["agreements"], match_agreements(gold))[0]
    agreements = {j: gold["agreements"][i] for i, j in pairs}
    for j, agreement in enumerate(facts.agreements):
        yield from _judge_agreement(gold, agreements.get(j), agreement, known)
    topics = set(gold["topics"])
    yield from ((t.rule, t.value in topics) for t in all_topics(facts))


def _judge_names(
    gold: Item, wanted: list[str], stated: Iterable[Stated[str]], known: dict[str, Item]
) -> Iterator[Verdict]:
    for one in stated:
        item = known.get(one.value)
        yield one.rule, item is not None and any(match_named(gold, n, item) for n in wanted)


def _judge_meeting(
    gold: Item, g: Item | None, m: Meeting, known: dict[str, Item], places: dict[str, str]
) -> Iterator[Verdict]:
    yield m.kind.rule, g is not None and m.kind.value in g["types"]
    yield m.status.rule, g is not None and m.status.value == ("Planned" if g.get("planned") else "Held")
    if m.start and (g is None or g.get("date")):
        yield m.start.rule, g is not None and same_date(g["date"], m.start.value) == 1.0
    if m.end and (g is None or g.get("end")):
        yield m.end.rule, g is not None and same_date(g["end"], m.end.value) == 1.0
    if g is None or g.get("place"):
        told = {
            spot.rule: g is not None and alike(g["place"], places.get(spot.value, spot.value), 0.5)
            for spot in m.locations
        }
        yield from ((rule, any(told.values())) for rule in told)  # the gold names the venue or its town
    wanted = g["participants"] if g else []
    yield from _judge_names(gold, wanted, (*m.hosts, *m.guests, *m.participants), known)
    if m.edition and g is not None and g.get("edition"):
        yield m.edition.rule, m.edition.value == g["edition"]


def _judge_agreement(gold: Item, g: Item | None, a: Agreement, known: dict[str, Item]) -> Iterator[Verdict]:
    kind = "Agreement" if a.kind.value == "OtherAgreement" else a.kind.value
    yield a.kind.rule, g is not None and kind in g["types"]
    yield a.title.rule, g is not None
    yield a.status.rule, g is not None and a.status.value == ("Planned" if g.get("planned") else "Signed")
    for key, when in (("date", a.signed_on), ("valid_from", a.valid_from), ("valid_until", a.valid_until)):
        if when and (g is None or g.get(key)):
            yield when.rule, g is not None and same_date(g[key], when.value) == 1.0
    yield from _judge_names(gold, g["parties"] if g else [], a.parties, known)
    yield from _judge_names(gold, g.get("signatories", []) if g else [], a.signatories, known)
