"""Two offices that one word joins are of one body ("Chủ tịch HĐQT kiêm Giám đốc")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Role
from ..grammar import RoleGrammar

if TYPE_CHECKING:
    from ..component import Stand

RULE = "role-also"


def share_bodies(doc: Doc, bare: list[tuple[Role, Stand]], grammar: RoleGrammar) -> None:
    """Give each office that such a word joins to the one before it the body of that one."""
    for told, stand in bare:
        if on(doc).lower[stand.title_start - 1] not in grammar.also:
            continue
        joint = quote_of(doc, stand.title_start - 1, stand.title_start).start
        mine = [r for r in on(doc).roles if r.person.value == told.person.value]
        before = next((r for r in mine if any(0 < joint - q.end <= 1 for q in r.title.quotes)), None)
        role = next((r for r in mine if r.title == told.title), None)
        if before is not None and before.institution is not None and role is not None:
            shared = replace(before.institution, rule=RULE)
            on(doc).roles[on(doc).roles.index(role)] = replace(role, institution=shared)
