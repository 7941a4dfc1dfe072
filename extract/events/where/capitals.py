"""Capitals that stand as places without their name: "in the Zambian capital", "dans la capitale du Mali"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
from ...places.gazetteer import gazetteer, is_town
from ...places.levels import Territory, nationals, remember
from ..sentences.frames import Frame
from ..who.parties import is_country
from .venue_words import Words

COUNTRY = 4  # tokens of a country's name
APPOSED = frozenset({",", "("})  # what sets off the name of a city


def capital_at(doc: Doc, frame: Frame, at: int, words: Words) -> tuple[int, str] | None:
    """Return the end of the words for a country's capital that begin at a token, and the city that they mean.

    A name that comes with them is the city's ("the Zambian capital, | Lusaka"). None where they go on as something
    else ("Kenya's capital | budget", "la capitale française | du rhum").
    """
    for end, country in _readings(doc, frame, at, words):
        if end < frame.end and words.not_capital.find(on(doc).lower, end, frame.end):
            continue
        if (named := _named(doc, frame, end)) is not None:
            return named.end, named.place
        entry = gazetteer().entries.get(f"place/{country}")
        city = gazetteer().entries.get(entry.capital) if entry and entry.capital else None
        if city is not None:
            remember(doc, city.place(on(doc).article.language))
            return end, city.place_key
    return None


def _readings(doc: Doc, frame: Frame, at: int, words: Words) -> Iterator[tuple[int, str]]:
    """Yield where words for a capital end, with the country: a nation stands before or after them."""
    lower = on(doc).lower
    if (capital := words.capitals.find(lower, at, frame.end)) is not None:
        joined = words.capital_of.find(lower, capital.end, frame.end) if capital.end < frame.end else None
        yield from _nations(doc, frame, joined.end if joined else capital.end)
        return
    for end, country in _nations(doc, frame, at):
        owners = institution_grammar(on(doc).article.language).possessives
        start = end + (end < frame.end and lower[end] in owners)
        capital = words.capitals.find(lower, start, frame.end) if start < frame.end else None
        if capital is not None:
            yield capital.end, country


def _nations(doc: Doc, frame: Frame, at: int) -> Iterator[tuple[int, str]]:
    """Yield where the name or the adjective of a country that begins at a token ends, with the country's code."""
    if at >= frame.end:
        return
    told = nationals(on(doc).article.language).find(on(doc).lower, at, frame.end)
    if told is not None:
        yield told.end, told.value
    for mention in frame.named("place"):
        if mention.start == at and mention.end <= at + COUNTRY and is_country(doc, mention.key):
            yield mention.end, mention.key.removeprefix("place/")


def _named(doc: Doc, frame: Frame, at: int) -> Territory | None:
    """Return the town named at a token, behind a comma or a bracket or not."""
    at += at < frame.end and on(doc).lower[at] in APPOSED
    territory = on(doc).territories.starts.get(at) if at < frame.end else None
    city = territory and (is_town(territory.place) or on(doc).places[territory.place].kind == "City")
    return territory if city else None
