"""A body found for a title that stands alone: its key, and the tokens that say it."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from ...document import on
from ...facts import Role, Stated
from ...words.atoms import Atom
from ...words.lexicon import lower
from ..grammar import RoleGrammar
from ..offices import institution_key

Found = tuple[str, int, int] | None  # key of an institution, the tokens that say it


def found_at(doc: Doc, atom: Atom) -> Found:
    """Return the institution that an atom names, with its tokens."""
    key = institution_key(doc, atom)
    return (key, atom.start, atom.end) if key else None


def within_quotes(doc: Doc, told: Stated[str]) -> Found:
    """Return the institution of a role found before, with all tokens between its first and its last quote."""
    span = doc.char_span(told.quotes[0].start, told.quotes[-1].end, alignment_mode="expand")
    return (told.value, span.start, span.end) if span else None


def where_told(doc: Doc, told: Stated[str]) -> tuple[str, int, int]:
    """Return the institution of a role found before, with the tokens that told it."""
    offsets = on(doc).offsets
    start = bisect_left(offsets, told.quotes[0].start)
    return told.value, start, max(bisect_left(offsets, told.quotes[-1].end), start + 1)


def may_hold(doc: Doc, atom: Atom, concept: str, grammar: RoleGrammar) -> bool:
    """Say whether a territory may have an office: of the right kind, and not at home where home has none such."""
    place = on(doc).places.get(atom.value.territory if atom.letter == "B" else atom.value.place)
    if place is None or place.kind == "Country":
        return False
    if concept in grammar.local and place.kind not in grammar.local[concept]:
        return False
    return concept not in grammar.abroad or place.country != grammar.home


def takes_over(role: Role, grammar: RoleGrammar) -> bool:
    """Say whether somebody holds an office beside its holder ("Mayor-elect", "outgoing Mayor", "Acting Governor")."""
    return not grammar.beside_holders.isdisjoint(re.split(r"[ -]", lower(role.title.value)))
