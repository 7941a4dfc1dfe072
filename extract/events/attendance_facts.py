"""What an article says for and against somebody's being at an event, each fact by a name.

What each counts is learned from annotated articles (``weights/attendance.toml``); here is only what is to be seen:
by which rule the event's own words name somebody (``told_at``), where else he or it is named (``named_where``), at
which other events of the story (``met_elsewhere``), in which delegation (``travels``) and who of the same side is
there (``sided_with``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from spacy.tokens import Doc

from ..document import on
from ..facts import Meeting
from ..institutions.component import authority_of
from .drafts import Draft
from .frames import Frame, Mention
from .participants import Party
from .parties import located, offices, territory_of, within

Fact = tuple[str, float]  # its name, its measure
SOON = 2  # sentences after the event's own
BESIDE = 12  # tokens of a title between two names of a list
MANY = 3  # people, or bodies, that are counted no further
TELLING = ("first", "again")  # where the sentences that tell of an event stand
BREAKS = ("trigger", "sign", "speech")  # labels of words that end a list of names


@dataclass(frozen=True, slots=True)
class Story:
    """Hold the events of an article with those who may be at them.

    ``there`` holds for each event the rules by which those told to be there are so, by key; ``named`` the mentions of
    each key, ``homes`` its territories, ``offices`` the bodies for which a person speaks.
    """

    doc: Doc
    meetings: list[Meeting]
    drafts: list[Draft]
    parties: list[Party]
    there: list[Mapping[str, str]]
    named: Mapping[str, list[tuple[Frame, Mention]]]
    homes: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]


def story_of(doc: Doc, drafts: list[Draft], parties: list[Party]) -> Story:
    """Return the story of a document."""
    keys = [*on(doc).people, *on(doc).institutions]
    named: dict[str, list[tuple[Frame, Mention]]] = {}
    before = {quote for role in on(doc).roles if role.former and role.institution for quote in role.institution.quotes}
    for frame in on(doc).frames:
        for mention in frame.mentions:
            if mention.kind != "person" and mention.quote in before:
                continue  # "the former Vice-President of the council": it is not there by that
            key = authority_of(mention.key) if mention.kind == "place" else mention.key
            named.setdefault(key, []).append((frame, mention))
    held = {key: frozenset(stated.value for stated in offices(doc, key)) for key in on(doc).people}
    homes = {key: {territory_of(doc, body) for body in held.get(key, (key,))} - {None} for key in keys}
    meetings = list(on(doc).meetings)
    return Story(
        doc=doc,
        meetings=meetings,
        drafts=drafts,
        parties=parties,
        there=[{s.value: s.rule for s in (*m.hosts, *m.guests, *m.participants)} for m in meetings],
        named=named,
        homes={key: frozenset(str(place) for place in places) for key, places in homes.items()},
        offices=held,
    )


def evidence_of(story: Story, number: int, key: str) -> dict[str, float]:
    """Return the facts that speak for or against somebody's being at the event of a number."""
    facts: dict[str, float] = {}
    for facts_of in (told_at, named_where, met_elsewhere, travels, sided_with):
        for name, measure in facts_of(story, number, key):
            name = f"{_sort(key)} {name}"  # noqa: PLW2901  people and bodies are weighed apart
            facts[name] = max(facts.get(name, measure), measure)
    return facts


def _sort(key: str) -> str:
    return "person" if key.startswith("person/") else "body"


def told_at(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield by which rule somebody is told to be at an event, and what kind of event it is."""
    meeting, draft, rule = story.meetings[number], story.drafts[number], story.there[number].get(key)
    told = "told" if rule else "untold"
    yield told, 1
    yield f"{told} {meeting.status.value}", 1
    if rule:
        yield rule, 1
        yield f"told {meeting.kind.value}", 1
    if draft.spoken:
        yield f"{told} spoken", 1
    if draft.noun:
        yield f"{told} noun", 1
    if draft.frame.section not in {"lead", "body"}:
        yield f"{told} outside", 1


def named_where(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield where somebody is named, as seen from the sentences that tell of an event, and how."""
    named, there = story.named.get(key, []), story.there[number]
    yield "named", log(1 + len(named))
    if not named:
        yield "unnamed", 1
    for frame, mention in named:
        where = _where(story, number, frame)
        yield f"in {frame.section}", 1
        yield f"at {where}", 1
        if where in TELLING and key not in there:
            yield f"at {where} untold", 1
        speech = frame.cued("speech")
        if speech and mention.end > speech[0].start:
            yield f"spoken of {where}", 1
        if frame.cued("presence"):
            yield f"presence {where}", 1
        if mention.kind == "place":
            yield f"as place {where}", 1
        if mention.kind != "person" and located(frame, mention):
            yield f"located {where}", 1
        if _listed(frame, mention, key, there):
            yield f"beside {where}", 1


def _where(story: Story, number: int, frame: Frame) -> str:
    """Return where a sentence stands as seen from those that tell of an event."""
    draft = story.drafts[number]
    if frame is draft.frame:
        return "first"
    if any(frame is other for other, _ in draft.tellings):
        return "again"
    if any(frame is other for other in draft.frames):
        return "along"
    if frame.section in {"headline", "caption"}:
        return frame.section
    ahead = frame.index - draft.frame.index
    if ahead < 0:
        return "before" if ahead == -1 else "earlier"
    return _after(story, draft, frame)


def _after(story: Story, draft: Draft, frame: Frame) -> str:
    """Return how far after an event's own sentence another one stands, and whether the next event is told by then."""
    if any(draft.frame.index < other.frame.index <= frame.index for other in story.drafts):
        return "after next"
    return "soon" if frame.index - draft.frame.index <= SOON else "later"


def _listed(frame: Frame, mention: Mention, key: str, there: Mapping[str, str]) -> bool:
    """Return whether a name stands in a list with that of somebody who is there."""
    for other in frame.named(mention.kind):
        start, end = min(mention.end, other.end), max(mention.start, other.start)
        if other.key != key and other.key in there and 0 <= end - start <= BESIDE:
            return not any(start <= cue.start < end for cue in frame.cued(*BREAKS))
    return False


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
        if any(mate.startswith("person/") for mate in shared):
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


def sided_with(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield who of the same side is at an event, and how many are there."""
    there, doc, home = story.there[number], story.doc, story.homes[key]
    others = [mate for mate in there if mate != key]
    people = sum(mate.startswith("person/") for mate in others)
    yield f"people there {min(people, MANY)}", 1
    yield f"bodies there {min(len(others) - people, MANY)}", 1
    mates = [mate for mate in others if not home.isdisjoint(story.homes.get(mate, ()))]
    if mates:
        yield "side there", 1
        yield from {
            ("side's person there" if mate.startswith("person/") else "side's body there", 1.0) for mate in mates
        }
    elif any(_near(doc, a, b) for a in home for mate in others for b in story.homes.get(mate, ())):
        yield "side near", 1
    elif home:
        yield "side away", 1
    if key in story.offices:
        if not story.offices[key].isdisjoint(there):
            yield "office there", 1
        return
    holders = [person for person, held in story.offices.items() if key in held]
    if any(person in there for person in holders):
        yield "holder there", 1
    elif holders:
        yield "holder away", 1
    if any(there.get(person) in {"participant-host", "participant-guest"} for person in holders):
        yield "holder acts", 1


def _near(doc: Doc, one: str, other: str) -> bool:
    return within(doc, one, other) or within(doc, other, one)
