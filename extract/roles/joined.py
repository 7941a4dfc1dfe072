"""Two offices that a dash makes one title ("Secretary - Governor of Xaysomboun province")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack

if TYPE_CHECKING:
    from .titles import Title


def join_titles(doc: Doc, titles: Sequence[Title]) -> list[Title]:
    """Return the titles, two that one of the pack's ``marks`` joins as one: the second office is what tells its body.

    Args:
        doc: the article.
        titles: its titles in text order.
    """
    marks = frozenset(load_pack(on(doc).article.language).get("titles", {}).get("joined", {}).get("marks", []))
    found: list[Title] = []
    for title in titles:
        last = found[-1] if found else None
        if last is not None and marks and _are_one(doc, last, title, marks):
            found[-1] = replace(title, start=last.start, former=last.former, lead=last.lead)
        else:
            found.append(title)
    return found


def _are_one(doc: Doc, first: Title, second: Title, marks: frozenset[str]) -> bool:
    """Say whether a mark alone stands between two offices of one holder, spaced alike on both sides."""
    at = first.end
    if second.start != at + 1 or on(doc).words[at] not in marks or first.plural != second.plural:
        return False
    return bool(first.concept) and first.concept != second.concept and on(doc).spaced[at - 1] == on(doc).spaced[at]
