"""What an article says for and against somebody's being at an event, each fact by a name.

What each counts is learned from annotated articles (``weights/attendance.toml``); here is only what is to be seen:
by which rule the event's own words name somebody (``told_at``), where else he or it is named (``named_where``), at
which other events of the story (``met_elsewhere``), in which delegation (``travels``) and whether those who speak for
a body (``represented``) or others of its side (``sided_with``) are there. How near the names stand to the event's words
is told in ``nearness_facts``, what sort of event it is and how it lies to somebody's home in ``setting_facts``.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from spacy.tokens import Doc

from ...document import on
from .nearness_facts import for_another, how_far, how_told, how_worded, which_rank
from .parties import within
from .setting_facts import from_where, on_other_days, what_event
from .story import Story, is_person

Fact = tuple[str, float]  # its name, its measure
MANY = 3  # people, or bodies, that are counted no further
ACTING = frozenset({"participant-host", "participant-guest"})  # the rules of those who receive or are received
TELLING = ("first", "again")  # where the sentences that tell of an event stand
BESIDE = (for_another, how_far, how_told, how_worded, which_rank, from_where, on_other_days, what_event)


def evidence_of(story: Story, number: int, key: str) -> dict[str, float]:
    """Return the facts that speak for or against somebody's being at the event of a number."""
    sort = "person" if is_person(key) else "body"
    kinds = (told_at, named_where, met_elsewhere, travels, represented, sided_with, sort_of_body, *BESIDE)
    return {f"{sort} {name}": measure for facts_of in kinds for name, measure in facts_of(story, number, key)}


def told_at(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield by which rule somebody is told to be at an event, and what kind of event it is."""
    meeting, draft, rule = story.meetings[number], story.drafts[number], story.there[number].get(key)
    told = "told" if rule else "untold"
    yield told, 1
    yield f"{told} {meeting.status.value}", 1
    if rule:
        yield rule, 1
    if draft.spoken:
        yield f"{told} spoken", 1
    if draft.noun:
        yield f"{told} noun", 1
    if not draft.frame.in_story:
        yield f"{told} outside", 1


def named_where(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield where somebody is named, as seen from the sentences that tell of an event, and how."""
    named, there = story.named.get(key, []), story.there[number]
    yield "named", log(1 + len(named))
    if not named:
        yield "unnamed", 1
    for naming in named:
        where = story.stands[number][naming.frame.index]
        yield f"in {naming.frame.section}", 1
        yield f"at {where}", 1
        if where in TELLING and key not in there:
            yield f"at {where} untold", 1
        for way in naming.ways:
            yield f"{way} {where}", 1
        if not naming.beside.isdisjoint(there):
            yield f"beside {where}", 1


def met_elsewhere(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield at which other events of the story somebody is told to be, and with whom of this one."""
    meeting, draft, there = story.meetings[number], story.drafts[number], story.there[number]
    for at, other in enumerate(story.there):
        if at == number or key not in other:
            continue
        event, told = story.meetings[at], story.drafts[at]
        same = "same" if event.status.value == meeting.status.value else "unlike"
        shared = (other.keys() & there.keys()) - {key}
        yield "elsewhere", 1
        if at < number:
            yield "elsewhere earlier", 1
        if at == number - 1:
            yield "elsewhere just before", 1
        if at == 0:
            yield "elsewhere at first", 1
        if shared:
            yield f"elsewhere together {same}", 1
        if any(map(is_person, shared)):
            yield f"elsewhere with people {same}", 1
        if event.kind.value == "Visit" and same == "same":
            yield "elsewhere on a visit", 1
        if meeting.part_of == event.key:
            yield "elsewhere on the stay", 1
        if key in {stated.value for stated in event.guests}:
            yield "elsewhere as guest", 1
        if key in {stated.value for stated in event.hosts}:
            yield "elsewhere as host", 1
        if draft.date and told.date:
            yield "elsewhere that day" if draft.date.value == told.date.value else "elsewhere another day", 1


def travels(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield what somebody is in a delegation, whether others of it are there, and to what kind of event it comes."""
    kind = story.meetings[number].kind.value
    for party in story.parties:
        members = party.members(team=False)
        if key not in members and key not in party.team:
            continue
        rank = "represented" if key in party.represents else "team" if key in party.team else "head"
        here = bool((members.keys() & story.there[number].keys()) - {key})
        yield f"party {rank} {'here' if here else 'away'}", 1
        yield f"party {rank} {kind}", 1


def represented(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield whether those who speak for a body are at an event, or the body of a person, and how many others are."""
    there = story.there[number]
    people = sum(map(is_person, there)) - (key in there and is_person(key))
    bodies = len(there) - people - (key in there)
    yield f"people there {min(people, MANY)}", 1
    yield f"bodies there {min(bodies, MANY)}", 1
    if is_person(key):
        if not story.offices[key].isdisjoint(there):
            yield "office there", 1
        return
    holders = story.holders.get(key, ())
    if any(person in there for person in holders):
        yield "holder there", 1
    elif holders:
        yield "holder away", 1
    if any(there.get(person) in ACTING for person in holders):
        yield "holder acts", 1


def sided_with(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield who of the same territory is at an event, or whether anybody is of one that holds it or lies in it."""
    home, homes = story.homes[key], story.homes
    if not home:
        return
    others = [mate for mate in story.there[number] if mate != key]
    mates = [mate for mate in others if not home.isdisjoint(homes.get(mate, ()))]
    if mates:
        yield "side there", 1
        yield from (("side's person there" if is_person(mate) else "side's body there", 1) for mate in mates)
    elif any(_near(story.doc, one, other) for other in {h for m in others for h in homes.get(m, ())} for one in home):
        yield "side near", 1
    else:
        yield "side away", 1


def sort_of_body(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield what kind of body somebody is: the committee of a party comes to fewer events than those who sit on it."""
    body = on(story.doc).institutions.get(key)
    if body:
        yield f"kind {body.kind}", 1
        yield f"kind {body.kind} {'told' if key in story.there[number] else 'untold'}", 1
        yield f"kind {body.kind} {story.meetings[number].kind.value}", 1


def _near(doc: Doc, one: str, other: str) -> bool:
    return within(doc, one, other) or within(doc, other, one)
