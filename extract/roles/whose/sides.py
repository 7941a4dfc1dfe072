"""Which territory's side a title is on: by its level, by the countries of a name, by for whom its holder acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ....ontology.vocabulary import council_of
from ...document import on
from ...institutions.grammar import institution_grammar
from ...people.origins import mother_country
from ...places.gazetteer import Entry, gazetteer
from ...places.levels import level_words, place_levels
from ...words.atoms import Atom
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .standing import place_of

TOWN, AREA = "City", "AdministrativeArea"  # levels of the authorities that a noun for a town, a region means


def level_of(doc: Doc, stand: Stand) -> str | None:
    """Return the level of territory that a title's own words tell ("conseiller régional"), or None."""
    levels = institution_grammar(on(doc).article.language).levels
    for at in range(stand.title_start, stand.title_end):
        if match := levels.find(on(doc).lower, at, stand.title_end):
            return match.value
    return None


def level_meant(doc: Doc, stand: Stand) -> str | None:
    """Return the level of the authority that a noun after a title means ("secrétaire exécutif de la | mairie")."""
    grammar, words, at = institution_grammar(on(doc).article.language), on(doc).lower, stand.title_end
    while at < len(words) and words[at] in grammar.noun_links | grammar.determiners:
        at += 1
    if not stand.title_end < at < len(words) or not grammar.towns:
        return None
    level = level_words(on(doc).article.language).find(words, at)
    told = level is not None and level.value in place_levels(on(doc).article.language).wide
    return TOWN if words[at] in grammar.towns else AREA if told else None


def fits_level(doc: Doc, place: str, level: str | None) -> bool:
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


def nations_of(doc: Doc, place: str) -> frozenset[str]:
    """Return the countries in which a place of its name lies, those of the mother country for one overseas."""
    found = {on(doc).places[place].country, *(entry.country for entry in _namesakes(doc, place))}
    return frozenset(mother_country(country) for country in found if country)


def is_town_alone(doc: Doc, place: str | None) -> bool:
    """Say whether a place is a town that bears the name of no province of its country, which might be meant."""
    town = on(doc).places.get(place or "")
    if place is None or town is None or town.kind != "City":
        return False
    return not any(e.kind == "AdministrativeArea" and e.country == town.country for e in _namesakes(doc, place))


def _namesakes(doc: Doc, place: str) -> Sequence[Entry]:
    """Return the places that bear the name by which an article first calls a place."""
    for territory in on(doc).territories:
        if territory.place == place:
            match = gazetteer().lexicon.find(on(doc).folded, territory.name_start, territory.name_end)
            return match.value if match and match.end == territory.name_end else ()
    return ()


def acting_for(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, bool]]:
    """Yield the territory before a title for which its holder acts (True), or those whose guests are received (False).

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
        yield from ((place_of(a), False) for a in before)
        where = range(last.end + received, stand.title_start)  # "reçue | à Namur par"
        hosts = [a for a in on(doc).atoms[stand.number] if a.start in where and is_territory(a)]
        yield from ((place_of(a), True) for a in hosts[-1:])
    elif any(phrase in after for phrase in grammar.sends) or grammar.acts & set(opening):
        yield place_of(last), True


def _told(atoms: list[Atom], grammar: RoleGrammar) -> list[Atom]:
    """Return the territories of a sentence but those that only say where something is ("à Rennes")."""
    before = [None, *atoms]
    return [
        a for b, a in zip(before, atoms, strict=False) if is_territory(a) and not (b and b.letter == grammar.located)
    ]


def _received(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, bool]]:
    """Yield the towns told in the sentence before a clause that says by whom they are received.

    "Une délégation de X séjourne à Y. Elle a été reçue par le maire": the mayor of where they are.
    """
    words = on(doc).lower[on(doc).story[stand.number].start : stand.title_start]
    received = next((i for i, word in enumerate(words) if word in grammar.receives), len(words))
    if not stand.number or not grammar.by & set(words[received:]):
        return
    atoms = on(doc).atoms[stand.number - 1]
    guests = _told(atoms, grammar)
    yield from ((place_of(a), False) for a in guests)
    yield from ((place_of(a), True) for a in [a for a in atoms if is_territory(a) and a not in guests][-1:])
