"""What an article says for and against somebody's being at an event, each fact by a name.

What each counts is learned from annotated articles (``weights/attendance.toml``); here is only what is to be seen:
by which rule the event's own words name somebody (``told_at``), where else he or it is named (``named_where``), at
which other events of the story (``met_elsewhere``), in which delegation (``travels``) and whether those who speak for
a body (``represented``) or others of its side (``sided_with``) are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting
from ...institutions.component import authority_of
from ...records import record
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import Draft
from ..when.of_old import is_old
from .backers import bystanders
from .participants import Party
from .parties import located, offices, offices_before, territory_of, within
from .siding import depicted

Fact = tuple[str, float]  # its name, its measure
SOON = 2  # sentences after the event's own
BESIDE = 12  # tokens of a title between two names of a list
MANY = 3  # people, or bodies, that are counted no further
ACTING = frozenset({"participant-host", "participant-guest"})  # the rules of those who receive or are received
TELLING = ("first", "again")  # where the sentences that tell of an event stand
BREAKS = ("trigger", "sign", "speech")  # labels of words that end a list of names


@record
class Naming:
    """Hold where somebody is named, in which ways, and the keys of those in a list with him or it."""

    frame: Frame
    mention: Mention
    ways: tuple[str, ...]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    """Hold the events of an article with those who may be at them (``keys``).

    ``there`` holds for each event the rules by which those told to be there are so, by key, ``stands`` where each
    sentence stands as seen from it; ``named`` the mentions of each key, ``homes`` its
    territories, ``offices`` the bodies for which a person speaks, ``holders`` the people who speak for a body.
    """

    doc: Doc
    meetings: list[Meeting]
    drafts: list[Draft]
    parties: list[Party]
    keys: list[str]
    there: list[Mapping[str, str]]
    stands: list[Mapping[int, str]]
    named: Mapping[str, list[Naming]]
    homes: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]
    holders: Mapping[str, list[str]]


def story_of(doc: Doc, drafts: list[Draft], parties: list[Party]) -> Story:
    """Return the story of a document."""
    held = {key: frozenset(stated.value for stated in offices(doc, key)) for key in on(doc).people}
    holders: dict[str, list[str]] = {}
    for person, bodies in held.items():
        for body in bodies:
            holders.setdefault(body, []).append(person)
    meetings = list(on(doc).meetings)
    there: list[Mapping[str, str]] = [
        {s.value: s.rule for s in (*m.hosts, *m.guests, *m.participants)} for m in meetings
    ]
    taking = sorted(on(doc).named.union(*there) - bystanders(doc, on(doc).frames))
    met = {m.key for f in on(doc).frames for m in f.named("person") if not depicted(f, m)}
    people = [key for key in on(doc).people if key in met]
    keys = [*people, *(key for key in taking if key in on(doc).institutions)]
    return Story(
        doc=doc,
        meetings=meetings,
        drafts=drafts,
        parties=parties,
        keys=keys,
        there=there,
        stands=[{frame.index: _stand(drafts, draft, frame) for frame in on(doc).frames} for draft in drafts],
        named=_namings(doc, frozenset(keys)),
        homes={key: frozenset(_territories(doc, held.get(key, (key,)))) for key in keys},
        offices=held,
        holders=holders,
    )


def _territories(doc: Doc, bodies: Iterable[str]) -> Iterator[str]:
    return (place for body in bodies if (place := territory_of(doc, body)))


def _namings(doc: Doc, keys: frozenset[str]) -> dict[str, list[Naming]]:
    """Return where each of ``keys`` is named; that somebody held an office there before is no naming."""
    named: dict[str, list[Naming]] = {}
    before = offices_before(doc)
    for frame in on(doc).frames:
        told = [(authority_of(m.key) if m.kind == "place" else m.key, m) for m in frame.mentions]
        told = [(key, m) for key, m in told if key in keys and (m.kind == "person" or m.quote not in before)]
        if not told:
            continue
        speech, present = frame.cued("speech"), bool(frame.cued("presence"))
        breaks = [cue.start for cue in frame.cued(*BREAKS)]
        for key, mention in told:
            ways = {
                "spoken of": bool(speech) and mention.end > speech[0].start,
                "presence": present,
                "as place": mention.kind == "place",
                "located": mention.kind != "person" and located(frame, mention),
                "of old": bool(frame.dates) and all(is_old(doc, day) for day in frame.dates),
            }
            beside = frozenset(m.key for m in frame.mentions if m.kind == mention.kind and _listed(m, mention, breaks))
            naming = Naming(frame, mention, tuple(way for way, holds in ways.items() if holds), beside - {key})
            named.setdefault(key, []).append(naming)
    return named


def _listed(one: Mention, other: Mention, breaks: list[int]) -> bool:
    """Return whether two names stand in a list."""
    start, end = (one.end, other.start) if one.end < other.end else (other.end, one.start)
    return 0 <= end - start <= BESIDE and not any(start <= at < end for at in breaks)


def _stand(drafts: list[Draft], draft: Draft, frame: Frame) -> str:
    """Return where a sentence stands as seen from those that tell of an event."""
    if frame is draft.frame:
        return "first"
    if any(frame is other for other, _ in draft.tellings):
        return "again"
    if any(frame is other for other in draft.frames):
        return "along"
    if frame.section in {"headline", "caption"}:
        return frame.section
    if frame.index < draft.frame.index:
        return "before" if frame.index == draft.frame.index - 1 else "earlier"
    return _after(drafts, draft, frame)


def _after(drafts: list[Draft], draft: Draft, frame: Frame) -> str:
    """Return how far after an event's own sentence another one stands, and whether the next event is told by then."""
    if any(draft.frame.index < other.frame.index <= frame.index for other in drafts):
        return "after next"
    return "soon" if frame.index - draft.frame.index <= SOON else "later"


def evidence_of(story: Story, number: int, key: str) -> dict[str, float]:
    """Return the facts that speak for or against somebody's being at the event of a number."""
    sort = "person" if _is_person(key) else "body"
    kinds = (told_at, named_where, met_elsewhere, travels, represented, sided_with, sort_of_body)
    return {f"{sort} {name}": measure for facts_of in kinds for name, measure in facts_of(story, number, key)}


def _is_person(key: str) -> bool:
    return key.startswith("person/")


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
        if any(map(_is_person, shared)):
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
    people = sum(map(_is_person, there)) - (key in there and _is_person(key))
    bodies = len(there) - people - (key in there)
    yield f"people there {min(people, MANY)}", 1
    yield f"bodies there {min(bodies, MANY)}", 1
    if _is_person(key):
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
        yield from (("side's person there" if _is_person(mate) else "side's body there", 1) for mate in mates)
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
