"""Missions that write the page: named in full in its head above the story ("Embassy of Denmark in Ghana - News")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...places.gazetteer import gazetteer
from ...places.levels import nationals, remember
from ...words.lexicon import Match, lower
from ..grammar import InstitutionGrammar, institution_grammar


@dataclass(frozen=True)
class PageMission:
    """A mission in the head of a page, the tokens that name it, its country and where it stands."""

    institution: Institution
    start: int
    end: int
    country: str
    places: frozenset[str]


def missions_of_page(doc: Doc, kinds: Iterable[str]) -> dict[str, PageMission]:
    """Return the missions that the head of a page names in full, by kind ("Đại sứ quán Việt Nam tại Algeria")."""
    grammar = institution_grammar(on(doc).article.language)
    words, stop = on(doc).lower, on(doc).story[0].start if on(doc).story else 0
    found: dict[str, PageMission] = {}
    for at in range(stop):
        head = grammar.heads.find(words, at, stop) if grammar.heads.opens(words[at]) else None
        if head is None or head.value not in kinds or head.value in found:
            continue
        if mission := _mission_at(doc, head, stop, grammar):
            found[head.value] = mission
    return found


def _mission_at(doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar) -> PageMission | None:
    """Return the mission whose head stands in the masthead, if a country before or after the head says whose it is."""
    words, places = on(doc).lower, gazetteer()
    start, at = head.start, head.end
    adjectives = nationals(on(doc).article.language)
    before = next((m for i in range(max(0, start - 2), start) if (m := adjectives.find(words, i, start))), None)
    if before is not None and before.end == start:  # "Danish | Embassy in Accra"
        start, country = before.start, f"place/{before.value.removeprefix('place/')}"
    else:
        link = grammar.own_links.find(words, at, stop)
        whose = places.lexicon.find(on(doc).folded, link.end if link else at, stop)
        if whose is None or whose.value[0].kind != "Country":
            return None
        at, country = whose.end, whose.value[0].place_key
    owner = places.entries.get(country)
    if owner is None:
        return None
    link = grammar.seats.find(words, at, stop)
    seat = places.lexicon.find(on(doc).folded, link.end, stop) if link else None
    ends = [owner, *(seat.value[:1] if seat else ())]
    end = seat.end if seat else at
    while seat and end < stop and words[end] in grammar.ands | grammar.series:  # "à Pondichéry | et Chennai"
        other = places.lexicon.find(on(doc).folded, end + 1, stop)
        if other is None or not on(doc).words[end + 1][0].isupper():
            break
        end = other.end
        ends.append(other.value[0])
    own, *seats = (entry.place_key.removeprefix("place/") for entry in ends[:2])
    key = "-".join([f"institution/{own}/{head.value}", *seats])
    name = " ".join(text_of(doc, start, end).split())
    known = next((i for i in on(doc).institutions.values() if lower(name) in map(lower, (i.name, *i.aliases))), None)
    remember(doc, owner.place(on(doc).article.language))
    institution = known or on(doc).institutions.get(key) or Institution(key, name, head.value, country)
    standing = {e.place_key for e in ends} | {f"place/{e.country}" for e in ends[1:] if e.country}
    return PageMission(institution, start, end, country, frozenset(standing))
