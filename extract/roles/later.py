"""Offices told without their holders, who are named beside: "Les maires de A et de B se sont vus. X et Y ont …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from ..document import on
from ..facts import Role
from ..words.atoms import Atom, letters
from .component import make_role
from .grammar import RoleGrammar
from .offices import Office, institution_key, is_territory, read_title

RULE, ALONE, SUBJECT_RULE = "role-later", "role-left", "role-subject"
SUBJECT = "aTBLo&"  # atoms before an office that is its sentence's subject, or coordinated with it
TWICE = 2  # mentions of somebody who may hold the one office left


@dataclass(frozen=True, slots=True)
class Vacant:
    """Mark an office with its body that no pattern has given a holder: sentence, title, seat."""

    number: int
    title: Atom
    seat: Atom


def find_later(doc: Doc, grammar: RoleGrammar) -> Iterator[Role]:
    """Yield the roles of those whom the sentence beside names, as many as the offices and in their order.

    Two offices or more in one sentence, and as many people without any office in the next one or the one before. Then
    the one office of a body's head that is left, where one person alone has none told.
    """
    held = {r.title.quotes[0].start for r in on(doc).roles}
    seated = {(r.concept, r.institution.value) for r in on(doc).roles if r.institution}
    vacant = [v for v in _vacant(doc, grammar) if doc[v.title.start].idx not in held]
    busy = {r.person.value for r in on(doc).roles}
    heads = {r.person.value for r in on(doc).roles if r.concept in grammar.sole}
    by_sentence: dict[int, list[Vacant]] = {}
    for one in vacant:
        by_sentence.setdefault(one.number, []).append(one)
    for number, offices in by_sentence.items():
        holders = _beside(doc, number, len(offices), heads) if len(offices) > 1 else []
        for office, holder in zip(offices, holders, strict=False):
            role = _role(doc, RULE, office, holder, grammar)
            if role.institution and (role.concept, role.institution.value) not in seated:
                seated.add((role.concept, role.institution.value))
                busy.add(role.person.value)
                heads.add(role.person.value)
                yield role
    for role in _subjects(doc, vacant, busy, grammar):
        if role.institution and (role.concept, role.institution.value) not in seated:
            seated.add((role.concept, role.institution.value))
            yield role
    yield from _left(doc, vacant, seated, busy, grammar)


def _subjects(doc: Doc, vacant: list[Vacant], busy: set[str], grammar: RoleGrammar) -> Iterator[Role]:
    """Yield the roles of those whom the sentence before names, alone and without an office, by the one that opens this.

    "« … », dit Luc Roy. Le maire de Namur reçoit …", the way reporters give an office after a quotation.
    """
    for office in vacant:
        atoms = on(doc).atoms[office.number]
        opening = [a.letter for a in atoms if a.end <= office.title.start]
        if not office.number or office.title.value.plural or not set(opening) <= set(SUBJECT):
            continue
        told = {a.value: a for a in on(doc).atoms[office.number - 1] if a.letter == "P"}
        if len(told) == 1 and not busy & told.keys():
            yield _role(doc, SUBJECT_RULE, office, next(iter(told.values())), grammar)


def _left(
    doc: Doc, vacant: list[Vacant], seated: set[tuple[str | None, str]], busy: set[str], grammar: RoleGrammar
) -> Iterator[Role]:
    """Yield the role of the one person told twice without an office, where one office beside has no holder."""
    told = [(number, a) for number, atoms in enumerate(on(doc).atoms) for a in atoms if a.letter == "P"]
    counts = Counter(a.value for _, a in told)
    free = {key for key in counts if key not in busy and counts[key] >= TWICE}
    left = {(v.title.value.concept, institution_key(doc, v.seat)): v for v in reversed(vacant)}
    left = {office: v for office, v in left.items() if office not in seated}
    if len(free) != 1 or len(left) != 1:
        return
    for office in vacant:
        for number, holder in told:
            if holder.value in free and abs(number - office.number) <= 1:
                yield _role(doc, ALONE, office, holder, grammar)
                return


def _vacant(doc: Doc, grammar: RoleGrammar) -> Iterator[Vacant]:
    """Yield the titles of heads of territories with each territory that a link gives them."""
    for number, atoms in enumerate(on(doc).atoms):
        text = letters(atoms)
        for at, atom in enumerate(atoms):
            if atom.letter != "T" or atom.value.former or atom.value.concept not in grammar.sole:
                continue
            seat = at + 1
            while seat < len(atoms) and text[seat] in grammar.joins:
                seat += 1
            if seat >= len(atoms) or not is_territory(atoms[seat]):
                continue
            series = grammar.series.match(text, seat + 1) if grammar.series and atom.value.plural else None
            more = [atoms[i] for i in range(*series.span()) if is_territory(atoms[i])] if series else []
            for one in [atoms[seat], *more]:
                yield Vacant(number, atom, one)


def _beside(doc: Doc, number: int, count: int, busy: set[str]) -> list[Atom]:
    """Return as many people without an office as the next sentence or the one before names, in their order."""
    for beside in (number, number + 1, number - 1):
        if 0 <= beside < len(on(doc).atoms):
            people = {a.value: a for a in reversed(on(doc).atoms[beside]) if a.letter == "P"}
            if len(people) == count and not busy & people.keys():
                return sorted(people.values(), key=lambda a: a.start)
    return []


def _role(doc: Doc, rule: str, office: Vacant, holder: Atom, grammar: RoleGrammar) -> Role:
    return make_role(doc, rule, read_title(doc, office.title), Office(office.title, office.seat), holder, grammar)
