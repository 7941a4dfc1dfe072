"""On whose side of a visit somebody is named: among those who come, or among those who receive them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Role
from ...institutions.component import party
from ...words.atoms import Atom
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found
from .visits import Visit, VisitGrammar, visit_at, visit_grammar

GUEST, HOST, SAME, BY, MET, AMONG, BESIDE = "guest", "host", "same", "by", "met", "among", "beside"
RECEIVED = "received"
FAR = 8  # tokens between "received" and "by"
LISTED = frozenset("onN,:;()&maHPTBLCGDxi-")  # what a list of people and their offices is made of
NAMED = frozenset("PBL,;)")  # letters after which a word is no part of an office


def body_of_visit(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority of the town whose side of a visit a title's holder is on."""
    own = stand.concept in grammar.local and stand.concept not in grammar.fits  # a prefect is of the prefecture
    place = place_of_side(doc, stand, grammar)[0] if own else None
    if place is None or on(doc).places[place].kind not in grammar.local[stand.concept]:
        return None
    told = next((t for t in on(doc).territories if t.place == place), None)
    return (party(doc, place, text_of(doc, told.start, told.end)), told.start, told.end) if told else None


def place_of_side(doc: Doc, stand: Stand, grammar: RoleGrammar) -> tuple[str | None, str | None]:
    """Return the place of the side that a title's holder is on, and that of the other side."""
    if visit_grammar(on(doc).article.language) is None:
        return None, None
    visit = visit_at(doc, stand.number, grammar) or Visit(stand.number, None, None)
    if there := _where_received(doc, stand, grammar):
        visit = replace(visit, goal=there, origin=visit.origin if visit.origin != there else visit.goal)
    side = side_of(doc, stand.number, (stand.start, stand.end), grammar, visit)
    if side == GUEST and (own := _of_members(doc, stand, grammar, visit)):
        visit = replace(visit, origin=own, goal=visit.goal if visit.goal != own else visit.origin)
    if side is None or (side == GUEST and visit.origin is None):
        return None, None
    return (visit.origin, visit.goal) if side == GUEST else (visit.goal, visit.origin)


def _of_members(doc: Doc, stand: Stand, grammar: RoleGrammar, visit: Visit) -> str | None:
    """Return the one place that the offices of other guests in a title's sentence are of ("… de la Ville de Lyon")."""
    atoms = on(doc).atoms[stand.number]
    places = set()
    for at, atom in enumerate(atoms):
        if atom.letter == "P" and not stand.start <= at < stand.end:
            told = {place for role in on(doc).roles if role.person.value == atom.value and (place := _of(doc, role))}
            if told and side_of(doc, stand.number, (at, at + 1), grammar, visit) == GUEST:
                places |= told
    return places.pop() if len(places) == 1 else None


def _of(doc: Doc, role: Role) -> str | None:
    """Return the territory of a role's body, which is no country."""
    body = on(doc).institutions.get(role.institution.value) if role.institution else None
    place = body.territory if body is not None else None
    return place if place and on(doc).places[place].kind != "Country" else None


def _where_received(doc: Doc, stand: Stand, grammar: RoleGrammar) -> str | None:
    """Return the place that stands between "received" and "by" before a title ("reçus à la mairie | de Lille par")."""
    words, atoms = on(doc).lower, on(doc).atoms[stand.number]
    told = next((a.start for a in atoms if words[a.start] in grammar.receives), None)
    by = next((a.start for a in atoms if told is not None and a.start > told and words[a.start] in grammar.by), None)
    if told is None or by is None or not told < by <= stand.title_start:
        return None
    return next((t.place for t in on(doc).territories if told < t.start < by), None)


def side_of(doc: Doc, number: int, run: tuple[int, int], roles: RoleGrammar, visit: Visit) -> str | None:
    """Return on which side the person told by a run of a sentence's atoms is, as the words before and after say."""
    atoms, words, sentence = on(doc).atoms[number], on(doc).lower, on(doc).story[number]
    grammar = visit_grammar(on(doc).article.language)
    if grammar is None:
        return None
    after = _after(doc, atoms, run[1], grammar)
    if after is not None:
        return after
    start = atoms[run[0]].start
    cues = grammar.before.matches(words, sentence.start, start)
    again = {cue.start for cue in cues if cue.value in (MET, RECEIVED)}  # "avec A et | avec B"
    for cue in reversed(cues):
        between = [i for i in range(run[0]) if atoms[i].start >= cue.end and atoms[i].start not in again]
        if not all(_is_listed(atoms, i) for i in between):
            break
        if cue.value in (SAME, BY):
            side = _of_companion(doc, number, cue.start, roles, visit)
            return side if cue.value == SAME or side == HOST else None
        if cue.value == RECEIVED and roles.receives.isdisjoint(words[max(sentence.start, cue.start - FAR) : cue.start]):
            continue  # "reçus par A, maire, et | par B, adjointe"
        if cue.value == MET and any(a.letter in "PT" and a.start < cue.start for a in atoms):
            continue
        where = (start, sentence.end) if cue.value == BESIDE else (sentence.start, cue.start)
        told = cue.value not in (MET, AMONG, BESIDE) or bool(grammar.visitors.matches(words, *where))
        if not told:
            break
        return HOST if cue.value in (MET, RECEIVED, HOST) else GUEST
    people = [a.start for a in atoms if a.letter == "P"]
    welcome = next(iter(grammar.welcomes.matches(words, sentence.start, sentence.end)), None)
    first = next((at for at in people if welcome and (at > welcome.end or len(people) == 1)), None)
    return HOST if first is not None and start <= first < atoms[run[1] - 1].end else None


def _after(doc: Doc, atoms: list[Atom], at: int, grammar: VisitGrammar) -> str | None:
    """Return the side that the first words after a run, past others of a list, say."""
    for i in range(at, len(atoms)):
        if (match := grammar.after.find(on(doc).lower, atoms[i].start)) is not None:
            return match.value
        if not _is_listed(atoms, i) and atoms[i].letter != "q":
            return _toward(doc, atoms, i, grammar)
    return None


def _toward(doc: Doc, atoms: list[Atom], at: int, grammar: VisitGrammar) -> str | None:
    """Return the side of who does something for visitors, nobody named between ("l'a montré aux visiteurs")."""
    start = atoms[at].start
    stop = next((a.start for a in atoms[at:] if a.letter in "PT;"), atoms[-1].end)
    return HOST if grammar.toward.matches(on(doc).lower, start, stop) else None


def _is_listed(atoms: list[Atom], i: int) -> bool:
    """Say whether an atom goes on a list: no word right after a name is part of an office."""
    return atoms[i].letter in LISTED and not (atoms[i].letter == "x" and i > 0 and atoms[i - 1].letter in NAMED)


def _of_companion(doc: Doc, number: int, stop: int, roles: RoleGrammar, visit: Visit) -> str | None:
    """Return the side of the person named last before a word for company."""
    atoms = on(doc).atoms[number]
    at = next((i for i in range(len(atoms) - 1, -1, -1) if atoms[i].letter == "P" and atoms[i].end <= stop), None)
    if at is None:
        return None
    for role in on(doc).roles:
        place = _of(doc, role) if role.person.value == atoms[at].value else None
        if place is not None and place in (visit.origin, visit.goal):
            return GUEST if place == visit.origin else HOST
    first = at
    while first > 0 and atoms[first - 1].letter in "HTaGo,":
        first -= 1
    return side_of(doc, number, (first, at + 1), roles, visit)
