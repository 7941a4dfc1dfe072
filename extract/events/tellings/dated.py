"""Events that no word of an event tells: somebody, a day near the publication, and what was done on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ...dates.interval import bounds
from ...document import on
from ...facts import Stated
from ..instruments.validity import last_days
from ..sentences.cues import Cue, Rule
from ..sentences.frames import Frame, Mention
from ..when.arrivals import arrivals
from ..when.nth_day import day_told
from ..when.whose_date import day_of_paragraph, gap
from ..where.whereabouts import locate
from ..who.participants import named_in, support
from .day_by_day import day_by_day
from .done import kind_done
from .drafts import DATED, DAY, Draft, precision
from .leaving import goes_off
from .telling import Telling

BEFORE, AFTER = timedelta(days=45), timedelta(days=400)  # around the publication: older days are background
OPENS, SIDES = 1, 2
# a trigger that tells of no event here ("the choir that she leads") silences nothing
SILENT = ("speech", "wish", "negated", "cancelled", "postponed", "approved")
OPENS = 1  # tokens before the day that opens a sentence: a bullet
MEETING, VISIT, SIGNING = (
    Rule(DATED, "trigger", {"kind": kind, "before": "party", "after": "party"})
    for kind in ("WorkingSession", "Visit", "SigningCeremony")
)
PARTING = 4  # tokens between a day and words of leaving
BESIDE = 10  # tokens between a day and words of signing


def tell_dated(telling: Telling, frame: Frame) -> list[Draft]:
    """Return the event of a sentence that says who was where on which day, but not by a word for it."""
    if not frame.in_story or frame.cued(*SILENT):
        return []
    day = _day(telling, frame) or _part_of_day(telling, frame)
    if day is None or not _peopled(frame, day) or _quoted(telling, frame, day):
        return []
    if any(word.end <= day.start for word in last_days(frame)):
        return []
    spans = "/" in day.key
    if not spans and (_leaves(frame) or _parts(telling, frame, day) or _sets_out(frame, day)):
        return []
    signed = any(gap(day, sign) <= BESIDE for sign in frame.cued("sign")) and not spans
    rule = SIGNING if signed else VISIT if spans or frame.cued("delegation") or _comes(frame, day) else MEETING
    done = kind_done(telling.doc, frame) if rule is MEETING else None
    rule = replace(rule, options={**rule.options, "kind": done}) if done else rule
    cue = Cue(rule, day.start, day.end, day.quote)
    hosts, guests, others = named_in(telling.doc, frame, cue, telling.parties, telling.last)
    planned = frame.cued("planned")
    status = "Planned" if planned else "Held"
    quotes = support(day.quote, *(word.quote for word in planned[:1]))
    draft = Draft(
        kind=Stated(rule.get("kind"), rule.id, (day.quote,)),
        status=Stated(status, "status-planned" if planned else "status-told", quotes),
        name=on(telling.doc).article.text[day.quote.start : day.quote.end],
        frame=frame,
        light=True,
        date=Stated(day.key, "date-told", (day.quote,)),
        location=_town(locate(telling.doc, frame, cue), spans=spans),
        hosts=hosts,
        guests=guests,
        others=others,
        frames=[frame],
    )
    met = replace(draft, kind=Stated(MEETING.get("kind"), MEETING.id, (day.quote,)))
    row = day_by_day(telling.doc, frame, Cue(MEETING, day.start, day.start, day.quote), met)
    apart = day.start - frame.start <= OPENS or _on_another_day(telling, frame, day)
    if len(row) == 1 and not spans and ((frame.cued("presence") and not apart) or _goes_on(telling, frame)):
        return []
    return row if len(row) > 1 else [draft]  # "on Monday with X, on Tuesday with Y"


def _comes(frame: Frame, day: Mention) -> bool:
    """Return whether somebody is told to come to a place, or on a day: "On the 18th Mr X came to Lyon"."""
    to_place = any(0 <= m.start - word.end <= 1 for word in frame.cued("came") for m in frame.named("place"))
    return to_place or any(gap(day, word) <= PARTING for word in arrivals(frame))


def _leaves(frame: Frame) -> bool:
    """Return whether a sentence tells only that somebody goes home: "on Monday they flew home"."""
    left = frame.cued("left")
    gone = {word.start for word in left}
    return any(word.rule.options.get("home") for word in left) or any(c.start in gone for c in frame.cued("trigger"))


def _parts(telling: Telling, frame: Frame, day: Mention) -> bool:
    """Return whether a sentence says no more than on which day those leave of whom an event was told."""
    if len(frame.dates) > 1:
        return False
    left = [word for word in frame.cued("left") if gap(day, word) <= PARTING]
    if telling.focus is None or frame.named("person"):
        return any(goes_off(frame, word) for word in left)
    return bool(left)


def _sets_out(frame: Frame, day: Mention) -> bool:
    """Return whether a day is only that on which somebody left or came: "Setting off on Wednesday, they were 42"."""
    return any(0 <= day.start - word.end <= 1 and word.start - frame.start <= OPENS for word in frame.cued("came"))


def _town(place: Stated[str] | None, *, spans: bool) -> Stated[str] | None:
    """Return a place; where days are told, only a territory is the place of the whole stay."""
    return None if spans and place and not place.value.startswith("place/") else place


def _day(telling: Telling, frame: Frame) -> Mention | None:
    """Return the first day, or interval of days, of a sentence that lies near the publication."""
    published = on(telling.doc).article.published
    first, last = bounds(published) if published else (None, None)
    for mention in frame.dates:
        if precision(mention.key) < DAY:
            continue
        start: date | None = bounds(mention.key)[0]
        if start is None or first is None or last is None or first - BEFORE <= start <= last + AFTER:
            return mention
    return None


def _part_of_day(telling: Telling, frame: Frame) -> Mention | None:
    """Return the words that open a sentence as of a part of the day told before: "In the afternoon, X and Y …"."""
    opening = next((cue for cue in frame.cued("same-day") if cue.start - frame.start <= OPENS), None)
    told = day_of_paragraph(telling.past, frame) if opening else None
    if opening is None or told is None or len({m.key for m in frame.named("person", "institution")}) < SIDES:
        return None
    return Mention("date", told.value, opening.start, opening.end, opening.quote)


def _quoted(telling: Telling, frame: Frame, day: Mention) -> bool:
    """Return whether a day stands in somebody's own words."""
    before = on(telling.doc).article.text[frame.quote.start : day.quote.start]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _peopled(frame: Frame, day: Mention) -> bool:
    """Return whether a sentence names somebody who can have met."""
    if frame.named("person"):
        return True
    opens = day.start - frame.start <= OPENS and not frame.cued("planned")
    named = bool(frame.named("institution", "place"))
    return (bool(frame.cued("delegation")) and (named or opens)) or (named and "/" in day.key)


def _on_another_day(telling: Telling, frame: Frame, day: Mention) -> bool:
    """Return whether a sentence opens with a day that is not that of the event told before: an item of a diary."""
    told = telling.focus.date if telling.focus else None
    opens = day.start - frame.start <= OPENS and bool(frame.named("person"))
    return (
        opens and told is not None and precision(told.value) >= DAY and "/" not in told.value and told.value != day.key
    )


def _goes_on(telling: Telling, frame: Frame) -> bool:
    """Return whether a sentence only dates the event of the sentence before."""
    focus = telling.focus
    undated = focus is not None and focus.date is None and not day_told(focus.frame)  # "on the second day": of the stay
    return undated and focus is not None and frame.index - focus.frames[-1].index == 1
