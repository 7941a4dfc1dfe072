"""The town whose page an article stands on, where the head of the page says it and the story hardly does.

The site of a commune, a municipal magazine and the local pages of a newspaper name the town once, above the headline
("Commune de Gerpinnes", "Vitry-sur-Seine — Le Mensuel", "SAINT-VALENTIN" alone on its line); the story then speaks of
"le maire".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..words.atom_grammar import DASHES
from ..words.names import is_name_word, name_end, name_grammar
from .levels import Levels, Territory, new_place
from .territories import territory_at
from .unknown import place_uses

COUNCILS = frozenset({"municipal-council", "city-council", "city-government"})
NAME = 3  # words of the longest name of a town
LINES = 3  # lines of a head among which a page says whose it is
RULE = "place-page"


def find_owner(doc: Doc, found: Sequence[Territory], levels: Levels, countries: Counter[str]) -> Territory | None:
    """Return the town that the head of a page says the page is of, with its tokens there, or None.

    Args:
        doc: the article, its territories found.
        found: the territories of the story; one of the same name is the owner.
        levels: the level words of the pack.
        countries: the countries that the article names.
    """
    owner = _owner(doc, levels, countries)
    if owner is None:
        return None
    words = on(doc).lower
    name = words[owner.name_start : owner.name_end]
    same = next((t.place for t in found if words[t.name_start : t.name_end] == name), owner.place)
    return replace(owner, place=same)


def _owner(doc: Doc, levels: Levels, countries: Counter[str]) -> Territory | None:
    uses = place_uses(on(doc).article.language)
    if not uses.owners:
        return None
    for number, (start, stop) in enumerate(_lines(doc)):
        for at in range(start, stop) if number < LINES else ():
            owner = uses.owners.find(on(doc).lower, at, stop)
            if owner and owner.end < stop and is_name_word(on(doc).words[owner.end]):
                return _town(doc, owner.end, stop, levels, countries, known=False)
        if number < LINES and (council := _council(doc, start, stop, levels, countries)):
            return council
        alone = _mark(doc, start, stop) if number == 0 else stop
        named = start < alone and is_name_word(on(doc).words[start])
        if named and on(doc).lower[start] not in uses.others:
            town = _town(doc, start, alone, levels, countries, known=True)
            if town is not None and town.end == alone:
                return town
    return None


def _council(doc: Doc, start: int, stop: int, levels: Levels, countries: Counter[str]) -> Territory | None:
    """Return the town whose council's name opens a line ("Coolgardie | Shire Council")."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).words
    for at in range(start, min(stop, start + NAME + 1)) if grammar.left else ():
        head = grammar.heads.find(on(doc).lower, at, stop) if at > start else None
        if head and head.value in COUNCILS:
            found = territory_at(doc, start, at, levels, countries, "city")
            place = found.place if found and found.end == at else new_place(doc, start, at, "City")
            return Territory(start, at, start, at, place, None, RULE)
        if not is_name_word(words[at]) or on(doc).lower[at] in name_grammar(on(doc).article.language).never:
            break
    return None


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the lines of a page above its story as token ranges."""
    stop, words = on(doc).story[0].start if on(doc).story else 0, on(doc).words
    start = 0
    for at in range(stop + 1):
        if at == stop or "\n" in words[at]:
            if at > start:
                yield start, at
            start = at + 1


def _mark(doc: Doc, start: int, stop: int) -> int:
    """Return where the first part of a page's name ends ("Vitry-sur-Seine | — Le Mensuel")."""
    words, spaced = on(doc).words, on(doc).spaced
    marks = (at for at in range(start + 1, stop) if words[at] in DASHES and spaced[at] and spaced[at - 1])
    return next(marks, stop)


def _town(doc: Doc, at: int, stop: int, levels: Levels, countries: Counter[str], *, known: bool) -> Territory | None:
    """Return the town whose name begins at a token; ``known`` if only one that the gazetteer holds may be meant."""
    found = territory_at(doc, at, stop, levels, countries, "city")
    if found is not None:
        city = on(doc).places[found.place].kind == "City"
        return Territory(at, found.end, found.name_start, found.name_end, found.place, None, RULE) if city else None
    if known:
        return None
    end = name_end(doc, at, stop)
    return Territory(at, end, at, end, new_place(doc, at, end, "City"), None, RULE)
