"""The words that introduce a place: local offices and councils, and what stands between them and a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...ontology.vocabulary import concepts
from ..words.lexicon import Lexicon, lower
from ..words.names import name_grammar

CITY_KINDS = frozenset({"municipal-council", "city-council", "city-government", "municipality", "metropole"})


@dataclass(frozen=True, slots=True)
class Introducers:
    """Hold the words after which a name is a territory's, and its kind: "City" or "AdministrativeArea"."""

    words: Lexicon[str]
    never: frozenset[str]
    joins: frozenset[str]
    qualifiers: frozenset[str]
    titles: Lexicon[bool]  # no territory: "Mayor of Cochrane and Chair of"
    offices: Lexicon[str]  # offices that a territory's name stands before ("Shibetsu mayor")
    own: frozenset[str]  # words that make an office one of the name before ("Camp-Perrin et son maire")
    possessives: frozenset[str]  # what stands between a territory's name and an office ("'s")
    placed: bool  # a name beside its country is a place
    bodies: Lexicon[str]  # heads of councils that a territory's name stands before ("Timaru District Council")
    heads: frozenset[str]  # first words of offices and bodies
    opening: frozenset[str]  # first words of all of them
    links: frozenset[str]  # last words of introducers that end in what links them to a name ("Chief Executive | for")

    @classmethod
    def of(cls, language: str, pack: Mapping[str, Any]) -> Introducers:
        """Compile the labels of local offices and of councils; a pack that links without words has none."""
        if not pack.get("places", {}).get("linkers"):
            none: Lexicon[str] = Lexicon((), lower)
            return cls(
                none,
                frozenset(),
                frozenset(),
                frozenset(),
                Lexicon((), lower),
                none,
                frozenset(),
                frozenset(),
                False,
                none,
                frozenset(),
                frozenset(),
                frozenset(),
            )
        entries = [(form, "City") for form in pack["places"].get("introducers", [])]
        local = pack.get("roles", {}).get("local", {})
        forms = pack.get("titles", {}).get("forms", {})
        offices = [
            (form, kinds[0])
            for concept, kinds in local.items()
            for form in (*concepts("roles")[concept].labels.get(language, ()), *forms.get(concept, ()))
        ]
        councils = pack["places"].get("before_bodies", [])
        bodies = [
            (form, "City") for code in councils for form in concepts("institutions")[code].labels.get(language, ())
        ]
        before = [w for words in pack.get("titles", {}).get("before", {}).values() for w in words]
        qualifiers = frozenset(map(lower, (*before, *pack["places"].get("uses", {}).get("never", ()))))
        entries += offices
        for code in sorted(concepts("institutions").keys() & set(pack.get("institutions", {}).get("same_body", []))):
            kind = "City" if code in CITY_KINDS else "AdministrativeArea"
            entries += [(form, kind) for form in concepts("institutions")[code].labels.get(language, ())]
        joins = frozenset({",", *map(lower, pack.get("atoms", {}).get("&", []))})
        titles = [(form, True) for concept in concepts("roles").values() for form in concept.labels.get(language, ())]
        titles += [(form, True) for forms in pack.get("titles", {}).get("forms", {}).values() for form in forms]
        words = Lexicon(entries, lower)
        before_offices = Lexicon(offices if pack["places"].get("before_offices") else (), lower)
        before_bodies = Lexicon(bodies, lower)
        heads = before_offices.openers | before_bodies.openers
        own = frozenset(lower(w) for w in pack["places"].get("own", []))
        return cls(
            words,
            name_grammar(language).never,
            joins,
            qualifiers,
            Lexicon(titles, lower),
            before_offices,
            own,
            frozenset(lower(w) for w in pack.get("institutions", {}).get("possessives", [])),
            pack["places"].get("beside_country", False),
            before_bodies,
            frozenset(heads),
            frozenset(heads | words.openers | own),
            frozenset(lower(w) for w in pack["places"].get("introducer_links", [])),
        )
