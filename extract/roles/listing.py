"""The list of roles: each office of a person once, by its fullest statement."""

from __future__ import annotations

from dataclasses import replace

from ..facts import Role
from ..words.lexicon import lower


def _guessed(role: Role) -> bool:
    return role.institution is not None and role.institution.rule == "role-context"


def same_office(a: Role, b: Role) -> bool:
    """Say whether two statements are of one office: same person, same rank, and no two different institutions."""
    if a.person.value != b.person.value or (a.former is None) != (b.former is None):
        return False
    alike = a.concept == b.concept if a.concept or b.concept else lower(a.title.value) == lower(b.title.value)
    places = {r.institution.value for r in (a, b) if r.institution is not None}
    if not alike and len(places) == 1:  # "Chủ tịch Nghị viện …", then "Chủ tịch"
        bare, full = sorted((a, b), key=lambda r: r.institution is not None)
        alike = f"{lower(full.title.value)} ".startswith(f"{lower(bare.title.value)} ")
    return alike and len(places) <= 1


def _goes_on(known: Role, role: Role) -> bool:
    """Say whether a title follows on a comma after one that says less ("ministre d'État, | ministre de la Santé")."""
    gap = role.title.quotes[0].start - known.title.quotes[0].end
    return 0 < gap <= len(", ") and len(role.title.value) > len(known.title.value)


def add_role(roles: list[Role], role: Role) -> None:
    """List a role unless it only repeats one; the fuller statement of an office stays, and a guess gives way."""
    for i, known in enumerate(roles):
        if _guessed(role) and known.institution is not None and same_office(known, replace(role, institution=None)):
            return
        if _guessed(known) and role.institution is not None and same_office(replace(known, institution=None), role):
            roles[i] = role
            return
        if same_office(known, role):
            if known.institution is None and (role.institution is not None or _goes_on(known, role)):
                roles[i] = role
            return
    roles.append(role)
