"""Which of the bodies told so far a bare office is of: the one for which most speaks.

A body counts by how near before the title it was told and how often, less where another title claims it; it gains
where such an office was told without a holder ("le bureau du président du Conseil régional", then "le président X"),
where the sentence speaks of its territory's people, where the title's level is its own and where a colleague is told.
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..words.atoms import Atom
from .component import Stand
from .demonyms import people_of
from .found import Found, found_at
from .grammar import RoleGrammar
from .offices import institution_key
from .sides import against_names
from .standing import standing_of

BACK = 4  # sentences: how far back a bare title looks for its body
SAME, NEAR = 6, (3, 2, 2, 1)  # what a body counts in the title's own sentence, and in those before
CLAIMED, TAKEN = 5, 6  # what it loses where another title claims it, and where somebody else has the very office
VACANT, PEOPLE, LEVEL, COLLEAGUE = 6, 8, 4, 2
OFTEN, HEADLINE, HOME = (
    3,
    1,
    2,
)  # the most that repeated mentions count, and a mention in the story's first sentence, and the home
WORDS = 5  # tokens after a title that may tell its level ("de l'exécutif régional")
LEAST = 1


def fitting_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body told before a title, or in its sentence, that most likely has the office, or None.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    if (latter := _latter(doc, stand)) is not None:
        return found_at(doc, latter)
    scores: Counter[str] = Counter()
    best: dict[str, Atom] = {}
    unfit, fits = grammar.unfit.get(stand.concept, frozenset()), grammar.fits.get(stand.concept)
    for number in range(stand.number + 1):
        atoms = on(doc).atoms[number]
        for i, atom in enumerate(atoms):
            if atom.letter != "B" or atom.start >= stand.title_start or atom.value.kind in unfit:
                continue
            if fits is not None and atom.value.kind not in fits:
                continue
            key = institution_key(doc, atom)
            if key is None:
                continue
            best[key] = atom
            back = stand.number - number
            near = SAME if not back else NEAR[back - 1] if back <= BACK else 0
            office = _office_before(atoms, i, grammar)
            if office is not None and office.value.concept == stand.concept and not _held(doc, office):
                scores[key] += VACANT
            scores[key] = max(scores[key], near - (CLAIMED if office is not None and near else 0))
    counts = Counter(institution_key(doc, a) for atoms in on(doc).atoms for a in atoms if a.letter == "B")
    opening = {institution_key(doc, a) for a in on(doc).atoms[0] if a.letter == "B"} if on(doc).atoms else set()
    home = _home(doc, grammar)
    named = against_names(doc, stand, [a.value.territory for a in best.values() if a.value.territory])
    people = _people(doc, stand, best, grammar)
    level = _level(doc, stand)
    for key, atom in best.items():
        scores[key] += min(OFTEN, counts[key] - 1) + HEADLINE * (key in opening) + people.get(key, 0)
        scores[key] += named.get(atom.value.territory or "", 0)
        scores[key] += HOME if key == home else 0
        scores[key] += _officers(doc, stand, key, grammar)
        if level and level in atom.value.kind:
            scores[key] += LEVEL
    chosen = max(best, key=lambda k: (scores[k], best[k].start), default=None)
    return found_at(doc, best[chosen]) if chosen is not None and scores[chosen] >= LEAST else None


def _latter(doc: Doc, stand: Stand) -> Atom | None:
    """Return the body told last before a title that goes on with "of the latter"."""
    atoms = on(doc).atoms[stand.number]
    at = next((i for i, a in enumerate(atoms) if a.start >= stand.title_end), len(atoms))
    if "".join(a.letter for a in atoms[at : at + 2]) != "or":
        return None
    return next((a for a in reversed(atoms[:at]) if a.letter == "B"), None)


def _home(doc: Doc, grammar: RoleGrammar) -> str | None:
    """Return the authority that the article is most about."""
    standing = standing_of(doc, grammar)
    place = max(standing.weights, key=lambda p: standing.weights[p], default=None)
    return institution_key(doc, standing.atoms[place]) if place is not None else None


def _office_before(atoms: list[Atom], at: int, grammar: RoleGrammar) -> Atom | None:
    """Return the title that words of belonging join to the body at an index, if any."""
    before = at - 1
    while before >= 0 and atoms[before].letter in grammar.joins:
        before -= 1
    return atoms[before] if before >= 0 and atoms[before].letter == "T" else None


def _held(doc: Doc, office: Atom) -> bool:
    """Say whether a role has been found for a title in the text."""
    start = doc[office.start].idx
    return any(r.title.quotes[0].start == start for r in on(doc).roles)


def _people(doc: Doc, stand: Stand, best: dict[str, Atom], grammar: RoleGrammar) -> dict[str, int]:
    """Return what the people whom the sentence speaks of count for the bodies of their territories."""
    places = {a.value.territory for a in best.values() if a.value.territory}
    told = set(people_of(doc, stand, places, grammar)) if grammar.demonyms else set()
    return {k: PEOPLE for k, a in best.items() if a.value.territory in told}


def _level(doc: Doc, stand: Stand) -> str | None:
    levels = institution_grammar(on(doc).article.language).levels
    for at in range(stand.title_start, min(stand.title_end + WORDS, len(doc))):
        if on(doc).words[at] in ",;.":
            break
        if match := levels.find(on(doc).lower, at):
            return match.value
    return None


def _officers(doc: Doc, stand: Stand, key: str, grammar: RoleGrammar) -> int:
    """Return what a body counts for those told to have an office at it: another holder of the very one, colleagues."""
    at = doc[stand.title_start].idx
    start = on(doc).story[stand.number].start_char
    mine = {r.person.value for r in on(doc).roles if any(q.start <= at < q.end for q in r.title.quotes)}
    counts = 0
    for role in on(doc).roles:
        if role.institution is None or role.institution.value != key:
            continue
        if role.person.value in mine:
            counts += COLLEAGUE
        elif role.concept == stand.concept and stand.concept in grammar.alone and role.former is None:
            counts -= TAKEN
        elif start <= role.title.quotes[0].start < at:
            counts += COLLEAGUE
    return counts
