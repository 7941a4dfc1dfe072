"""Which of the events that one sentence tells are one: a visit and its meeting, a committee and that it met."""

from __future__ import annotations

from ..when.nth_day import EDGES
from ..when.reported import recalled_after
from .drafts import Draft, apart, covers
from .rows import in_row

SITTING = ("JointCommittee", "WorkingSession")  # "the joint committee met": no event of its own
CALLS = ("Visit", "Reception")
FRAMED = 12  # characters between "in the framework of" and the event that it opens


def one_of_two(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with a visit taken into the meeting that it is told with, unless it has its own span."""
    drafts = _held_there(drafts)
    visit = next((draft for draft in drafts if draft.family == "visit"), None)
    drafts = [draft for draft in drafts if not (visit and _festivity(draft, visit))]
    meeting = next((draft for draft in drafts if draft.family == "meeting"), None)
    if (
        visit
        and meeting
        and visit.status.value == meeting.status.value
        and not visit.spans()
        and not apart(visit, meeting)
        and not _one_by_one(visit, meeting)
        and not recalled_after(visit.frame, meeting.kind.quotes[0], visit.kind.quotes[0])
        and not (visit.date and not meeting.date and meeting.frame.cued(*EDGES))
    ):
        meeting.add(visit)
        return [draft for draft in drafts if draft is not visit]
    purpose = next((d for d in drafts if visit and _purpose(d, visit)), None)
    if purpose and visit:
        visit.date = visit.date or purpose.date
        return [draft for draft in drafts if draft is not purpose]
    passing = next((d for d in drafts if _passing(d)), None)
    own = next((draft for draft in drafts if draft.family == "conference" and draft is not passing), None)
    if own:
        meeting = next((d for d in drafts if d.family == "meeting" and d.status.value == own.status.value), meeting)
    came = next((d for d in drafts if d.kind.value in CALLS), None)
    if own and came and own.kind.value == SITTING[0] and _framed(own) and not apart(own, came):
        own.add(came)  # "received its neighbours in the framework of the joint committee"
        return [draft for draft in drafts if draft is not came]
    if (
        own
        and meeting
        and (meeting.light or (own.kind.value, meeting.kind.value) == SITTING)
        and not (meeting.noun and meeting.frame.cued("also"))
        and own.status.value == meeting.status.value
        and not apart(own, meeting)
    ):
        own.add(meeting)  # "held the 5th session of their committee": two words of one event
        return [draft for draft in drafts if draft is not meeting]
    if passing and meeting:  # "at a conference held online": the frame of the meeting, not an event to tell apart
        meeting.add(passing)
        return [draft for draft in drafts if draft is not passing]
    return drafts


def _held_there(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with all taken into a conference that leads to it: "was in Lyon, where the forum was held".

    A light verb between the words of the visit and the conference's says that the forum is what the visit was for.
    """
    own = next((d for d in drafts if d.family == "conference" and not d.purpose), None)
    held = next((d for d in drafts if d.family == "meeting" and d.light and not d.noun), None)
    if own is None or held is None or own.status.value != held.status.value or apart(own, held):
        return drafts
    start, said = own.kind.quotes[0].start, held.kind.quotes[0].start
    visit = next((d for d in drafts if d.family == "visit" and not d.noun and d.kind.quotes[0].start < said), None)
    if said > start or visit is None or visit.status.value != own.status.value or apart(visit, own):
        return drafts
    own.add(held)
    own.add(visit)
    return [draft for draft in drafts if draft is not held and draft is not visit]


def _one_by_one(visit: Draft, meeting: Draft) -> bool:
    """Return whether words such as "after that" part two events: "toured the plant, then met the mayor"."""
    if visit.noun or meeting.noun:
        return False
    if in_row(visit, meeting):
        return True
    first, last = sorted((visit.kind.quotes[0], meeting.kind.quotes[0]))
    return any(first.end <= word.quote.start and word.quote.end <= last.start for word in visit.frame.cued("also"))


def _purpose(draft: Draft, visit: Draft) -> bool:
    """Return whether a fair or festival is only what somebody comes for: "will be back in October for the fair"."""
    if draft.family != "conference" or draft.edition or draft.kind.value == SITTING[0]:
        return False
    if (
        draft.date
        and visit.date
        and covers(visit.date.value, draft.date.value)
        and draft.date.value != visit.date.value
    ):
        return False  # "will come from 9 to 13 June and speak at the forum that opens on the 11th"
    start = draft.kind.quotes[0].start
    after = visit.kind.quotes[0].end <= start
    return after and not draft.hosts and draft.status.value == visit.status.value


def _festivity(draft: Draft, visit: Draft) -> bool:
    """Return whether celebrations are only what somebody comes for: "will fly to Dijon for the celebrations"."""
    after = visit.kind.quotes[0].end <= draft.kind.quotes[0].start
    return after and draft.purpose and draft.status.value == visit.status.value


def _framed(draft: Draft) -> bool:
    """Return whether words such as "in the framework of" open an event's words."""
    start = draft.kind.quotes[0].start
    return any(0 <= start - word.quote.end <= FRAMED for word in draft.frame.cued("within"))


def _passing(draft: Draft) -> bool:
    """Return whether a conference is only mentioned: without an edition, a day or a name of its own."""
    own = draft.edition or draft.date or draft.name[0].isupper() or draft.kind.value == SITTING[0]
    return draft.family == "conference" and not own
