"""The home of a bare title: the local authority that the article is most about, of those that may have the office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc

from ..document import on, quote
from ..institutions.component import AUTHORITY
from ..institutions.grammar import institution_grammar
from ..places.gazetteer import gazetteer
from ..words.atoms import Atom, letters
from ..words.lexicon import fold
from .addresses import ASSUMED
from .component import Stand
from .found import Found, found_at, may_hold, takes_over, within_quotes
from .grammar import RoleGrammar
from .offices import is_territory
from .origins import NEVER, OPEN, rank_by_name
from .standing import is_council, place_of, standing_of

PASSING = 2  # what a region counts that is told in passing
GUEST = 3  # how much more than a guest's town an article's own counts
HOME, NEAR, BEFORE, LAST = 5, 2, 1, 1  # what the article's own counts, those told in the sentence, before it, last
OFTEN, MANY = 0.5, 6  # what each mention counts, and up to how many
WHENCE = "ir"  # letters of "in" and "from"


def authority_at_home(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the local authority that an article is most about, of those whose office nobody else is told to hold."""
    concept = stand.concept
    title = quote(doc[stand.title_start : stand.title_end])
    mine = next((r for r in on(doc).roles if r.title.quotes[0] == title and r.person.value == stand.holder), None)
    if mine is None:
        return None
    if (shared := _of_colleague(doc, stand)) is not None:
        return shared
    taken: set[str] = set()
    for role in on(doc).roles:
        if role.institution is None or role.former is not None or mine.former is not None:
            continue
        rivals = role.concept == concept and concept in grammar.sole
        rivals = rivals or (role.concept in grammar.heads and concept in grammar.heads)
        rivals = rivals and not (takes_over(role, grammar) or takes_over(mine, grammar))
        if rivals and role.person.value != mine.person.value:
            taken.add(role.institution.value)
    if concept not in grammar.sole and (head := _of_head(doc, grammar)) is not None:
        return head
    return _most(doc, stand, grammar, taken)


def _of_head(doc: Doc, grammar: RoleGrammar) -> Found:
    """Return the authority found for a bare mayor or the like, of several the one that counts most as the article's."""
    standing = standing_of(doc, grammar)
    heads = [
        r.institution
        for r in on(doc).roles
        if r.institution is not None and r.former is None and r.concept in grammar.sole
    ]
    weights = standing.weights
    own = max(heads, key=lambda i: weights[on(doc).institutions[i.value].territory or ""], default=None)
    if own is None or own.rule != "role-home":
        return None
    most = max(weights.values(), default=0)
    guest = weights[on(doc).institutions[own.value].territory or ""] * GUEST < most
    return None if guest else within_quotes(doc, own)


def _of_colleague(doc: Doc, stand: Stand) -> Found:
    """Return the told authority of the office joined before ("Salem Mayor Ann Lowe and Deputy Mayor Ed Quinn")."""
    atoms = on(doc).atoms[stand.number]
    at = next((i for i, a in enumerate(atoms) if a.start == stand.title_start), 0)
    text = letters(atoms[:at])
    joined = re.search(r"T[^P]*(P)&[aH]*$", text)
    if joined is None:
        return None
    before = atoms[joined.start(1)]
    start = doc[atoms[joined.start()].start].idx
    told = [r for r in on(doc).roles if r.person.value == before.value and r.title.quotes[0].start == start]
    if not told or told[0].institution is None or told[0].institution.rule in ASSUMED:
        return None
    same = told[0].concept == stand.concept or not told[0].institution.value.endswith(AUTHORITY)
    return None if same else within_quotes(doc, told[0].institution)


def _most(doc: Doc, stand: Stand, grammar: RoleGrammar, taken: set[str]) -> Found:
    """Return the authority that may have the office and counts most as the article's own."""
    standing = standing_of(doc, grammar)
    weights = Counter(
        {p: w for p, w in standing.weights.items() if may_hold(doc, standing.atoms[p], stand.concept, grammar)}
    )
    abroad = {p for p in weights if standing.country and on(doc).places[p].country not in (None, standing.country)}
    named = rank_by_name(doc, stand, weights, grammar)
    if stand.concept in grammar.wide:
        _widen(doc, weights)
    fits = _of_level(doc, weights, level_told(doc, stand))
    low = _passing_regions(doc, weights, standing.atoms) if stand.concept not in grammar.wide else set()
    scores = _score(doc, stand, weights)
    order = {
        p: (p not in fits, p in low, named.get(p, OPEN), p in abroad and not taken, -scores[p], -weights[p])
        for p in weights
    }
    for place in sorted(weights, key=lambda p: order[p]):
        found = found_at(doc, standing.atoms[place])
        if found and found[0] not in taken:
            known = on(doc).places[place].country is not None
            return found if not known or named.get(place, OPEN) != NEVER else None
    return None


def _score(doc: Doc, stand: Stand, weights: Counter[str]) -> dict[str, float]:
    """Return what speaks for each place: how much the article is its own, and how near before the title it is told."""
    most = max([1, *weights.values()])
    scores: dict[str, float] = {}
    told = Counter(t.place for t in on(doc).territories)
    for place, weight in weights.items():
        scores[place] = HOME * max(0, weight) / most + OFTEN * min(told[place], MANY)
    here = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    last = on(doc).atoms[stand.number - 1] if stand.number else []
    for atoms, counts in ((here, NEAR), (last, BEFORE)):
        near = [a for b, a in pairwise([None, *atoms]) if a and is_territory(a) and not (b and b.letter in WHENCE)]
        places = [p for p in map(place_of, near) if p in weights]
        for place in dict.fromkeys(places):
            scores[place] += counts
        if places:
            scores[places[-1]] += LAST
            break
    return scores


def _of_level(doc: Doc, weights: Counter[str], level: str | None) -> set[str]:
    """Return the places that are of a level, as the text calls them or by their kind ("City secretary")."""
    wide = institution_grammar(on(doc).article.language).wide_levels
    told = {t.place for t in on(doc).territories if t.level == level}
    kind = "AdministrativeArea" if level in wide else "City"
    return {p for p in weights if level and (p in told or on(doc).places[p].kind == kind)}


def _passing_regions(doc: Doc, weights: Counter[str], atoms: Mapping[str, Atom]) -> set[str]:
    """Return the regions, no town of that name, that are told in passing and by no council: they have no mayor."""
    if all(on(doc).places[p].kind != "City" for p in weights):
        return set()
    return {p for p, w in weights.items() if w <= PASSING and not is_council(doc, atoms[p]) and _is_region(doc, p)}


def _is_region(doc: Doc, place: str) -> bool:
    """Say whether a place is a region that no town shares its name with ("Bavaria", and not "Kandy")."""
    entry = gazetteer().entries.get(place)
    if entry is None or entry.kind == "City" or entry.population:
        return entry is None and on(doc).places[place].kind != "City"
    name = fold(on(doc).places[place].name).split()
    match = gazetteer().lexicon.find(name, 0)
    return match is None or all(e.kind != "City" for e in match.value)


def _widen(doc: Doc, weights: Counter[str]) -> None:
    """Give what a town counts to the region that it lies in, of which a governor is."""
    for place in [p for p in weights if on(doc).places[p].kind == "City"]:
        within = on(doc).places[place].within
        if any(on(doc).places[p].kind != "City" for p in weights):
            if within is not None and within in weights:
                weights[within] += weights[place]
            weights[place] = 0


def level_told(doc: Doc, stand: Stand) -> str | None:
    """Return the level of territory that a title's own words or the word before it tell ("Regional council chair")."""
    levels = institution_grammar(on(doc).article.language).levels
    for at in (stand.title_start, stand.title_start - 1):
        if at >= 0 and (match := levels.find(on(doc).lower, at, at + 1)):
            return match.value
    return None


def is_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a word for who holds the same office elsewhere opens a title or stands before its comma."""
    before = stand.title_start - 1
    if before > 0 and on(doc).words[before] == ",":
        before -= 1  # "her counterpart, | Cathaoirleach Jack Murray"
    return on(doc).lower[stand.title_start] in grammar.others or on(doc).lower[before] in grammar.others


def authority_of_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority told most beside that of the office whose counterpart a word means ("son homologue")."""
    if not is_counterpart(doc, stand, grammar):
        return None
    at = doc[stand.title_start].idx
    told = [r for r in on(doc).roles if r.institution and r.concept == stand.concept and r.title.quotes[0].start < at]
    if not told or told[-1].institution is None:
        return None
    mine = on(doc).institutions[told[-1].institution.value].territory
    standing, start = standing_of(doc, grammar), on(doc).atoms[stand.number][0].start
    atoms, weights = standing.atoms, standing.weights
    for place in sorted(weights, key=lambda p: (not is_council(doc, atoms[p]), -weights[p])):
        atom = standing.atoms[place]
        if place != mine and atom.start < start and may_hold(doc, atom, stand.concept, grammar):
            return found_at(doc, atom)
    return None
