"""Where a title and its holder's name come from: offices that only some countries have, names of some peoples."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from ..document import on
from ..people.origins import speaks_for
from ..words.lexicon import fold
from .component import Stand
from .grammar import RoleGrammar

# ranks of a place: of the holder's country, of who knows which, of another by title, of one where nobody is so called
OWN, OPEN, OTHER, NEVER = 0, 1, 2, 3


def rank_by_name(doc: Doc, stand: Stand, weights: Counter[str], grammar: RoleGrammar) -> dict[str, int]:
    """Return how a title and its holder's name rank the places that may be the holder's: 0 first, 3 last.

    A town whose country is not known is taken to be of one that the story tells, the article's own of one of the places
    that are told without theirs.
    """
    name = fold(on(doc).people[stand.holder].name.value)
    at, end = stand.title_start, stand.title_end
    titled = (grammar.foreign.find(on(doc).lower, i, end) for i in range(at, end))
    having = next((match.value for match in titled if match), None)
    borne = grammar.borne_by.get(name.split(" ")[0], frozenset()) if " " in name else frozenset()
    told = {on(doc).places[t.place].country for t in on(doc).territories if on(doc).places[t.place].kind == "Country"}
    home = max(weights, key=lambda p: weights[p], default=None)
    around = {on(doc).places[p].country for p in weights if weights[p] > 0} - told  # countries that go without saying
    ranks: dict[str, int] = {}
    for place in weights:
        country = on(doc).places[place].country
        countries = {country} if country else told if place != home else around
        if having is not None and countries:
            ranks[place] = OWN if countries & having else OTHER
        elif borne & countries:
            ranks[place] = OWN
        else:
            ranks[place] = min((_rank(c, name, grammar) for c in countries if c), default=OPEN)
        if country is None and place == home:
            ranks[place] = min(ranks[place], OPEN)
    return ranks


def _rank(country: str, name: str, grammar: RoleGrammar) -> int:
    """Return how a country's way of calling people ranks it for a name; one word alone says nothing."""
    if " " not in name:
        return OPEN
    pattern = grammar.called.get(country)
    if pattern is not None:
        return OWN if pattern.fullmatch(name) else NEVER
    return OWN if speaks_for(name, country) > 1 else OPEN  # what speaks against it may be borne anywhere
