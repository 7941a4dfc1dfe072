"""Towns told by what they are in their region: after "Abashiri", "the Hokkaido city" is that town and no name."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, text_of
from ..institutions.grammar import institution_grammar
from ..words.lexicon import lower
from ..words.names import is_name_word
from ..words.wordlists import words_of
from .gazetteer import Entry, gazetteer
from .levels import Levels, Territory

RULE = "place-described"


def tell_described(doc: Doc, territories: list[Territory], levels: Levels) -> list[Territory]:
    """Return the territories, a region with an article before it and a town's noun after as the town that it means.

    The noun is one of the pack's ``described`` in small letters. Before the town's name the region keeps its bare one
    ("the Jiangsu city of Wuxi"); where no town of the region has been told, nobody is meant.
    """
    nouns = words_of(doc, "places", "described")
    told: list[Territory] = []
    for territory in territories:
        noun, region = territory.name_end, _region(doc, territory) if nouns else None
        if region is None or not _describes(doc, territory, nouns, region):
            told.append(territory)
            continue
        named = noun + 1 < len(doc) and levels.linkers.find(on(doc).lower, noun + 1)
        apposed = on(doc).words[max(0, territory.name_start - 2)] == ","  # "Adachi-ku, the Tokyo ward"
        town = None if named or apposed else _last_town(doc, told, region)
        on(doc).described[noun] = text_of(doc, territory.name_start, noun + 1)
        if named:
            told.append(replace(territory, start=territory.name_start, end=noun, level=None))
        elif town is not None:
            whole = range(territory.name_start, noun + 1)
            told.append(Territory(whole.start, whole.stop, whole.start, whole.stop, town.place, None, RULE))
    return told


def _region(doc: Doc, territory: Territory) -> Entry | None:
    """Return the region that a territory is, or whose name it has."""
    own = gazetteer().entries.get(territory.place)
    match = gazetteer().lexicon.find(on(doc).folded, territory.name_start, territory.name_end)
    same = [own, *(e for e in match.value if match.end == territory.name_end)] if own and match else [own]
    return next((e for e in same if e and e.kind == "AdministrativeArea" and own and e.country == own.country), None)


def _describes(doc: Doc, territory: Territory, nouns: frozenset[str], region: Entry) -> bool:
    """Say whether an article stands before a region and a noun in small letters after it that no name goes on with."""
    at, noun, words = territory.name_start, territory.name_end, on(doc).words
    bodies = institution_grammar(on(doc).article.language)
    if not at or noun >= len(doc) or on(doc).lower[at - 1] not in bodies.articles or words[noun] not in nouns:
        return False
    if region.population and territory.level is not None:
        return False  # "the Hanoi city delegation"
    after = noun + 1
    goes_on = after < len(doc) and (is_name_word(words[after]) or bodies.heads.find(on(doc).lower, after) is not None)
    return not goes_on and lower(words[noun]) == words[noun]


def _last_town(doc: Doc, told: list[Territory], region: Entry) -> Territory | None:
    """Return the town told last that lies in a region, or the only one of which just its country is known."""
    towns = {t.place: t for t in told if on(doc).places[t.place].kind == "City"}
    inside = [t for key, t in towns.items() if on(doc).places[key].within == region.place_key]
    unknown = (None, f"place/{region.country}")
    others = [t for key, t in towns.items() if on(doc).places[key].within in unknown]
    others = [t for t in others if on(doc).places[t.place].country in (None, region.country)]
    return max(inside, key=lambda t: t.start) if inside else others[0] if len(others) == 1 else None
