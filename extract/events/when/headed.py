"""The days of a programme or diary: a line that is nothing but a date dates what stands below it."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, Draft, precision
from ..who.participants import support

DASHES = frozenset("-–—:")
STOPS = frozenset(".!?…")
TITLE = 14  # tokens of a line that opens with its day and is a title
REACH = 8  # sentences below such a line that it dates


def day_of_line(doc: Doc, frame: Frame) -> Mention | None:
    """Return the day that a line is nothing but: "Wednesday, 15 May"."""
    days = [d for d in frame.dates if precision(d.key) >= DAY and "/" not in d.key]
    if len(days) != 1:
        return None
    words = on(doc).words
    rest = [at for at in range(frame.start, frame.end) if not days[0].start <= at < days[0].end]
    if _opens_title(doc, frame, days[0]):
        return days[0]
    return None if any(words[at][0].isalnum() for at in rest) else days[0]


def _opens_title(doc: Doc, frame: Frame, day: Mention) -> bool:
    """Return whether a line is a day, a dash and a title that tells nothing: "24 October - Heart for Dominica"."""
    words = on(doc).words
    dash = day.start == frame.start and day.end < frame.end and words[day.end] in DASHES
    short = frame.end - frame.start <= TITLE and words[frame.end - 1] not in STOPS
    return dash and short and not frame.cued("trigger", "sign")


def date_by_line(line: tuple[Mention, Frame] | None, frame: Frame, drafts: list[Draft]) -> None:
    """Give the events of a sentence the day of the line above them where they state none."""
    if line is None or frame.index - line[1].index > REACH or not frame.in_story:
        return
    for draft in drafts:
        if draft.date is None and draft.status.value != "Cancelled":
            draft.date = Stated(line[0].key, "date-line", support(line[0].quote, *draft.kind.quotes))
