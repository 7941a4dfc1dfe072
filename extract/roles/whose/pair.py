"""The body that a title's "of the former" or "of the latter" means: the first or the second of the two told last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
from ...words.atoms import Atom
from ..grammar import RoleGrammar
from .found import Found, found_at

if TYPE_CHECKING:
    from ..component import Stand

TWO = 2


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
    place = tells_pair(doc, stand.title_end, grammar)
    if place is None:
        return None
    for number in (stand.number, stand.number - 1):
        told: dict[str, Atom] = {}
        for atom in on(doc).atoms[number] if number >= 0 else ():
            if atom.letter == "B" and atom.value.key and atom.end <= stand.title_start:
                told[atom.value.key] = atom
        if len(told) >= TWO:
            return found_at(doc, list(told.values())[place - TWO])
    return None
