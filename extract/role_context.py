"""The body of a title that stands alone: said by the words around it, or told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from .atoms import Atom
from .document import quote
from .facts import Stated
from .institution_grammar import institution_grammar
from .institutions import AUTHORITY, party
from .lexicon import lower
from .offices import RoleGrammar, institution_key, is_territory, without_level
from .places import level_words, nationals
from .roles import Stand

OWN_KINDS = 2  # kinds of body: an office that more have tells nothing of its body
FIELD = 6  # letters: a shorter word says no field of work
COUNCIL, SAME_SENTENCE, FIRST_COUNCIL = 3, 1, 6  # what the name of a council counts, one in the title's sentence, and the first
SHORT = 8  # tokens of a line that is too short to open a story
OPENING = 4  # sentences of a story that name its own authority
NEAR = 4  # sentences: how far back a bare title looks for its body
Found = tuple[str, int, int] | None  # key of an institution, the tokens that say it
ADJECTIVE = 5  # tokens after a title among which the adjective of a country may stand
ASIDE = frozenset("HPTBLCg,;:&()-")  # what a list of people and their offices is made of


def find_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution of a bare title, or None where nothing says it.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    words = quote(doc[stand.title_start : stand.title_end])
    for rule, found in _candidates(doc, stand, grammar):
        if found is None:
            continue
        key, at, end = found
        return Stated(key, rule, tuple(sorted({words, quote(doc[at:end])})))
    return None


def _candidates(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, Found]]:
    concept = stand.concept
    if concept in grammar.body:
        yield "role-body", _body_of_kind(doc, stand, grammar.body[concept])
        return
    if concept in grammar.chained:
        yield "role-chain", _of_chain(doc, stand, grammar)
    if concept in grammar.borne:  # "Đại sứ Đinh Toàn Thắng", where an article names one embassy
        following = next((a for a in doc._.atoms[stand.number] if a.start >= stand.title_end), None)
        placed = any(t.start < stand.title_end and t.end > stand.title_start for t in doc._.territories)
        if not placed and (following is None or following.letter not in "oLCB"):
            yield "role-only", _only(doc, grammar.fits[concept])
        return
    if concept in grammar.portfolios:
        yield "role-portfolio", _portfolio(doc, stand, grammar.portfolios[concept])
    if concept in grammar.local and (nation := _nation(doc, stand)):
        yield "role-nation", _of_nation(doc, stand, nation)
        return
    yield "role-level", _named_by_level(doc, stand)
    if grammar.own:
        yield "role-own", _told_last(doc, stand, grammar)
    yield "role-side", _side(doc, stand, grammar)
    if concept in grammar.shared:
        yield "role-list", _list_body(doc, stand)
    title = lower(doc[stand.title_start : stand.title_end].text)
    if grammar.follow and doc._.lower[stand.title_start] in grammar.others:
        return  # whose counterpart somebody is says nothing of where
    if grammar.follow and (doc._.lower[stand.title_start] in grammar.follow or doc._.lower[stand.title_start - 1] in grammar.follow):
        yield "role-follows", _of_last_role(doc, stand)
    if concept in grammar.homely or title in grammar.homely or doc._.lower[stand.title_start - 1] in grammar.levels:
        yield "role-home", _at_home(doc, stand, grammar)
    elif concept in grammar.local:
        yield "role-context", _told_before(doc, stand, grammar)
    if concept in grammar.fits:
        yield "role-near", _fitting(doc, stand, grammar.fits[concept])
        if len(grammar.fits[concept]) <= OWN_KINDS and concept not in grammar.sided:
            yield "role-only", _only(doc, grammar.fits[concept])
    if grammar.homely and concept in grammar.bodied:
        yield "role-colleague", _colleague(doc, stand)
    if concept in grammar.bodied:
        yield "role-context", _unclaimed(doc, stand, grammar, 0)
        yield "role-context", _same_office(doc, stand)
        yield "role-context", _unclaimed(doc, stand, grammar, NEAR)
        yield "role-context", _claimed(doc, stand)


def _key(doc: Doc, atom: Atom) -> Found:
    key = institution_key(doc, atom)
    return (key, atom.start, atom.end) if key else None


def _body_of_kind(doc: Doc, stand: Stand, kind: str) -> Found:
    """Return the body of a kind that the chain names, or that of the territory of the chain ("Ủy viên Ban Thường vụ, …")."""
    atoms = doc._.atoms[stand.number]
    bodies = [a for a in atoms[stand.start : stand.end] if a.letter == "B"]
    for atom in bodies:
        if atom.value.kind == kind:
            return _key(doc, atom)
    for atom in bodies:
        place = atom.value.territory
        for key, institution in doc._.institutions.items():
            if institution.kind == kind and place and institution.territory == place:
                return key, atom.start, atom.end
    return None


def _portfolio(doc: Doc, stand: Stand, kind: str) -> Found:
    """Return the body of a kind that the article names with the field of a title ("ministre des Relations extérieures")."""
    field = {w for w in doc._.lower[stand.title_start : stand.title_end] if len(w) >= FIELD}
    for body in doc._.bodies:
        if body.kind == kind and body.key and field & set(doc._.lower[body.head_end - 1 : body.end]):
            return body.key, body.start, body.end
    return None


def _named_by_level(doc: Doc, stand: Stand) -> Found:
    """Return the territory that a level word alone means ("Phó Thống đốc tỉnh", "Giám đốc … của vùng")."""
    atoms = doc._.atoms[stand.number]
    at = without_level(doc, stand.title_start, stand.title_end)
    following = next((a for a in atoms if a.start >= at), None)
    if following is not None and following.letter == "o":
        at = following.end
    if at >= len(doc):
        return None
    level = level_words(doc._.article.language).find(doc._.lower, at)
    if level is None:
        return None
    before = [t for t in doc._.territories if t.level == level.value and t.start < stand.title_start]
    if not before:
        return None
    last = before[-1]
    return party(doc, last.place, doc[last.start : last.end].text), last.start, last.end


def _nation(doc: Doc, stand: Stand) -> str | None:
    """Return the country whose adjective stands beside a title ("maire de la ville grecque", "the German mayor")."""
    words = nationals(doc._.article.language)
    for at in range(max(0, stand.title_start - 1), stand.title_end):
        if match := words.find(doc._.lower, at, stand.title_end):
            return match.value
    for at in range(stand.title_end, min(stand.title_end + ADJECTIVE, len(doc))):
        if match := words.find(doc._.lower, at):
            return match.value
        if at in doc._.known or not doc[at].text[0].islower():
            return None
    return None


def _of_nation(doc: Doc, stand: Stand, country: str) -> Found:
    """Return the authority of the country's town or region told last before a title, else first after it."""
    places = doc._.places
    told = [t for t in doc._.territories if places[t.place].country == country and places[t.place].kind != "Country"]
    before = [t for t in told if t.end <= stand.title_start]
    for territory in [*reversed(before), *told]:
        if key := party(doc, territory.place, doc[territory.start : territory.end].text):
            return key, territory.start, territory.end
    return None


def _side(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body or territory whose delegation or side a person is named of ("đoàn UBND TP Hà Nội do …")."""
    atoms = doc._.atoms[stand.number]
    at = stand.start - 1
    while at >= 0 and atoms[at].letter in ASIDE:
        at -= 1
    if at < 1 or atoms[at].letter not in grammar.sides:
        return None
    leads = institution_grammar(doc._.article.language).leads.find(doc._.lower, atoms[at].start, atoms[at].end)
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
        return _key(doc, atoms[at]) if holds or not grammar.sided else None
    return None


def _speaks_of_side(doc: Doc, atoms: list[Atom], at: int) -> bool:
    """Say whether the words before a body speak of its side ("về phía tỉnh X"), and not of guests received by another."""
    sides = institution_grammar(doc._.article.language).sides
    start = atoms[at].start
    return any(sides.find(doc._.lower, before, start) for before in range(max(atoms[0].start, start - 4), start))


def _comma_before(atoms: list[Atom], at: int) -> int | None:
    """Return the place or body before the comma at or before an atom ("thành phố Gimje, tỉnh Jeollabuk, Hàn Quốc")."""
    at = at if atoms[at].letter == "," else at - 1
    return at - 1 if atoms[at].letter == "," and atoms[at - 1].letter in "BLC" else None


def _list_body(doc: Doc, stand: Stand) -> Found:
    """Return the body of the person before in a list ("ông A, Chủ tịch Hội đồng X; bà B, Phó Chủ tịch")."""
    atoms = doc._.atoms[stand.number]
    at = stand.start - 1
    while at >= 0 and atoms[at].letter in "Hg":
        at -= 1
    if at >= 1 and atoms[at].letter in ";&" and atoms[at - 1].letter in "BL":
        return _key(doc, atoms[at - 1])
    return None


def _told_last(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body or territory that a possessive before a title means ("its mayor"): the one told last."""
    if not stand.title_start or doc._.lower[stand.title_start - 1] not in grammar.own:
        return None
    for number in range(stand.number, max(-1, stand.number - 2), -1):
        for atom in reversed(doc._.atoms[number]):
            if atom.letter in "BL" and atom.end <= stand.title_start and (atom.letter == "L" or is_territory(atom) or stand.concept in grammar.bodied):
                return _key(doc, atom)
    return None


def _of_last_role(doc: Doc, stand: Stand) -> Found:
    """Return the institution of the person told last, whose deputy or the like a title means ("his deputy")."""
    before = [r for r in doc._.roles if r.institution and r.title.quotes[0].start < doc[stand.title_start].idx]
    here = [a.value for a in doc._.atoms[stand.number] if a.letter == "P" and a.end <= stand.title_start]
    titles = [a.value.concept for a in doc._.atoms[stand.number] if a.letter == "T" and a.end <= stand.title_start and not here]
    before = [r for r in before if here and r.person.value == here[0]] or [r for r in before if titles and r.concept == titles[0]] or before
    if not before:
        return None
    last = max(before, key=lambda r: r.title.quotes[0].start).institution
    if last is None:
        return None
    span = doc.char_span(last.quotes[0].start, last.quotes[-1].end, alignment_mode="expand")
    return (last.value, span.start, span.end) if span else None


def _colleague(doc: Doc, stand: Stand) -> Found:
    """Return the local authority of who is named before in the same sentence ("Mayor X and director of works Y")."""
    start, at = doc[doc._.atoms[stand.number][0].start].idx, doc[stand.title_start].idx
    before = [r for r in doc._.roles if r.institution and start <= r.title.quotes[0].start < at]
    last = max(before, key=lambda r: r.title.quotes[0].start).institution if before else None
    if last is None or not last.value.endswith(AUTHORITY):
        return None
    span = doc.char_span(last.quotes[0].start, last.quotes[-1].end, alignment_mode="expand")
    return (last.value, span.start, span.end) if span else None


def _visits(doc: Doc, atom: Atom, grammar: RoleGrammar) -> bool:
    """Say whether a territory is where somebody comes from ("a delegation from Kawagoe")."""
    return atom.start > 0 and doc._.lower[atom.start - 1] in grammar.origins


def _accompanied(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority of the colleague whom an office accompanies ("The Mayor of X was accompanied by Councillor …")."""
    atoms = doc._.atoms[stand.number]
    at = next((i for i, a in enumerate(atoms) if a.start == stand.title_start), 0) - 1
    while at >= 0 and atoms[at].letter == "a":
        at -= 1
    if at < 1 or lower(doc[atoms[at].start : atoms[at].end].text) not in grammar.companions:
        return None
    for atom in reversed(atoms[:at]):
        if is_territory(atom):
            return _key(doc, atom)
    return None


def _at_home(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the local authority that an article is most about, of those whose office nobody else is told to hold."""
    concept = stand.concept
    if (beside := _accompanied(doc, stand, grammar)) is not None:
        return beside
    mine = next((r for r in doc._.roles if r.title.quotes[0] == quote(doc[stand.title_start : stand.title_end])), None)
    taken: set[str] = set()
    for role in doc._.roles:
        if role.institution is None or role.former is not None or mine is None or mine.former is not None:
            continue
        if role.concept == concept and concept in grammar.sole and role.person.value != mine.person.value:
            taken.add(role.institution.value)
        if role.institution.rule == "role-home" and role.concept in grammar.sole and concept not in grammar.sole:
            span = doc.char_span(role.institution.quotes[0].start, role.institution.quotes[-1].end, alignment_mode="expand")
            return (role.institution.value, span.start, span.end) if span else None
    weights: Counter[str] = Counter()
    first: dict[str, Atom] = {}
    opened, whole = False, (i for i, s in enumerate(doc._.story) if len(s) > SHORT and s[-1].text[-1] in ".!?”\"")
    lead = next(whole, 0)
    for number, atoms in enumerate(doc._.atoms):
        for atom in atoms:
            if not is_territory(atom) or not _may_hold(doc, atom, concept, grammar):
                continue
            place = atom.value.territory if atom.letter == "B" else atom.value.place
            council = atom.letter == "B" and doc[atom.value.head_start].text[0].isupper()
            if number == lead and not opened and not _visits(doc, atom, grammar):
                opened = True
                weights[place] += FIRST_COUNCIL
            if council and number < OPENING and not any(a.letter == "B" and doc[a.value.head_start].text[0].isupper() for a in first.values()):
                weights[place] += FIRST_COUNCIL
            weights[place] += COUNCIL if council else 1
            if number == stand.number and atom.end <= stand.title_start:
                weights[place] += SAME_SENTENCE
            first.setdefault(place, atom)
            if atom.letter == "B" and first[place].letter == "L":
                first[place] = atom
    for place, _ in weights.most_common():
        found = _key(doc, first[place])
        if found and found[0] not in taken:
            return found
    return None


def _told_before(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the institution that such a title was last told to be held at, else the territory told nearest."""
    concept = stand.concept
    for role in reversed(doc._.roles):
        earlier = role.title.quotes[0].start < doc[stand.title_start].idx
        if earlier and role.concept == concept and role.institution is not None:
            return _where_told(doc, role.institution)
    here = [a for a in doc._.atoms[stand.number] if a.end <= stand.title_start]
    wanted = _level_wanted(doc, stand)
    company = {a.value for a in here if a.letter == "P"}
    for role in reversed(doc._.roles):  # the body of somebody who stands beside
        told = role.institution
        if role.person.value in company and told and told.value.endswith(AUTHORITY) and role.concept in grammar.local:
            place = doc._.places.get(doc._.institutions[told.value].territory or "")
            fits = wanted is None or (place is not None and place.kind == wanted)
            if fits and grammar.local[concept] & grammar.local[role.concept or ""]:
                return _where_told(doc, told)
    first = [a for atoms in doc._.atoms[: stand.number + 1] for a in atoms]  # a paper speaks of its own town first
    later = [a for a in doc._.atoms[stand.number] if a.start >= stand.title_end]
    everywhere = [a for atoms in doc._.atoms[: stand.number + 1] for a in atoms]
    located = {b.start for a, b in pairwise(everywhere) if a.letter == grammar.located}  # "à Rennes" is whence nobody is
    for atom in [*[a for a in reversed(here) if a.start not in located], *first, *later]:
        if is_territory(atom) and _may_hold(doc, atom, concept, grammar):
            place = doc._.places.get(atom.value.territory if atom.letter == "B" else atom.value.place)
            if wanted is None or (place and place.kind == wanted):
                return _key(doc, atom)
    return None


def _level_wanted(doc: Doc, stand: Stand) -> str | None:
    """Return the kind of place that a title's own words ask for ("conseiller régional"), or None."""
    grammar = institution_grammar(doc._.article.language)
    for at in range(stand.title_start, stand.title_end):
        if match := grammar.levels.find(doc._.lower, at, stand.title_end):
            return "AdministrativeArea" if match.value in grammar.wide_levels else "City"
    return None


def _same_office(doc: Doc, stand: Stand) -> Found:
    """Return the institution that such a title was last told to be held at."""
    for role in reversed(doc._.roles):
        told = role.institution
        if role.concept == stand.concept and told and role.title.quotes[0].start < doc[stand.title_start].idx:
            return _where_told(doc, told)
    return None


def _where_told(doc: Doc, told: Stated[str]) -> tuple[str, int, int]:
    """Return the institution of a role found before, with the tokens that told it."""
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    start = starts[told.quotes[0].start]
    return told.value, start, ends.get(told.quotes[-1].end, start + 1)


def _fitting(doc: Doc, stand: Stand, kinds: frozenset[str]) -> Found:
    """Return the nearest body of a kind that has such an office before the title in its sentence."""
    here = [a for a in doc._.atoms[stand.number] if a.letter == "B" and a.value.kind in kinds]
    before = [a for a in here if a.end <= stand.title_start]
    for atom in reversed(before):
        if found := _key(doc, atom):
            return found
    return None


def _of_chain(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the territory whose body the next office of a chain names ("Bí thư, Chủ tịch UBND phường X")."""
    for atom in doc._.atoms[stand.number][stand.start : stand.end]:
        if atom.letter == "B" and atom.start >= stand.title_end:
            place = atom.value.territory
            if not place or (atom.value.kind not in grammar.beside and not is_territory(atom)):
                return None
            own = next((b for b in doc._.bodies if b.key and b.kind in grammar.fits[stand.concept] and b.territory == place), None)
            if own is not None:
                return own.key, own.start, own.end
            told = next((t for t in doc._.territories if t.place == place and atom.start <= t.start < atom.end), None)
            return (party(doc, place, doc[told.start : told.end].text), told.start, told.end) if told else None
    return None


def _only(doc: Doc, kinds: frozenset[str]) -> Found:
    """Return the only body of the kinds that an article names, or None."""
    found = [body for body in doc._.bodies if body.kind in kinds and body.key]
    if len({body.key for body in found}) != 1:
        return None
    return found[0].key, found[0].start, found[0].end


def _claimed(doc: Doc, stand: Stand) -> Found:
    """Return the body of the title before in the sentence ("le vice-président du conseil X a représenté le président Y")."""
    bodies = [a for a in doc._.atoms[stand.number] if a.letter == "B" and a.end <= stand.title_start]
    return _key(doc, bodies[-1]) if bodies else None


def _unclaimed(doc: Doc, stand: Stand, grammar: RoleGrammar, back: int) -> Found:
    """Return the nearest body before a title that no other title holds."""
    for at in range(stand.number, max(-1, stand.number - back - 1), -1):
        atoms = doc._.atoms[at]
        for i in range(len(atoms) - 1, -1, -1):
            if atoms[i].letter != "B" or (at == stand.number and atoms[i].end > stand.title_start):
                continue
            before = i - 1
            while before >= 0 and atoms[before].letter in grammar.joins:
                before -= 1
            if (before < 0 or atoms[before].letter != "T") and (found := _key(doc, atoms[i])):
                return found
    return None


def _may_hold(doc: Doc, atom: Atom, concept: str, grammar: RoleGrammar) -> bool:
    """Say whether a territory may have an office: of the right kind, and not at home where home has none such."""
    place = doc._.places.get(atom.value.territory if atom.letter == "B" else atom.value.place)
    if place is None or (concept in grammar.local and place.kind not in grammar.local[concept]) or place.kind == "Country":
        return False
    return concept not in grammar.abroad or place.country != grammar.home
