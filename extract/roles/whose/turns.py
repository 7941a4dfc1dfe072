"""Holders of one office without bodies, as many as the towns listed before them: each is of his own, in turn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Role, Stated
from ...words.atoms import Atom, letters
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .found import found_at, may_hold
from .sides import TOWN
from .standing import place_of

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
    here = [atom for atom in on(doc).atoms[stand.number] if atom.end <= stand.title_start]
    before = on(doc).atoms[stand.number - 1] if stand.number else []
    lists = _lists(here) or _lists(before)
    listed = [lists[0]] if len(lists) == 1 else []
    if on(doc).lower[stand.title_start - 1] in grammar.own:
        listed.append(_towns(doc, [*before, *here]))  # "leurs maires respectifs, A et B"
    towns = next((told for told in listed if len(told) == len(row) and _may_hold_all(doc, told, stand, grammar)), [])
    found: dict[Role, Stated[str]] = {}
    for (role, own), town in zip(row, towns, strict=False):
        if told := found_at(doc, town):
            key, start, end = told
            title = quote_of(doc, own.title_start, own.title_end)
            found[role] = Stated(key, RULE, tuple(sorted({title, quote_of(doc, start, end)})))
    return found


def _lists(atoms: list[Atom]) -> list[list[Atom]]:
    """Return the bodies and territories of each list among some atoms."""
    found = (atoms[slice(*m.span())] for m in LISTED.finditer(letters(atoms)))
    return [[atom for atom in listed if atom.letter in "BL"] for listed in found]


def _may_hold_all(doc: Doc, towns: list[Atom], stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether each of some atoms is a territory that may have an office."""
    return all(is_territory(atom) and may_hold(doc, atom, stand.concept or "", grammar) for atom in towns)


def _towns(doc: Doc, atoms: list[Atom]) -> list[Atom]:
    """Return the first mention of each town among some atoms."""
    told = {place_of(atom): atom for atom in reversed(atoms) if is_territory(atom)}
    towns = [atom for place, atom in told.items() if on(doc).places[place].kind == TOWN]
    return sorted(towns, key=lambda atom: atom.start)
