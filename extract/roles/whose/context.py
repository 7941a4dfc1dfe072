"""What the words around a title that stands alone say of its body: a chain, a list, a side, a level, a possessive."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on
from ..component import Stand
from ..grammar import RoleGrammar
from .beside import (
    authority_of_nation,
    body_in_list,
    body_of_board,
    body_of_chain,
    body_of_commission,
    body_of_kind,
    body_of_side,
    body_where,
    named_by_level,
    nation_beside,
    nation_of_side,
    territory_of_row,
)
from .bodies import body_of_field, body_of_head, body_of_noun, body_of_words, tells_field
from .counterpart import authority_of_counterpart, is_counterpart
from .demonyms import authority_of_people
from .found import Found
from .led import body_of_led
from .masthead import body_of_ours
from .met_there import body_met_there
from .owned import body_of_house, body_of_own_noun
from .pair import body_of_pair
from .party import body_of_party
from .sides import level_meant
from .signed_for import body_of_signed_side
from .told import body_of_last_role, body_of_own_council, body_of_possessor, told_last
from .visit_side import body_of_visit


def said_beside(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, Found]]:
    """Yield each rule that reads a body in the words around a title, with what it reads, the surest first.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    concept = stand.concept
    if concept in grammar.body:
        yield "role-body", body_of_kind(doc, stand, grammar.body[concept])
        return
    yield "role-pair", body_of_pair(doc, stand, grammar)
    yield "role-own", body_of_ours(doc, stand, grammar)
    yield "role-own", body_of_house(doc, stand, grammar)
    yield "role-own", body_of_own_noun(doc, stand, grammar)
    yield "role-where", body_where(doc, stand, grammar)
    yield "role-where", body_met_there(doc, stand, grammar)
    yield "role-led", body_of_led(doc, stand, grammar)
    yield "role-signed-for", body_of_signed_side(doc, stand, grammar)
    yield "role-commission", body_of_commission(doc, stand, grammar)
    if concept in grammar.chained:
        yield "role-chain", body_of_chain(doc, stand, grammar)
    yield "role-chain", territory_of_row(doc, stand, grammar)
    if concept in grammar.borne:
        return
    yield "role-people", authority_of_people(doc, stand, grammar)
    if concept in grammar.portfolios:
        yield "role-portfolio", body_of_field(doc, stand, grammar.portfolios[concept])
        if grammar.sided and tells_field(doc, stand):
            yield "role-level", named_by_level(doc, stand, grammar)
            return
    local = concept in grammar.local or (concept in grammar.staff and level_meant(doc, stand) is not None)
    if local and (nation := nation_beside(doc, stand)):  # "directeur général de la commune wallonne"
        yield "role-nation", authority_of_nation(doc, stand, nation)
        return
    yield "role-level", named_by_level(doc, stand, grammar)
    yield "role-board", body_of_board(doc, stand, grammar)
    yield "role-head", body_of_head(doc, stand, grammar)
    yield "role-noun", body_of_noun(doc, stand)
    if grammar.own:
        yield "role-own", told_last(doc, stand, grammar)
    if grammar.leaders and concept in grammar.bodied:
        yield "role-part", body_of_words(doc, stand)
    yield "role-side", body_of_side(doc, stand, grammar)
    if grammar.speaks and (nation := nation_of_side(doc, stand, grammar)):
        yield "role-nation", authority_of_nation(doc, stand, nation)
    if concept in grammar.shared:
        yield "role-list", body_in_list(doc, stand)
    yield "role-counterpart", authority_of_counterpart(doc, stand, grammar)
    yield "role-own", body_of_own_council(doc, stand, grammar)
    yield "role-follows", body_of_possessor(doc, stand, grammar)
    before = {on(doc).lower[stand.title_start], on(doc).lower[stand.title_start - 1]}
    if grammar.follow & before and not is_counterpart(doc, stand, grammar):
        yield "role-follows", body_of_last_role(doc, stand)
    if grammar.leaders:
        yield "role-party", body_of_party(doc, stand, grammar)
    yield "role-visit", body_of_visit(doc, stand, grammar)
