"""The body of a bare title, told before: by a possessive, by the person told last, by the same office."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from ..document import on
from ..institutions.component import AUTHORITY
from ..institutions.grammar import institution_grammar
from ..words.atoms import Atom
from .component import Stand
from .found import Found, found_at, may_hold, takes_over, where_told, within_quotes
from .grammar import RoleGrammar
from .offices import is_territory

OPENING = 7  # atoms in which a sentence says where it happens
# rules that only suppose
GUESSES = frozenset({"role-context", "role-home", "role-only", "role-near", "role-list", "role-party", "role-assembly"})
BESIDE = 3  # tokens between a body and a possessive right after it
WITH = "w"
ARTICLE, PREPOSITIONS = "a", "oiw"  # letters of the word classes of articles, and of "of", "in" and "with"


def told_last(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body or territory that a possessive before a title means ("its mayor"): the one told last."""
    if not stand.title_start or on(doc).lower[stand.title_start - 1] not in grammar.own:
        return None
    if on(doc).lower[stand.title_start] in grammar.others:
        return None
    for number in range(stand.number, max(-1, stand.number - 2), -1):
        atoms = on(doc).atoms[number] if number < stand.number else on(doc).atoms[number][: stand.start]
        # "à Rennes" is whence nobody is
        located = {b.start for a, b in pairwise(atoms) if a.letter == grammar.located and b.letter == "L"}
        told = [a for a in atoms if a.letter in "BLP" and a.start not in located]
        if number < stand.number:  # "Le Comité … Sa présidente": the subject of the sentence before
            told = sorted(told, key=lambda a: _is_behind(atoms, a))
        else:
            told.reverse()
            # "X travaille avec Y depuis 2008, rappelle son maire": the subject, and not whom it works with
            near = [a for a in told if not (_is_with(atoms, a) and a.end < stand.title_start - BESIDE)]
            told = near or told
        for atom in told:
            if atom.letter == "P":
                return body_of_last_role(doc, stand) if number == stand.number else None
            if is_territory(atom) or stand.concept in grammar.bodied:
                return found_at(doc, atom)
    return None


def _is_with(atoms: list[Atom], atom: Atom) -> bool:
    """Say whether a word for "with" stands before an atom and its article."""
    at = atoms.index(atom) - 1
    while at >= 0 and atoms[at].letter == ARTICLE:
        at -= 1
    return at >= 0 and atoms[at].letter == WITH


def _is_behind(atoms: list[Atom], atom: Atom) -> bool:
    """Say whether a preposition stands before an atom and its article, so that it is no subject."""
    at = atoms.index(atom) - 1
    while at >= 0 and atoms[at].letter == ARTICLE:
        at -= 1
    return at >= 0 and atoms[at].letter in PREPOSITIONS


def body_of_last_role(doc: Doc, stand: Stand) -> Found:
    """Return the institution of the person told last, whose deputy or the like a title means ("his deputy")."""
    before = [r for r in on(doc).roles if r.institution and r.title.quotes[0].start < doc[stand.title_start].idx]
    earlier = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    here = [a.value for a in earlier if a.letter == "P"]
    titles = [a.value.concept for a in earlier if a.letter == "T" and not here]
    of_person = [r for r in before if here and r.person.value == here[-1]]
    before = of_person or [r for r in before if titles and r.concept == titles[0]] or before
    if not before:
        return None
    last = max(before, key=lambda r: r.title.quotes[0].start).institution
    return within_quotes(doc, last) if last else None


def body_of_holder(doc: Doc, stand: Stand) -> Found:
    """Return the body at which a title's holder is told to hold another office ("Divisional Chief and Interpreter")."""
    at = doc[stand.title_start].idx
    mine = next((r.person.value for r in on(doc).roles if r.title.quotes[0].start == at), None)
    told = [r.institution for r in on(doc).roles if r.person.value == mine and r.institution is not None]
    return where_told(doc, told[0]) if mine is not None and told else None


def body_of_colleague(doc: Doc, stand: Stand) -> Found:
    """Return the local authority of who is named before in the same sentence ("Mayor X and director of works Y")."""
    start, at = doc[on(doc).atoms[stand.number][0].start].idx, doc[stand.title_start].idx
    before = [r for r in on(doc).roles if r.institution and start <= r.title.quotes[0].start < at]
    last = max(before, key=lambda r: r.title.quotes[0].start).institution if before else None
    if last is None or not last.value.endswith(AUTHORITY):
        return None
    return within_quotes(doc, last)


def held_by_another(doc: Doc, stand: Stand, body: str, grammar: RoleGrammar) -> bool:
    """Say whether somebody else is told to hold an office of which a body has one holder."""
    if stand.concept not in grammar.sole:
        return False
    at = doc[stand.title_start].idx
    here = [r for r in on(doc).roles if any(q.start <= at < q.end for q in r.title.quotes)]
    mine = {r.person.value for r in here}
    if any(r.former is not None or takes_over(r, grammar) for r in here):
        return False
    return any(
        r.institution is not None
        and r.institution.value == body
        and r.institution.rule not in GUESSES
        and r.concept == stand.concept
        and r.former is None
        and not takes_over(r, grammar)
        and r.person.value not in mine
        for r in on(doc).roles
    )


def told_before(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the institution that such a title was last told to be held at, else the territory told nearest."""
    concept = stand.concept
    if concept in grammar.abroad and (opened := _opens_at(doc, stand, grammar)) is not None:
        return opened
    for role in reversed(on(doc).roles):
        earlier = role.title.quotes[0].start < doc[stand.title_start].idx
        if earlier and role.concept == concept and role.institution is not None:
            return where_told(doc, role.institution)
    here = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    wanted = _level_wanted(doc, stand)
    company = {a.value for a in here if a.letter == "P"}
    for role in reversed(on(doc).roles):  # the body of somebody who stands beside
        told = role.institution
        if role.person.value in company and told and told.value.endswith(AUTHORITY) and role.concept in grammar.local:
            place = on(doc).places.get(on(doc).institutions[told.value].territory or "")
            fits = wanted is None or (place is not None and place.kind == wanted)
            if fits and grammar.local[concept] & grammar.local[role.concept or ""]:
                return where_told(doc, told)
    first = [a for atoms in on(doc).atoms[: stand.number + 1] for a in atoms]  # a paper speaks of its own town first
    later = [a for a in on(doc).atoms[stand.number] if a.start >= stand.title_end]
    everywhere = [a for atoms in on(doc).atoms[: stand.number + 1] for a in atoms]
    # "à Rennes" is whence nobody is
    located = {b.start for a, b in pairwise(everywhere) if a.letter == grammar.located}
    for atom in [*[a for a in reversed(here) if a.start not in located], *first, *later]:
        if is_territory(atom) and may_hold(doc, atom, concept, grammar):
            place = on(doc).places.get(atom.value.territory if atom.letter == "B" else atom.value.place)
            found = found_at(doc, atom) if wanted is None or (place and place.kind == wanted) else None
            if found and not held_by_another(doc, stand, found[0], grammar):
                return found
    return None


def _opens_at(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the territory where a sentence about an office abroad opens ("Tại Chiang Mai, đoàn gặp Tỉnh trưởng A")."""
    opening = [a for a in on(doc).atoms[stand.number][:OPENING] if a.end <= stand.title_start]
    for atom, after in pairwise(opening):
        if after.letter in ",(" and is_territory(atom) and may_hold(doc, atom, stand.concept, grammar):
            return found_at(doc, atom)
    return None


def _level_wanted(doc: Doc, stand: Stand) -> str | None:
    """Return the kind of place that a title's own words ask for ("conseiller régional"), or None."""
    grammar = institution_grammar(on(doc).article.language)
    for at in range(stand.title_start, stand.title_end):
        if match := grammar.levels.find(on(doc).lower, at, stand.title_end):
            return "AdministrativeArea" if match.value in grammar.wide_levels else "City"
    return None


def told_of_office(doc: Doc, stand: Stand) -> Found:
    """Return the institution that such a title was last told to be held at."""
    for role in reversed(on(doc).roles):
        told = role.institution
        if role.concept == stand.concept and told and role.title.quotes[0].start < doc[stand.title_start].idx:
            return where_told(doc, told)
    return None
