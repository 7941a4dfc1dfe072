"""The bodies and territories of an article that a bare title may be of, each with where it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import authority_of
from ...institutions.headless.units import RULE as UNIT
from ...people.origins import mother_country
from ...words.atoms import Atom
from ..grammar import RoleGrammar
from ..offices import is_territory
from .standing import place_of, standing_of

HEAD = -9  # the number of what is told above the story


@dataclass(frozen=True, slots=True)
class Telling:
    """Mark one mention: the number of its sentence, its place among the sentence's atoms, its atom."""

    number: int
    index: int
    atom: Atom

    @property
    def start(self) -> int:
        """Return its first token."""
        return self.atom.start

    @property
    def end(self) -> int:
        """Return the token after its last."""
        return self.atom.end


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold an institution that may have an office: its key, kind ("" for a territory's own), territory, mentions."""

    key: str
    kind: str
    place: str | None  # the territory that it is or lies in
    country: str | None
    level: str = ""  # the kind of territory ("City") that it is the authority of
    told: list[Telling] = field(default_factory=list)

    @property
    def is_authority(self) -> bool:
        """Say whether it is a territory's own authority."""
        return bool(self.level)

    def before(self, at: int) -> list[Telling]:
        """Return its mentions before a token."""
        return [telling for telling in self.told if telling.end <= at]


def candidates_of(doc: Doc, grammar: RoleGrammar) -> dict[str, Candidate]:
    """Return the institutions that the story names and the territories that may be some, by key, in text order.

    Last the town that only the page's head says it is of.
    """
    found: dict[str, Candidate] = {}
    for number, atoms in enumerate(on(doc).atoms):
        for index, atom in enumerate(atoms):
            if atom.letter not in "BL" or (atom.letter == "B" and atom.value.rule == UNIT):
                continue  # a unit told for the one who leads it is nobody else's
            key = atom.value.key if atom.letter == "B" else authority_of(atom.value.place)
            if key and key not in found:
                candidate = _candidate(doc, key, atom)
                if candidate is None:
                    continue
                found[key] = candidate
            if key:
                found[key].told.append(Telling(number, index, atom))
    for place, atom in standing_of(doc, grammar).atoms.items():
        key = authority_of(place)
        if key not in found and (candidate := _candidate(doc, key, atom)) is not None:
            found[key] = candidate
            candidate.told.append(Telling(HEAD, 0, atom))
    return found


def _candidate(doc: Doc, key: str, atom: Atom) -> Candidate | None:
    """Return an atom's institution as a candidate; a country is none."""
    own = is_territory(atom)
    place = place_of(atom) if own else atom.value.territory
    known = on(doc).places.get(place) if place else None
    if own and (known is None or known.kind == "Country"):
        return None
    country = mother_country(known.country) if known is not None and known.country else None
    level = known.kind if own and known is not None else ""
    return Candidate(key, "" if own else atom.value.kind or "", place if known else None, country, level)
