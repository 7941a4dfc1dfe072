"""Roles: who holds which title where.

A pack's ``[[roles.patterns]]`` are expressions over atoms with two groups, ``offices`` (titles and their institutions)
and ``people``. Patterns are tried in the pack's order, and a title that one has used is not used again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from .atoms import Atom, letters
from .document import quote
from .facts import Quote, Role, Stated
from .institutions import AUTHORITY, party
from .lexicon import lower
from .pack import load_pack


@dataclass(frozen=True, slots=True)
class RolePattern:
    """Hold one pattern of a pack: its id and the expression over atoms."""

    id: str
    expression: re.Pattern[str]
    plural: bool = False  # only for titles in the plural ("Mayors A and B")


@dataclass(frozen=True, slots=True)
class RoleGrammar:
    """Hold a pack's patterns, the letters that join a title to its institution, and what a bare title refers to."""

    patterns: tuple[RolePattern, ...]
    joins: str
    possessives: str
    borne: frozenset[str]  # concepts of titles that hold no institution of their own (an ambassador's)
    local: dict[str, frozenset[str]]  # concepts whose institution may be a territory told elsewhere, and of which kind


@cache
def role_grammar(language: str) -> RoleGrammar:
    """Return the compiled ``[roles]`` table of a language."""
    table = load_pack(language).get("roles", {})
    return RoleGrammar(
        tuple(RolePattern(p["id"], re.compile(p["pattern"]), p.get("plural", False)) for p in table.get("patterns", [])),
        table.get("joins", "oa"),
        table.get("possessives", "s"),
        frozenset(table.get("borne", [])),
        {concept: frozenset(kinds) for concept, kinds in table.get("local", {}).items()},
    )


@dataclass(frozen=True, slots=True)
class Office:
    """Pair a title with the atom of its institution, if it has one."""

    title: Atom
    institution: Atom | None
    inherited: bool = False


def read_offices(atoms: list[Atom], start: int, end: int, grammar: RoleGrammar) -> list[Office]:
    """Return the titles between two atoms with their institutions: the one after a title, else the one before it."""
    offices: list[Office] = []
    claimed: set[int] = set()
    for at in range(start, end):
        if atoms[at].letter != "T":
            continue
        after = at + 1
        while after < len(atoms) and atoms[after].letter in grammar.joins:
            after += 1
        before = at - 1
        while before >= 0 and atoms[before].letter in grammar.possessives:
            before -= 1
        chosen = None
        if after < len(atoms) and atoms[after].letter in "BL":
            chosen = after
        elif before >= 0 and atoms[before].letter in "BL" and before not in claimed:
            chosen = before
        if chosen is not None:
            claimed.add(chosen)
        offices.append(Office(atoms[at], atoms[chosen] if chosen is not None else None))
    return [_inherit(offices, i) for i in range(len(offices))]


def _inherit(offices: list[Office], i: int) -> Office:
    """Give a title without an institution the territory of the next one ("Bí thư, Tỉnh trưởng tỉnh Udomxay")."""
    if offices[i].institution is None and i + 1 < len(offices):
        following = offices[i + 1].institution
        if following is not None and following.letter == "L":
            return Office(offices[i].title, following, inherited=True)
    return offices[i]


def institution_key(doc: Doc, atom: Atom) -> str | None:
    """Return the key of the institution that an atom names; a territory becomes one."""
    if atom.letter == "B":
        key: str = atom.value.key
        return key or None
    return party(doc, atom.value.place, doc[atom.start : atom.end].text)


def find_roles(doc: Doc) -> Iterator[Role]:
    """Yield the roles of the story in text order."""
    grammar = role_grammar(doc._.article.language)
    for number, atoms in enumerate(doc._.atoms):
        text = letters(atoms)
        used: set[int] = set()
        for pattern in grammar.patterns:
            for match in pattern.expression.finditer(text):
                offices_span, people_span = match.span("offices"), match.span("people")
                titles = [i for i in range(*offices_span) if text[i] == "T"]
                if not titles or any(i in used for i in titles):
                    continue
                if pattern.plural and not any(atoms[i].value.plural for i in titles):
                    continue
                used.update(titles)
                holders = [atoms[i] for i in range(*people_span) if text[i] == "P"]
                for office in read_offices(atoms, *offices_span, grammar):
                    for holder in holders:
                        yield make_role(doc, number, pattern.id, office, holder, grammar)


def make_role(doc: Doc, number: int, rule: str, office: Office, holder: Atom, grammar: RoleGrammar) -> Role:
    """Return one role with the words that support each part of it."""
    title = office.title
    words = quote(doc[title.start : title.value.end])
    name = quote(doc[holder.start : holder.end])
    both = tuple(sorted((words, name)))
    institution = None
    if office.institution is not None and title.value.concept not in grammar.borne:
        key = institution_key(doc, office.institution)
        if key:
            place = quote(doc[office.institution.start : office.institution.end])
            institution = Stated(key, f"{rule}-shared" if office.inherited else rule, tuple(sorted((words, place))))
    elif office.institution is None and title.value.concept in grammar.local:
        institution = told_before(doc, number, title, words, grammar)
    return Role(
        Stated(holder.value, rule, both),
        Stated(" ".join(doc[title.start : title.value.end].text.split()), rule, (words,)),
        title.value.concept or None,
        institution,
        Stated(True, rule, (words,)) if title.value.former else None,
    )


def told_before(doc: Doc, number: int, title: Atom, words: Quote, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution that a bare title refers to: the last one told that such a title was held at."""
    concept = title.value.concept
    for role in reversed(doc._.roles):
        if role.concept == concept and role.institution is not None:
            return Stated(role.institution.value, "role-context", tuple(sorted({words, *role.institution.quotes})))
    kinds = grammar.local[concept]
    here = [a for a in doc._.atoms[number] if a.end <= title.start]
    first = [a for atoms in doc._.atoms[: number + 1] for a in atoms]  # a paper speaks of its own town first
    later = [a for a in doc._.atoms[number] if a.start >= title.end]
    for atom in [*reversed(here), *first, *later]:
        if _governs(doc, atom, kinds) and (key := institution_key(doc, atom)):
            return Stated(key, "role-context", tuple(sorted((quote(doc[atom.start : atom.end]), words))))
    return None


def _governs(doc: Doc, atom: Atom, kinds: frozenset[str]) -> bool:
    """Say whether an atom is a territory of a kind, or the council that is one with it."""
    if atom.letter == "L":
        return doc._.places[atom.value.place].kind in kinds
    return atom.letter == "B" and atom.value.key.endswith(AUTHORITY) and doc._.places[atom.value.territory].kind in kinds


def same_office(a: Role, b: Role) -> bool:
    """Say whether two statements are of one office: same person, same rank, and no two different institutions."""
    if a.person.value != b.person.value or (a.former is None) != (b.former is None):
        return False
    alike = a.concept == b.concept if a.concept or b.concept else lower(a.title.value) == lower(b.title.value)
    places = {r.institution.value for r in (a, b) if r.institution is not None}
    return alike and len(places) <= 1


def add_role(roles: list[Role], role: Role) -> None:
    """List a role unless it only repeats one; the fuller statement of an office stays."""
    for i, known in enumerate(roles):
        if same_office(known, role):
            if known.institution is None and role.institution is not None:
                roles[i] = role
            return
    roles.append(role)


@Language.factory("decoop_roles")
def make_roles(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that links people, titles and institutions."""

    def roles(doc: Doc) -> Doc:
        doc._.roles = []
        for role in find_roles(doc):
            add_role(doc._.roles, role)
        return doc

    return roles
