"""From what a user types to RDF terms: places, people, topics by label, code or IRI; dates by their bounds."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import pyoxigraph as ox

from .. import DecoopError
from ..graph.store.interface import Store
from ..ontology.vocabulary import ID, concepts
from .question import Parameter

XSD = "http://www.w3.org/2001/XMLSchema#"
DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
SCHEMES = {"place": "places", "topic": "topics", "role": "roles", "institution-kind": "institutions"}
NAMES = {
    # type of parameter: class in the graph, properties that name its things
    "place": ("schema:Place", "schema:name|skos:notation"),
    "person": ("foaf:Person", "foaf:name|skos:altLabel"),
    "institution": ("org:Organization", "skos:prefLabel|skos:altLabel"),
    "agreement": (":Agreement", "dct:title"),
    "meeting": (":Meeting", "schema:name"),
    "article": ("schema:NewsArticle", "dct:identifier|schema:headline|schema:url"),
}
ENTITY = ("person", "institution", "place", "agreement", "meeting", "article")
PREFIXES = """PREFIX : <https://w3id.org/decoop/ns#>
PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX dct: <http://purl.org/dc/terms/>
"""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Hold the terms for the variables of one parameter, and what was understood in words a user can check."""

    terms: tuple[ox.NamedNode | ox.Literal, ...]
    text: str


def understand(store: Store, parameter: Parameter, value: str, language: str) -> Meaning:
    """Return what a value means for a parameter; raise DecoopError with near matches where it means nothing."""
    value = unicodedata.normalize("NFC", value.strip())
    kind = parameter.kind
    if kind in ("first-day", "last-day", "period"):
        first, last = day_bounds(value)
        days = {"first-day": (first,), "last-day": (last,), "period": (first, last)}[kind]
        terms = tuple(ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date")) for day in days)
        return Meaning(terms, " to ".join(dict.fromkeys(day.isoformat() for day in days)))
    if kind == "integer":
        if not re.fullmatch(r"\d{1,9}", value):
            raise DecoopError(f"{parameter.name}={value}: needs a whole number, such as 6")
        return Meaning((ox.Literal(int(value)),), str(int(value)))
    if kind == "text":
        return Meaning((ox.Literal(value),), value)
    if kind == "entity" or kind in NAMES or kind in SCHEMES:
        return _find_thing(store, parameter, value, language)
    raise DecoopError(f"parameter {parameter.name} has a type that nothing can read: {kind}")


def day_bounds(value: str) -> tuple[date, date]:
    """Return the first and the last day of a date as a user gives it: 2022, 2022-06 or 2022-06-16."""
    found = DATE.fullmatch(value)
    try:
        if not found:
            raise ValueError  # noqa: TRY301 - one message for all that is no date
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except ValueError:
        raise DecoopError(f"{value}: not a date; write 2022, 2022-06 or 2022-06-16") from None


@lru_cache(maxsize=200_000)
def fold(words: str) -> str:
    """Return words without case, diacritics and punctuation: what two spellings of a name share."""
    plain = unicodedata.normalize("NFD", words.casefold()).replace("đ", "d")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _find_thing(store: Store, parameter: Parameter, value: str, language: str) -> Meaning:
    if re.match(r"https?://", value):
        return Meaning((_node(parameter, value),), value)
    kinds = ENTITY if parameter.kind == "entity" else (parameter.kind,)
    stored = [pair for kind in kinds for pair in _stored_names(store, kind)]
    # The vocabulary of places is large: it is read only when the store's own names do not settle the matter.
    names = stored
    found = _match(value, stored)
    if len(found) != 1:
        names = stored + [pair for kind in kinds for pair in _concept_names(kind)]
        found = _match(value, names)
        known = {iri for _, iri in stored}
        found = [iri for iri in found if iri in known] or found
    if len(found) == 1:
        from .labels import label_all

        label = label_all(store, found, language)[found[0]]
        if found[0].endswith(label):
            label = next(name for name, iri in names if iri == found[0])
        return Meaning((ox.NamedNode(found[0]),), f"{label} <{found[0]}>")
    if found:
        which = ", ".join(iri.removeprefix(ID) for iri in found[:6])
        raise DecoopError(f"{parameter.name}={value} may mean any of {which}; give the one you mean")
    raise DecoopError(f"{parameter.name}={value}: nothing of that name{_near(value, stored or names)}")


def _match(value: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Return the IRIs that bear a name: as it is written, else in any case, else without diacritics."""
    pairs = list(names)
    for same in (str, str.casefold, fold):
        wanted = same(value)
        if found := sorted({iri for name, iri in pairs if same(name) == wanted}):
            return found
    return []


def _node(parameter: Parameter, value: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(value)
    except ValueError:
        raise DecoopError(f"{parameter.name}={value}: not an IRI") from None


def _near(value: str, names: Iterable[tuple[str, str]]) -> str:
    from difflib import get_close_matches

    spelled: dict[str, str] = {}
    for name, _ in sorted(names):
        spelled.setdefault(fold(name), name)
    near = get_close_matches(fold(value), list(spelled), n=4, cutoff=0.6)
    near += [key for key in sorted(spelled) if fold(value) in key and key not in near][: 4 - len(near)]
    return f"; did you mean {', '.join(spelled[key] for key in near)}?" if near else ""


@cache
def _concept_names(kind: str) -> list[tuple[str, str]]:
    if kind not in SCHEMES:
        return []
    pairs = []
    for concept in concepts(SCHEMES[kind]).values():
        labels = [label for forms in concept.labels.values() for label in forms]
        labels += [*concept.properties.get(NOTATION, ()), concept.code, concept.iri.removeprefix(ID)]
        pairs += [(label, concept.iri) for label in labels]
    return pairs


def _stored_names(store: Store, kind: str) -> list[tuple[str, str]]:
    if kind not in NAMES:
        return []
    a_class, properties = NAMES[kind]
    answer = store.query(
        f"{PREFIXES}SELECT DISTINCT ?thing ?name WHERE {{ GRAPH ?g {{ ?thing a {a_class} ; {properties} ?name }} }}"
    )
    pairs = [(name.value, thing.value) for thing, name in answer.rows if thing and name]  # type: ignore[union-attr]
    # The end of an IRI is a name too: what an export or a page showed can be typed again.
    return pairs + [(iri.removeprefix(ID), iri) for iri in sorted({iri for _, iri in pairs})]
