"""Towns whose name is a word that by itself is no place: "the City of Mission", "the Town of Hope"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc

from ..document import on
from .small_towns import small_towns


def is_town(doc: Doc, start: int, at: int) -> bool:
    """Say whether a level word with a capital stands before a common word that is a town's name ("City of | Hope")."""
    return start < at and on(doc).words[start][0].isupper() and bool(small_towns(on(doc).folded[at]))


def country_of_town(doc: Doc, begin: int, end: int, countries: Container[str]) -> str | None:
    """Return the one country told that has a small town of a name, if there is one."""
    told = [country for country in small_towns(" ".join(on(doc).folded[begin:end])) if country in countries]
    return told[0] if len(told) == 1 else None
