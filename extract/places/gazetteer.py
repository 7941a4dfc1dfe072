"""The places of places.ttl, compiled for lookup once a process."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from ...ontology.vocabulary import concepts
from ..facts import Place
from ..words.lexicon import Lexicon, fold, lower

POPULATION = "https://w3id.org/decoop/ns#population"
COUNTRY = "https://w3id.org/decoop/ns#countryCode"
CAPITAL = "https://w3id.org/decoop/ns#capital"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
SPELLED = frozenset({"vn"})  # countries whose places bear the marks of their own language
MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"  # of a region with the city that it is one authority with
RANKS = {"Country": 2, "AdministrativeArea": 1, "City": 0}


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one place of the gazetteer with all that choosing between namesakes needs."""

    place_key: str
    kind: str
    country: str
    population: int
    labels: dict[str, tuple[str, ...]]
    notation: str | None
    within: str | None
    same_as: tuple[str, ...]
    capital: str | None = None

    @property
    def rank(self) -> int:
        """Return how high a unit it is: a country beats a region, a region a city."""
        return RANKS[self.kind]

    @property
    def spellings(self) -> frozenset[str]:
        """Return its names in lower case, marks kept; worked out when first asked, as few of the forty thousand are."""
        return _spellings(self.place_key)

    @property
    def ascii_only(self) -> bool:
        """Say whether no name of it bears a mark, though its own language may write some: not "Vĩnh" for Vinh."""
        return self.country not in SPELLED and all(form.isascii() for group in self.labels.values() for form in group)

    def place(self, language: str) -> Place:
        """Return the place with its name in a language."""
        forms = self.labels.get(language) or self.labels.get("en") or next(iter(self.labels.values()))
        return Place(self.place_key, forms[0], self.kind, self.country, self.notation, self.within, self.same_as)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Hold the entries by key, the lexicon of their names, and the people of a usual region of each country."""

    entries: dict[str, Entry]
    lexicon: Lexicon[tuple[Entry, ...]]
    regional: dict[str, int]

    def people(self, entry: Entry) -> int:
        """Return how many people live in a place, in a region as many as in a usual one of its country.

        Malta has sixty-eight regions: Safi is more likely the Moroccan town.
        """
        return entry.population or (self.regional.get(entry.country, 0) if entry.kind == "AdministrativeArea" else 0)


@cache
def _spellings(place: str) -> frozenset[str]:
    forms = (form for group in gazetteer().entries[place].labels.values() for form in group)
    return frozenset(" ".join(lower(w) for w in form.replace("-", " ").split()) for form in forms)


@cache
def gazetteer() -> Gazetteer:
    """Compile places.ttl."""
    entries: dict[str, Entry] = {}
    named: list[tuple[str, str]] = []
    names: dict[str, list[Entry]] = {}
    for code, concept in concepts("places").items():
        forms = [form for group in concept.labels.values() for form in group]
        kinds = {value.rsplit("/", 1)[-1] for value in concept.properties.get(TYPE, ())}
        kind = next((k for k in RANKS if k in kinds), "City")
        entry = Entry(
            f"place/{code}",
            kind,
            concept.properties.get(COUNTRY, (code.split("-", 1)[0],))[0].lower(),
            int(concept.properties.get(POPULATION, ("0",))[0]),
            concept.labels,
            concept.properties.get(NOTATION, (None,))[0],
            f"place/{concept.broader[0]}" if concept.broader else None,
            concept.properties.get(SAME, ()),
            next((f"place/{iri.rsplit('/', 1)[-1]}" for iri in concept.properties.get(CAPITAL, ())), None),
        )
        entries[entry.place_key] = entry
        one = concept.properties.get(MATCH, (code,))[0].rsplit("/", 1)[-1]
        named += [(form, f"place/{one}") for form in (fold(f).replace("-", " ") for f in forms if "(" not in f)]
    for form, key in dict.fromkeys(named):
        names.setdefault(form, []).append(entries[key])
    areas = Counter(e.country for e in entries.values() if e.kind == "AdministrativeArea")
    people = {e.country: e.population for e in entries.values() if e.kind == "Country"}
    return Gazetteer(
        entries,
        Lexicon(((form, tuple(found)) for form, found in sorted(names.items())), fold),
        {country: people.get(country, 0) // count for country, count in areas.items()},
    )


def is_town(place: str) -> bool:
    """Say whether a place is a city, or a region that is one too and has its people counted ("Daugavpils")."""
    entry = gazetteer().entries.get(place)
    return entry is not None and (entry.kind == "City" or (entry.kind == "AdministrativeArea" and entry.population > 0))


def holder_of(place: str) -> Entry | None:
    """Return the territory that holds a place, None where that is its country or nobody knows."""
    entry = gazetteer().entries.get(place)
    around = gazetteer().entries.get(entry.within) if entry and entry.within else None
    return around if around and around.kind != "Country" else None
