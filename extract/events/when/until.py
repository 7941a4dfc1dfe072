"""The last day of what goes on: "is in Podor until Monday", "opened on 3 May; it will run until the 7th"."""

from __future__ import annotations

from ...facts import Stated
from ..instruments.validity import last_days
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, Draft, precision
from ..who.participants import support

LASTING = frozenset({"visit", "conference"})
RULE = "date-until"


def until_when(frame: Frame, draft: Draft) -> tuple[Stated[str] | None, Stated[str] | None]:
    """Return the day of an event and the one until which it lasts, which its words give as its day."""
    date = draft.date
    if draft.family not in LASTING or (date is None and draft.family == "visit"):
        return date, None
    days = [d for d in frame.dates if precision(d.key) >= DAY and "/" not in d.key]
    opened = [d for d in days if any(0 <= d.start - word.end <= 1 for word in last_days(frame))]
    last = next((d for d in opened if draft.family == "conference" or (date and d.key == date.value)), None)
    if last is None:
        return date, None
    until = Stated(last.key, RULE, support(last.quote, *draft.kind.quotes))
    return (None if date and date.value == last.key else date), until


def goes_on_for_days(frame: Frame, draft: Draft, cue: Cue) -> bool:
    """Return whether a sentence tells the first or last day of something, or its week: "since Monday", "this week"."""
    days = [d for d in frame.dates if precision(d.key) >= DAY and "/" not in d.key]
    week = cue.rule.options.get("stay") and not days and draft.level and frame.cued("span")
    return bool(week) or any(0 <= d.start - w.end <= 1 for w in frame.cued("since", "until") for d in days)


def end_alone(draft: Draft) -> None:
    """Make the one day of a visit its last where its words only say when it ended: "The mission ended on Friday"."""
    if draft.family != "visit" or draft.date is None or draft.until is not None or precision(draft.date.value) < DAY:
        return
    told = [(word, day) for frame in draft.frames for word in _endings(frame) for day in frame.dates]
    if any(day.key == draft.date.value and _ends_on(word, day) for word, day in told):
        draft.until, draft.date = Stated(draft.date.value, RULE, draft.date.quotes), None


def _endings(frame: Frame) -> list[Cue]:
    """Return the words that say that something ends: "came to an end on Saturday"."""
    return [word for word in frame.cued("left") if word.rule.options.get("ends")]


def _ends_on(word: Cue, day: Mention) -> bool:
    return 0 <= day.start - word.end <= 1 or word.start < day.start < word.end


def whole(draft: Draft) -> Stated[str] | None:
    """Return the days of an event from its first to its last, where both are told."""
    first, last = draft.date, draft.until
    if first is None or last is None or "/" in first.value or precision(first.value) < DAY:
        return first
    if first.value.startswith("--") or not first.value < last.value:
        return first
    return Stated(f"{first.value}/{last.value}", RULE, support(*first.quotes, *last.quotes))
