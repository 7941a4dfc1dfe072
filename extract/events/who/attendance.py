"""Who is at each event: of all whom the story names, those for whom enough speaks.

A story names those who travel once, where it begins, and then tells day after day whom they met. Each person and each
institution is weighed for each event by the facts of ``attendance_facts``, each with its weight of
``weights/attendance.toml``; that the event's own words tell somebody to be there is one of these facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting, Stated
from ...weighing import NONE, Weighed, weigh, weights
from ..tellings.drafts import NEXT_ONE
from ..when.other_times import at_another_time
from .attendance_facts import evidence_of
from .participants import support
from .statesmen import are_of_state
from .story import Story, story_of
from .who_visits import RULE as WHO

ATTENDANCE = "attendance"  # the kind of choice
TOLD = frozenset({"person told", "body told"})
RULE = "participant-weighed"
SIGNING = "SigningCeremony"
ELSEWHERE = "person for others only untold"  # somebody whom the story names only as being at other events
BESIDE = frozenset(
    f"person for another {where} untold" for where in ("first", "again", "near")
)  # … told next to this one
SURE = 0.2  # how much must speak for such a one: that another event's words place him says that these do not
LEAN = 0.5  # how much may speak against it: who is hardly less likely there than not is better told than left out


@Language.component("decoop_attendance")
def find_attendance(doc: Doc) -> Doc:
    """Say of the article's meetings who is there, and no others."""
    if on(doc).meetings:
        story = story_of(doc, *on(doc).drafts)
        on(doc).meetings = [_attended(story, number) for number in range(len(story.meetings))]
    return doc


def _attended(story: Story, number: int) -> Meeting:
    """Return an event with those who are at it."""
    meeting, there = story.meetings[number], set()
    for key in story.keys:
        facts = {key: evidence_of(story, number, key), NONE: {}}
        on(story.doc).weighed.append(Weighed(ATTENDANCE, (meeting.key, key), facts))
        if weigh(facts[key], weights(ATTENDANCE)) > (SURE if _is_placed(facts[key]) else -LEAN):
            there.add(key)
    there |= _signers(story.doc, meeting)
    told = story.there[number]
    # of the next edition nobody is said to come, nor to what those of a state do among themselves
    alone = meeting.kind.rule == NEXT_ONE or are_of_state(story.doc, told)
    others = set() if alone else there - told.keys() - story.drafts[number].outside
    if WHO in told.values():  # the subject of the clause alone, and his body
        others &= {body for person in told for body in story.offices.get(person, ())}
    away = _away(story, number)
    added = [_stated(story, number, key) for key in sorted(others) if key in story.named and _came(story, away, key)]
    return replace(
        meeting,
        hosts=tuple(_kept(meeting.hosts, there)),
        guests=tuple(_kept(meeting.guests, there)),
        participants=(*_kept(meeting.participants, there), *added),
    )


def _signers(doc: Doc, meeting: Meeting) -> set[str]:
    """Return those who sign at a signing: they are there, whatever is said of others."""
    if meeting.kind.value != SIGNING:
        return set()
    return {who.value for paper in on(doc).agreements if paper.signed_at == meeting.key for who in paper.signatories}


def _away(story: Story, number: int) -> set[int]:
    """Return the numbers of the sentences that tell of events of another time than that of one, and of no others."""
    event = story.drafts[number]
    far = [at_another_time(story.doc, other, event) for other in story.drafts]
    then, now = (
        {frame.index for other, away in zip(story.drafts, far, strict=True) if away is side for frame in other.frames}
        for side in (True, False)
    )
    return then - now


def _came(story: Story, away: set[int], key: str) -> bool:
    """Return whether somebody may be at an event: not who is named only where events of another time are told."""
    return not key.startswith("person/") or any(naming.frame.index not in away for naming in story.named[key])


def _is_placed(facts: Mapping[str, float]) -> bool:
    """Return whether facts are of somebody whom only the words of another event, told beside this one, place there."""
    return ELSEWHERE in facts and not BESIDE.isdisjoint(facts)


def is_told(facts: Mapping[str, float]) -> bool:
    """Return whether facts are of somebody whom the words of an event tell to be there."""
    return not facts.keys().isdisjoint(TOLD)


def _kept(stated: tuple[Stated[str], ...], there: set[str]) -> Iterator[Stated[str]]:
    return (each for each in stated if each.value in there)


def _stated(story: Story, number: int, key: str) -> Stated[str]:
    """Return somebody as there, with the words that name him or it nearest to the event's own."""
    event = story.meetings[number].kind.quotes
    quotes = [naming.mention.quote for naming in story.named[key]]
    nearest = min(quotes, key=lambda quote: (abs(quote.start - event[0].start), quote.start))
    return Stated(key, RULE, support(nearest, *event))
