"""Those who travel are at what takes place on their stay: a story names them once and then tells day after day."""

from __future__ import annotations

from spacy.tokens import Doc

from ..facts import Stated
from .drafts import Draft
from .parties import offices, territory_of

RULE = "participant-travels"


def join_travellers(doc: Doc, stay: Draft, event: Draft) -> None:
    """Add those who came on a stay to an event of it of which other people, or only the hosts, are named.

    Where somebody who came is named with the event already, it is told who of them was there.
    """
    if stay.kind.value != "Visit" or event.family == "visit" or event.frame.section not in {"lead", "body"}:
        return
    travellers = {key: stated for key, stated in stay.guests.items() if key.startswith("person/")}
    if not travellers or not event.people().isdisjoint(travellers):
        return
    homes = {territory_of(doc, key) for key in event.everyone()} - {None}
    for key, stated in travellers.items():
        if not homes.isdisjoint(territory_of(doc, office.value) for office in offices(doc, key)):
            continue  # one of the hosts
        event.others.setdefault(key, Stated(key, RULE, tuple(sorted({*stated.quotes, *event.kind.quotes}))))
