"""The town to which somebody goes to meet who holds a bare title ("drove to Hull to meet | Mayor Lowe")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .found import Found, found_at

LONGEST = 5  # words between a town and the title


def body_met_there(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the town right before words of meeting that end at a title, where a word for "to" stands before it."""
    phrases, words = words_of(doc, "roles", "met_there"), on(doc).lower
    if not phrases or stand.concept not in grammar.local:
        return None
    end = stand.title_start - (words[stand.title_start - 1] in grammar.determiners)
    starts = range(max(0, end - LONGEST), end)
    opening = next((at for at in starts if " ".join(words[at:end]) in phrases), None)
    atoms = on(doc).atoms[stand.number]
    at = next((i for i, a in enumerate(atoms) if i and opening is not None and a.end == opening), 0)
    goes = at > 0 and is_territory(atoms[at]) and words[atoms[at - 1].start] in words_of(doc, "roles", "goes_to")
    return found_at(doc, atoms[at]) if goes else None
