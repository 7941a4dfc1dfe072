"""Instruments in a list: the word that heads one, and the day told with each."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..who.participants import support
from .validity import days_of_term

COLON = ":"
DAY = 8  # tokens between a word that heads a list and its colon: "on Friday in Leeds"
FIRST = 3  # tokens from the colon to the first instrument: an article, a number


def heads_list(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether words only head a list of what is signed: "two | agreements: a charter and a letter of intent"."""
    words = on(doc).words
    colon = next((at for at in range(cue.end, min(cue.end + DAY, frame.end)) if words[at] == COLON), None)
    others = [other for other in frame.cued("instrument") if other.start >= cue.end]
    if colon is None or not others or others[0].start < colon or others[0].start - colon > FIRST:
        return False
    return bool(cue.rule.options.get("several")) or len(others) > 1


def its_own_date(frame: Frame, verb: Cue, cue: Cue) -> Stated[str] | None:
    """Return the day told after an instrument where each of a list has one: "a charter in 1998 and a plan in 2009"."""
    listed = [c for c in frame.cued("instrument") if c.start >= verb.end and not c.rule.options.get("lone")]
    signs = [c for c in frame.cued("sign", "trigger") if c.start >= verb.end]
    if cue not in listed or len(listed) < 2 or signs:
        return None
    ends = [*(other.start for other in listed[1:]), frame.end]
    term = days_of_term(frame)
    told = [
        [d for d in frame.dates if c.end <= d.start < end and d not in term]
        for c, end in zip(listed, ends, strict=True)
    ]
    if any(len(days) != 1 or "/" in days[0].key for days in told):
        return None
    day: Mention = told[listed.index(cue)][0]
    return Stated(day.key, "agreement-date", support(day.quote, verb.quote))
