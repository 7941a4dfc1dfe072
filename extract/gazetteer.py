"""The places of places.ttl, compiled for lookup once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..ontology.vocabulary import concepts
from .facts import Place
from .lexicon import Lexicon, fold, lower

POPULATION = "https://w3id.org/decoop/ns#population"
COUNTRY = "https://w3id.org/decoop/ns#countryCode"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
SCHEMA = "https://schema.org/"
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
    spellings: frozenset[str]
    ascii_only: bool

    @property
    def rank(self) -> int:
        """Return how high a unit it is: a country beats a region, a region a city."""
        return RANKS[self.kind]

    def place(self, language: str) -> Place:
        """Return the place with its name in a language."""
        forms = self.labels.get(language) or self.labels.get("en") or next(iter(self.labels.values()))
        return Place(self.place_key, forms[0], self.kind, self.country, self.notation, self.within, self.same_as)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Hold the entries by key and the lexicon of their names."""

    entries: dict[str, Entry]
    lexicon: Lexicon[tuple[Entry, ...]]


@cache
def gazetteer() -> Gazetteer:
    """Compile places.ttl."""
    entries: dict[str, Entry] = {}
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
            frozenset(" ".join(lower(w) for w in form.replace("-", " ").split()) for form in forms),
            all(form.isascii() for form in forms),
        )
        entries[entry.place_key] = entry
        for form in dict.fromkeys(fold(f).replace("-", " ") for f in forms if "(" not in f):
            names.setdefault(form, []).append(entry)
    return Gazetteer(entries, Lexicon(((form, tuple(found)) for form, found in sorted(names.items())), fold))
