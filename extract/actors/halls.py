"""Houses for events that a story names only as where something is: places of its meetings, and no institutions.

"Tại Nhà hát Bạch Dinh" a festival is held; a house that receives, sends or signs is told without a word of place.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ..document import on
from ..facts import Meeting, Place
from ..institutions.bodies import Body
from ..institutions.grammar import institution_grammar
from ..places.levels import remember
from ..words.lexicon import slug
from .component import without

KIND = "CivicStructure"
BEFORE = 3  # tokens of the words of place before a house


@Language.component("decoop_halls")
def leave_halls(doc: Doc) -> Doc:
    """Make places of the houses that are named after a word of place alone, and hold no office."""
    if not len(institution_grammar(on(doc).article.language).halls):
        return doc
    told: dict[str, list[Body]] = {}
    for body in on(doc).bodies:
        told.setdefault(body.key, []).append(body)
    held = {role.institution.value for role in on(doc).roles if role.institution}
    held |= {party.value for agreement in on(doc).agreements for party in agreement.parties}
    for key, bodies in told.items():
        if key in on(doc).institutions and key not in held and all(_is_site(doc, body) for body in bodies):
            on(doc).meetings = [_at_place(doc, meeting, key) for meeting in on(doc).meetings]
            on(doc).named -= {key}
    return doc


def _is_site(doc: Doc, body: Body) -> bool:
    """Say whether a word of place stands right before a house for events."""
    grammar, words, at = institution_grammar(on(doc).article.language), on(doc).lower, body.start
    if grammar.halls.find(words, at, body.end) is None:
        return False
    seats = (grammar.seats.find(words, i, at) for i in range(max(0, at - BEFORE), at))
    return any(seat is not None and seat.end == at for seat in seats)


def _at_place(doc: Doc, meeting: Meeting, key: str) -> Meeting:
    """Return a meeting of which a house is the place and nobody that takes part."""
    house = on(doc).institutions[key]
    if any(spot.value == key for spot in meeting.locations):
        within = house.territory if house.territory in on(doc).places else None
        country = on(doc).places[within].country if within else None
        place = f"{within or 'place/' + slug(on(doc).article.identifier)}/{slug(house.name)}"
        remember(doc, Place(place, house.name, KIND, country=country, within=within))
        spots = (replace(spot, value=place) if spot.value == key else spot for spot in meeting.locations)
        meeting = replace(meeting, locations=tuple(spots))
    return without(meeting, key)
