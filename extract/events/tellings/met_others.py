"""Whom somebody met after an event told before, none of them at it: another event, though no day is told."""

from __future__ import annotations

from spacy.tokens import Doc

from ..who.parties import offices, territory_of
from .drafts import NAMED, Draft

MET = "WorkingSession"


def met_others(doc: Doc, event: Draft, draft: Draft) -> bool:
    """Return whether a verb tells of a meeting with bodies that have nothing to do with those at an event.

    "The mayor of Lyon received the ambassador. The ambassador met with the Port of Marseille".
    """
    plain = draft.noun or draft.light or draft.kind.value != MET or event.signing or event.family != "meeting"
    if plain or draft.frame in event.frames or not draft.frame.in_story:
        return False
    named = [key for key, stated in draft.everyone().items() if stated.rule in NAMED and not key.startswith("person/")]
    there = _bodies(doc, event)
    homes = {territory_of(doc, key) for key in there} - {None}
    return bool(named) and not any(key in there or territory_of(doc, key) in homes for key in named)


def _bodies(doc: Doc, event: Draft) -> set[str]:
    """Return the bodies at an event, and those for which the people at it come."""
    everyone = event.everyone()
    held = {office.value for key in everyone if key.startswith("person/") for office in offices(doc, key)}
    return held | {key for key in everyone if not key.startswith("person/")}
