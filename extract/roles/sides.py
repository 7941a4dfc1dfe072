"""Which of an article's authorities a bare local office is of: one decision from all that the article says.

Every authority that may have the office counts what speaks for it: that it is the article's own (``standing``), that it
was told just before, that the sentence speaks of its people ("côté eschois", "pour les Rochelais"), that the holder
stands with its other officers, comes in its delegation or receives one, and that holder and title are called as in its
country. Where nothing tells two apart, the one told nearest before is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ...ontology.vocabulary import council_of
from ..document import on, quote
from ..facts import Role
from ..institutions.component import AUTHORITY
from ..institutions.grammar import institution_grammar
from ..people.origins import mother_country, speaks_for
from ..places.gazetteer import gazetteer
from ..words.atoms import Atom
from .addresses import ASSUMED
from .component import Stand
from .demonyms import people_of
from .found import Found, found_at, may_hold
from .grammar import RoleGrammar
from .offices import is_territory
from .standing import place_of, standing_of

FIRST, HOME = 1, 2  # what the place told first counts, and the article's own
NEAREST, SENTENCE, BEFORE = 2, 2, 1  # the one told last, and those in the same sentence and in the one before
NAMED, TITLED = 3, 12  # what a name of another country takes , and a title of another
DEMONYM, SIDE, GUESTS = 8, 5, 10  # its people told, its delegation; what those lose who are received
COMPANY, SAME_OFFICE = 3, 2  # its officers beside, and such an office told before
REGION = 1  # what a region loses that may be the town of its name
PASSING = 1  # what a place loses of which the article only says that something is there
LEAST = -4  # what an authority must count at least


def authority_of_side(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority for which most speaks as the body of a bare local office, or None.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack, with ``[roles.sides]``.
    """
    standing = standing_of(doc, grammar)
    level = _level(doc, stand)
    held = _holders(doc, stand, grammar)
    able = [
        place
        for place, atom in standing.atoms.items()
        if may_hold(doc, atom, stand.concept, grammar) or _is_town(doc, place, stand, grammar)
    ]
    scores = Counter(dict.fromkeys([p for p in able if _fits(doc, p, level)] or able, 0))
    for place in [p for p in scores if held.get(p)]:
        del scores[place]
    if not scores:
        return None
    for place, counts in _evidence(doc, stand, grammar, scores):
        if place in scores:
            scores[place] += counts
    best = max(scores, key=lambda p: (scores[p], on(doc).places[p].kind == "City", standing.weights[p]))
    if scores[best] < LEAST:
        return None
    return found_at(doc, standing.atoms[best])


def _holder(doc: Doc, stand: Stand) -> Role | None:
    title = quote(doc[stand.title_start : stand.title_end])
    here = [r for r in on(doc).roles if any(q.start <= title.start < q.end for q in r.title.quotes)]
    return next((r for r in here if r.person.value == stand.holder), here[0] if here else None)


def _holders(doc: Doc, stand: Stand, grammar: RoleGrammar) -> dict[str, bool]:
    """Return the places whose sole office somebody else is known to hold."""
    mine = _holder(doc, stand)
    found: dict[str, bool] = {}
    if mine is None or stand.concept not in grammar.sole or mine.former is not None:
        return found
    for role in on(doc).roles:
        if role.concept == stand.concept and role.institution is not None and role.former is None:
            place = on(doc).institutions[role.institution.value].territory
            if place and role.person.value != mine.person.value:
                found[place] = True
    return found


def _is_town(doc: Doc, place: str, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a region of the gazetteer may be the town of its name: no word of the article makes it a region."""
    if grammar.local.get(stand.concept) != frozenset({"City"}) or on(doc).places[place].kind == "Country":
        return False
    wide = institution_grammar(on(doc).article.language).wide_levels
    told = [t.level for t in on(doc).territories if t.place == place]
    return (wide.isdisjoint(told) or told.count(None) > 1) and council_of(place.removeprefix("place/")) is None


def _level(doc: Doc, stand: Stand) -> str | None:
    levels = institution_grammar(on(doc).article.language).levels
    for at in range(stand.title_start, stand.title_end):
        if match := levels.find(on(doc).lower, at, stand.title_end):
            return match.value
    return None


def _fits(doc: Doc, place: str, level: str | None) -> bool:
    """Say whether a place may be of the level that a title tells ("conseiller régional")."""
    if level is None:
        return True
    kind = council_of(place.removeprefix("place/")) or ""
    told = {t.level for t in on(doc).territories if t.place == place and t.level}
    wide = institution_grammar(on(doc).article.language).wide_levels
    if kind:
        return level in kind
    if told:
        return level in told or (level not in wide and not told & wide)
    return (on(doc).places[place].kind == "AdministrativeArea") == (level in wide)


def _evidence(doc: Doc, stand: Stand, grammar: RoleGrammar, among: Counter[str]) -> Iterator[tuple[str, int]]:
    """Yield what speaks for the places, each with what it counts."""
    standing, lowered = standing_of(doc, grammar), on(doc).lower
    weights = sorted((standing.weights[p] for p in among), reverse=True)
    home = max(among, key=lambda p: standing.weights[p])
    if len(weights) == 1 or weights[0] > weights[1] + 2:
        yield home, HOME
    yield next(p for p in standing.atoms if p in among), FIRST
    told = {place_of(a) for atoms in on(doc).atoms for a in _told(atoms, grammar)}
    yield from ((p, -PASSING) for p in among if p not in told)
    yield from ((p, -REGION) for p in among if not may_hold(doc, standing.atoms[p], stand.concept, grammar))
    yield from _nearness(doc, stand, among, grammar)
    yield from _acting(doc, stand, grammar)
    mine = _holder(doc, stand)
    nations = {place: _nations(doc, place) for place in among}
    yield from against_names(doc, stand, among).items()
    tokens = range(stand.title_start, stand.title_end)
    titled = next((m.value for at in tokens if (m := grammar.foreign.find(lowered, at, stand.title_end))), None)
    for place in among if titled else ():
        yield place, -TITLED if nations[place] and titled and not nations[place] & titled else 0
    for place in people_of(doc, stand, among, grammar):
        yield place, DEMONYM
    yield from _company(doc, stand, grammar, mine)


def against_names(doc: Doc, stand: Stand, places: Iterable[str]) -> dict[str, int]:
    """Return what the holder's name takes from each place of a country where hardly anybody is called so."""
    mine, nations = _holder(doc, stand), {place: _nations(doc, place) for place in places}
    if mine is None or len(set(nations.values())) < 2:
        return {}
    name = on(doc).people[mine.person.value].name.value
    spoken = {p: max((speaks_for(name, c) for c in countries), default=0) for p, countries in nations.items()}
    return {place: min(0, NAMED * counts) for place, counts in spoken.items()}


def _nations(doc: Doc, place: str) -> frozenset[str]:
    """Return the countries in which a place of its name lies, those of the mother country for one overseas."""
    found = {on(doc).places[place].country}
    for territory in on(doc).territories:
        if territory.place == place:
            match = gazetteer().lexicon.find(on(doc).folded, territory.name_start, territory.name_end)
            if match and match.end == territory.name_end:
                found.update(entry.country for entry in match.value)
            break
    return frozenset(mother_country(country) for country in found if country)


def _nearness(doc: Doc, stand: Stand, among: Counter[str], grammar: RoleGrammar) -> Iterator[tuple[str, int]]:
    """Yield the places told in the title's sentence and the one before."""
    before = [a for a in _told(on(doc).atoms[stand.number], grammar) if a.end <= stand.title_start]
    last = _told(on(doc).atoms[stand.number - 1], grammar) if stand.number else []
    here = [p for p in map(place_of, before) if p in among]
    earlier = [p for p in map(place_of, last) if p in among]
    for place in dict.fromkeys(here):
        yield place, SENTENCE
    for place in dict.fromkeys(earlier):
        yield place, BEFORE
    nearest = (here or earlier)[-1:]
    yield from ((place, NEAREST) for place in nearest)


def _acting(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, int]]:
    """Yield the territory before a title for which its holder acts, or those whose guests the holder receives.

    "Pour la Région X avaient fait le voyage l'assesseur A", "la Ville représentée par l'adjoint B", "le maire de X
    accueilli par C, conseiller régional".
    """
    before = [a for a in _told(on(doc).atoms[stand.number], grammar) if a.end <= stand.title_start]
    if not before:
        yield from _received(doc, stand, grammar)
        return
    words, last = on(doc).lower, before[-1]
    after = " ".join(words[last.end : stand.title_start])
    opening = words[max(0, last.start - 2) : last.start]
    between = words[last.end : stand.title_start]
    received = next((i for i, word in enumerate(between) if word in grammar.receives), len(between))
    if grammar.by & set(between[received:]):
        yield from ((place_of(a), -GUESTS) for a in before)
        where = range(last.end + received, stand.title_start)  # "reçue | à Namur par"
        hosts = [a for a in on(doc).atoms[stand.number] if a.start in where and is_territory(a)]
        yield from ((place_of(a), SIDE) for a in hosts[-1:])
    elif any(phrase in after for phrase in grammar.sends) or grammar.acts & set(opening):
        yield place_of(last), SIDE


def _received(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, int]]:
    """Yield the towns told in the sentence before a clause that says by whom they are received.

    "Une délégation de X séjourne à Y. Elle a été reçue par le maire": the mayor of where they are.
    """
    words = on(doc).lower[on(doc).story[stand.number].start : stand.title_start]
    received = next((i for i, word in enumerate(words) if word in grammar.receives), len(words))
    if not stand.number or not grammar.by & set(words[received:]):
        return
    atoms = on(doc).atoms[stand.number - 1]
    guests = _told(atoms, grammar)
    yield from ((place_of(a), -GUESTS) for a in guests)
    yield from ((place_of(a), SIDE) for a in [a for a in atoms if is_territory(a) and a not in guests][-1:])


def _told(atoms: list[Atom], grammar: RoleGrammar) -> list[Atom]:
    """Return the territories of a sentence but those that only say where something is ("à Rennes")."""
    before = [None, *atoms]
    return [
        a for b, a in zip(before, atoms, strict=False) if is_territory(a) and not (b and b.letter == grammar.located)
    ]


def _company(doc: Doc, stand: Stand, grammar: RoleGrammar, mine: Role | None) -> Iterator[tuple[str, int]]:
    """Yield the places of the same holder's other offices, of those who stand beside, and of such an office told."""
    at = doc[stand.title_start].idx
    start, before = (on(doc).story[n].start_char for n in (stand.number, max(0, stand.number - 1)))
    words = on(doc).lower[on(doc).atoms[stand.number][0].start : stand.title_start]
    beside = COMPANY if any(phrase in " ".join(words) for phrase in grammar.companions) else 1
    here = {a.value for a in on(doc).atoms[stand.number] if a.letter == "P" and a.end <= stand.title_start}
    for role in on(doc).roles:
        told = role.institution
        if told is None or not told.value.endswith(AUTHORITY):
            continue
        place, same = on(doc).institutions[told.value].territory, role.concept == stand.concept
        if not place:
            continue
        if mine is not None and role.person.value == mine.person.value:
            yield place, SIDE
        elif same and stand.concept in grammar.sole:
            continue
        elif start <= role.title.quotes[0].start < at or role.person.value in here:
            yield place, COMPANY
        elif before <= role.title.quotes[0].start < at and not same:
            yield place, beside
        elif same and role.title.quotes[0].start < at:
            yield place, SAME_OFFICE if told.rule not in ASSUMED else 1
