"""The body of somebody's counterpart ("son homologue"): the authority told beside that of the same office."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Role
from ...institutions.grammar import institution_grammar
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found, found_at, may_hold
from .standing import is_council, standing_of


def is_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a word for who holds the same office elsewhere opens a title or stands before its comma."""
    before = stand.title_start - 1
    if before > 0 and on(doc).words[before] == ",":
        before -= 1  # "her counterpart, | Cathaoirleach Jack Murray"
    return on(doc).lower[stand.title_start] in grammar.others or on(doc).lower[before] in grammar.others


def last_told(doc: Doc, stand: Stand) -> Role | None:
    """Return the last statement before a title of the same office at a body."""
    at = on(doc).offsets[stand.title_start]
    told = [r for r in on(doc).roles if r.institution and r.concept == stand.concept and r.title.quotes[0].start < at]
    return told[-1] if told else None


def kind_of_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> str | None:
    """Return the kind of body that a counterpart's is too: that of the office, where it is one of a state ("Sénat")."""
    told = last_told(doc, stand) if is_counterpart(doc, stand, grammar) else None
    body = on(doc).institutions[told.institution.value] if told and told.institution else None
    if body is None or body.kind not in institution_grammar(on(doc).article.language).of_states:
        return None
    place = on(doc).places.get(body.territory or "")
    return body.kind if place is None or place.kind == "Country" else None


def authority_of_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority told most beside that of the office whose counterpart a word means ("son homologue")."""
    if not is_counterpart(doc, stand, grammar):
        return None
    told = last_told(doc, stand)
    if told is None or told.institution is None or kind_of_counterpart(doc, stand, grammar):
        return None
    mine = on(doc).institutions[told.institution.value].territory
    standing, start = standing_of(doc, grammar), on(doc).atoms[stand.number][0].start
    atoms, weights = standing.atoms, standing.weights
    for place in sorted(weights, key=lambda p: (not is_council(doc, atoms[p]), -weights[p])):
        atom = standing.atoms[place]
        if place != mine and atom.start < start and may_hold(doc, atom, stand.concept, grammar):
            return found_at(doc, atom)
    return None
