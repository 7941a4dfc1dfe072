"""The body of a bare title by the party that its holder is of: a delegation led, listed or accompanied."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ...document import on
from ...words.atoms import Atom, letters
from ...words.lexicon import lower
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .found import Found, found_at, where_told
from .standing import place_of

BACK = 3  # sentences in which a delegation says whence it comes
AROUND = frozenset("aN&H")  # what stands between "led by" and a title
DESCRIBING = frozenset("aNCs")  # what stands between "from" and a town
HOLDER = "[TH]*P(?:,q?=?a*T)*,?q?"
LEADS = re.compile(HOLDER + "(?P<verb>[xzKv=]{1,3})a?[xnsN-]{0,4}g[ro]a?[xCs]{0,3}(?P<seat>[BL])")
HOSTS = re.compile(HOLDER + "(?P<verb>[xzv=]{1,3})a?[^.,;:PT]{1,4}ia?(?P<seat>[BL])")
GOES = re.compile(HOLDER + "(?P<verb>[xzv=iR']{1,4}?)i?a?(?P<seat>[BL])")
LEAVES = re.compile(HOLDER + "(?P<verb>[xzvi=]{1,4})r[^.,;:TPBL]{0,5}(?P<seat>[BL])")
THEIRS = re.compile("i?(?P<whose>a)[xNCn-]{0,3}g")  # "His delegation", "In her entourage"
TOGETHER = re.compile("[TH]*P&(?P<whose>a)[xNCn-]{0,3}g")
LISTED = frozenset("onN,:;()&maHPTBLCxsp")  # what stands between a delegation and its members


def body_of_party(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return where the delegation comes from that a title's holder leads or is listed among, or whom they accompany."""
    atoms = on(doc).atoms[stand.number]
    at = next((i for i, a in enumerate(atoms) if a.start == stand.title_start), 0)
    before = at - 1
    while before >= 0 and atoms[before].letter in AROUND:
        before -= 1
    if before > 0 and atoms[before].letter == "," and atoms[before - 1].letter == "P":
        apposed = before - 2  # "a delegation of Leeds headed by Bo Hurst, head of the administration"
        while apposed >= 0 and atoms[apposed].letter in AROUND:
            apposed -= 1
        if apposed >= 0 and lower(doc[atoms[apposed].start : atoms[apposed].end].text) in grammar.leaders:
            before = apposed
    if before >= 0 and atoms[before].letter == "m":
        words = lower(doc[atoms[before].start : atoms[before].end].text)
        if words in grammar.leaders:
            return _origin(doc, stand.number, before)
        if words in grammar.companions:
            return _accompanied(doc, stand, before)
    told = _from_afar(doc, atoms[at:], grammar) or _by_verb(doc, atoms[at:], grammar)
    told = told or _with_party(doc, stand, at, grammar)
    if (told := told or _with_them(doc, stand, grammar)) is not None:
        return told
    group = next((i for i in range(at - 1, -1, -1) if atoms[i].letter == "g"), None)
    if group is None or not any(_includes(doc, a, grammar) for a in atoms[group + 1 : at]):
        return None
    if not all(a.letter in LISTED for a in atoms[group + 1 : at]):
        return None
    return _of_leader(doc, atoms[:group]) or _origin(doc, stand.number, group + 1)


def _from_afar(doc: Doc, atoms: list[Atom], grammar: RoleGrammar) -> Found:
    """Return the territory from which a title's holder takes part ("Alderman X joined online from Zwolle")."""
    text = "".join(a.letter for a in atoms)
    match = re.match("[TH]*P([xiv]{1,5})ra?([BL])", text)
    if match is None or not is_territory(atoms[match.start(2)]):
        return None
    words = {on(doc).lower[a.end - 1] for a in atoms[slice(*match.span(1))]}
    return found_at(doc, atoms[match.start(2)]) if words & grammar.remote else None


def _with_them(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body of whom the sentence before tells first, where a pronoun means them ("With him were …")."""
    atoms = on(doc).atoms[stand.number]
    first, last = atoms[0].start, atoms[-1].end
    owned = stand.title_start > 0 and on(doc).lower[stand.title_start - 1] in grammar.possessed  # "the city's | head"
    told = _of_theirs(doc, stand, atoms, grammar)
    told = told or any(grammar.them.find(on(doc).lower, i, last) for i in range(first, last))
    if not stand.number or owned or not told:
        return None
    before = on(doc).atoms[stand.number - 1]
    subject = next((i for i, a in enumerate(before) if a.letter == "P"), None)
    return _of_leader(doc, before[: subject + 1]) if subject is not None else None


def _of_theirs(doc: Doc, stand: Stand, atoms: list[Atom], grammar: RoleGrammar) -> bool:
    """Say whether a sentence lists who is in somebody's party ("In his entourage were X, secretary; Y, …")."""
    match = THEIRS.match(letters(atoms))
    if match is None or on(doc).lower[atoms[match.start("whose")].start] not in grammar.follow:
        return False
    between = [a for a in atoms[match.end() :] if a.end <= stand.title_start]
    lists = bool(between) and (between[0].letter == "=" or _includes(doc, between[0], grammar))
    return lists and all(a.letter in LISTED | {"=", "q"} for a in between)


def _by_verb(doc: Doc, atoms: list[Atom], grammar: RoleGrammar) -> Found:
    """Return the territory whose delegation a title's holder leads, or in which they receive guests."""
    text = "".join(a.letter for a in atoms)
    for pattern, verbs in ((LEADS, grammar.leading), (HOSTS, grammar.hosting)):
        match = pattern.match(text)
        seat = atoms[match.start("seat")] if match else None
        if match and seat and is_territory(seat):
            words = {on(doc).lower[a.end - 1] for a in atoms[slice(*match.span("verb"))]}
            if words & verbs:
                return found_at(doc, seat)
    return None


def destinations(doc: Doc, stand: Stand, grammar: RoleGrammar) -> frozenset[str]:
    """Return the places to which a title's holder is told to come or whence to return: none is his own.

    "Mayor X arrived in | Leeds", "X had been in | Leeds in June", "Mayor X returned from nine days in | Leeds".
    """
    found = set()
    told = not on(doc).where.keys().isdisjoint(grammar.travels | grammar.returns)
    for number, atoms in enumerate(on(doc).atoms if told else ()):
        text = letters(atoms)
        for at, atom in enumerate(atoms):
            here = atom.start == stand.title_start and number == stand.number
            if not here and not (atom.letter == "P" and atom.value == stand.holder):
                continue
            for pattern, verbs in ((GOES, grammar.travels), (LEAVES, grammar.returns)):
                match = pattern.match(text, at)
                if match is None or not is_territory(atoms[match.start("seat")]):
                    continue
                verb = {on(doc).lower[i] for a in atoms[slice(*match.span("verb"))] for i in range(a.start, a.end)}
                if verbs & verb:
                    found.add(place_of(atoms[match.start("seat")]))
    return frozenset(found)


def _with_party(doc: Doc, stand: Stand, at: int, grammar: RoleGrammar) -> Found:
    """Return where the delegation told last comes from, if a title's holder is told with it ("X and his team left")."""
    atoms = on(doc).atoms[stand.number]
    match = TOGETHER.match("".join(a.letter for a in atoms), at)
    if match is None or on(doc).lower[atoms[match.start("whose")].start] not in grammar.follow:
        return None
    after = {on(doc).lower[a.end - 1] for a in atoms[match.end() : match.end() + BACK]}
    return None if after & grammar.hosting else _origin(doc, stand.number, at)


def _includes(doc: Doc, atom: Atom, grammar: RoleGrammar) -> bool:
    return atom.letter in "xm" and on(doc).lower[atom.end - 1] in grammar.members


def _origin(doc: Doc, number: int, before: int) -> Found:
    """Return the territory that a delegation told last comes from ("people from Hull", "the Hull team")."""
    for at in range(number, max(-1, number - BACK - 1), -1):
        atoms = on(doc).atoms[at]
        for i in range(before - 1 if at == number else len(atoms) - 1, -1, -1):
            if is_territory(atoms[i]) and _comes(atoms, i):
                return found_at(doc, atoms[i])
    return None


def _comes(atoms: list[Atom], at: int) -> bool:
    """Say whether "from" or "delegation of" stands before a territory, or a delegation's noun after it."""
    after = at + 1
    while after < len(atoms) and atoms[after].letter in "sC":
        after += 1
    if after < len(atoms) and atoms[after].letter == "g":
        return True
    before = at - 1
    while before >= 0 and atoms[before].letter in DESCRIBING:
        before -= 1
    of_group = before > 0 and atoms[before].letter == "o" and atoms[before - 1].letter == "g"
    return before >= 0 and (of_group or atoms[before].letter == "r")


def _accompanied(doc: Doc, stand: Stand, before: int) -> Found:
    """Return the authority of whom an office accompanies ("The Mayor of X, accompanied by Cllr …"), named or told."""
    atoms = on(doc).atoms[stand.number]
    for atom in reversed(atoms[:before]):
        if is_territory(atom):
            return found_at(doc, atom)
        if atom.letter == "T":  # "The MCE, flanked by the Presiding Member"
            same = [r.institution for r in on(doc).roles if r.concept == atom.value.concept and r.institution]
            return where_told(doc, same[0]) if same else None
        if atom.letter == "P":
            break
    return _of_leader(doc, atoms[:before]) or (
        _of_leader(doc, on(doc).atoms[stand.number - 1]) if stand.number and not _names(atoms[:before]) else None
    )


def _names(atoms: list[Atom]) -> bool:
    return any(a.letter in "PB" for a in atoms)


def _of_leader(doc: Doc, atoms: list[Atom]) -> Found:
    """Return the body of the person named last among atoms."""
    person = next((a.value for a in reversed(atoms) if a.letter == "P"), None)
    told = [r.institution for r in on(doc).roles if r.person.value == person and r.institution is not None]
    return where_told(doc, told[0]) if told else None
