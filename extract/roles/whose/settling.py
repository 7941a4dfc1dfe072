"""The bodies of the titles of an article that stand alone, settled one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from ...document import on
from ...facts import Role, Stated
from ..component import Stand
from ..grammar import RoleGrammar
from ..listing import add_role
from .choosing import find_body
from .turns import seat_in_turn
from .visitors import visits


def settle_bare(doc: Doc, bare: Iterable[tuple[Role, Stand]], grammar: RoleGrammar) -> None:
    """Give each role without a body the one that the context tells; the holders of one title share theirs.

    The mayor's home is the councillors' too, and a visiting mayor's is what remains; mayors are each of their own town.
    """
    bare = list(bare)
    in_turn = seat_in_turn(doc, bare, grammar)
    told: dict[int, Stated[str] | None] = {}  # by title: "City Council members A and B" are of one council
    for role, stand in sorted(bare, key=lambda p: (p[1].concept not in grammar.sole, visits(doc, p[0], p[1], grammar))):
        if role not in on(doc).roles:
            continue
        if role in in_turn:
            told[stand.title_start] = in_turn[role]
        elif stand.title_start not in told or stand.concept in grammar.sole:
            told[stand.title_start] = find_body(doc, stand, grammar)
        if found := told[stand.title_start]:
            on(doc).roles.remove(role)
            add_role(on(doc).roles, replace(role, institution=found))
