"""Which tellings are of one agreement: by its kind, its parties, its term and the words that point back to it."""

from __future__ import annotations

import re

from ..tellings.drafts import YEAR, agree, bounds
from .bonds import OTHER, TWINNING
from .instruments import Instrument

NUMBER = re.compile(r"[IVXL]{2,}|\d{1,2}(?:th|st|nd|rd|e)?")
PAIR = 2  # parties of most agreements
AHEAD = 3  # years between the signing of an agreement and its term
NEAR = 2  # sentences after an agreement in which who signs it is told by another word


def same_agreement(old: Instrument, new: Instrument) -> bool:
    """Return whether a later mention is of an agreement told before."""
    if old.frame is new.frame or _differ(old, new) or _of_bodies(old, new):
        return False
    if new.first and old.status is not None and not old.first:
        return False
    if old.bond or new.bond:  # "became sister cities": by the agreement that is told
        return _by_the_same(old, new) if old.bond else _by_the_same(new, old)
    if new.definite or (new.told and old.kind.value == new.kind.value and not new.date):
        return True
    if len(old.where) == len(new.where) == PAIR and old.where != new.where:
        return False
    alike = old.kind.value == new.kind.value or old.title.value.casefold() == new.title.value.casefold()
    return alike or _says_who(old, new) or (not new.period and OTHER in {old.kind.value, new.kind.value})


def _by_the_same(bond: Instrument, other: Instrument) -> bool:
    """Return whether a bond is by an agreement told: "signed a memo. They have been twinned since 1998" is not."""
    if bond.date and other.date is None:  # "the protocol" points back, and to no bond that is told after it
        back = other.definite and other.frame.index > bond.frame.index
        return other.bond or back or other.kind.value == TWINNING
    return bond.date is None or other.date is None or bond.date.value == other.date.value


def _says_who(old: Instrument, new: Instrument) -> bool:
    """Return whether a sentence calls what the one before tells by another word and says who signs it.

    "Both cities signed a sister-city pact. The memorandum was signed by Mayor X and Mayor Y."
    """
    told = new.plain and not (new.several or old.several) and bool(new.signatories) and not old.signatories
    both = old.status is not None and old.status.value == "Signed" and len(old.parties) > 1
    return told and both and 0 < new.frame.index - old.frame.index <= NEAR and new.where <= old.where


def _of_bodies(old: Instrument, new: Instrument) -> bool:
    """Return whether it is something else: minutes, or what universities or companies sign beside "the two sides"."""
    numbers = [{word for word in item.title.value.split() if NUMBER.fullmatch(word)} for item in (old, new)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return True  # "the minutes of the XXIInd conference", "those of the XXIIIrd"
    plain = old.kind.value == new.kind.value or OTHER in {old.kind.value, new.kind.value}
    if old.minutes != new.minutes and not new.definite and plain:
        return True  # "signed the minutes of the talks and a memorandum on tourism"
    if (
        new.own
        and old.date
        and old.status
        and old.status.value == "Signed"
        and not (old.own or new.date or new.definite)
    ):
        return True  # what an article tells of the provinces before is not what their universities sign
    return new.own and not new.definite and (old.sides or (old.own and old.where.isdisjoint(new.where)))


def _differ(old: Instrument, new: Instrument) -> bool:
    """Return whether two mentions state another term, date or status."""
    terms = old.period and new.period and old.period.value != new.period.value
    dates = old.date and new.date and not agree(old.date.value, new.date.value)
    within = _signed_within(old, new) or _signed_within(new, old)
    coming = new.definite and old.status is not None and old.status.value == "Planned"  # "the signing of this charter"
    coming = coming or (new.definite and new.drafted)  # "the council approved the text of the agreement in May"
    status = old.status and new.status and old.status.value != new.status.value and not coming
    return bool(terms or dates or within or status)


def _signed_within(one: Instrument, other: Instrument) -> bool:
    """Return whether the day of one lies well within the term of the other, so that it was signed apart from it."""
    if one.date is None or other.period is None:
        return False
    day, start = bounds(one.date.value)[0][:YEAR], bounds(other.period.value)[0][:YEAR]
    return day.isdigit() and start.isdigit() and (int(day) > int(start) + 1 or int(day) < int(start) - AHEAD)
