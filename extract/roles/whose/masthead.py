"""Whom the page calls its own ("notre présidente"), and a diplomat of the mission that writes it ("l'ambassadrice")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import party
from ...institutions.grammar import institution_grammar
from ...institutions.whose.clubs import club_of_page, list_club
from ...institutions.whose.mastheads import PageMission, missions_of_page
from ...places.levels import nationals
from ...places.page_home import place_of_page
from ..grammar import RoleGrammar
from .found import Found
from .told import says_ours

if TYPE_CHECKING:
    from ..component import Stand


def mission_of_page(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the mission in a page's head for a diplomat whose title tells no other, and list the mission."""
    kinds = grammar.fits.get(stand.concept, frozenset()) & institution_grammar(on(doc).article.language).missions
    for mission in missions_of_page(doc, kinds).values() if kinds else ():
        if _tells_no_other(doc, stand, mission):
            own = mission.institution
            on(doc).institutions.setdefault(own.key, own)
            return own.key, mission.start, mission.end
    return None


def body_of_ours(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the town or the club that writes the page for whom it calls its own ("notre présidente"), and list it."""
    local = grammar.local.get(stand.concept, frozenset())
    of_club = not local and stand.concept in grammar.bodied | grammar.staff | grammar.officers
    if not (local or of_club) or not says_ours(doc, stand, grammar):
        return None
    if of_club:
        club = club_of_page(doc)
        return (list_club(doc, club).key, club.start, club.end) if club is not None else None
    place = place_of_page(doc)
    if place is None or on(doc).places[place].kind not in local:
        return None
    told = next(t for t in on(doc).territories if t.place == place)
    return party(doc, place), told.start, told.end


def _tells_no_other(doc: Doc, stand: Stand, mission: PageMission) -> bool:
    """Say whether all places and peoples within a title are those of a mission."""
    within = range(stand.title_start, stand.title_end)
    placed = {t.place for t in on(doc).territories if t.start in within or t.name_start in within}
    words = nationals(on(doc).article.language)
    peoples = {m.value for at in within if (m := words.find(on(doc).lower, at, stand.title_end))}
    theirs = {f"place/{people.removeprefix('place/')}" for people in peoples}
    return placed <= mission.places and theirs <= {mission.country}
