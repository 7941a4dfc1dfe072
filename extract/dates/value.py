"""Give a matched date its value, with the precision of its words, and the bounds that they set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..facts import Quote
from .anchor import Anchors, Found, find_year, told_by_event, year_told
from .back_then import year_back_then
from .counted import count, counts
from .interval import Day, common, narrow, parse
from .month import find_month, tell_day_from_month
from .seasons import part_of_year, year_of_season
from .stays import SOON, comes_next, day_beside, day_of_stay, note_day, note_stay
from .weekdays import weekday_of
from .yearless import same_day

#: Values of the class "part".
PARTS = {1: "early", 2: "mid", 3: "late", 11: "q1", 12: "q2", 13: "q3", 14: "q4", 21: "h1", 22: "h2"}
BEFORE = 4  # "earlier this month": up to the publication; 5, "later this month", from it
#: Longest spans, in days: of something told to the day, of anything else.
LONGEST, LONGEST_PERIOD = 6 * 366, 100 * 366
CENTURY, TURN = 2000, 70  # "8/9/17" is of 2017, "8/9/84" of 1984
MONTHS, MONTH = 12, 7  # of a year; how long a value is that gives a month
YEAR = timedelta(days=366)
OTHER_YEAR = frozenset({"sameyear", "yearly"})  # parts of a rule that tell the year by another day's or by today's
THURSDAY, FRIDAY = 3, 4
NEAR = 60  # code points within which a word of the future is about a weekday
BACK_THEN = "back-then"
COARSE = {BACK_THEN, "monthly", "season", "year-of"}
ABSOLUTE = ("d1", "m1", "y1", "p1", "yearly")


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold the value of a match, bounds closer than it where the words give them, and what filled the gaps."""

    value: str
    bounds: tuple[date | None, date | None] | None = None
    published: bool = False
    source: Quote | None = None


def settle(one: Found, anchors: Anchors) -> Settled | None:
    """Return the value of a match, None where it has none without a guess; remember it for those after."""
    absolute = any(role in one.fields for role in ABSOLUTE)
    settled = _absolute(one, anchors) if absolute else _relative(one, anchors)
    if settled is not None and not one.rule.period:
        told = parse(settled.value.partition("/")[0])
        if told != Day(None, told.month):  # a month of no year lends nothing
            anchors.told.append((one, told))
        if "/" in settled.value:
            note_stay(settled.value, anchors)
        else:
            note_day(one, settled.value, anchors)
    return settled


def _follow(one: Found, anchors: Anchors) -> Settled | None:
    """Count from the last day told in the sentence, else from the last one not later than the publication.

    With a word of the future that is the last one to come; a day told alone goes before those of a stay.
    """
    days = [(before, told.first()) for before, told in anchors.told if told.day is not None]
    known = told_by_event(one, anchors, [(before, day) for before, day in days if day is not None])
    if not known:
        return Settled(same[1].write(), source=same[0]) if (same := same_day(one, anchors)) else None
    opening = anchors.sentence(one)[0]
    beside = [] if (near := anchors.beside(one)) is None or _is_spell(near) else [near]
    here = [(before, day) for before, day in known if before.first >= opening or before in beside]
    known = here or _on_the_way(one, anchors, known)
    if not known:
        return None
    before, day = _own_day(known, anchors)
    away = one.fields["follow"] if "follow" in one.fields else one.fields["later"] * _days(one.fields)
    if _is_spell(before) and away > 0:
        day = next((last for first, last in anchors.stays if first == day), day)
    return Settled(_to_the_day(one, day + timedelta(days=away)), source=Quote(before.start, before.end))


def _own_day(known: list[tuple[Found, date]], anchors: Anchors) -> tuple[Found, date]:
    """Return the day told last, not those of a stay that it is in: "signed on 17 May on a trip from 15 to 20 May"."""
    told, day = known[-1]
    last = next((end for begin, end in anchors.stays if begin == day), day)
    own = [one for one in known[:-1] if _is_spell(told) and not _is_spell(one[0]) and day <= one[1] <= last]
    return own[-1] if own else known[-1]


def _to_the_day(one: Found, day: date) -> str:
    """Return a day, or its month where it is counted roughly: "about ten days ago"."""
    return day.isoformat()[: MONTH if "about" in one.fields else None]


def _on_the_way(one: Found, anchors: Anchors, known: list[tuple[Found, date]]) -> list[tuple[Found, date]]:
    """Return the days told before that "the day after" may count from: not those of years ago told in passing."""
    if (today := anchors.near) is None:
        return known
    ahead = anchors.ahead(one, NEAR) or (one.fields.get("follow") == 0 and anchors.ahead(one))  # "that afternoon"
    side = [(before, day) for before, day in known if (day > today) is ahead] or known
    near = [(before, day) for before, day in side if abs(day - today) < YEAR] or side
    near = [(before, day) for before, day in near if not anchors.says(before, "since")] or near  # "here since the 3rd"
    alone = [day for before, day in near if not _is_spell(before)]
    if alone and _is_spell(near[-1][0]) and all(abs(day - today) > abs(near[-1][1] - today) + SOON for day in alone):
        return []  # counted from a day of the stay told last, whichever
    return [(before, day) for before, day in near if not _is_spell(before)] or near


def _is_spell(one: Found) -> bool:
    """Tell whether a match is of two days, the first and the last."""
    return "d2" in one.fields


def _week(one: Found, anchors: Anchors, today: date) -> Settled:
    away = one.fields.get("week", one.fields.get("weekend", 0))
    early = today.weekday() < THURSDAY or (today.weekday() < FRIDAY and anchors.says(one, "past", before=False))
    if one.fields.get("weekend") == 0 and early:
        away = -1 if not anchors.ahead(one) else 0  # "were here this weekend", said on a Tuesday
    either = anchors.symbols[one.first] in anchors.words.get("whichever", "")  # "over the weekend"
    away = 0 if either and comes_next(one, anchors, today) else away
    monday = today + timedelta(days=7 * away - today.weekday())
    sunday = monday + timedelta(days=6)
    if "weekend" in one.fields:
        saturday = sunday - timedelta(days=1)
        return Settled(f"{saturday.isoformat()}/{sunday.isoformat()}", published=True)
    return Settled(common(monday, sunday), (monday, sunday), published=True)


def _coarse(one: Found, anchors: Anchors) -> Settled | None:
    """Return what is told by no day: a month, or the year of a season or of "the end of the year"."""
    if counts(one):
        counted = count(one, anchors)
        return Settled(counted.write(), published="ago" in one.fields) if counted else None
    if "monthly" in one.fields:
        return _monthly(one, anchors)
    if BACK_THEN in one.fields:
        then = year_back_then(one, anchors)
        return Settled(then[1].write(), source=Quote(then[0].start, then[0].end)) if then else None
    found = year_of_season(one, anchors) if "season" in one.fields else part_of_year(one, anchors)
    return Settled(found[0].write(), found[1], published=True) if found else None


def _monthly(one: Found, anchors: Anchors) -> Settled | None:
    if anchors.near is None or len(anchors.published or "") < 7:
        return None
    month = _months(anchors.near, one.fields["monthly"])
    return Settled(month.write(), _part(month, one.fields, anchors), published=True)


def _months(near: date, away: int) -> Day:
    months = near.year * 12 + near.month - 1 + away
    return Day(months // 12, months % 12 + 1)


def _relative(one: Found, anchors: Anchors) -> Settled | None:
    fields, today = one.fields, anchors.day
    if "follow" in fields or ("later" in fields and not counts(one)):
        return _follow(one, anchors)
    if COARSE & fields.keys() or counts(one):
        return _coarse(one, anchors)
    if today is None:
        day = day_of_stay(one, anchors) or day_beside(one, anchors)
        return Settled(f"-{day.isoformat()[4:]}" if anchors.yearless else day.isoformat()) if day else None
    if "weekday" in fields:
        return _weekdays(one, anchors, today)
    if "week" in fields or "weekend" in fields:
        return _week(one, anchors, today)
    days = fields["today"] if "today" in fields else fields["ago"] * _days(fields)
    return Settled(_to_the_day(one, today + timedelta(days=days)), published=True)


def _days(fields: Mapping[str, int]) -> int:
    return fields["daycount"] if "daycount" in fields else fields.get("days", 1) * fields["c1"]


def _weekdays(one: Found, anchors: Anchors, today: date) -> Settled | None:
    day = weekday_of(one, anchors, today, one.fields["weekday"])
    if "weekday2" not in one.fields:
        return Settled(day.isoformat(), published=True)
    last = day + timedelta(days=(one.fields["weekday2"] - one.fields["weekday"]) % 7)
    return Settled(f"{day.isoformat()}/{last.isoformat()}", published=True) if day < last else None


def _absolute(one: Found, anchors: Anchors) -> Settled | None:
    fields = tell_day_from_month(one, anchors)
    start = Day(fields.get("y1"), fields.get("m1"), fields.get("d1"))
    end = Day(fields.get("y2"), fields.get("m2"), fields.get("d2"))
    if "s2" in fields and start.year is not None:
        end = Day(start.year // 100 * 100 + fields["s2"])
    if "s1" in fields:
        start = start._replace(year=fields["s1"] + (CENTURY if fields["s1"] < TURN else CENTURY - 100))
    if "c1" in fields:  # "the first six months of": a stretch of the year, of which the value keeps the year
        if not 1 <= fields["c1"] <= MONTHS:
            return None
        return Settled(Day(start.year).write(), (start.first(), Day(start.year, fields["c1"]).last()))
    return _span(one, anchors, start, end) if end != Day() else _single(one, anchors, start)


def _single(one: Found, anchors: Anchors, start: Day) -> Settled | None:
    published, source = False, None
    if OTHER_YEAR & one.fields.keys():
        if (told := year_told(one, anchors)) is None:
            return None
        year, published, source = told
        start = start._replace(year=year)
    elif "monthly" in one.fields:
        if anchors.near is None:
            return None
        start, published = _months(anchors.near, one.fields["monthly"])._replace(day=start.day), True
    elif start.month is None and start.day is not None:
        start, published, source = find_month(one, start, anchors)
        if start.month is None:
            return None
    if start.year is None and start.exists():
        year, published, source = find_year(one, start, anchors)
        start = start._replace(year=year)
    if not start.exists() or start == Day() or (one.rule.open and start == Day(None, start.month)):
        return None  # "from January" of an unknown year says too little
    return Settled(start.write(), _part(start, one.fields, anchors), published, source)


def _span(one: Found, anchors: Anchors, start: Day, end: Day) -> Settled | None:
    published, source = False, None
    start, end = _share(start, end)
    if start.month is None and start.day is not None:
        start, published, source = find_month(one, start, anchors)
        end = end._replace(year=start.year, month=start.month)
    elif start.year is None and start.exists():
        told = year_told(one, anchors)
        if told is None and OTHER_YEAR & one.fields.keys():
            return None
        year, published, source = told or find_year(one, start, anchors)
        if year is not None:
            wraps = (end.month or 0, end.day or 0) < (start.month or 0, start.day or 0)
            start, end = start._replace(year=year), end._replace(year=year + wraps)
    unknown = start.year is None and (start.day is None or start.month is None)
    if unknown or not start.exists() or not end.exists():
        return None
    if start.year is not None and end.year is not None and not _ordered(start, end, one.rule.period):
        return None
    return Settled(f"{start.write()}/{end.write()}", None, published, source)


def _ordered(start: Day, end: Day, period: bool) -> bool:
    first, last = start.first(), end.last()
    longest = timedelta(days=LONGEST_PERIOD if period or start.day is None else LONGEST)
    return first is not None and last is not None and start != end and timedelta() <= last - first <= longest


def _part(day: Day, fields: Mapping[str, int], anchors: Anchors) -> tuple[date | None, date | None] | None:
    """Return the bounds of a part of a year or month ("late 2022"), None where no word narrows it."""
    if "part" not in fields or day.day is not None:
        return None
    if fields["part"] in PARTS:
        return narrow(day, PARTS[fields["part"]])
    first, last = day.first(), day.last()
    today = anchors.day
    if today is not None and first is not None and last is not None and first <= today <= last:
        return (first, today) if fields["part"] == BEFORE else (today, last)
    return first, last


def _share(start: Day, end: Day) -> tuple[Day, Day]:
    """Let the two ends of a span lend each other what only one of them says."""
    if start.day is not None or end.day is not None:
        start = start._replace(month=start.month or end.month)
        end = end._replace(month=end.month or start.month)
    if start.year is None and end.year is not None:
        later = (start.month or 0, start.day or 0) > (end.month or 0, end.day or 0)
        start = start._replace(year=end.year - later)
    elif end.year is None and start.year is not None:
        earlier = (end.month or 0, end.day or 0) < (start.month or 0, start.day or 0)
        end = end._replace(year=start.year + earlier)
    return start, end
