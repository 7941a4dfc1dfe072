"""Give a matched date its value: what its words leave out comes from the publication date or from the text, never from a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from .dategrammar import Rule
from .datelexer import STOP
from .facts import Quote
from .interval import Day, bounds, common, narrow, parse

#: A day told without a year lies where it is nearest to the publication. Without a word of the future, days later than
#: an announcement looks ahead count for farther; with one, days gone by do.
SOON = timedelta(days=45)
FORWARD, BACKWARD = 4, 2
#: A year told in the same sentence, at most so many code points before, is the year of a day that has none.
NEAR = 60
#: Values of the class "part".
PARTS = {1: "early", 2: "mid", 3: "late", 11: "q1", 12: "q2", 13: "q3", 14: "q4", 21: "h1", 22: "h2"}
BEFORE, AFTER = 4, 5  # "earlier this month", "later this month": the publication cuts it


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a match: code points ``start`` to ``end``, symbols ``first`` to ``last``, and the numbers of its roles."""

    start: int
    end: int
    first: int
    last: int
    rule: Rule
    fields: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold the value of a match, bounds closer than it where the words give them, and what filled the gaps."""

    value: str
    bounds: tuple[date | None, date | None] | None = None
    published: bool = False
    source: Quote | None = None


@dataclass(slots=True)
class Anchors:
    """Hold what dates may lean on; ``told`` are the days told so far with their place."""

    published: str | None
    symbols: str
    future: str
    day_first: bool
    found: Sequence[Found]
    told: list[tuple[Found, Day]] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """Return the publication day, None where it is not known to the day."""
        return date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None

    @property
    def near(self) -> date | None:
        """Return the publication day or the middle of what is known of it, to measure nearness from."""
        if not self.published or self.published.startswith("-"):
            return None
        first, last = bounds(self.published)
        return first + (last - first) // 2 if first and last else None

    def sentence(self, one: Found) -> tuple[int, int]:
        """Return the first and last symbol of the sentence that a match stands in."""
        end = self.symbols.find(STOP, one.last)
        return self.symbols.rfind(STOP, 0, one.first) + 1, len(self.symbols) if end < 0 else end

    def ahead(self, one: Found) -> bool:
        """Tell whether the sentence speaks of the future."""
        start, end = self.sentence(one)
        return any(symbol in self.future for symbol in self.symbols[start:end])


def settle(one: Found, anchors: Anchors) -> Settled | None:
    """Return the value of a match, None where it has none without a guess; remember it for those after."""
    fields = one.fields
    if "d1" in fields or "m1" in fields or "y1" in fields or "p1" in fields or "yearly" in fields:
        settled = _absolute(one, anchors)
    else:
        settled = _relative(one, anchors)
    if settled is not None and not one.rule.period:
        anchors.told.append((one, parse(settled.value.partition("/")[0])))
    return settled


def _relative(one: Found, anchors: Anchors) -> Settled | None:
    fields, today = one.fields, anchors.day
    if "follow" in fields:
        for before, told in reversed(anchors.told):
            if told.day is not None and told.year is not None:
                day = date(told.year, told.month or 1, told.day) + timedelta(days=fields["follow"])
                return Settled(day.isoformat(), source=Quote(before.start, before.end))
        return None
    if today is None:
        near = anchors.near
        if near is None or "monthly" not in fields or len(anchors.published or "") < 7:
            return None
        today = near
    if "today" in fields:
        return Settled((today + timedelta(days=fields["today"])).isoformat(), published=True)
    if "ago" in fields:
        days = fields["ago"] * fields["days"] * fields["c1"]
        return Settled((today + timedelta(days=days)).isoformat(), published=True)
    if "weekday" in fields:
        day = _weekday(one, anchors, today, fields["weekday"])
        if "weekday2" not in fields:
            return Settled(day.isoformat(), published=True)
        last = _weekday(one, anchors, today, fields["weekday2"])
        return Settled(f"{day.isoformat()}/{last.isoformat()}", published=True) if day < last else None
    if "week" in fields:
        monday = today + timedelta(days=7 * fields["week"] - today.weekday())
        sunday = monday + timedelta(days=6)
        return Settled(common(monday, sunday), (monday, sunday), published=True)
    if "monthly" in fields:
        months = today.year * 12 + today.month - 1 + fields["monthly"]
        month = Day(months // 12, months % 12 + 1)
        return Settled(month.write(), _part(month, fields, anchors), published=True)
    return None


def _weekday(one: Found, anchors: Anchors, today: date, wanted: int) -> date:
    if "week" in one.fields:
        return today + timedelta(days=7 * one.fields["week"] - today.weekday() + wanted)
    way = one.fields.get("way")
    if way == 0:
        return today + timedelta(days=wanted - today.weekday())
    if way is None and anchors.ahead(one):
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    if way == 1:
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - wanted - (way is not None)) % 7 + (way is not None))


def _absolute(one: Found, anchors: Anchors) -> Settled | None:
    fields = _order(one, anchors)
    start = Day(fields.get("y1"), fields.get("m1"), fields.get("d1"))
    end = Day(fields.get("y2"), fields.get("m2"), fields.get("d2"))
    if "s2" in fields and start.year is not None:
        end = Day(start.year // 100 * 100 + fields["s2"])
    if "s1" in fields:
        start = start._replace(year=2000 + fields["s1"])
    if "c1" in fields:  # "the first six months of": a stretch of the year, of which the value keeps the year
        last = Day(start.year, fields["c1"]).last()
        return Settled(Day(start.year).write(), (start.first(), last)) if 1 <= fields["c1"] <= 12 else None
    published, source = False, None
    if "yearly" in fields or "monthly" in fields:
        near = anchors.near
        if near is None:
            return None
        published = True
        if "yearly" in fields:
            start = start._replace(year=near.year + fields["yearly"])
        else:
            months = near.year * 12 + near.month - 1 + fields["monthly"]
            start = start._replace(year=months // 12, month=months % 12 + 1)
    spans = end != Day()
    if spans:
        start, end = _share(start, end)
    if start.month is None and start.day is not None:
        start, end, published, source = _fill_month(one, start, end, anchors)
        if start.month is None:
            return None
    if start.year is None:
        if not start.exists():
            return None
        year, published, source = _year(one, start, anchors)
        if year is not None:
            wraps = spans and (end.month or 0, end.day or 0) < (start.month or 0, start.day or 0)
            start = start._replace(year=year)
            end = end._replace(year=year + wraps) if spans else end
        elif start.day is None:
            return None  # a month of an unknown year says too little
    if not start.exists() or (spans and not end.exists()):
        return None
    if not spans:
        return Settled(start.write(), _part(start, fields, anchors), published, source)
    if start.year is not None and end.year is not None and not _ordered(start, end, one.rule.period):
        return None
    return Settled(f"{start.write()}/{end.write()}", None, published, source)


def _ordered(start: Day, end: Day, period: bool) -> bool:
    first, last = start.first(), end.last()
    longest = timedelta(days=366 * (100 if period or start.day is None else 6))
    return first is not None and last is not None and start != end and timedelta() <= last - first <= longest


def _order(one: Found, anchors: Anchors) -> Mapping[str, int]:
    """Tell day and month apart in "05/08/2023": by size, by other dates of the text, by the publication, by custom."""
    if "p1" not in one.fields:
        return one.fields
    p1, p2 = one.fields["p1"], one.fields["p2"]
    day_first = anchors.day_first
    if p1 > 12 or p2 > 12:
        day_first = p1 > 12
    elif votes := [
        f.fields["p1"] > 12 for f in anchors.found if max(f.fields.get("p1", 0), f.fields.get("p2", 0)) > 12
    ]:
        day_first = sum(votes) * 2 >= len(votes)
    elif anchors.day is not None and "y1" in one.fields:
        gaps = [abs(anchors.day - date(one.fields["y1"], m, d)) for d, m in ((p1, p2), (p2, p1))]
        if min(gaps) <= timedelta(days=7) < max(gaps):
            day_first = gaps[0] < gaps[1]
    day, month = (p1, p2) if day_first else (p2, p1)
    return {**one.fields, "d1": day, "m1": month}


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


def _fill_month(one: Found, start: Day, end: Day, anchors: Anchors) -> tuple[Day, Day, bool, Quote | None]:
    """Give a bare day the month of the date told before it, else of the publication."""
    for before, told in reversed(anchors.told):
        if told.month is not None:
            start = start._replace(year=told.year, month=told.month)
            end = end._replace(year=told.year, month=told.month) if end != Day() else end
            return start, end, False, Quote(before.start, before.end)
    near = anchors.day
    if near is None:
        return start, end, False, None
    back = start.day is not None and start.day > near.day + 7 and not anchors.ahead(one)
    months = near.year * 12 + near.month - 1 - back
    start = start._replace(year=months // 12, month=months % 12 + 1)
    return start, (end._replace(year=start.year, month=start.month) if end != Day() else end), True, None


def _year(one: Found, start: Day, anchors: Anchors) -> tuple[int | None, bool, Quote | None]:
    """Return the year of a day or month that has none, and where it comes from."""
    opening = anchors.sentence(one)[0]
    for before, told in reversed(anchors.told):
        if before.first < opening or one.start - before.end > NEAR:
            break
        if told.year is not None and before.rule.open is None and "yearly" not in before.fields:
            return told.year, False, Quote(before.start, before.end)
    for other in anchors.found:
        same = other.fields.get("m1") == start.month and other.fields.get("d1") == start.day and start.day is not None
        if same and "y1" in other.fields and "d2" not in other.fields:
            return other.fields["y1"], False, Quote(other.start, other.end)
    near = anchors.near
    if near is not None:
        return _nearest(one, start, near, anchors), True, None
    for other in anchors.found:
        if other.rule.current:
            return other.fields["y1"], False, Quote(other.start, other.end)
    for before, told in reversed(anchors.told):
        if told.year is not None and told.day is not None and before.rule.open is None:
            return told.year, False, Quote(before.start, before.end)
    return None, False, None


def _nearest(one: Found, start: Day, near: date, anchors: Anchors) -> int:
    """Return the year that puts a day or month nearest to the publication and, without a word of the future, not long after."""
    gaps: list[tuple[timedelta, int]] = []
    for year in range(near.year - 4 if start.month == 2 else near.year - 1, near.year + 2):
        day = start._replace(year=year)
        if not day.exists():
            continue
        first, last = day.first(), day.last()
        if first is None or last is None:
            continue
        gap = first - near if first > near else min(last - near, timedelta())
        gaps.append((gap, year))
    way = one.fields.get("way")
    if way is not None and way < 0:
        gaps = [g for g in gaps if g[0] < timedelta() or (start.day is not None and not g[0])] or gaps
    elif way is not None and way > 0:
        gaps = [g for g in gaps if g[0] > timedelta()] or gaps
    ahead = anchors.ahead(one)

    def far(entry: tuple[timedelta, int]) -> timedelta:
        gap = entry[0]
        if gap < timedelta():
            return -gap * (BACKWARD if ahead else 1)
        return gap if ahead or gap <= SOON else gap * FORWARD

    best = min(gaps, key=far)[1]
    wanted = one.fields.get("weekday")
    if wanted is not None and start.day is not None and start.month is not None:
        fitting = [g for g in gaps if date(g[1], start.month, start.day).weekday() == wanted]
        if fitting and best not in [g[1] for g in fitting]:
            best = min(fitting, key=far)[1]
    return best


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
