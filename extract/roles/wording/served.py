"""Offices that serve a head of state or a minister, which are of no body that an article tells beside them."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..grammar import role_grammar
from ..offices import Office
from .duties import duty_grammar
from .titles import title_grammar


def serves_state(doc: Doc, office: Office) -> bool:
    """Say whether the office that a title serves is of a state ("Special Adviser to the | President")."""
    serves, states = duty_grammar(on(doc).article.language).serves, role_grammar(on(doc).article.language).states
    titles, words, end = title_grammar(on(doc).article.language).titles, on(doc).lower, office.title.value.end
    links = [link for at in range(office.title.start + 1, end - 1) if (link := serves.find(words, at, end - 1))]
    served = titles.find(words, links[0].end, end) if links else None
    return served is not None and served.value in states
