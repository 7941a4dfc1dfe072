"""The day of an event that the sentence before tells, where its own tells none: "It all began in March. They had …"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.earlier import told_before
from ..sentences.frames import Frame
from ..tellings.drafts import DAY, MONTH, precision
from ..who.participants import support
from .status_by_date import lies_behind


def day_before(doc: Doc, frame: Frame, cue: Cue, before: Frame, *, planned: bool) -> Stated[str] | None:
    """Return the one day that the sentence before tells, or its one month where a plan or "had" speaks of it.

    "There is an invitation for July. Twenty people will travel", "It all began in March. They had met in Lyon".
    """
    if is_of_today(doc, frame):
        return None
    over = cue.label == "trigger" and told_before(doc, cue)
    coarse = bool(frame.cued("then")) or ((planned or over) and len(before.dates) == 1)
    days = [d for d in before.dates if precision(d.key) >= (MONTH if coarse else DAY)]
    if planned:
        days = [d for d in days if not lies_behind(on(doc).article, Stated(d.key, "", ()))]
    if over:  # "They have been friends since May. She had come for a week"
        days = [d for d in days if not any(0 <= d.start - word.end <= 1 for word in before.cued("since"))]
    return Stated(days[0].key, "date-before", support(days[0].quote, cue.quote)) if len(days) == 1 else None


def is_of_today(doc: Doc, frame: Frame) -> bool:
    """Return whether a sentence is of a day that the page leaves out: "Signed in May 1994. | At today's ceremony …"."""
    words = on(doc).pack["dates"]["classes"].get("today", {})
    return not (frame.dates or words.keys().isdisjoint(on(doc).lower[frame.start : frame.end]))
