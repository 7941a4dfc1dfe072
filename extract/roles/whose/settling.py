"""The bodies of the titles of an article that stand alone, settled one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from ...document import on
from ...facts import Role, Stated
from ...words.wordlists import words_of
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
        if _is_told_in_full(doc, role):
            on(doc).roles.remove(role)
            continue
        if role in in_turn:
            told[stand.title_start] = in_turn[role]
        elif stand.title_start not in told or stand.concept in grammar.sole:
            told[stand.title_start] = find_body(doc, stand, grammar)
        if found := told[stand.title_start]:
            on(doc).roles.remove(role)
            add_role(on(doc).roles, replace(role, institution=found))


def _is_told_in_full(doc: Doc, role: Role) -> bool:
    """Say whether a bare title is the end of a fuller one of the same person at a body ("Standing | Vice Chairman").

    What the fuller one has before it says no other rank: a deputy is not the chief.
    """
    bare, ranks = role.title.value.lower(), words_of(doc, "roles", "fuller")
    for full in on(doc).roles:
        title = full.title.value.lower()
        if full.person.value == role.person.value and full.institution and title.endswith(f" {bare}"):
            return ranks.issuperset(title.removesuffix(bare).split())
    return False
