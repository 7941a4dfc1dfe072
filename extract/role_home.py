"""The home of a bare title: the local authority that the article is most about."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from .atoms import Atom
from .document import on, quote
from .lexicon import lower
from .offices import is_territory
from .role_found import Found, found_at, may_hold, within_quotes
from .role_grammar import RoleGrammar
from .roles import Stand

COUNCIL, SAME_SENTENCE, FIRST_COUNCIL = 3, 1, 6  # what a council's name counts, one in the title's sentence, the first
SHORT = 8  # tokens of a line that is too short to open a story
OPENING = 4  # sentences of a story that name its own authority


def _accompanied(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority of the colleague whom an office accompanies ("The Mayor of X, accompanied by Cllr …")."""
    atoms = on(doc).atoms[stand.number]
    at = next((i for i, a in enumerate(atoms) if a.start == stand.title_start), 0) - 1
    while at >= 0 and atoms[at].letter == "a":
        at -= 1
    if at < 1 or lower(doc[atoms[at].start : atoms[at].end].text) not in grammar.companions:
        return None
    for atom in reversed(atoms[:at]):
        if is_territory(atom):
            return found_at(doc, atom)
    return None


def _visits(doc: Doc, atom: Atom, grammar: RoleGrammar) -> bool:
    """Say whether a territory is where somebody comes from ("a delegation from Kawagoe")."""
    return atom.start > 0 and on(doc).lower[atom.start - 1] in grammar.origins


def authority_at_home(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the local authority that an article is most about, of those whose office nobody else is told to hold."""
    concept = stand.concept
    if (beside := _accompanied(doc, stand, grammar)) is not None:
        return beside
    mine = next(
        (r for r in on(doc).roles if r.title.quotes[0] == quote(doc[stand.title_start : stand.title_end])), None
    )
    taken: set[str] = set()
    for role in on(doc).roles:
        if role.institution is None or role.former is not None or mine is None or mine.former is not None:
            continue
        if role.concept == concept and concept in grammar.sole and role.person.value != mine.person.value:
            taken.add(role.institution.value)
        if role.institution.rule == "role-home" and role.concept in grammar.sole and concept not in grammar.sole:
            return within_quotes(doc, role.institution)
    weights, first = _weigh(doc, stand, grammar)
    for place, _ in weights.most_common():
        found = found_at(doc, first[place])
        if found and found[0] not in taken:
            return found
    return None


def _weigh(doc: Doc, stand: Stand, grammar: RoleGrammar) -> tuple[Counter[str], dict[str, Atom]]:
    """Return what each territory counts that may have the office of a title, and the atom that best names it."""
    weights: Counter[str] = Counter()
    first: dict[str, Atom] = {}
    opened = False
    lead = next((i for i, s in enumerate(on(doc).story) if len(s) > SHORT and s[-1].text[-1] in '.!?”"'), 0)
    for number, atoms in enumerate(on(doc).atoms):
        for atom in atoms:
            if not is_territory(atom) or not may_hold(doc, atom, stand.concept, grammar):
                continue
            place = atom.value.territory if atom.letter == "B" else atom.value.place
            council = _is_council(doc, atom)
            if number == lead and not opened and not _visits(doc, atom, grammar):
                opened = True
                weights[place] += FIRST_COUNCIL
            if council and number < OPENING and not any(_is_council(doc, a) for a in first.values()):
                weights[place] += FIRST_COUNCIL
            weights[place] += COUNCIL if council else 1
            if number == stand.number and atom.end <= stand.title_start:
                weights[place] += SAME_SENTENCE
            first.setdefault(place, atom)
            if atom.letter == "B" and first[place].letter == "L":
                first[place] = atom
    return weights, first


def _is_council(doc: Doc, atom: Atom) -> bool:
    """Say whether an atom is a body that the text names with a capital."""
    return atom.letter == "B" and bool(doc[atom.value.head_start].text[0].isupper())
