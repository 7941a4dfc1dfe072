"""The home of a bare title: the local authority that the article is most about, of those that may have the office."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from ..document import on, quote
from ..facts import Role
from ..institutions.component import AUTHORITY
from ..institutions.grammar import institution_grammar
from ..words.atoms import letters
from ..words.lexicon import fold, lower
from .component import ASSUMED, Stand
from .found import Found, found_at, may_hold, within_quotes
from .grammar import RoleGrammar
from .offices import is_territory
from .standing import place_of, standing_of

SAME_SENTENCE = 1  # what an authority in the title's own sentence counts besides


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


def authority_at_home(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the local authority that an article is most about, of those whose office nobody else is told to hold."""
    concept = stand.concept
    if (beside := _accompanied(doc, stand, grammar)) is not None:
        return beside
    title = quote(doc[stand.title_start : stand.title_end])
    mine = next((r for r in on(doc).roles if r.title.quotes[0] == title), None)
    if mine is None:
        return None
    if (shared := _of_colleague(doc, stand, grammar)) is not None:
        return shared
    if mine.former is not None and (same := _office_told(doc, mine)) is not None:
        return same
    taken: set[str] = set()
    for role in on(doc).roles:
        if role.institution is None or role.former is not None or mine.former is not None:
            continue
        rivals = role.concept == concept and concept in grammar.sole
        rivals = rivals or (role.concept in grammar.heads and concept in grammar.heads)
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
        if r.institution is not None
        and r.institution.rule == "role-home"
        and r.former is None
        and r.concept in grammar.sole
    ]
    own = max(heads, key=lambda i: standing.weights[on(doc).institutions[i.value].territory or ""], default=None)
    return within_quotes(doc, own) if own is not None else None


def _of_colleague(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
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
    return None if same or told[0].concept not in grammar.local else within_quotes(doc, told[0].institution)


def _office_told(doc: Doc, former: Role) -> Found:
    """Return the one authority that somebody is told to hold the office of a former holder at."""
    told = [r.institution for r in on(doc).roles if r.concept == former.concept and r.former is None and r.institution]
    return within_quotes(doc, told[0]) if len({t.value for t in told}) == 1 else None


def _most(doc: Doc, stand: Stand, grammar: RoleGrammar, taken: set[str]) -> Found:
    """Return the authority that may have the office and counts most as the article's own."""
    standing = standing_of(doc, grammar)
    weights = Counter(
        {p: w for p, w in standing.weights.items() if may_hold(doc, standing.atoms[p], stand.concept, grammar)}
    )
    for atom in on(doc).atoms[stand.number]:
        if atom.end <= stand.title_start and is_territory(atom) and (place := place_of(atom)) in weights:
            weights[place] += SAME_SENTENCE
    abroad = {p for p in weights if standing.country and on(doc).places[p].country not in (None, standing.country)}
    named = _called(doc, stand, weights, grammar)
    if stand.concept in grammar.wide:
        _widen(doc, weights)
    level = level_told(doc, stand)
    fits = {t.place for t in on(doc).territories if level and t.level == level}
    order = {p: (p not in fits, named.get(p, 1), p in abroad and not taken, -weights[p]) for p in weights}
    for place in sorted(weights, key=lambda p: order[p]):
        found = found_at(doc, standing.atoms[place])
        if found and found[0] not in taken:
            return found
    return None


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


def _called(doc: Doc, stand: Stand, weights: Counter[str], grammar: RoleGrammar) -> dict[str, int]:
    """Return how a holder's name ranks the places of countries whose people are called alike: 0 first, 2 last."""
    title = quote(doc[stand.title_start : stand.title_end])
    holder = next((on(doc).people[r.person.value] for r in on(doc).roles if r.title.quotes[0] == title), None)
    ranks: dict[str, int] = {}
    name = fold(holder.name.value) if holder else ""
    own = grammar.foreign.get(on(doc).lower[stand.title_start])
    for place in weights:
        country = on(doc).places[place].country
        if own is not None and country is not None:
            ranks[place] = 0 if country == own else 2
            continue
        pattern = grammar.called.get(on(doc).places[place].country or "")
        if pattern is not None and " " in name:
            ranks[place] = 0 if pattern.fullmatch(name) else 2
    return ranks


def authority_of_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority told most beside that of the office whose counterpart a word means ("son homologue")."""
    if on(doc).lower[stand.title_start] not in grammar.others:
        return None
    at = doc[stand.title_start].idx
    told = [r for r in on(doc).roles if r.institution and r.concept == stand.concept and r.title.quotes[0].start < at]
    if not told or told[-1].institution is None:
        return None
    mine = on(doc).institutions[told[-1].institution.value].territory
    standing, start = standing_of(doc, grammar), on(doc).atoms[stand.number][0].start
    for place, _ in standing.weights.most_common():
        atom = standing.atoms[place]
        if place != mine and atom.start < start and may_hold(doc, atom, stand.concept, grammar):
            return found_at(doc, atom)
    return None
