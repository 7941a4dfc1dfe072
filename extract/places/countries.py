"""The country of a place that no gazetteer holds, by what stands beside it somewhere in the article.

"Batesville, Indiana", "Batesville in Indiana", "Sichuan's Jianyang", "the Italian town of Castel Goffredo".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..words.wordlists import words_of
from .gazetteer import gazetteer
from .levels import Territory, nationals
from .unknown import place_uses

ADJECTIVE = 2  # tokens between an adjective of a country and a name ("the Danish coastal town of …")


def tell_countries(doc: Doc, territories: list[Territory]) -> None:
    """Give each place without a country that of the region or the adjective that stands beside a mention of it."""
    starts, ends = {t.start: t for t in territories}, {t.end: t for t in territories}
    for territory in territories:
        place = on(doc).places[territory.place]
        if place.country is not None or place.kind == "Country":
            continue
        wide = _after(doc, territory, starts) or _before(doc, territory, ends)
        if wide is not None:
            around = on(doc).places[wide.place]
            if around.country is not None and around.kind != "City":
                on(doc).places[territory.place] = replace(place, country=around.country)
            continue
        if (country := _adjective(doc, territory)) is not None:
            on(doc).places[territory.place] = replace(place, country=country)


def nation_start(doc: Doc, at: int) -> int:
    """Return where the adjective or name of a country that ends at a token begins ("the | US | state of X"), or 0."""
    words, adjectives = on(doc).lower, nationals(on(doc).article.language)
    for start in range(max(0, at - ADJECTIVE), at):
        told = adjectives.find(words, start, at)
        if told is not None and told.end == at:
            return start
        place = gazetteer().lexicon.find(on(doc).folded, start, at) if on(doc).words[start][0].isupper() else None
        if place is not None and place.end == at and any(e.kind == "Country" for e in place.value):
            return start
    return 0


def past_nation(doc: Doc, at: int) -> int:
    """Return the start of the territory after a country's adjective ("the Chinese | province of X"), or the token."""
    opens = nationals(on(doc).article.language).opens
    if at >= len(doc) or not (opens(on(doc).lower[at]) or on(doc).words[at][0].isupper()):
        return at
    near = (start for start in range(at + 1, at + ADJECTIVE + 1) if start in on(doc).territories.starts)
    return next((start for start in near if nation_start(doc, start) == at), at)


def _after(doc: Doc, territory: Territory, starts: dict[int, Territory]) -> Territory | None:
    """Return the territory that a comma, a bracket or "in" joins to the end of a name."""
    words, at = on(doc).lower, territory.end
    inside = place_uses(on(doc).article.language).sure
    if at + 1 >= len(doc) or not (words[at] in ",(" or words[at] in inside):
        return None
    articles = institution_grammar(on(doc).article.language).articles
    styles = words_of(doc, "places", "styles")  # "Darkhan, | the Republic of | Mongolia"
    at += 2 if words[at + 1] in articles else 1
    while at + 1 < len(doc) and at not in starts and words[at] in styles:
        at += 1
    return starts.get(at)


def _before(doc: Doc, territory: Territory, ends: dict[int, Territory]) -> Territory | None:
    """Return the territory of which a possessive makes a name ("Hunan's Ningxiang")."""
    owners = institution_grammar(on(doc).article.language).possessives
    return ends.get(territory.start - 1) if territory.start and on(doc).lower[territory.start - 1] in owners else None


def _adjective(doc: Doc, territory: Territory) -> str | None:
    """Return the country of the adjective right before a name, its level word or one word more."""
    words, adjectives = on(doc).lower, nationals(on(doc).article.language)
    for at in range(territory.start - 1, max(-1, territory.start - 2 - ADJECTIVE), -1):
        match = adjectives.find(words, at, territory.start)
        if match is not None:
            return match.value
        if not on(doc).words[at].isalpha() or on(doc).words[at][0].isupper():
            return None
    return None
