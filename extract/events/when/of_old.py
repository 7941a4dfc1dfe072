"""Days of long ago: those of what is celebrated, or of how it all began, and of no event that a story tells."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from ..tellings.drafts import DAY, YEAR, bounds, precision

NEXT, SINCE = 1, 6  # tokens between "since" and the date of what was then: "the first visit since the reform of 2009"
SIGNING = "SigningCeremony"
MARKED = 4  # tokens between "the anniversary of" and the words of signing
COUNTED = 2  # tokens from how many years a story marks to the words of signing
OLD = 2  # years before the article within which an event is still told for its own sake


def leave_old(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the days of years gone by beside one of now, or beside the years that are celebrated.

    "On 30 August they marked sixty years of friendship (5 September 1962 - 2022)": one day is the event's own. Words of
    signing keep theirs: what was signed long ago has a day of its own.
    """
    since = [word.end for word in frame.cued("since")]
    dates = [d for d in dates if precision(d.key) > YEAR or not any(NEXT < d.start - end <= SINCE for end in since)]
    dates = [d for d in dates if precision(d.key) >= DAY or not _in_office_since(frame, cue, d)]
    old = [] if cue.label == "sign" else [d for d in dates if is_old(doc, d)]
    marked = frame.cued("jubilee") or any(d not in old for d in dates)
    return [d for d in dates if d not in old] if marked else dates


def _in_office_since(frame: Frame, cue: Cue, day: Mention) -> bool:
    """Return whether a month is that since which somebody is in office: "since his appointment in July 2021"."""
    since = [word.end for word in frame.cued("since") if NEXT < day.start - word.end <= SINCE + COUNTED]
    others = [cue.start, *(other.start for other in frame.cued("trigger", "sign")), *frame.commas]
    return bool(since) and not any(since[-1] <= at < day.start for at in others)


def is_old(doc: Doc, day: Mention) -> bool:
    """Return whether a date is of years before the article."""
    year, now = bounds(day.key)[1][:YEAR], (on(doc).article.published or "")[:YEAR]
    return year.isdigit() and now.isdigit() and int(year) < int(now) - OLD


def signed_since(frame: Frame, cue: Cue) -> bool:
    """Return whether words of signing tell from when years are counted: "it is 25 years since they signed"."""
    since = [word for word in frame.cued("since") if 0 <= cue.start - word.end <= SINCE]
    return cue.label == "sign" and bool(since) and bool(frame.cued("span", "jubilee"))


def celebrated(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a signing is one of years ago, of which a story marks the day: "40 years since | the signing"."""
    if cue.rule.get("kind") != SIGNING or cue.rule.planned:
        return False
    joins = list_words(doc)
    noun = cue.label == "trigger"  # "ten years of twinning signed": that is now
    gaps = [range(w.end, cue.start) for w in frame.cued("celebrated") if noun or w.rule.options.get("marks")]
    gaps += [range(w.end, w.end) for w in frame.cued("celebrated") if w.end == cue.start]
    counted = cue.start > COUNTED and on(doc).words[cue.start - COUNTED].isdigit()  # "kỷ niệm …; 45 năm | ký kết"
    if counted and any(w.end <= cue.start and w.rule.options.get("marks") for w in frame.cued("celebrated")):
        return True
    gaps = [gap for gap in gaps if 0 <= cue.start - gap.start <= MARKED]
    return any(joins.isdisjoint(on(doc).lower[gap.start : gap.stop]) for gap in gaps)


def signed_in_passing(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a day of long ago is that of words of signing beside an event: "a ball marks the charter of …"."""
    days = [d for d in frame.dates if d.start >= cue.end and precision(d.key) >= DAY]
    events = [c for c in frame.cued("trigger") if c.rule.get("kind") != cue.rule.get("kind")]
    return cue.label == "sign" and bool(events) and bool(days) and is_old(doc, days[0])
