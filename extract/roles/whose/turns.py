"""Holders of one office without bodies, as many as the towns listed before them: each is of his own, in turn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Role, Stated
from ...words.atoms import letters
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .found import found_at, may_hold

RULE = "role-in-turn"
LISTED = re.compile(r"[BL](?:[,&]+[io]?a?[BL])+")


def seat_in_turn(doc: Doc, bare: Iterable[tuple[Role, Stand]], grammar: RoleGrammar) -> dict[Role, Stated[str]]:
    """Return the bodies of holders told after as many towns ("between Lund and Lyon … mayors Ann Lowe and Luc Roy")."""
    rows: dict[int, list[tuple[Role, Stand]]] = defaultdict(list)
    for role, stand in bare:
        if stand.concept in grammar.sole and stand.concept in grammar.local:
            rows[stand.title_start].append((role, stand))
    found: dict[Role, Stated[str]] = {}
    for row in rows.values():
        if len(row) > 1:
            found |= _in_turn(doc, row, grammar)
    return found


def _in_turn(doc: Doc, row: list[tuple[Role, Stand]], grammar: RoleGrammar) -> dict[Role, Stated[str]]:
    """Return the bodies of the holders of one title from the only list of as many towns before it, if there is one."""
    stand = row[0][1]
    atoms = [atom for atom in on(doc).atoms[stand.number] if atom.end <= stand.title_start]
    lists = [[a for a in atoms[slice(*m.span())] if a.letter in "BL"] for m in LISTED.finditer(letters(atoms))]
    towns = lists[0] if len(lists) == 1 else []
    fit = len(towns) == len(row) and all(
        is_territory(atom) and may_hold(doc, atom, stand.concept, grammar) for atom in towns
    )
    found: dict[Role, Stated[str]] = {}
    for (role, own), town in zip(row, towns if fit else (), strict=False):
        if told := found_at(doc, town):
            key, start, end = told
            title = quote_of(doc, own.title_start, own.title_end)
            found[role] = Stated(key, RULE, tuple(sorted({title, quote_of(doc, start, end)})))
    return found
