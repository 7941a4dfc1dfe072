"""The town or land that an acronym alone is of: "l'ARD | de Diourbel", "le CFPPA | du Gers"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...places.levels import Territory
from ...words.names import glued
from ..bodies import Body
from ..grammar import institution_grammar


def seat_of(doc: Doc, end: int) -> Territory | None:
    """Return the territory, no country, that a link joins to what ends at a token, or None."""
    grammar = institution_grammar(on(doc).article.language)
    link = grammar.own_links.find(on(doc).lower, end) if grammar.noun_links and end < len(doc) else None
    if link is None or on(doc).lower[end] not in grammar.noun_links - grammar.determiners:
        return None
    seat: Territory | None = on(doc).territories.starts.get(link.end)
    if seat is None or seat.level or on(doc).places[seat.place].kind == "Country" or glued(doc, seat.end):
        return None
    return seat


def is_elsewhere(doc: Doc, end: int, body: Body) -> bool:
    """Say whether an acronym that ends at a token is of another town than the body of that acronym told elsewhere."""
    seat = seat_of(doc, end) if body.territory else None
    return seat is not None and seat.place != body.territory
