"""Heads with the adjective of a town or country that mean a body told before: "l'université nantaise"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ...places.levels import nationals
from ...places.peoples import called, names_of
from ...roles.grammar import role_grammar
from ..bodies import Body
from ..grammar import institution_grammar


def told_of_people(doc: Doc, at: int, told: Sequence[Body], articles: frozenset[str]) -> Body | None:
    """Return the one body told before that a head and a people's adjective mean at a token ("la chambre dakaroise").

    Args:
        doc: the article, territories found.
        at: where the head stands.
        told: the bodies told before it, with their names' tokens.
        articles: the words of the language before what is known.
    """
    words, grammar = on(doc).lower, institution_grammar(on(doc).article.language)
    head = grammar.heads.find(words, at)
    if head is None or not head.value or words[at - 1] not in articles or head.end >= len(words):
        return None
    alike = [b for b in told if b.kind == head.value or words[b.start] == words[at]]
    places = {b.key: _places_of(doc, b) for b in alike}
    if not any(places.values()) or not on(doc).words[head.end].islower():
        return None
    nation = nationals(on(doc).article.language).find(words, head.end)
    if nation is not None:
        keys = {k for k, ps in places.items() if any(on(doc).places[p].country == nation.value for p in ps)}
    else:
        roles = role_grammar(on(doc).article.language)
        place = called(doc, head.end, names_of(doc, {p for ps in places.values() for p in ps}, roles), roles)
        keys = {k for k, ps in places.items() if place in ps}
    body = next((b for b in reversed(alike) if keys == {b.key}), None)
    end = nation.end if nation is not None else head.end + 1
    return body and Body(at, end, body.kind, at, head.end, body.territory, "institution-people", body.key)


def merge_of_people(doc: Doc, bodies: Sequence[Body], articles: frozenset[str]) -> list[Body]:
    """Return the bodies, a head with a people's adjective alone as the body told before ("lycée camerounais")."""
    merged: list[Body] = []
    for body in bodies:
        plain = body.start > 0 and body.territory is None and on(doc).words[body.start].islower()
        whole = told_of_people(doc, body.start, merged, articles) if plain else None
        if whole is not None and whole.end == body.end and whole.key != body.key:
            on(doc).institutions.pop(body.key, None)
            merged.append(whole)
        else:
            merged.append(body)
    return merged


def _places_of(doc: Doc, body: Body) -> frozenset[str]:
    """Return the territories in a body's name, and that which it is known to be of."""
    inner = {t.place for t in on(doc).territories if body.start <= t.start and t.end <= body.end}
    return frozenset(inner | ({body.territory} if body.territory in on(doc).places else set()))
