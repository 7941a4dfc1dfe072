"""Titles of no body that an article tells beside them: ranks, and offices that serve a head of state or a minister."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.atoms import Atom
from ...words.lexicon import lower
from ..grammar import role_grammar
from ..offices import Office
from .duties import duty_grammar
from .titles import title_grammar


@cache
def _ranks(language: str) -> frozenset[str]:
    return frozenset(map(lower, load_pack(language).get("roles", {}).get("military", [])))


def has_duty(doc: Doc, title: Atom) -> bool:
    """Say whether a title tells what its holder is in charge of ("Senator | for Economic Affairs")."""
    openers, words = duty_grammar(on(doc).article.language).openers, on(doc).lower
    return any(openers.find(words, at, title.value.end) for at in range(title.start + 1, title.value.end))


def is_nobodys(doc: Doc, office: Office) -> bool:
    """Say whether a title is a rank ("Admiral") or serves an office of a state ("Adviser to the | President")."""
    start, end = office.title.start, office.title.value.end
    if " ".join(on(doc).lower[start:end]) in _ranks(on(doc).article.language):
        return True
    serves, states = duty_grammar(on(doc).article.language).serves, role_grammar(on(doc).article.language).states
    titles, words = title_grammar(on(doc).article.language).titles, on(doc).lower
    links = [link for at in range(start + 1, end - 1) if (link := serves.find(words, at, end - 1))]
    served = titles.find(words, links[0].end, end) if links else None
    return served is not None and served.value in states
