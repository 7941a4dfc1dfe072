"""Weekdays of a story that tells its days one after another: those of a stay, those after a day told in full."""

from __future__ import annotations

from datetime import date, timedelta

from .anchor import Anchors, Found
from .clauses import OPENING
from .interval import Day, parse
from .lexer import OVER as ENDED

SOON = timedelta(days=31)  # before a stay: weekdays told with words of the future are hardly of the week to come
OPENED = 6  # symbols between "since" or "had" and a weekday
STAY = timedelta(days=15)  # the longest spell of days in which weekdays are those of a stay
OVER, LONG_OVER = timedelta(days=5), timedelta(days=60)  # after a stay: its weekdays are hardly those just gone by
STORY = 320  # code points after a day told in full within which the weekdays are of the same days
WEEK = timedelta(days=7)
GONE = ("past", "was", "done", "said", "gone")  # classes of words that say that something is over
CYCLE, LEAP = 2001, "--02-29"  # in 28 years each day of the year is each weekday
CLAUSE = 160  # code points within which a word of the future is about a weekday that opens its sentence


def note_stay(value: str, anchors: Anchors) -> None:
    """Remember a spell of days, within which the names of weekdays after it may lie."""
    first, last = (parse(day) for day in value.split("/"))
    if first.year and first.day and last.year and last.day:
        start, end = date(first.year, first.month or 1, first.day), date(last.year, last.month or 1, last.day)
        if timedelta() < end - start <= STAY:
            anchors.stays.append((start, end))


def note_day(one: Found, value: str, anchors: Anchors) -> None:
    """Remember a day told in full with its weekday, which the names of weekdays after it may follow."""
    if not {"weekday", "d1"} <= set(one.fields):
        return
    coming, yearless = anchors.ahead(one, CLAUSE), value.startswith("--")
    day = _some_year(value, one.fields["weekday"]) if yearless else value
    if len(day) == len("2024-05-21") and not (yearless and (coming or "way" in one.fields)):
        anchors.dayed_before = anchors.dayed
        anchors.dayed, anchors.told_to, anchors.to_come, anchors.yearless = (
            date.fromisoformat(day), one.end, coming, yearless
        )  # fmt: skip


def _some_year(value: str, weekday: int) -> str:
    """Return a day of which no year is told as one of some year in which it is of its weekday, "" where none is."""
    days = (f"{year}{value[1:]}" for year in range(CYCLE, CYCLE + 28) if value != LEAP)
    return next((day for day in days if date.fromisoformat(day).weekday() == weekday), "")


def day_of_stay(one: Found, anchors: Anchors) -> date | None:
    """Return the day of the stay told last that a weekday means, where the day of publication is not known."""
    if not anchors.stays or set(one.fields) != {"weekday"} or not anchors.says(one, "definite"):
        return None
    first, last = anchors.stays[-1]
    day = first + timedelta(days=(one.fields["weekday"] - first.weekday()) % 7)
    return day if day <= last else None


def day_beside(one: Found, anchors: Anchors) -> date | None:
    """Return the day that a weekday means beside one told in full, where the day of publication is not known.

    The story goes on from that day, but "since the Friday" goes back from it, and what comes before it leads up to it.
    """
    if set(one.fields) != {"weekday"}:
        return None
    wanted, told = one.fields["weekday"], anchors.dayed
    if told is not None and not _goes_back(one, anchors):
        if (between := _between(wanted, anchors)) is not None:
            return between
        return told + timedelta(days=(wanted - told.weekday()) % 7)
    ahead = next((day for found in anchors.found if found.first > one.last and (day := _in_full(found))), None)
    if (told := told or ahead) is None:
        return None
    return told - timedelta(days=(told.weekday() - wanted) % 7)


def _between(wanted: int, anchors: Anchors) -> date | None:
    """Return the day between the two told last, days of one week: "opened on Monday 3, closed on Thursday 6"."""
    first, last = anchors.dayed_before, anchors.dayed
    if first is None or last is None or not timedelta() < last - first < WEEK:
        return None
    day = first + timedelta(days=(wanted - first.weekday()) % 7)
    return day if first < day < last else None


def _goes_back(one: Found, anchors: Anchors) -> bool:
    """Tell whether a weekday lies before the day told: "since the Friday", "had landed on Tuesday", what was over."""
    back = anchors.words.get("since", "") + anchors.words.get("before", "")
    near = anchors.symbols[max(one.first - OPENED, anchors.sentence(one)[0]) : one.first]
    return any(symbol in back for symbol in near) or (anchors.to_come and not anchors.ahead(one, CLAUSE))


def _in_full(one: Found) -> date | None:
    """Return the day that a date tells in full, with its weekday."""
    if not {"weekday", "d1", "m1", "y1"} <= set(one.fields) or "d2" in one.fields:
        return None
    day = Day(one.fields["y1"], one.fields["m1"], one.fields["d1"])
    return day.first() if day.exists() else None


def day_within(one: Found, anchors: Anchors, today: date, usual: date) -> date | None:
    """Return the day of the stay told last that a weekday means: where it has an article or opens its sentence.

    Else it may follow a day that the story told with its weekday: "Thursday 26 May … Friday".
    """
    if told := _after_told(one, anchors, today, usual):
        return told
    if not anchors.stays:
        return _after_coming(one, anchors, today, usual)
    first, last = anchors.stays[-1]
    day = first + timedelta(days=(usual.weekday() - first.weekday()) % 7)
    if first <= usual <= last or day > last:
        return None
    definite = anchors.says(one, "definite")
    if first > today:
        coming = definite or anchors.ahead(one, CLAUSE) or _goes_on(one, anchors)
        return day if first - today <= SOON and coming else None
    opens = one.first - anchors.sentence(one)[0] <= OPENING and today - last >= OVER
    meant = definite or opens or _was_over(one, anchors) or (usual == today > last and _told_apart(one, anchors))
    return day if meant and today - last <= LONG_OVER and not anchors.ahead(one, CLAUSE) else None


def _was_over(one: Found, anchors: Anchors) -> bool:
    """Tell whether words say that what a weekday dates was over with a stay: "On Monday he had received it"."""
    start, end = anchors.sentence(one)
    had, relative = anchors.words.get("before", ""), anchors.words.get("relative", "")
    told = (at for at in range(start, end) if anchors.symbols[at] in had)
    return any(anchors.symbols[at - 1] not in relative for at in told)  # "received Ana Petrescu, who had …"


def _told_apart(one: Found, anchors: Anchors) -> bool:
    """Tell whether a sentence that tells no other day says what is over: no word says that its weekday is today."""
    start, end = anchors.sentence(one)
    alone = not any(start <= found.first < end for found in anchors.found if found is not one)
    return alone and not _goes_on(one, anchors) and not anchors.says(one, "this")


def comes_next(one: Found, anchors: Anchors, today: date) -> bool:
    """Tell whether a story that has just told a day to come goes on: "On Monday they will … | over the weekend"."""
    found, told = anchors.told[-1] if anchors.told else (one, Day())
    day = told.first() if told.day is not None else None
    return day is not None and today < day <= today + WEEK and one.start - found.end <= STORY and _goes_on(one, anchors)


def _goes_on(one: Found, anchors: Anchors) -> bool:
    """Tell whether nothing that a sentence says is over, so that it goes on with a stay to come: "On Monday they meet".

    A pack whose language has words for the past, or endings, tells so.
    """
    start, end = anchors.sentence(one)
    over = ENDED + "".join(anchors.words.get(name, "") for name in GONE)
    return not any(symbol in over for symbol in anchors.symbols[start:end])


def _after_told(one: Found, anchors: Anchors, today: date, usual: date) -> date | None:
    """Return the day that follows one told in full, where a weekday opens its sentence some weeks later."""
    told = anchors.dayed
    if told is None or told >= today or today - told > LONG_OVER or anchors.ahead(one, CLAUSE):
        return None
    opens = one.first - anchors.sentence(one)[0] <= OPENING
    if not opens and not (anchors.says(one, "definite") or one.start - anchors.told_to <= STORY):
        return None
    day = told + timedelta(days=(usual.weekday() - told.weekday()) % 7)
    return day if told < day < usual else None


def _after_coming(one: Found, anchors: Anchors, today: date, usual: date) -> date | None:
    """Return the day after one told in full that is to come, weeks ahead: "land on Friday 2 June. On Saturday they …".

    What a story goes on with, after that day, is hardly of the week of its publication; a pack's words for the past
    say that it is.
    """
    told = anchors.dayed
    if told is None or not told - usual >= WEEK or told - today > LONG_OVER or one.start - anchors.told_to > STORY:
        return None
    opens = one.first - anchors.sentence(one)[0] <= OPENING
    bare = opens and bool(anchors.words.get("past")) and not anchors.says(one, "past", before=False)
    return told + timedelta(days=(usual.weekday() - told.weekday()) % 7) if usual > today or bare else None
