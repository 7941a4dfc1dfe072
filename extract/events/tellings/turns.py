"""The days on which somebody comes and leaves, with the words that tell them: "landed on Friday", "until 4 May"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from ...dates.interval import bounds as days_of
from ...document import on
from ...facts import Quote
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from .drafts import DAY, YEAR, precision

LEFT = "left"
REACH = 7  # tokens between words of coming or leaving and their day
BEFORE, AFTER = timedelta(days=60), timedelta(days=400)  # around the publication: older stays are background
NO_YEAR = 4  # stands for the year of a day that is told without one: a leap year


@dataclass(frozen=True, slots=True)
class Turn:
    """Mark that somebody comes or leaves: the day, and the sentence and words that tell it."""

    day: date
    frame: Frame
    cue: Cue
    quote: Quote


def _days_in(frame: Frame) -> list[Mention]:
    """Return the single days that a sentence tells."""
    return [d for d in frame.dates if precision(d.key) >= DAY and "/" not in d.key]


def parse_day(key: str) -> date:
    """Return the day that a key means."""
    return date.fromisoformat(f"{NO_YEAR:04}{key[1:]}" if key.startswith("--") else key)


def write_day(day: date) -> str:
    """Return the key of a day."""
    return f"-{day.isoformat()[YEAR:]}" if day.year <= NO_YEAR else day.isoformat()


def turns(doc: Doc, frame: Frame, label: str) -> list[Turn]:
    """Return the days that stand with words of coming or leaving in a sentence."""
    found = []
    for cue in [*frame.cued(label), *(_until(frame) if label == LEFT else ())]:
        days = _days_in(frame)
        if label == LEFT:  # "ended the stay that had begun on Monday", "closed the camp that they ran since the 20th"
            days = [d for d in days if not _opened(doc, d)]
        put_off = any(0 <= cue.start - moved.end <= 1 for moved in frame.cued("postponed"))
        if put_off or (cue.rule.options.get("placed") and not _at_place(frame, cue)):
            continue
        near = [d for d in days if cue.start < d.start <= cue.end + REACH] or [
            d for d in days if d.start == frame.start
        ]
        near = near or [d for d in days if 0 <= cue.start - d.end <= REACH]
        if cue.rule.options.get("since"):  # "from 6 May the delegation of …, led by …, is visiting"
            near = near or [d for d in days if d.end <= cue.start and _opened(doc, d)]
        journey = of_journey(frame, cue)
        if not near and journey:
            near = _after_journey(frame, cue, days)
        if not frame.dates and cue.rule.options.get("ends"):
            near = _told_before(doc, frame)
        if not near or (cue.rule.options.get("since") and not _opened(doc, near[0])):
            continue
        if cue.rule.options.get("journey") and not journey:
            continue
        day = parse_day(near[0].key)
        if _of_now(doc, day):
            found.append(Turn(day, frame, cue, near[0].quote))
    return found


def _until(frame: Frame) -> list[Cue]:
    """Return the words right before the last day of a stay that its sentence tells: "is in Lyon until Sunday"."""
    stays = [c for c in frame.cued("came", "trigger") if c.rule.options.get("since") or c.rule.get("kind") == "Visit"]
    days = {day.start for day in _days_in(frame)}
    words = frame.cued("until") if stays and days and not frame.cued("instrument") else []
    return [w for w in words if any(c.end <= w.start for c in stays) and days & {w.end, w.end + 1}]


def _at_place(frame: Frame, cue: Cue) -> bool:
    """Return whether a place, or a body's seat, follows words of coming or leaving at once."""
    return any(0 <= m.start - cue.end <= 1 for m in frame.named("place", "institution"))


def begun(doc: Doc, end: Turn) -> list[Turn]:
    """Return the first day of a stay that the sentence of its last day tells: "left Huế, there since Monday"."""
    opened = [d for d in _days_in(end.frame) if _opened(doc, d) and parse_day(d.key) < end.day]
    return [Turn(parse_day(d.key), end.frame, end.cue, d.quote) for d in opened[:1]]


def _told_before(doc: Doc, frame: Frame) -> list[Mention]:
    """Return the one day of the sentence before: "… agreed on Thursday. He was ending a visit of four days"."""
    before = next((f for f in on(doc).frames if f.index == frame.index - 1 and f.section != "headline"), None)
    days = [d for d in before.dates if precision(d.key) >= DAY] if before else []
    return _days_in(before) if before and len(days) == 1 else []


def of_journey(frame: Frame, cue: Cue) -> bool:
    """Return whether it is a visit that words such as "began" open: "began on Monday a visit of three days"."""
    if not {"journey", "ends"} & set(cue.rule.options):
        return False
    visits = [c for c in frame.cued("trigger") if c.rule.get("kind") == "Visit" and c.rule.options.get("noun")]
    return any(
        0 <= visit.start - cue.end <= REACH or (visit.end <= cue.start and not _verbs(frame, visit.end, cue.start))
        for visit in visits
    )


def _verbs(frame: Frame, start: int, end: int) -> list[Cue]:
    """Return the verbs of events between two tokens."""
    verbs = [cue for cue in frame.cued("trigger", "sign") if not cue.rule.options.get("noun")]
    return [verb for verb in verbs if start <= verb.start < end]


def _after_journey(frame: Frame, cue: Cue, days: list[Mention]) -> list[Mention]:
    """Return the day after the words of a journey, however long they are: "ended a visit to the region on Friday"."""
    return [day for day in days if day.start >= cue.end and not _verbs(frame, cue.end, day.start)][:1]


def _opened(doc: Doc, day: Mention) -> bool:
    """Return whether words such as "since" or "from" open a day."""
    openers = words_of(doc, "meetings", "since")
    return any(on(doc).lower[at] in openers for at in range(max(day.start - 2, 0), day.start + 1))


def _of_now(doc: Doc, day: date) -> bool:
    """Return whether a day lies near the publication, where both are known."""
    published = on(doc).article.published if day.year != NO_YEAR else None
    first, last = days_of(published) if published else (None, None)
    return first is None or last is None or first - BEFORE <= day <= last + AFTER
