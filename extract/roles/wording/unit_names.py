"""The name of the unit that a title ends in: "chef du service | Population", "rapporteure de la commission | Santé"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import InstitutionGrammar
from ...institutions.reach.field_lists import unit_fields_end
from ...words.names import glued, name_end, name_grammar, person_start
from .duty_free import opens_office

BOARD = 6  # tokens of the name of a commission


def unit_end(doc: Doc, at: int, stop: int, bodies: InstitutionGrammar, links: frozenset[str]) -> int:
    """Return the end of a service's name, or 0: one word with a capital or its field ("commission | santé")."""
    if (named := _fields_end(doc, at, stop, bodies, links)) > at:
        return named
    if field := bodies.fields.find(on(doc).lower, at, stop):
        return field.end
    words, given = on(doc).words, name_grammar(on(doc).article.language).given
    alone = words[at][0].isupper() and words[at].isalpha() and on(doc).lower[at] not in given
    holder = person_start(doc, at + 1, name_end(doc, at, stop)) == at + 1  # "chef du service Population | Luc Petit"
    person = at + 1 < stop and not holder and (words[at + 1][0].isupper() or glued(doc, at + 1))
    return at + 1 if alone and not person else 0


def board_end(
    doc: Doc, at: int, stop: int, bodies: InstitutionGrammar, links: frozenset[str], stops: frozenset[str]
) -> int:
    """Return the end of the name of a commission ("commission | Démocratie locale"), without its holder's."""
    if (named := _fields_end(doc, at, stop, bodies, links)) > at:
        return named
    stop = min([stop, at + BOARD, *(i for i in range(at, stop) if person_start(doc, i, name_end(doc, i, stop)) == i)])
    while at < stop and on(doc).words[at].isalpha() and on(doc).lower[at] not in links | stops:
        at += 1
    return at


def _fields_end(doc: Doc, at: int, stop: int, bodies: InstitutionGrammar, links: frozenset[str]) -> int:
    """Return the end of the fields that name a unit of a council, or ``at``."""
    return unit_fields_end(doc, at, stop, bodies, lambda i: opens_office(doc, i, stop, links))
