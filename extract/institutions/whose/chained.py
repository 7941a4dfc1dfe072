"""The territory of an office before another of one person ("Mayor of Lyon and head of the city's board")."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...document import on
from ...words.atom_grammar import atom_grammar
from ..bodies import Body
from ..grammar import InstitutionGrammar
from .holders import BETWEEN

LINK = 2  # tokens between a title and whose it is ("of | the")


def place_of_last_office(
    doc: Doc, body: Body, bodies: list[Body], grammar: InstitutionGrammar, titles: Mapping[int, int]
) -> str | None:
    """Return the territory of the office right before that at a body, with nobody's name between the two."""
    at = _title_before(doc, body.start, titles, grammar)
    if at is None:
        return None
    joins = BETWEEN | grammar.ands | grammar.series | grammar.determiners
    end = at
    while end and on(doc).lower[end - 1] in joins:
        end -= 1
    seats = [(b.start, b.territory) for b in bodies if b.end == end and b.territory]
    seats += [(t.start, t.place) for t in on(doc).territories if t.end == end and not seats]
    if end == at or not seats or on(doc).places[seats[0][1]].kind == "Country":
        return None
    if _title_before(doc, seats[0][0], titles, grammar) is None:
        return None
    return str(seats[0][1])


def territory_after(doc: Doc, at: int, grammar: InstitutionGrammar) -> str | None:
    """Return the territory after the title that ends at a token, past the link where links are ("Governor | of X")."""
    link = grammar.own_links.find(on(doc).lower, at) if at < len(doc) else None
    start = link.end if link is not None else -1 if grammar.left else at
    return next((t.place for t in on(doc).territories if t.start == start), None)


def _title_before(doc: Doc, at: int, titles: Mapping[int, int], grammar: InstitutionGrammar) -> int | None:
    """Return the first token of the title that ends right before a token, or before what links the two."""
    articles = grammar.determiners | atom_grammar(on(doc).article.language).articles
    for start in range(at, max(0, at - LINK) - 1, -1):
        link = grammar.own_links.find(on(doc).lower, start, at)
        rest = on(doc).lower[link.end if link else start : at]
        if start in titles and articles.issuperset(rest):
            return titles[start]
    return None
