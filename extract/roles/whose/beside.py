"""The body of a bare title, said by the words around it: a chain, a list, a side, a level or a country."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on, text_of
from ...institutions.bodies import Body
from ...institutions.component import party
from ...institutions.grammar import institution_grammar
from ...institutions.inner import inner_of, list_inner
from ...places.gazetteer import gazetteer
from ...places.levels import Territory, level_words, nationals
from ...words.atoms import Atom, letters
from ...words.lexicon import fold
from ...words.wordlists import words_of
from ..component import Stand
from ..grammar import RoleGrammar, role_grammar
from ..offices import is_territory, without_level
from .found import Found, found_at, where_told
from .sides import level_meant

PARLIAMENT = "parliament"
ADJECTIVE = 5  # tokens after a title among which the adjective of a country may stand
OWNER = 3  # tokens of an adjective, a noun and the possessive
NATION = 3  # tokens before a town's name among which its country's adjective may stand ("ville roumaine de X")
JOINS = frozenset(",-–")  # what parts the offices of a row
ASIDE = frozenset("HPTBLCg,;:&()-")  # what a list of people and their offices is made of


def body_of_kind(doc: Doc, stand: Stand, kind: str) -> Found:
    """Return the body of a kind that a chain names, or that of the chain's territory ("Ủy viên Ban Thường vụ, …")."""
    atoms = on(doc).atoms[stand.number]
    bodies = [a for a in atoms[stand.start : stand.end] if a.letter == "B"]
    for atom in bodies:
        if atom.value.kind == kind and _of_level(doc, stand, atom.value):
            return found_at(doc, atom)
    for atom in bodies:
        inner = inner_of(doc, atom.value, kind)
        if inner is not None and _of_level(doc, stand, inner) and (key := list_inner(doc, inner)):
            return key, inner.start, inner.end  # "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức | Tỉnh ủy"
    for atom in bodies:
        place = atom.value.territory
        for body in on(doc).bodies:
            if body.key and body.kind == kind and place and body.territory == place and _of_level(doc, stand, body):
                return body.key, atom.start, atom.end
    return None


def _of_level(doc: Doc, stand: Stand, body: Body) -> bool:
    """Say whether a title that opens with a level is of a body of that level ("Tỉnh ủy viên" of no "Huyện ủy")."""
    levels, words = level_words(on(doc).article.language), on(doc).lower
    mine = levels.find(words, stand.title_start, stand.title_start + 1)
    other = institution_grammar(on(doc).article.language).level_of(doc, body)  # "Đảng ủy xã"
    return mine is None or other is None or mine.value == other


def body_of_chain(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the territory whose body the next office of a chain names ("Bí thư, Chủ tịch UBND phường X")."""
    for atom in on(doc).atoms[stand.number][stand.start : stand.end]:
        if atom.letter == "B" and atom.start >= stand.title_end:
            place = atom.value.territory
            if not place or (atom.value.kind not in grammar.beside and not is_territory(atom)):
                return None
            kinds = grammar.fits[stand.concept]
            own = next((b for b in on(doc).bodies if b.key and b.kind in kinds and b.territory == place), None)
            if own is not None:
                return own.key, own.start, own.end
            told = next((t for t in on(doc).territories if t.place == place and atom.start <= t.start < atom.end), None)
            return (party(doc, place, text_of(doc, told.start, told.end)), told.start, told.end) if told else None
    return None


def territory_of_row(doc: Doc, stand: Stand, roles: RoleGrammar) -> Found:
    """Return the territory of the body right before in a row of offices ("Bí thư Tỉnh ủy Champasak, | Tỉnh trưởng")."""
    grammar = institution_grammar(on(doc).article.language)
    row = on(doc).atoms[stand.number][stand.start : stand.end]
    atom = next((a for a in reversed(row) if a.letter == "B" and a.end <= stand.title_start), None)
    if stand.concept not in roles.abroad or atom is None:
        return None
    if atom.value.kind not in grammar.implied or on(doc).words[atom.end] not in JOINS:
        return None
    told = next((t for t in on(doc).territories if t.place == atom.value.territory and atom.start <= t.start), None)
    if told is None or told.end != atom.end or atom.end + 1 != stand.title_start:
        return None
    key = party(doc, told.place, text_of(doc, told.start, told.end))
    return (key, told.start, told.end) if key else None


def named_by_level(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the territory that a level word alone means ("Phó Thống đốc tỉnh", "Giám đốc … của vùng").

    It is the one told last of those that a level word has named; of an office that home does not have, one abroad.
    """
    atoms = on(doc).atoms[stand.number]
    at = without_level(doc, stand.title_start, stand.title_end)
    following = next((a for a in atoms if a.start >= at), None)
    if following is not None and following.letter == "o":
        at = following.end
    if at >= len(doc):
        return None
    level = level_words(on(doc).article.language).find(on(doc).lower, at)
    if level is None:
        return None
    before = [t for t in on(doc).territories if t.start < stand.title_start]
    named = {t.place for t in before if t.level == level.value}
    if stand.concept in grammar.abroad:
        named = {place for place in named if on(doc).places[place].country != grammar.home}
    last = next((t for t in reversed(before) if t.place in named), None)
    if last is None:
        return None
    return party(doc, last.place, text_of(doc, last.start, last.end)), last.start, last.end


def nation_beside(doc: Doc, stand: Stand) -> str | None:
    """Return the country whose adjective stands beside a title ("maire de la ville grecque", "the German mayor")."""
    words = nationals(on(doc).article.language)
    for at in range(max(0, stand.title_start - 1), stand.title_end):
        if match := words.find(on(doc).lower, at, stand.title_end):
            return match.value
    owner = stand.title_start - OWNER  # "the Japanese city's | deputy mayor"
    if owner > 0 and on(doc).lower[stand.title_start - 1] in role_grammar(on(doc).article.language).possessed:
        for at in (owner, owner - 1):
            match = words.find(on(doc).lower, at, owner + 1)
            if match is not None and match.end == owner + 1:
                return match.value
    for at in range(stand.title_end, min(stand.title_end + ADJECTIVE, len(doc))):
        if match := words.find(on(doc).lower, at):
            return match.value
        if at in on(doc).known or not on(doc).words[at][0].islower():
            return None
    return None


def nation_of_side(doc: Doc, stand: Stand, grammar: RoleGrammar) -> str | None:
    """Return the country of the side that a clause speaks for before a title ("côté français, par la maire X")."""
    words, lowered = nationals(on(doc).article.language), on(doc).lower
    for at in range(stand.title_start - 1, on(doc).story[stand.number].start - 1, -1):
        if on(doc).words[at] == ";":
            return None
        if lowered[at] in grammar.speaks and (match := words.find(lowered, at + 1)):
            return match.value
    return None


def authority_of_nation(doc: Doc, stand: Stand, country: str) -> Found:
    """Return the authority of the country's town or region told last before a title, else first after it."""
    places = on(doc).places
    told = [t for t in on(doc).territories if places[t.place].country == country and places[t.place].kind != "Country"]
    kinds = role_grammar(on(doc).article.language).local.get(stand.concept or "")
    if kinds:  # "le maire français": of no department
        told = [t for t in told if places[t.place].kind in kinds or _is_city(doc, t.place, country)]
    told = told or [t for t in on(doc).territories if _told_by_nation(doc, t, country)]
    level = level_meant(doc, stand)  # "de la commune wallonne": no region
    told = [t for t in told if level is None or places[t.place].kind == level] or told
    before = [t for t in told if t.end <= stand.title_start]
    for territory in [*reversed(before), *told]:
        if key := party(doc, territory.place, text_of(doc, territory.start, territory.end)):
            return key, territory.start, territory.end
    return None


def _is_city(doc: Doc, place: str, country: str) -> bool:
    """Say whether a country has a town of a province's name too ("Santiago de Cuba")."""
    match = gazetteer().lexicon.find(fold(on(doc).places[place].name).split(), 0)
    return match is not None and any(e.kind == "City" and e.country == country for e in match.value)


def _told_by_nation(doc: Doc, territory: Territory, country: str) -> bool:
    """Say whether the adjective of a country stands before a town of which nothing else says where it lies."""
    words, start = nationals(on(doc).article.language), territory.name_start
    if on(doc).places[territory.place].country is not None:
        return False
    found = (words.find(on(doc).lower, at, start) for at in range(max(0, start - NATION), start))
    return any(match is not None and match.value == country for match in found)


def body_of_side(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body or territory whose delegation or side a person is named of ("đoàn UBND TP Hà Nội do …")."""
    atoms = on(doc).atoms[stand.number]
    at = stand.start - 1
    while at >= 0 and atoms[at].letter in ASIDE:
        at -= 1
    if at < 1 or atoms[at].letter not in grammar.sides:
        return None
    leads = institution_grammar(on(doc).article.language).leads.find(on(doc).lower, atoms[at].start, atoms[at].end)
    at -= 1
    if atoms[at].letter == ")":
        while at > 0 and atoms[at].letter != "(":
            at -= 1
        at -= 1
    if at > 1 and atoms[at].letter == "C" and atoms[at - 1].letter == "x":  # "nước CHDCND Lào"
        at -= 2 if atoms[at - 2].letter in "BL" else 1
    while at > 1 and atoms[at].letter in "LC," and (before := _comma_before(atoms, at)) is not None:
        at = before
    if at >= 0 and atoms[at].letter in "BL" and (leads or _speaks_of_side(doc, atoms, at)):
        holds = not is_territory(atoms[at]) or stand.concept in grammar.local or stand.concept in grammar.sided
        return found_at(doc, atoms[at]) if holds or not grammar.sided else None
    return None


def _speaks_of_side(doc: Doc, atoms: list[Atom], at: int) -> bool:
    """Say whether the words before a body speak of its side ("về phía tỉnh X"), not of guests received by another."""
    sides = institution_grammar(on(doc).article.language).sides
    start = atoms[at].start
    return any(sides.find(on(doc).lower, before, start) for before in range(max(atoms[0].start, start - 4), start))


def _comma_before(atoms: list[Atom], at: int) -> int | None:
    """Return the place or body before the comma at or before an atom ("thành phố Gimje, tỉnh Jeollabuk, Hàn Quốc")."""
    at = at if atoms[at].letter == "," else at - 1
    return at - 1 if atoms[at].letter == "," and atoms[at - 1].letter in "BLC" else None


def body_in_list(doc: Doc, stand: Stand) -> Found:
    """Return the body of the person before in a list ("ông A, Chủ tịch Hội đồng X; bà B, Phó Chủ tịch")."""
    atoms = on(doc).atoms[stand.number]
    at = stand.start - 1
    while at >= 0 and atoms[at].letter in "Hg":
        at -= 1
    if at >= 1 and atoms[at].letter in ";&" and atoms[at - 1].letter in "BL":
        return found_at(doc, atoms[at - 1])
    return None


def body_of_board(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body of the officer before in a list of a board ("A, présidente du comité; B, trésorier; C, …")."""
    earlier = on(doc).atoms[stand.number][: stand.start]
    text = letters(earlier)
    held = next((r for r in on(doc).roles for q in r.title.quotes if q.start == doc[stand.title_start].idx), None)
    before = [a.value for a in earlier if a.letter == "P" and (held is None or a.value != held.person.value)]
    if stand.concept not in grammar.officers or not before or text[-1:] not in (";", ",", "&") or held is None:
        return None
    told = [r.institution for r in on(doc).roles if r.person.value == before[-1] and r.concept in grammar.officers]
    return where_told(doc, told[-1]) if told and told[-1] else None


def body_where(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body or town where a clause says that somebody is ("à l'ambassade de X, où | l'ambassadrice Y")."""
    atoms = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    if not grammar.where:
        return _where_received(doc, atoms, stand, grammar)
    text = letters(atoms)
    at = text.rfind(grammar.where)
    if at < 1 or set(text[at:]) & frozenset("PBL;"):
        return None
    at -= text[at - 1] == ","
    if at < 1 or text[at - 1] not in "BL":
        return None
    seat = atoms[at - 1]
    if is_territory(seat):
        return found_at(doc, seat) if stand.concept in grammar.local else None
    if stand.concept in grammar.local:  # "la Maison communale de X, où | l'échevine Y"
        return _town_within(doc, seat)
    kinds = institution_grammar(on(doc).article.language).missions if stand.concept in grammar.borne else None
    fits = seat.value.kind in kinds if kinds is not None else stand.concept in grammar.bodied | grammar.staff
    unfit = seat.value.kind in grammar.unfit.get(stand.concept, frozenset())
    return found_at(doc, seat) if fits and not unfit else None


def _where_received(doc: Doc, atoms: list[Atom], stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the town where a title's holder received somebody ("to Hull, where X was met by | Mayor Lowe")."""
    words, places = on(doc).lower, words_of(doc, "roles", "where_received")
    opening = next((i for i in range(len(atoms) - 1, 0, -1) if words[atoms[i].start] in places), 0)
    by = atoms[-1] if opening and stand.concept in grammar.local else None
    if by is None or by.letter != "m" or words[by.start] not in grammar.receives:
        return None
    seat = atoms[opening - 1 - (atoms[opening - 1].letter == ",")]
    return found_at(doc, seat) if is_territory(seat) else None


def body_of_commission(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the parliament told in the sentence of a title that says a commission ("au Sénat par X, présidente …")."""
    title = range(stand.title_start, stand.title_end)
    if not any(grammar.commissions.find(on(doc).lower, at, stand.title_end) for at in title):
        return None
    houses = [a for a in on(doc).atoms[stand.number] if a.letter == "B" and a.value.kind == PARLIAMENT]
    before = [a for a in houses if a.end <= stand.title_start]
    return found_at(doc, before[-1]) if before else None


def _town_within(doc: Doc, seat: Atom) -> Found:
    """Return the town in a body's name as an authority."""
    for territory in on(doc).territories:
        if seat.start < territory.start < seat.end and on(doc).places[territory.place].kind != "Country":
            key = party(doc, territory.place, text_of(doc, territory.start, territory.end))
            return (key, territory.start, territory.end) if key else None
    return None
