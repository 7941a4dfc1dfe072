"""Titles that only address somebody who holds another office ("Mayor Cllr Hill")."""

from __future__ import annotations

from ...facts import Role
from ...institutions.component import AUTHORITY
from ...words.lexicon import lower
from ..grammar import RoleGrammar

ASSUMED = frozenset({"role-context", "role-list"})  # rules by which the context says whose office it is


def _chairs_committee(role: Role, grammar: RoleGrammar) -> bool:
    """Say whether an office may be of an authority's committee, which its councillors hold besides their own."""
    elsewhere = role.institution is None or not role.institution.value.endswith(AUTHORITY)
    return role.concept in grammar.committees and elsewhere


def drop_addresses(roles: list[Role], grammar: RoleGrammar) -> list[Role]:
    """Return the roles without the titles that only address somebody who holds another office ("Mayor Cllr Hill")."""
    addresses = grammar.addresses | grammar.crafts
    told = {
        r.person.value for r in roles if lower(r.title.value) not in addresses and not _chairs_committee(r, grammar)
    }

    def only_addresses(role: Role) -> bool:
        assumed = role.institution is None or role.institution.rule in ASSUMED
        return assumed and lower(role.title.value) in addresses and role.person.value in told

    verbs = {p.id for p in grammar.patterns if p.concept}  # "the consul general, who heads the consulate"
    titled = {(r.person.value, r.institution.value) for r in roles if r.institution and r.title.rule not in verbs}

    def only_heads(role: Role) -> bool:
        seat = role.institution.value if role.institution is not None else ""
        return role.title.rule in verbs and (role.person.value, seat) in titled

    return [role for role in roles if not (only_addresses(role) or only_heads(role))]
