"""Those who travel are at what takes place on their visit: a story names them once and then tells day after day."""

from __future__ import annotations

from spacy.tokens import Doc

from ...facts import Stated
from ..tellings.drafts import MONTH, Draft, covers, during
from .guests import countries_of, country_of
from .participants import Party
from .parties import offices, territory_of
from .statesmen import are_of_state

RULE = "participant-travels"


def join_travellers(doc: Doc, drafts: list[Draft], parties: list[Party]) -> None:
    """Add those who came on a visit to what took place on it, where only others, or the hosts, are named.

    Where somebody who came is named with the event already, it is told who of them was there.
    """
    led = {key: stated for party in parties for key, stated in party.members().items() if key.startswith("person/")}
    stays = [(stay, led | came_on(doc, stay)) for stay in drafts if stay.kind.value == "Visit"]
    for event in drafts:
        if event.family != "meeting" or not event.frame.in_story or not event.everyone():
            continue
        travellers = next((people for stay, people in stays if people and _is_on(event, stay)), {})
        if event.people().isdisjoint(travellers) and not are_of_state(doc, event.everyone()):
            _join(doc, event, travellers)


def came_on(doc: Doc, stay: Draft) -> dict[str, Stated[str]]:
    """Return the people who came on a visit: those told as its guests, or who hold an office in another country."""
    here = country_of(doc, stay)
    told = {key: stated for key, stated in stay.everyone().items() if key.startswith("person/")}
    abroad = {key for key in told if here and (countries := countries_of(doc, key)) and here not in countries}
    return {key: stated for key, stated in told.items() if key in abroad or key in stay.guests}


def _is_on(event: Draft, stay: Draft) -> bool:
    """Return whether an event is part of a visit: within its days, or in its month where its days are not told.

    One without a date of its own is part of the visit told before it, but not what somebody only speaks of.
    """
    if event.within is stay or during(stay, event):
        return True
    if event.status.value != stay.status.value:
        return False
    if event.date is None and event.frame.index > stay.frame.index:
        return not event.spoken
    if event.date is None or stay.date is None:
        return False
    if stay.spans_days():
        return covers(stay.date.value, event.date.value)
    return event.date.value[:MONTH] == stay.date.value[:MONTH]


def _join(doc: Doc, event: Draft, travellers: dict[str, Stated[str]]) -> None:
    homes = {territory_of(doc, key) for key in event.everyone()} - {None}
    here = country_of(doc, event)
    for key, stated in travellers.items():
        if here in countries_of(doc, key) or not homes.isdisjoint(
            territory_of(doc, office.value) for office in offices(doc, key)
        ):
            continue  # one of the hosts
        event.others.setdefault(key, Stated(key, RULE, tuple(sorted({*stated.quotes, *event.kind.quotes}))))
