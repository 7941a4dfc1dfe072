"""Words that say how a body is owned, after any name of it ("Davao City Chamber of Commerce | Inc.")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.lexicon import Match
from ..grammar import InstitutionGrammar


def legal_end(doc: Doc, end: int, stop: int, kind: str, grammar: InstitutionGrammar) -> int:
    """Return the end of a name with the legal form after it, or of the name alone; no territory has one."""
    at = end + (end + 1 < stop and on(doc).lower[end] == ",")
    told = at < stop and on(doc).lower[at] in grammar.legal_forms and kind not in grammar.same_body
    return at + 1 if told else end


def is_legal_form(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a head says no more than how a body is owned."""
    return head.end == head.start + 1 and on(doc).lower[head.start] in grammar.legal_forms
