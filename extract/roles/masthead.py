"""A diplomat of the mission that writes the page ("Ambassade de France au Togo - News … l'ambassadrice, Mme X")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..institutions.mastheads import PageMission, missions_of_page
from ..places.levels import nationals
from .found import Found
from .grammar import RoleGrammar

if TYPE_CHECKING:
    from .component import Stand


def mission_of_page(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the mission in a page's head for a diplomat whose title tells no other, and list the mission."""
    kinds = grammar.fits.get(stand.concept, frozenset()) & institution_grammar(on(doc).article.language).missions
    for mission in missions_of_page(doc, kinds).values() if kinds else ():
        if _tells_no_other(doc, stand, mission):
            own = mission.institution
            on(doc).institutions.setdefault(own.key, own)
            return own.key, mission.start, mission.end
    return None


def _tells_no_other(doc: Doc, stand: Stand, mission: PageMission) -> bool:
    """Say whether all places and peoples within a title are those of a mission."""
    within = range(stand.title_start, stand.title_end)
    placed = {t.place for t in on(doc).territories if t.start in within or t.name_start in within}
    words = nationals(on(doc).article.language)
    peoples = {m.value for at in within if (m := words.find(on(doc).lower, at, stand.title_end))}
    theirs = {f"place/{people.removeprefix('place/')}" for people in peoples}
    return placed <= mission.places and theirs <= {mission.country}
