"""Which territories are institutions: "Toulouse and Hanoi signed" makes two actors, "in Paris" none.

A territory whose council or government is told by name, for which somebody holds an office or which sends a
delegation, is one. Every other one is weighed, by all that is said: to be party to an agreement, or to act by the words
of one sentence, speaks for it and settles nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..document import on, sentence_at, text_of
from ..facts import Agreement, Meeting, Stated
from ..institutions.acting import settling_rules
from ..institutions.component import AUTHORITY, authority_of, party
from ..places.levels import Territory
from ..weighing import NONE, Weighed, weigh, weights
from .evidence import Told, binds_itself, evidence_of
from .passing import passed_over

ACTOR = "actor"  # the kind of choice


@Language.component("decoop_actors")
def find_actors(doc: Doc) -> Doc:
    """List the territories that act among the article's institutions, and no other ones."""
    named = set(on(doc).named)
    told = list(territories_told(doc))
    places = [each.place for each in told]
    sure = acting_surely(doc)
    for each in told:
        key = authority_of(each.place)
        if key in sure:
            continue
        if binds_itself(doc, each):
            continue
        facts = {each.place: evidence_of(doc, each, places), NONE: {"no actor": 1.0}}
        on(doc).weighed.append(Weighed(ACTOR, (each.place,), facts))
        if weigh(facts[each.place], weights(ACTOR)) > weigh(facts[NONE], weights(ACTOR)):
            first = each.free[0] if each.free else None
            named.add(party(doc, each.place, text_of(doc, first.start, first.end) if first else None))
        else:
            named.discard(key)
            on(doc).meetings = [without(meeting, key) for meeting in on(doc).meetings]
            on(doc).agreements = [unbound(agreement, key) for agreement in on(doc).agreements]
    on(doc).named = frozenset(named)
    return doc


def territories_told(doc: Doc) -> Iterator[Told]:
    """Yield each place below a country that the story tells, with its mentions that are no part of a body's name."""
    inside = {at for atoms in on(doc).atoms for a in atoms if a.letter == "B" for at in range(a.start, a.end)}
    found: dict[str, list[Territory]] = {}
    for territory in on(doc).territories:
        if sentence_at(doc, territory.start) is not None:
            found.setdefault(territory.place, []).append(territory)
    for place, mentions in found.items():
        if place in on(doc).places and on(doc).places[place].kind != "Country":
            yield Told(place, tuple(t for t in mentions if t.start not in inside), len(mentions))


def acting_surely(doc: Doc) -> set[str]:
    """Return the keys of the territories that act by what one sentence says: their body, office or delegation."""
    bodies = {atom.value.key for atoms in on(doc).atoms for atom in atoms if atom.letter == "B"} - passed_over(doc)
    held = {role.institution.value for role in on(doc).roles if role.institution}
    sent = {stated.value for m in on(doc).meetings for d in m.delegations for stated in d.represents}
    settling = settling_rules(on(doc).article.language)
    listed = {key for key, rules in on(doc).acting.items() if not settling.isdisjoint(rules)}
    return {key for key in bodies | held | sent | listed if key.endswith(AUTHORITY)}


def without(meeting: Meeting, key: str) -> Meeting:
    """Return a meeting without somebody who is no actor."""

    def kept(stated: tuple[Stated[str], ...]) -> tuple[Stated[str], ...]:
        return tuple(each for each in stated if each.value != key)

    return replace(
        meeting,
        hosts=kept(meeting.hosts),
        guests=kept(meeting.guests),
        participants=kept(meeting.participants),
    )


def unbound(agreement: Agreement, key: str) -> Agreement:
    """Return an agreement without a party that is no actor."""
    return replace(agreement, parties=tuple(stated for stated in agreement.parties if stated.value != key))
