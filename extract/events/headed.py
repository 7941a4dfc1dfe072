"""The days of a programme or diary: a line that is nothing but a date dates what stands below it."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..facts import Stated
from .drafts import DAY, Draft, precision
from .frames import Frame, Mention
from .participants import support

REACH = 8  # sentences below such a line that it dates


def day_of_line(doc: Doc, frame: Frame) -> Mention | None:
    """Return the day that a line is nothing but: "Wednesday, 15 May"."""
    days = [d for d in frame.dates if precision(d.key) >= DAY and "/" not in d.key]
    if len(days) != 1:
        return None
    words = on(doc).words
    rest = [at for at in range(frame.start, frame.end) if not days[0].start <= at < days[0].end]
    return None if any(words[at][0].isalnum() for at in rest) else days[0]


def date_by_line(line: tuple[Mention, Frame] | None, frame: Frame, drafts: list[Draft]) -> None:
    """Give the events of a sentence the day of the line above them where they state none."""
    if line is None or frame.index - line[1].index > REACH or frame.section not in {"lead", "body"}:
        return
    for draft in drafts:
        if draft.date is None and draft.status.value != "Cancelled":
            draft.date = Stated(line[0].key, "date-line", support(line[0].quote, *draft.kind.quotes))
