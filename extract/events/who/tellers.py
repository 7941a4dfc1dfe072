"""Who only speaks of an event of another time, at which others were: "X praised the forum held in Riga in 2019"."""

from __future__ import annotations

from datetime import timedelta

from spacy.tokens import Doc

from ...dates.interval import bounds
from ...document import on
from ...words.wordlists import words_of
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, Draft, precision
from ..when.other_times import leave_leader
from .absent import is_source

RULES = frozenset({"participant-named", "participant-host", "participant-guest"})  # of those named with the words
APART = timedelta(days=20)  # between the story and what somebody recalls in it


def leave_others(doc: Doc, draft: Draft, story: Draft | None) -> None:
    """Leave out of an event of another time than the story's those whom only the story's own time brings there."""
    leave_leader(doc, draft, story)
    _leave_tellers(doc, draft, story)


def _leave_tellers(doc: Doc, draft: Draft, story: Draft | None) -> None:
    """Leave out of an event that was over by the story whoever only speaks of it, unless nobody else is told of."""
    if draft.frame.in_story and draft.spoken and draft.status.value == "Held" and _over(doc, draft, story):
        tellers = {person.key for person in draft.frame.named("person") if _tells(doc, draft, draft.frame, person)}
        tellers = {key for key, stated in draft.everyone().items() if key in tellers and stated.rule in RULES}
        if draft.everyone().keys() - tellers:
            draft.outside |= tellers
            for side in (draft.hosts, draft.guests, draft.others):
                for key in tellers & side.keys():
                    del side[key]


def _over(doc: Doc, draft: Draft, story: Draft | None) -> bool:
    """Return whether an event was over some weeks before the one that a story tells, or before its publication."""
    now = story.date.value if story and story.date and not story.spoken else on(doc).article.published
    last, first = bounds(draft.date.value)[1] if draft.date else None, bounds(now)[0] if now else None
    if draft.date is None or now is None or last is None or first is None:
        return False
    days = precision(draft.date.value) >= DAY and precision(now) >= DAY
    return last + (APART if days else timedelta(0)) < first  # another month is another time


def _tells(doc: Doc, draft: Draft, frame: Frame, person: Mention) -> bool:
    """Return whether somebody is the subject of words of speech before an event's, and not told of after them."""
    if is_source(doc, frame, person):
        return True
    event = draft.kind.quotes[0].start
    said = [word for word in frame.cued("speech") if person.end <= word.start and word.quote.end <= event]
    if not said or any(other.key == person.key and other.start >= said[0].end for other in frame.mentions):
        return False
    until = next((at for at in range(said[0].end, frame.end) if on(doc).offsets[at] >= event), frame.end)
    words = on(doc).lower[said[0].end : until]
    there = not words_of(doc, "meetings", "spoken_at").isdisjoint(words[:1])  # "X said at the forum that …"
    return not there and words_of(doc, "meetings", "tellers_too").isdisjoint(words)
