"""Tell what the words of a date leave out, from the publication date or from the text, and from nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..facts import Quote
from .clauses import OPENING, is_apart, is_behind
from .grammar import Rule
from .interval import Day, bounds
from .lexer import SEMICOLON, STOP, Token

#: A day told without a year lies where it is nearest to the publication. Without a word of the future, days later than
#: an announcement looks ahead count for farther; with one, days gone by do.
SOON = timedelta(days=45)
OTHER_YEAR = timedelta(days=90)  # how much nearer another year must be for "this November" to be of it
NEARBY = timedelta(days=21)
FORWARD, BACKWARD, OPENED, AHEAD = 4, 2, 3, 6
#: A day told in the same sentence, at most so many code points before, lends its year; a bare year must stand next to.
NEAR, NEXT = 40, 5
HISTORY = 10  # years before another date of its text from which a day lends none its year: that of a founding


BEFORE = 1.25  # words of the future reach that much farther forward than back
JUST = -2  # the way of what is just past, the current month included
STOPS, OPENED_BY = (STOP, SEMICOLON), 2  # what ends a clause; symbols before a day that opens it
GOVERNED = 4  # symbols before a day within which a word of the future governs it


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a match: code points ``start`` to ``end``, symbols ``first`` to ``last``, and the numbers of its roles."""

    start: int
    end: int
    first: int
    last: int
    rule: Rule
    fields: Mapping[str, int]

    def fits(self, day: Day) -> bool:
        """Tell whether a day is of the weekday that is told with it, where both are known."""
        wanted, first = self.fields.get("weekday"), day.first() if day.exists() and day.day else None
        return wanted is None or first is None or first.weekday() == wanted


@dataclass(slots=True)
class Anchors:
    """Hold what dates may lean on; ``told`` are the days told so far with their place."""

    published: str | None
    symbols: str
    tokens: Sequence[Token]
    future: str
    clause: str
    day_first: bool
    found: Sequence[Found]
    told: list[tuple[Found, Day]] = field(default_factory=list)
    words: Mapping[str, str] = field(default_factory=dict)  # symbols of the classes that say which day is meant
    stays: list[tuple[date, date]] = field(default_factory=list)  # the spells of days told so far
    dayed: date | None = None  # the day told last in full, with its weekday
    dayed_before: date | None = None  # the one told before that
    yearless: bool = False  # whether that day was told without its year
    told_to: int = 0  # where that day ends
    to_come: bool = False  # whether that day was told as one to come

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
        first = one.first + (self.symbols[one.first] in STOPS)  # the end of a sentence may open a date
        ends = [end for stop in STOPS if (end := self.symbols.find(stop, one.last)) >= 0]
        return max(self.symbols.rfind(stop, 0, first) for stop in STOPS) + 1, min(ends, default=len(self.symbols))

    def beside(self, one: Found) -> Found | None:
        """Return the day told last before a semicolon that opens the clause of a match: "… on 7 June; the next day"."""
        opening = self.sentence(one)[0]
        if one.first - opening > OPENED_BY or self.symbols[max(opening - 1, 0)] != SEMICOLON:
            return None
        before = [found for found, told in self.told if found.last <= opening and told.day is not None]
        return before[-1] if before and STOP not in self.symbols[before[-1].last : opening] else None

    def ahead(self, one: Found, reach: int | None = None) -> bool:
        """Tell whether the sentence speaks of the future, at most ``reach`` code points before or after a match."""
        start, end = self.sentence(one)
        if self._ends_clause(one, end):
            end = one.first  # "toured the campus on Monday and will leave on Friday"
        return self._opens_ahead(one) or any(
            self.symbols[place] in self.future
            and not self._names_month(place)
            and not (place >= one.last and is_apart(self, place, one))
            and not (place < one.first and is_behind(self, place, one))
            and (reach is None or -BEFORE * reach <= self.tokens[place].start - one.start <= reach)
            for place in range(start, end)
            if not one.first <= place <= one.last  # "between March and May"
        )

    def _opens_ahead(self, one: Found) -> bool:
        """Tell whether a match begins with words of the future: "set for | November"."""
        opening = self.symbols[one.first]
        return one.start > self.tokens[one.first].start and opening in self.future

    def _names_month(self, place: int) -> bool:
        """Tell whether a word of the future is the month of a date: "16 May 2024 – On Wednesday …"."""
        months = self.words.get("month", "")
        return self.symbols[place] in months and any(found.first <= place < found.last for found in self.found)

    def says(self, one: Found, name: str, *, before: bool = True) -> bool:
        """Tell whether a word of a class stands right before a match, or else anywhere in its sentence."""
        symbols = self.words.get(name, "")
        if before:
            return one.first > 0 and self.symbols[one.first - 1] in symbols
        start, end = self.sentence(one)
        return bool(symbols) and any(symbol in symbols for symbol in self.symbols[start:end])

    def goes_on_with(self, one: Found, name: str) -> bool:
        """Tell whether a word of a class stands right after a match, or after a pronoun."""
        opens = self.symbols[one.last : one.last + 1]
        at = one.last + (opens != "" and opens in self.words.get("pronoun", ""))
        return self.symbols[at : at + 1] in set(self.words.get(name, ""))

    def governed(self, one: Found) -> bool:
        """Tell whether a word of the future stands just before a match: "will be signed on Friday"."""
        before = self.symbols[max(self.sentence(one)[0], one.first - GOVERNED) : one.first]
        return self._opens_ahead(one) or any(symbol in self.future for symbol in before)

    def led(self, one: Found) -> bool:
        """Tell whether the clause began in the future: "will meet the mayor and attend a fair in Lyon on Thursday"."""
        stops = set(
            self.clause + self.words.get("relative", "") + self.words.get("said", "") + self.words.get("done", "")
        )
        stops -= set(self.words.get("joining", ""))
        for place in range(one.first - 1, self.sentence(one)[0] - 1, -1):
            if self.symbols[place] in stops:
                return False
            if self.symbols[place] in self.words.get("shall", ""):
                return place == 0 or self.symbols[place - 1] not in self.words.get("relative", "")
        return False

    def _ends_clause(self, one: Found, end: int) -> bool:
        """Tell whether another clause begins right after a match, and not another day ("on Monday and Tuesday")."""
        after = one.last
        joined = any(found.first == after + 1 for found in self.found)
        set_off = self.symbols[max(one.first - 1, 0)] == ","  # "the mayor, on Friday, will …"
        inside = one.first - self.sentence(one)[0] > OPENING and not set_off  # "On Friday, they will …" goes on
        own = self.symbols[after + 1 : after + 2] in set(
            self.words.get("at-which", "")
        )  # "in July, when the mayor will …"
        ends = self.clause + ("," if inside and self.clause and not own else "")
        return after < end and self.symbols[after] in ends and not joined


def told_by_event(one: Found, anchors: Anchors, known: list[tuple[Found, date]]) -> list[tuple[Found, date]]:
    """Return the days told before without those counted from others, where an event follows: "la veille | du …"."""
    own = [(before, day) for before, day in known if "follow" not in before.fields]
    return (own or known) if anchors.goes_on_with(one, "eve-of") else known


def year_told(one: Found, anchors: Anchors) -> tuple[int | None, bool, Quote | None] | None:
    """Return the year that words beside a day tell, and where it comes from ("du 9 au 12 mai de | l'an prochain")."""
    if "sameyear" in one.fields:
        years = [(before, told.year) for before, told in anchors.told if told.year is not None]
        return (years[-1][1], False, Quote(years[-1][0].start, years[-1][0].end)) if years else None
    return (anchors.near.year + one.fields["yearly"], True, None) if "yearly" in one.fields and anchors.near else None


def find_year(one: Found, start: Day, anchors: Anchors) -> tuple[int | None, bool, Quote | None]:
    """Return the year of a day or month that has none, and where it comes from."""
    opening = anchors.sentence(one)[0]
    for before, told in reversed(anchors.told):
        if before.first < opening or one.start - before.end > NEAR:
            break
        if told.day is None and told.month == start.month and _is_near(start, anchors):
            continue  # "a year after the visit (11/2024), on 17/11", told on 19 November 2025
        if told.year is not None and before.rule.open is None and _belongs(start, told, one.start - before.end):
            return told.year, False, Quote(before.start, before.end)
    for other in anchors.found:
        same = other.fields.get("m1") == start.month and other.fields.get("d1") == start.day and start.day is not None
        if same and "y1" in other.fields and "d2" not in other.fields:
            day = start._replace(year=other.fields["y1"])
            of_old = _is_near(start, anchors) and not _is_now(day, anchors)  # "Le 9 mai, l'anniversaire du 9 mai 1991"
            if one.fits(day) and not of_old:
                return day.year, False, Quote(other.start, other.end)
    near = anchors.near
    if near is not None:
        return _nearest(one, start, near, anchors), True, None
    for other in anchors.found:
        if other.rule.current:
            return other.fields["y1"], False, Quote(other.start, other.end)
    return _lent_year(one, start, anchors)


def _lent_year(one: Found, start: Day, anchors: Anchors) -> tuple[int | None, bool, Quote | None]:
    """Return the year of the day told last in full, where no publication date is known and that day is not of old."""
    if one.fields.get("way"):
        return None, False, None  # "last June" is seen from the publication, whenever that was
    newest = max((other.fields["y1"] for other in anchors.found if "y1" in other.fields), default=0)
    for before, told in reversed(anchors.told):
        if told.year is None or told.day is None or before.rule.open is not None or newest - told.year > HISTORY:
            continue
        year = told.year + _comes_round(one, start, told, anchors)
        if one.fits(start._replace(year=year)):
            return year, False, Quote(before.start, before.end)
    return None, False, None


def _comes_round(one: Found, start: Day, told: Day, anchors: Anchors) -> bool:
    """Return whether a month to come is of the year after that of a day told: "met in October … will sign in March"."""
    earlier = (start.month or 0) < (told.month or 0)
    return earlier and start.day is None and anchors.ahead(one) and not anchors.says(one, "past", before=False)


def _is_near(start: Day, anchors: Anchors) -> bool:
    """Return whether a day of the year is within weeks of the publication in the year of the publication."""
    today = anchors.day
    day = start._replace(year=today.year) if today and start.day is not None else start
    return day.year is not None and day.exists() and _is_now(day, anchors)


def _is_now(day: Day, anchors: Anchors) -> bool:
    """Return whether a day is within weeks of the publication."""
    first, today = day.first(), anchors.day
    return today is not None and first is not None and abs(first - today) <= NEARBY


def _belongs(start: Day, told: Day, gap: int) -> bool:
    return told.day is not None or told.month == start.month or (told.month is None and gap <= NEXT)


def _nearest(one: Found, start: Day, near: date, anchors: Anchors) -> int:
    """Return the year that puts a day or month nearest to the publication; after it only soon or with a word for it."""
    gaps = []
    for year in range(near.year - (4 if start.month == 2 else 1), near.year + 2):  # four, for 29 February
        day = start._replace(year=year)
        first, last = (day.first(), day.last()) if day.exists() else (None, None)
        if first is not None and last is not None:
            gaps.append((first - near if first > near else min(last - near, timedelta()), year))
    way = one.fields.get("way")
    if way is not None and way < 0:
        now = start.day is not None or way == JUST
        gaps = [g for g in gaps if g[0] < timedelta() or (now and not g[0])] or gaps
    elif way is not None and way > 0:
        gaps = [g for g in gaps if g[0] > timedelta()] or gaps
    ahead = anchors.ahead(one)
    if way == 0:  # "this November": that of this year, unless one of another year is far nearer
        coming = [g for g in gaps if ahead and g[0] >= timedelta()] or gaps
        return min(coming, key=lambda entry: abs(entry[0]) + (entry[1] != near.year) * OTHER_YEAR)[1]
    if ahead and start.day is None and anchors.governed(one) and not anchors.says(one, "was", before=False):
        gaps = [g for g in gaps if g[0] >= timedelta()] or gaps  # "will go to Lyon in March", told in May
    back = OPENED if one.first - anchors.sentence(one)[0] <= OPENING else BACKWARD  # "In October, they will …"

    def far(entry: tuple[timedelta, int]) -> timedelta:
        gap = entry[0]
        if gap < timedelta():
            over = ahead and start.day is None and -gap > SOON  # "would be adopted in November", told in February
            return -gap * (AHEAD if over else back if ahead else 1)
        return gap if ahead or gap <= SOON else gap * FORWARD

    best = min(gaps, key=far)[1]
    wanted = one.fields.get("weekday")
    if wanted is not None and start.day is not None and start.month is not None:
        fitting = [g for g in gaps if date(g[1], start.month, start.day).weekday() == wanted]
        if fitting and best not in [g[1] for g in fitting]:
            best = min(fitting, key=far)[1]
    return best
