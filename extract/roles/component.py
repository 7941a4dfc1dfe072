"""Roles: who holds which title where.

A pack's ``[[roles.patterns]]`` are expressions over atoms, tried in the pack's order; a title that one has used is not
used again. What is told with its institution comes first, then each title that stands alone is settled (``whose``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from ..document import on, quote_of
from ..facts import Role, Stated
from ..people.women import is_woman
from ..words.atoms import Atom, letters
from .bearing import is_levelled_far, is_no_office, is_of_unknown, is_one_of, is_styled
from .grammar import RoleGrammar, role_grammar
from .listing import add_role
from .offices import (
    Office,
    Said,
    institution_key,
    is_constituency,
    is_territory,
    read_offices,
    read_title,
    told_title,
)
from .paired import at_seat
from .pattern import RolePattern
from .pronouns import tell_pronouns
from .rows import own_offices, titles_ahead, titles_unnamed, unused_part
from .subjects import opens_clause
from .wording.addresses import drop_addresses
from .wording.also import share_bodies
from .wording.guests import tells_others
from .wording.served import has_duty

TITLES = frozenset("ThzkeK")  # atoms that say an office: titles and the words that stand for one


@dataclass(frozen=True, slots=True)
class Stand:
    """Hold where a title stands: the number of its sentence, the atoms of its match, its tokens, its concept."""

    number: int
    start: int
    end: int
    title_start: int
    title_end: int
    concept: str
    asked: bool = True  # whether a body may be looked for elsewhere
    holder: str = ""  # key of the person who holds it


def find_roles(doc: Doc) -> Iterator[tuple[Role, Stand]]:
    """Yield the roles of the story in text order, each with where its title stands."""
    grammar = role_grammar(on(doc).article.language)
    for number, atoms in enumerate(tell_pronouns(doc, grammar)):
        text = letters(atoms)
        if "P" not in text:
            continue
        used = titles_unnamed(doc, atoms, grammar)
        ahead = titles_ahead(doc, atoms, grammar)
        for pattern in grammar.patterns:
            at = 0
            while match := pattern.expression.search(text, at):
                at = match.start() + 1
                match = unused_part(match, text, used, ahead)
                if match is None or opens_clause(doc, atoms, match, grammar):
                    continue  # a shorter match may begin after the title that is used
                offices = [i for i in range(*_span(match, "offices")) if text[i] in TITLES]
                if pattern.plural and not any(atoms[i].value.plural for i in offices if text[i] == "T"):
                    continue
                if pattern.local and any(
                    text[i] == "T" and atoms[i].value.concept not in grammar.local for i in offices
                ):
                    continue  # "Ambassador A and Mayor B of Lille"
                at = max(match.end(), at)
                used.update(offices)
                used.update(i for i in range(*_span(match, "of")) if text[i] in TITLES)
                yield from read_match(doc, number, atoms, pattern, match, grammar)


def _span(match: re.Match[str], group: str) -> tuple[int, int]:
    return match.span(group) if group in match.re.groupindex else (0, 0)


def read_match(
    doc: Doc, number: int, atoms: list[Atom], pattern: RolePattern, match: re.Match[str], grammar: RoleGrammar
) -> Iterator[tuple[Role, Stand]]:
    """Yield the roles that a pattern found in a sentence states.

    Groups of the expression: ``offices`` (titles, or the words that stand for one), ``people``, ``seat`` (institutions
    that are not beside their title), ``of`` (the office that another is of), ``pairs`` (people and institutions in turn
    that share the titles).
    """
    offices_span = _span(match, "offices")
    seats = [atoms[i] for i in range(*_span(match, "seat")) if atoms[i].letter in "BL"]
    paired = [atoms[i] for i in range(*_span(match, "pairs")) if atoms[i].letter in "BLP"]
    holders = [atoms[i] for i in range(*_span(match, "people")) if atoms[i].letter == "P"]

    def stand(title: Atom, said: Said, holder: Atom, *, asked: bool = True) -> Stand:
        end = title.value.end if title.letter == "T" else title.end
        return Stand(number, match.start(), match.end(), title.start, end, said.concept or "", asked, holder.value)

    said = told_title(doc, atoms[slice(*offices_span)], pattern, seats)
    if said is not None:  # a verb or a word such as "homologue" stands for the title
        for number_of, holder in enumerate(holders):
            for seat in seats[number_of : number_of + 1] if pattern.each else seats or (None,):
                office, borne = Office(atoms[offices_span[0]], seat), _as_borne(doc, said, pattern, holder, grammar)
                yield make_role(doc, pattern.id, borne, office, holder, grammar), stand(office.title, said, holder)
        for holder, seat in _in_turn(paired):
            office = Office(atoms[offices_span[0]], seat)
            yield make_role(doc, pattern.id, said, office, holder, grammar), stand(office.title, said, holder)
        return
    offices = _seated(read_offices(atoms, *offices_span, grammar), seats, pattern)
    offices = [replace(o, institution=None) if is_constituency(doc, o) else o for o in offices]
    offices = offices if pattern.plural else _until_others(offices, holders, grammar)
    if pattern.each and (len(offices) != len(holders) or _are_several(offices)):
        return
    offices = own_offices(doc, offices, holders, grammar)
    apart = pattern.apart and not is_levelled_far(doc, match, atoms)
    told = not apart and not (grammar.lone and any(office.institution for office in offices))
    unnamed = grammar.named and holders and match.end() < len(atoms) and atoms[match.end()].letter == "N"
    if unnamed and holders[0].start < atoms[offices_span[0]].start:  # "ông A - Chủ tịch ILV"
        told = told and atoms[match.end()].start > atoms[match.end() - 1].end
    guests = _of_guests(doc, atoms, offices, holders, grammar)
    for number_of, office in enumerate(offices):
        title = read_title(doc, office.title)
        past = title.former or pattern.former or _is_predecessor(doc, atoms[match.end() :], grammar)
        title = replace(title, former=past)
        if is_no_office(title, office, grammar) and not is_styled(doc, title, office, holders, grammar):
            continue
        if (
            office.title.value.plural
            and not pattern.plural
            and len(holders) == 1
            and not is_one_of(doc, office, grammar)
            and not on(doc).words[office.title.value.end - 1].endswith(".")  # "Couns. Lowe" may be one
        ):
            continue
        if number_of in guests:
            continue
        for holder, seat in _in_turn(paired):
            beside = Office(office.title, seat)
            role = at_seat(doc, make_role(doc, pattern.id, title, beside, holder, grammar), office.institution, seat)
            yield role, stand(office.title, title, holder)
        for holder in holders[number_of : number_of + 1] if pattern.each else holders:
            asked = told and not is_of_unknown(doc, atoms, office, grammar)
            where = stand(office.title, title, holder, asked=asked)
            yield make_role(doc, pattern.id, title, office, holder, grammar), where


def _of_guests(
    doc: Doc, atoms: list[Atom], offices: list[Office], holders: list[Atom], grammar: RoleGrammar
) -> frozenset[int]:
    """Return the numbers of the offices of other guests ("Chủ tịch UBND X, | đại diện lãnh đạo, chuyên viên Sở Y")."""
    listed = [
        number
        for number, office in enumerate(offices)
        if read_title(doc, office.title).concept in grammar.listed and (number or tells_others(atoms, office, holders))
    ]
    after = bool(listed and holders) and holders[0].start < offices[listed[0]].title.start
    return frozenset(range(listed[0], len(offices)) if after else listed)


def _are_several(offices: list[Office]) -> bool:
    """Say whether one of different offices is told in the plural ("A and B, | members and clerk of X")."""
    return len({o.title.start for o in offices}) > 1 and any(o.title.value.plural for o in offices)


def _until_others(offices: list[Office], holders: list[Atom], grammar: RoleGrammar) -> list[Office]:
    """Return the offices after a name up to those of several: others go on ("Ann Lowe, members of X and the clerk")."""
    if not grammar.unknown_names or len(holders) != 1 or not offices or offices[0].title.start < holders[0].start:
        return offices
    several = next((i for i, office in enumerate(offices) if office.title.value.plural), len(offices))
    return offices[: max(several, 1)]


def _in_turn(paired: list[Atom]) -> Iterator[tuple[Atom, Atom]]:
    """Yield the people and institutions that stand in turn as holders and their seats."""
    for first, second in zip(paired[::2], paired[1::2], strict=False):
        holder, seat = (first, second) if first.letter == "P" else (second, first)
        if holder.letter == "P" and seat.letter in "BL":
            yield holder, seat


def _is_predecessor(doc: Doc, following: list[Atom], grammar: RoleGrammar) -> bool:
    """Say whether a holder's name goes on with whom he was before ("Mayor Hughes, a predecessor of Lee's")."""
    word = next((a for a in following[1:3] if a.letter == "l"), None)
    return word is not None and following[0].letter == "," and on(doc).lower[word.start] in grammar.past


def _as_borne(doc: Doc, said: Said, pattern: RolePattern, holder: Atom, grammar: RoleGrammar) -> Said:
    """Return a title that a verb stands for in the form that its holder bears ("que préside Mme X": "présidente")."""
    form = grammar.womens.get(said.concept or "") if pattern.concept else None
    if form is None:
        return said
    return replace(said, title=form) if is_woman(doc, holder.value) else said


def _seated(offices: list[Office], seats: list[Atom], pattern: RolePattern) -> list[Office]:
    """Return the offices at the institutions that stand apart from their titles: each office, or the last one."""
    if not seats or not offices:
        return offices
    if pattern.each and len(seats) > 1:  # "the mayors of Cork and Lille, Ann Day and Luc Roy"
        return [Office(offices[0].title, seat) for seat in seats]
    if pattern.each:
        return [replace(office, institution=seats[0]) for office in offices]
    return [Office(offices[-1].title, seat) for seat in seats]


def make_role(doc: Doc, rule: str, said: Said, office: Office, holder: Atom, grammar: RoleGrammar) -> Role:
    """Return one role with the words that support each part of it."""
    words, seat = said.quote, office.institution if said.concept in grammar.borne else None
    name = quote_of(doc, holder.start, holder.end)
    both = tuple(sorted((words, name)))
    institution = None
    # "West Dorset MP", and not "Lviv Oblast Council deputy"
    placeless = seat is not None and is_territory(seat) and (seat.letter == "L" or said.concept not in grammar.untold)
    placeless = placeless and not has_duty(doc, office.title)
    if office.institution is not None and not placeless:
        key = institution_key(doc, office.institution)
        if key:
            place = quote_of(doc, office.institution.start, office.institution.end)
            institution = Stated(key, f"{rule}-shared" if office.inherited else rule, tuple(sorted((words, place))))
    return Role(
        Stated(holder.value, rule, both),
        Stated(said.title, rule, (words,)),
        said.concept,
        institution,
        Stated(True, rule, (words,)) if said.former else None,
    )


@Language.factory("decoop_roles")
def make_roles(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that links people, titles and institutions."""
    from .later import find_later  # they build on this module
    from .whose.settling import settle_bare
    from .wording.ranks import find_degrees, find_ranks

    def roles(doc: Doc) -> Doc:
        on(doc).roles = []
        grammar = role_grammar(on(doc).article.language)
        bare: list[tuple[Role, Stand]] = []
        for role, stand in find_roles(doc):
            add_role(on(doc).roles, role)
            placeless = stand.concept in grammar.borne and stand.concept not in grammar.fits and not grammar.where
            if role.institution is None and stand.asked and not placeless:
                bare.append((role, stand))
        settle_bare(doc, bare, grammar)
        share_bodies(doc, bare, grammar)
        for role in (*(find_later(doc, grammar) if grammar.later else ()), *find_ranks(doc, grammar.ranks)):
            add_role(on(doc).roles, role)
        on(doc).roles += find_degrees(doc, grammar)
        on(doc).roles = drop_addresses(on(doc).roles, grammar)
        on(doc).named = frozenset(on(doc).institutions)
        return doc

    return roles
