"""The day that a weekday means: by the publication, a word of the future, a stay or a row of days told beside it."""

from __future__ import annotations

from datetime import date, timedelta

from .anchor import Anchors, Found
from .clauses import OPENING
from .stays import CLAUSE, day_within

SHORTLY = 3  # days within which "this Saturday" is the next one
NEAR = 60  # code points within which a word of the future is about a weekday


def weekday_of(one: Found, anchors: Anchors, today: date, wanted: int) -> date:
    """Return the day that a weekday (0 is Monday) means where the text tells no other day of its week."""
    usual = _usual_weekday(one, anchors, today, wanted)
    plain = "week" not in one.fields and "way" not in one.fields and "till" not in one.fields
    if not plain:
        return usual
    first = _opens_row(one, anchors, today, usual)
    return day_within(one, anchors, today, usual) or (usual - timedelta(days=7) if first else usual)


def _opens_row(one: Found, anchors: Anchors, today: date, usual: date) -> bool:
    """Tell whether a weekday opens a row of days gone by, told a week later: "talks on Monday, a call on Tuesday".

    A sentence tells its days in the order in which they were.
    """
    if usual != today or anchors.says(one, "this"):
        return False
    after = next((found for found in anchors.found if found.first >= one.last), None)
    if after is None or set(after.fields) != {"weekday"} or after.first >= anchors.sentence(one)[1]:
        return False
    follows = after.fields["weekday"] - one.fields["weekday"] == 1
    return follows and _usual_weekday(after, anchors, today, after.fields["weekday"]) < usual


def _usual_weekday(one: Found, anchors: Anchors, today: date, wanted: int) -> date:
    """Return the day that a weekday means by the publication and the words around it."""
    if "week" in one.fields:
        return today + timedelta(days=7 * one.fields["week"] - today.weekday() + wanted)
    way = one.fields.get("way", one.fields.get("till"))
    if way == 0:
        return today + timedelta(days=wanted - today.weekday())
    gone = way is None and anchors.says(one, "gone") and not anchors.governed(one)
    if way is None and not gone and (told := _told_ahead(one, anchors, today)):
        return told + timedelta(days=(wanted - told.weekday() - 1) % 7 + 1)
    opens = one.first - anchors.sentence(one)[0] <= OPENING  # "On Friday, the delegation of …, led by …, will meet"
    coming = (wanted - today.weekday()) % 7
    soon = coming <= SHORTLY and anchors.says(one, "this") and not anchors.says(one, "past", before=False)
    now = opens and anchors.goes_on_with(one, "now")  # "On Thursday they are the guests of …"
    if way is None and not gone and (soon or now or anchors.led(one) or anchors.ahead(one, CLAUSE if opens else NEAR)):
        return today + timedelta(days=coming)
    if way == 1:
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - wanted - (way is not None)) % 7 + (way is not None))


def _told_ahead(one: Found, anchors: Anchors, today: date) -> date | None:
    """Return the day to come that a sentence told before a weekday: "welcomed on Thursday, May 18, … on Saturday"."""
    start = anchors.sentence(one)[0]
    told = [(before, day.first()) for before, day in anchors.told if before.first >= start and day.day is not None]
    terms = (before for before, _ in told if before.rule.open or anchors.says(before, "until"))
    ended = {before.first for before in terms}  # "a plan, valid until 31 December 2028, was signed on Tuesday"
    days = [day for before, day in told if before.first not in ended]
    then = anchors.says(one, "afterwards")  # "is at the port today, then, on Friday, …"
    return days[-1] if days and days[-1] is not None and (days[-1] > today or (then and days[-1] == today)) else None
