"""Towns and regions of one name: which of the two a bare name means in an article."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, text_of
from ..facts import Place
from ..words.lexicon import slug
from .gazetteer import Entry, gazetteer
from .introducers import Introducers
from .levels import TOWN, Levels, Territory, remember

OFFICE = 6  # tokens of an office, or of a council's head, before the name of its town


def part_namesakes(doc: Doc, territories: list[Territory], levels: Levels) -> list[Territory]:
    """Return the territories, a town that bears the name of its region as a place of its own where a story names both.

    The gazetteer holds only the region ("thành phố Kratie, tỉnh Kratie").
    """
    wide = {t.place for t in territories if t.level in levels.wide}
    parted = []
    for territory in territories:
        place = on(doc).places[territory.place]
        narrow = territory.level is not None and territory.level not in levels.wide
        if narrow and territory.place in wide and place.kind == "AdministrativeArea" and place.country:
            key = f"place/{place.country}-{slug(text_of(doc, territory.name_start, territory.name_end))}"
            name = " ".join(text_of(doc, territory.start, territory.end).split())
            remember(doc, Place(key, name, "City", country=place.country, within=territory.place))
            parted.append(replace(territory, place=key))
        else:
            parted.append(territory)
    return parted


def prefer_towns(doc: Doc, territories: list[Territory], introducers: Introducers) -> list[Territory]:
    """Return the territories, a bare name that has a mayor as the town's and not the region's ("maire de Québec").

    So is the name with the level of a town ("the Municipality of Brașov") where the bare one is.
    """
    towns = {
        t.place: town.place_key
        for t in territories
        if t.level is None and (town := _town_of(doc, t)) and _has_mayor(doc, t, introducers)
    }
    for place in towns.values():
        remember(doc, gazetteer().entries[place].place(on(doc).article.language))
    return [
        replace(t, place=towns[t.place]) if t.level in (None, TOWN) and t.place in towns else t for t in territories
    ]


def _town_of(doc: Doc, territory: Territory) -> Entry | None:
    """Return the largest town that bears the name of its region, None where there is none."""
    region = gazetteer().entries.get(territory.place)
    if region is None or region.kind != "AdministrativeArea":
        return None
    match = gazetteer().lexicon.find(on(doc).folded, territory.name_start, territory.name_end)
    same = [e for e in match.value if e.kind == "City" and e.country == region.country] if match else []
    return max(same, key=lambda e: e.population, default=None)


def _has_mayor(doc: Doc, territory: Territory, introducers: Introducers) -> bool:
    """Say whether an office or a council that only towns have stands right before or after a name."""
    words, first = on(doc).lower, territory.start
    after = introducers.offices.find(words, territory.end) if territory.end < len(doc) else None
    before = (introducers.words.find(words, at, first) for at in range(max(0, first - OFFICE), first))
    led = any(m and m.value == "City" and first - m.end <= 1 and _links(words[m.end : first]) for m in before)
    return led or (after is not None and after.value == "City")


def _links(words: list[str]) -> bool:
    return all(word.isalpha() or word.endswith("'") for word in words)
