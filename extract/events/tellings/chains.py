"""Events told in a chain: "the talks were followed by a reception"."""

from __future__ import annotations

from ...facts import Quote, Stated
from ..sentences.cues import Cue
from ..who.participants import support
from .drafts import Draft
from .oneoftwo import one_of_two

REACH = 50  # characters between words of a chain and the noun of the event that they open
NEAR = 1  # sentences between the event that something follows and what follows it
RULE = "participant-chain"
DAY_RULE = "date-chain"


def chain_of(draft: Draft) -> Cue | None:
    """Return the words of a chain that open an event told by a noun."""
    start = draft.kind.quotes[0].start
    words = [word for word in draft.frame.cued("chain") if 0 <= start - word.quote.end <= REACH]
    return words[-1] if words and draft.noun else None


def parted(one: Draft, other: Draft) -> bool:
    """Return whether words of a chain part two nouns of a sentence: two events, whatever their kinds."""
    if one.frame is not other.frame:
        return False
    first, last = sorted((one, other), key=lambda d: d.kind.quotes[0].start)
    word = chain_of(last)
    return word is not None and first.kind.quotes[0].end <= word.quote.start


def one_by_one(drafts: list[Draft]) -> list[Draft]:
    """Return the events that a sentence tells, those before words of a chain apart from the one after them.

    Who and what place are told after the words is at the later event only.
    """
    opened = next((draft for draft in drafts if chain_of(draft)), None)
    word = chain_of(opened) if opened else None
    if opened is None or word is None:
        return one_of_two(drafts)
    first = [d for d in drafts if d.kind.quotes[0].end <= word.quote.start]
    for draft in first:
        for people in (draft.hosts, draft.guests, draft.others):
            for key in [k for k, s in people.items() if _told_after(s, word, draft.kind.quotes)]:
                del people[key]
        if draft.location and _told_after(draft.location, word, draft.kind.quotes):
            draft.location, draft.level, draft.abroad = None, "", False
    later = [draft for draft in drafts if draft not in first and draft is not opened]
    for draft in [draft for draft in later if draft.noun and chain_of(draft) is word]:
        opened.add(draft)  # "followed by the opening of a fair": two nouns of one event
        later.remove(draft)
    return [*one_of_two(first), *one_of_two([opened, *later])]


def _told_after(stated: Stated[str], word: Cue, kind: tuple[Quote, ...]) -> bool:
    own = [quote for quote in stated.quotes if quote not in kind]
    return bool(own) and min(quote.start for quote in own) >= word.quote.end


def take_over(draft: Draft, events: list[Draft], focus: Draft | None) -> Draft | None:
    """Add and return what follows an event told before, with who was there and its day; None if it follows none."""
    word = chain_of(draft)
    before = next((event for event in reversed(events) if draft.frame in event.frames), focus)
    if word is None or before is None or not draft.frame.in_story or draft.frame.index - before.frames[-1].index > NEAR:
        return None
    known = draft.everyone()
    there = {} if draft.signing and known else before.everyone()  # a signing tells its own sides
    for key, stated in there.items():
        if key not in known:
            draft.others[key] = Stated(key, RULE, support(*stated.quotes, word.quote))
    if draft.date is None and before.date is not None and not before.spans_days():
        draft.date = Stated(before.date.value, DAY_RULE, support(*before.date.quotes, word.quote))
    events.append(draft)
    return draft
