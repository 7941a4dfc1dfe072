"""Parties that the sentences of an agreement leave unsaid: of all bodies told, those for which most speaks.

The facts of ``party_facts`` are added up, each with its weight of ``weights/party.toml``; that there is no further
party is weighed like one. One is chosen after the other, so that what a body is to those chosen before counts too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting, Stated
from ...weighing import NONE, Weighed, weigh, weights
from ..who.participants import support
from ..who.parties import party_of
from .contracting import Parties
from .instruments import Instrument
from .party_facts import GOVERNING, Body, Case, bodies_of, body_of, case_of, enough, evidence_of, joins

PARTY = "party"  # the kind of choice
RULE = "agreement-party-weighed"
PAIR, MOST = 2, 12  # parties
CLEARLY = 1.0  # how much more must speak for there being one party only: e to 1


def complete(doc: Doc, item: Instrument, key: str, said: Parties, meeting: Meeting | None, many: int = 0) -> Parties:
    """Return the parties of an agreement, ``key``, of whom its sentences name too few, ``said``, of ``many`` told."""
    bodies = bodies_of(doc)
    case = case_of(doc, item, meeting)
    facts = {body.key: evidence_of(case, body) for body in bodies.values()}
    choice = _choose(_Open(key, case, bodies, facts), *said)
    on(doc).weighed.append(choice)
    parties, table = dict(said), weights(PARTY)
    while len(parties) < MOST and choice.then is not None:
        counts = {body: weigh(told, table) for body, told in choice.facts.items()}
        counts[NONE] -= CLEARLY if len(parties) < PAIR else 0
        best = max(counts, key=counts.__getitem__)
        if best == NONE and len(parties) < many:
            best = max((k for k in counts if k and bodies[k].kind == GOVERNING), key=counts.__getitem__, default=NONE)
        if best == NONE or PAIR < many <= len(parties):
            break
        body, choice = bodies[best], choice.then(best)
        if best not in on(doc).institutions and body.place:
            party_of(doc, body.place)
        quotes = support(body.told[0][1].quote, item.title.quotes[0])
        parties[best] = Stated(best, RULE, quotes)
    return parties


@dataclass(frozen=True, slots=True)
class _Open:
    """Hold an agreement, ``key``, of which parties are to be chosen, with what speaks for each body by itself."""

    key: str
    case: Case
    bodies: Mapping[str, Body]
    facts: Mapping[str, Mapping[str, float]]


def _choose(told: _Open, *chosen: str) -> Weighed:
    """Return the choice of one more party beside those chosen, none of whose territories is party twice."""
    parties = [told.bodies.get(key) or body_of(told.case.doc, key) for key in chosen]
    places = {body.place for body in parties} - {None}
    left = [body for body in told.bodies.values() if body.key not in chosen and body.place not in places]
    facts = {body.key: {**told.facts[body.key], **joins(told.case, body, parties)} for body in left}
    return Weighed(
        PARTY,
        (told.key, *chosen),
        {**facts, NONE: enough(parties)},
        lambda best: _choose(told, *chosen, best),
    )
