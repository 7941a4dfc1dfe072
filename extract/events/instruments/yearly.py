"""The year of a plan is its term, and not when it was signed: "signed the patrol plan for 2020"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, YEAR, bounds, precision

PLAN = "ActionProgramme"
REACH = 16  # tokens between the words of a plan and its year
NEXT = 2  # tokens between the words of an instrument and its year
AHEAD = ("planned", "decided", "wish")
BESIDE = 1  # tokens between a year and the words of a plan after it: "the 2020 action plan"


def year_of_plan(doc: Doc, frame: Frame, cue: Cue) -> Mention | None:
    """Return the year of a plan or programme: that of the article or a later one, told in its clause after its words.

    Another instrument's is a later one right after its words: "signed on 18 December the memorandum for 2025".

    Args:
        doc: the document.
        frame: the sentence.
        cue: the words of the instrument.
    """
    now, plan = _year_of_story(doc), cue.rule.get("kind") == PLAN
    if not now:
        return None
    for year in frame.dates:
        if len(year.key) != YEAR or not year.key.isdigit() or year.key < now or not (plan or year.key > now):
            continue
        gap = range(cue.end, year.start)
        if not plan and (len(gap) > NEXT or any(word.start < cue.start for word in frame.cued(*AHEAD))):
            continue  # "is to sign the agreement in 2025"
        others = [*frame.cued("sign", "trigger", "instrument", "planned")]
        own = 0 <= year.start - cue.end <= REACH and not any(other.start in gap for other in others)
        own = own and not any(at in gap for at in frame.breaks)
        if own or 0 <= cue.start - year.end <= BESIDE:
            return year
    return None


def _year_of_story(doc: Doc) -> str:
    """Return the year of the publication, or else the latest one of which a story tells a day; "" where neither is."""
    published = (on(doc).article.published or "")[:YEAR]
    days = (bounds(day.key)[0] for frame in on(doc).frames for day in frame.dates)
    return (
        published
        if published.isdigit()
        else max((d[:YEAR] for d in days if precision(d) >= DAY and d[0] != "-"), default="")
    )


def year_in_name(doc: Doc, frame: Frame, cue: Cue) -> Mention | None:
    """Return the year of the article right after an instrument, which tells no more of the day than its name does.

    "They met on 29 November and signed the minutes of 2024."
    """
    now = (on(doc).article.published or "")[:YEAR]
    after = range(cue.end, cue.end + NEXT + 1)
    return next((day for day in frame.dates if day.key == now and day.start in after), None)
