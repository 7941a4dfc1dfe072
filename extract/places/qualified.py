"""Regions that share their name with others: "Nord", "Northern" are Cameroon's, Ghana's or France's where a level says.

The gazetteer names them with their country ("Nord (Cameroun)"); a text does so by a level word, an office or a council
before or after the name, and by its own country.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from spacy.tokens import Doc

from ..document import on
from ..words.lexicon import Lexicon, fold
from .gazetteer import Entry, gazetteer
from .levels import Levels

AREA = "AdministrativeArea"


@cache
def _shared() -> Lexicon[tuple[Entry, ...]]:
    """Compile the names that the gazetteer gives with their country in brackets, without it."""
    names: dict[str, list[Entry]] = {}
    for entry in gazetteer().entries.values():
        forms = {form for group in entry.labels.values() for form in group if form.endswith(")")}
        for form in sorted({fold(form[: form.index("(")].strip()).replace("-", " ") for form in forms}):
            if entry.kind == AREA and form:
                names.setdefault(form, []).append(entry)
    return Lexicon(((form, tuple(found)) for form, found in sorted(names.items())), fold)


def regions_at(
    doc: Doc, begin: int, stop: int, level: str | None, levels: Levels, countries: Counter[str]
) -> tuple[int, list[Entry]]:
    """Return the end of such a name where it stands as a region's, and what it may mean in the countries told.

    ``level`` is what a word or an office before the name says.
    """
    limit = stop
    while _shared().opens(on(doc).folded[begin]) and (match := _shared().find(on(doc).folded, begin, limit)):
        known = [entry for entry in match.value if entry.country in countries or entry.country in levels.assumed]
        if known and _is_region(doc, begin, match.end, stop, level, levels):
            return match.end, known
        limit = match.end - 1  # "Eastern | Province" is one country's whole name, another's with its level
        if limit <= begin:
            break
    return begin, []


def _is_region(doc: Doc, begin: int, end: int, stop: int, level: str | None, levels: Levels) -> bool:
    """Say whether a name is written as one and a word before, after or in it tells a region."""
    if not all(on(doc).words[at][0].isupper() for at in (begin, end - 1)):
        return False
    after = levels.after.find(on(doc).lower, end, stop) if end < stop else None
    own = levels.after.find(on(doc).lower, end - 1, end)
    return (level or (after.value if after else None) or (own.value if own else None)) in levels.wide
