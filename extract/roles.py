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

from ..ontology.vocabulary import concepts
from .atoms import Atom, letters
from .document import quote
from .facts import Quote, Role, Stated
from .institutions import AUTHORITY, party
from .lexicon import lower
from .pack import load_pack

NEAR = 4  # sentences: how far back a bare title looks for its body


@dataclass(frozen=True, slots=True)
class RolePattern:
    """Hold one pattern of a pack: its id, the expression over atoms, and the concept whose label is the title, if a verb says it."""

    id: str
    expression: re.Pattern[str]
    concept: str | None = None
    plural: bool = False  # only for titles in the plural ("Mayors A and B")


@dataclass(frozen=True, slots=True)
class RoleGrammar:
    """Hold a pack's patterns, the letters that join a title to its institution, and what a bare title refers to."""

    patterns: tuple[RolePattern, ...]
    joins: str
    possessives: str
    series: re.Pattern[str] | None  # what joins a second institution to a title ("présidente de A et de B")
    borne: frozenset[str]  # concepts of titles that hold no institution of their own (an ambassador's)
    local: dict[str, frozenset[str]]  # concepts whose institution may be a territory told elsewhere, and of which kind
    bodied: frozenset[str]  # concepts whose institution may be a body told before


@cache
def role_grammar(language: str) -> RoleGrammar:
    """Return the compiled ``[roles]`` table of a language."""
    table = load_pack(language).get("roles", {})
    return RoleGrammar(
        tuple(RolePattern(p["id"], re.compile(p["pattern"]), p.get("concept"), p.get("plural", False)) for p in table.get("patterns", [])),
        table.get("joins", "oa"),
        table.get("possessives", "s"),
        re.compile(table["series"]) if "series" in table else None,
        frozenset(table.get("borne", [])),
        {concept: frozenset(kinds) for concept, kinds in table.get("local", {}).items()},
        frozenset(table.get("bodied", [])),
    )


@dataclass(frozen=True, slots=True)
class Office:
    """Pair a title with the atom of its institution, if it has one."""

    title: Atom
    institution: Atom | None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a title as a fact: its words, its concept, whether it is a former one, and the quote that says it."""

    title: str
    concept: str | None
    former: bool
    quote: Quote


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
        chosen = []
        if after < len(atoms) and atoms[after].letter in "BL":
            chosen = [after, *_series(atoms, after, grammar)]
        elif before >= 0 and atoms[before].letter in "BL" and before not in claimed:
            chosen = [before]
        claimed.update(chosen)
        offices += [Office(atoms[at], atoms[i]) for i in chosen] or [Office(atoms[at], None)]
    return [_inherit(offices, i) for i in range(len(offices))]


def _series(atoms: list[Atom], at: int, grammar: RoleGrammar) -> list[int]:
    """Return the institutions that a title holds beside the first one."""
    if grammar.series is None:
        return []
    match = grammar.series.match(letters(atoms), at + 1)
    return [i for i in range(*match.span()) if atoms[i].letter in "BL"] if match else []


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
                if pattern.plural and not any(atoms[i].value.plural for i in range(*_span(match, "offices")) if text[i] == "T"):
                    continue
                told = [i for i in range(*match.span()) if text[i] in "Thzk"]
                if any(i in used for i in told):
                    continue
                used.update(i for i in range(*_span(match, "offices")) if text[i] in "Thzk")
                yield from read_match(doc, number, pattern, match, grammar)


def _span(match: re.Match[str], group: str) -> tuple[int, int]:
    return match.span(group) if group in match.re.groupindex else (0, 0)


def read_match(
    doc: Doc, number: int, pattern: RolePattern, match: re.Match[str], grammar: RoleGrammar
) -> Iterator[Role]:
    """Yield the roles that a pattern found in a sentence states.

    Groups of the expression: ``offices`` (titles, or the words that stand for one), ``people``, ``seat`` (institutions
    that are not beside their title), ``pairs`` (people and institutions in turn that share the titles).
    """
    atoms = doc._.atoms[number]
    offices_span = _span(match, "offices")
    seats = [atoms[i] for i in range(*_span(match, "seat")) if atoms[i].letter in "BL"]
    paired = [atoms[i] for i in range(*_span(match, "pairs")) if atoms[i].letter in "BLP"]
    holders = [atoms[i] for i in range(*_span(match, "people")) if atoms[i].letter == "P"]
    said = told_title(doc, atoms[slice(*offices_span)], pattern)
    if said is not None:  # a verb or a word such as "homologue" stands for the title
        for holder in holders:
            for seat in seats or [None]:
                yield make_role(doc, number, pattern.id, said, Office(atoms[offices_span[0]], seat), holder, grammar)
        return
    offices = read_offices(atoms, *offices_span, grammar)
    if seats and offices:
        offices = [Office(offices[-1].title, seat) for seat in seats]
    for office in offices:
        title = read_title(doc, office.title)
        for first, second in zip(paired[::2], paired[1::2], strict=False):
            holder, seat = (first, second) if first.letter == "P" else (second, first)
            if holder.letter == "P" and seat.letter in "BL":
                yield make_role(doc, number, pattern.id, title, Office(office.title, seat), holder, grammar)
        for holder in holders:
            yield make_role(doc, number, pattern.id, title, office, holder, grammar)


def read_title(doc: Doc, atom: Atom) -> Said:
    """Return a title as the text says it."""
    words = doc[atom.start : atom.value.end]
    return Said(" ".join(words.text.split()), atom.value.concept or None, atom.value.former, quote(words))


def told_title(doc: Doc, atoms: list[Atom], pattern: RolePattern) -> Said | None:
    """Return the title that a verb means, or the last one told, where the words of an office are no title."""
    if not atoms or any(a.letter == "T" for a in atoms):
        return None
    words = quote(doc[atoms[0].start : atoms[-1].end])
    if pattern.concept:
        label = concepts("roles")[pattern.concept].label(doc._.article.language)
        return Said(label, pattern.concept, former=False, quote=words)
    if not doc._.roles:
        return None
    last = doc._.roles[-1]
    return Said(last.title.value, last.concept, last.former is not None, words)


def make_role(doc: Doc, number: int, rule: str, said: Said, office: Office, holder: Atom, grammar: RoleGrammar) -> Role:
    """Return one role with the words that support each part of it."""
    words = said.quote
    name = quote(doc[holder.start : holder.end])
    both = tuple(sorted((words, name)))
    institution = None
    if office.institution is not None and (said.concept not in grammar.borne or office.institution.letter == "B"):
        key = institution_key(doc, office.institution)
        if key:
            place = quote(doc[office.institution.start : office.institution.end])
            institution = Stated(key, f"{rule}-shared" if office.inherited else rule, tuple(sorted((words, place))))
    elif office.institution is None and said.concept:
        institution = told_before(doc, number, office.title, said, grammar)
    return Role(
        Stated(holder.value, rule, both),
        Stated(said.title, rule, (words,)),
        said.concept,
        institution,
        Stated(True, rule, (words,)) if said.former else None,
    )


def told_before(doc: Doc, number: int, title: Atom, said: Said, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution that a bare title refers to: the last one told that such a title was held at, or the nearest."""
    if said.concept in grammar.local:
        for role in reversed(doc._.roles):
            if role.concept == said.concept and role.institution is not None:
                return Stated(
                    role.institution.value, "role-context", tuple(sorted({said.quote, *role.institution.quotes}))
                )
        kinds = grammar.local[said.concept]
        here = [a for a in doc._.atoms[number] if a.end <= title.start]
        first = [a for atoms in doc._.atoms[: number + 1] for a in atoms]  # a paper speaks of its own town first
        later = [a for a in doc._.atoms[number] if a.start >= title.end]
        for atom in [*reversed(here), *first, *later]:
            if _governs(doc, atom, kinds) and (key := institution_key(doc, atom)):
                return Stated(key, "role-context", tuple(sorted((quote(doc[atom.start : atom.end]), said.quote))))
    if said.concept in grammar.bodied:
        for atom in _unclaimed(doc, number, title, grammar):
            if atom.value.key:
                return Stated(
                    atom.value.key, "role-context", tuple(sorted((quote(doc[atom.start : atom.end]), said.quote)))
                )
    return None


def _unclaimed(doc: Doc, number: int, title: Atom, grammar: RoleGrammar) -> Iterator[Atom]:
    """Yield the bodies before a title that no other title holds, nearest first."""
    for at in range(number, max(-1, number - NEAR - 1), -1):
        atoms = doc._.atoms[at]
        for i in range(len(atoms) - 1, -1, -1):
            if atoms[i].letter != "B" or (at == number and atoms[i].end > title.start):
                continue
            before = i - 1
            while before >= 0 and atoms[before].letter in grammar.joins:
                before -= 1
            if before < 0 or atoms[before].letter != "T":
                yield atoms[i]


def _governs(doc: Doc, atom: Atom, kinds: frozenset[str]) -> bool:
    """Say whether an atom is a territory of a kind, or the council that is one with it."""
    if atom.letter == "L":
        return doc._.places[atom.value.place].kind in kinds
    return (
        atom.letter == "B" and atom.value.key.endswith(AUTHORITY) and doc._.places[atom.value.territory].kind in kinds
    )


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
