"""Two offices that are one title: with a dash between them ("Secretary - Governor"), side by side, sharing a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import Lexicon, Match, lower

if TYPE_CHECKING:
    from .titles import Title


def join_titles(doc: Doc, titles: Sequence[Title]) -> list[Title]:
    """Return the titles, two that one of the pack's ``marks`` joins as one: the second office is what tells its body.

    Args:
        doc: the article.
        titles: its titles in text order.
    """
    table = load_pack(on(doc).article.language).get("titles", {}).get("joined", {})
    marks, first = frozenset(table.get("marks", [])), frozenset(map(lower, table.get("first", [])))
    spaced = table.get("spaced", True)  # whether blanks may stand around a mark
    found: list[Title] = []
    for title in titles:
        last = found[-1] if found else None
        if (
            last is not None
            and marks
            and (_are_one(doc, last, title, marks, spaced=spaced) or _goes_on(doc, last, title, first))
        ):
            found[-1] = replace(title, start=last.start, former=last.former, lead=last.lead)
        else:
            found.append(title)
    return found


def with_overlap(words: list[str], match: Match[str], stop: int, titles: Lexicon[str]) -> Match[str]:
    """Return a title with the one that begins in its last word and goes on ("county Chief | of Staff")."""
    last = match.end - 1
    apart = last > match.start and words[last - 1][0].isalpha()
    longer = titles.find(words, last, stop) if apart else None
    goes_on = longer is not None and longer.end > match.end and longer.value.strip("-") != ""
    return Match(match.start, longer.end, longer.value) if longer is not None and goes_on else match


def _goes_on(doc: Doc, last: Title, title: Title, first: frozenset[str]) -> bool:
    """Say whether a title of one word only says which one the next is ("chief | curator"), both written alike."""
    words = on(doc).words
    alone = last.end == title.start and last.end - last.start == 1 and on(doc).lower[last.start] in first
    return alone and words[last.start][0].isupper() == words[title.start][0].isupper()


def _are_one(doc: Doc, first: Title, second: Title, marks: frozenset[str], *, spaced: bool) -> bool:
    """Say whether a mark alone stands between two offices of one holder, spaced alike on both sides."""
    at = first.end
    if second.start != at + 1 or on(doc).words[at] not in marks or first.plural != second.plural:
        return False
    if on(doc).spaced[at] and not spaced:
        return False
    other = first.concept != second.concept or not spaced
    return bool(first.concept) and other and on(doc).spaced[at - 1] == on(doc).spaced[at]
