"""The body of whom the sentence before tells the delegation ("Elle est conduite par Luc Roy, | adjoint")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.atoms import letters
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found, found_at


def body_of_led(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return whose delegation the sentence before tells, where a clause says that a title's holder leads it."""
    if grammar.led is None or grammar.delegated_by is None or not stand.number:
        return None
    opening = letters([a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start])
    before = on(doc).atoms[stand.number - 1]
    told = grammar.delegated_by.search(letters(before)) if grammar.led.search(opening) else None
    return found_at(doc, before[told.start("seat")]) if told else None


def is_of_unnamed(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether the possessive before a title means a name of which nothing is known ("le Codofil et sa | …")."""
    before = [a for a in on(doc).atoms[stand.number] if a.end < stand.title_start]
    own = stand.title_start > 0 and on(doc).lower[stand.title_start - 1] in grammar.own
    return own and grammar.unnamed is not None and grammar.unnamed.search(letters(before)) is not None
