"""Weekdays of a story that tells its days one after another: those of a stay, those after a day told in full."""

from __future__ import annotations

from datetime import date, timedelta

from .anchor import OPENING, Anchors, Found
from .interval import parse

SOON = timedelta(days=31)  # before a stay: weekdays told with words of the future are hardly of the week to come
STAY = timedelta(days=15)  # the longest spell of days in which weekdays are those of a stay
OVER, LONG_OVER = timedelta(days=5), timedelta(days=60)  # after a stay: its weekdays are hardly those just gone by
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
    if {"weekday", "d1"} <= set(one.fields) and len(value) == len("2024-05-21"):
        anchors.dayed = date.fromisoformat(value)


def day_of_stay(one: Found, anchors: Anchors) -> date | None:
    """Return the day of the stay told last that a weekday means, where the day of publication is not known."""
    if not anchors.stays or set(one.fields) != {"weekday"} or not anchors.says(one, "definite"):
        return None
    first, last = anchors.stays[-1]
    day = first + timedelta(days=(one.fields["weekday"] - first.weekday()) % 7)
    return day if day <= last else None


def day_within(one: Found, anchors: Anchors, today: date, usual: date) -> date | None:
    """Return the day of the stay told last that a weekday means: where it has an article or opens its sentence.

    Else it may follow a day that the story told with its weekday: "Thursday 26 May … Friday".
    """
    if told := _after_told(one, anchors, today, usual):
        return told
    if not anchors.stays:
        return None
    first, last = anchors.stays[-1]
    day = first + timedelta(days=(usual.weekday() - first.weekday()) % 7)
    if first <= usual <= last or day > last:
        return None
    definite = anchors.says(one, "definite")
    if first > today:
        return day if first - today <= SOON and (definite or anchors.ahead(one, CLAUSE)) else None
    opens = one.first - anchors.sentence(one)[0] <= OPENING and today - last >= OVER
    return day if (definite or opens) and today - last <= LONG_OVER and not anchors.ahead(one, CLAUSE) else None


def _after_told(one: Found, anchors: Anchors, today: date, usual: date) -> date | None:
    """Return the day that follows one told in full, where a weekday opens its sentence some weeks later."""
    told = anchors.dayed
    if told is None or told >= today or today - told > LONG_OVER or anchors.ahead(one, CLAUSE):
        return None
    if one.first - anchors.sentence(one)[0] > OPENING:
        return None
    day = told + timedelta(days=(usual.weekday() - told.weekday()) % 7)
    return day if told < day < usual else None
