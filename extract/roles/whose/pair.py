"""The body that "of the former" or "the latter's" beside a title means: the first or the second of two told last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import authority_of
from ...institutions.grammar import institution_grammar
from ...words.atoms import Atom
from ..grammar import RoleGrammar
from .found import Found, found_at

if TYPE_CHECKING:
    from ..component import Stand

TWO = 2
IN = "i"  # the letter of words for where something is
OWNER = 3  # tokens of an article, a word and the possessive


def tells_pair(doc: Doc, end: int, grammar: RoleGrammar) -> int | None:
    """Return which of two bodies the words after a title mean, or None where they mean no such one."""
    words, bodies = on(doc).lower, institution_grammar(on(doc).article.language)
    link = bodies.own_links.find(words, end) if end < len(doc) else None
    at = link.end if link is not None else len(doc)
    while at < len(doc) and words[at] in grammar.determiners:
        at += 1
    noun = at + 1 < len(doc) and on(doc).words[at + 1][0].isalpha() and words[at + 1] not in bodies.ands
    return grammar.pair.get(words[at]) if at < len(doc) and not noun else None


def body_of_pair(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body that "of the former" after a title means, in its sentence or else in the one before."""
    place = _owner(doc, stand, grammar)
    for end in (stand.title_end, on(doc).atoms[stand.number][stand.end - 1].end):  # "Rector Lowe | of the former"
        place = tells_pair(doc, end, grammar) if place is None else place
    if place is None:
        return None
    for number in (stand.number, stand.number - 1):
        told: dict[str, Atom] = {}
        atoms = on(doc).atoms[number] if number >= 0 else []
        for before, atom in zip([None, *atoms], atoms, strict=False):
            located = before is not None and before.letter == IN and atom.letter == "L"  # "in Leeds"
            if (key := _key(doc, atom)) and atom.end <= stand.title_start and not located:
                told.setdefault(key, atom)
        if len(told) >= TWO:
            return found_at(doc, list(told.values())[place - TWO])
    return None


def _owner(doc: Doc, stand: Stand, grammar: RoleGrammar) -> int | None:
    """Return which of two bodies the word with a possessive before a title means ("the latter's | manager")."""
    words, at = on(doc).lower, stand.title_start - OWNER
    owned = at >= 0 and words[at + 2] in grammar.possessed and words[at] in grammar.determiners
    return grammar.pair.get(words[at + 1]) if owned else None


def _key(doc: Doc, atom: Atom) -> str:
    """Return the key of an atom's body or territory; a country is none."""
    if atom.letter == "B":
        return str(atom.value.key or "")
    country = atom.letter == "L" and on(doc).places[atom.value.place].kind == "Country"
    return authority_of(atom.value.place) if atom.letter == "L" and not country else ""
