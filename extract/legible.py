"""A text as rules read it: plain blanks, and nothing that nobody sees; the quotes go back to the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar

from .article import Article
from .facts import Quote

Item = TypeVar("Item")

# no-break and typographic blanks: "M. Dupont", "Hà Nội" as pages print them; then hyphens and joints that show nothing
_BLANK = re.compile("[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]")
_UNSEEN = re.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]")


def make_legible(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return a text as rules read it, and where each of its characters stands in the text; None: where it did.

    >>> make_legible("Ma\\u00adrie\\u00a0Roy")
    ('Marie Roy', (0, 1, 3, 4, 5, 6, 7, 8, 9))
    """
    if text.isascii():
        return text, None
    text = _BLANK.sub(" ", text)
    if not _UNSEEN.search(text):
        return text, None
    seen = tuple(at for at, char in enumerate(text) if not _UNSEEN.match(char))
    return "".join(text[at] for at in seen), seen


def read_legibly(article: Article) -> tuple[Article, tuple[int, ...] | None]:
    """Return an article as rules read it, its own quotes moved along, and where its characters stand in the text."""
    text, places = make_legible(article.text)
    if places is None:
        return (article if text is article.text else replace(article, text=text)), None
    seen = set(places)
    before = tuple(accumulate((at in seen for at in range(len(article.text))), initial=0))
    return replace(_moved(article, lambda quote: Quote(before[quote.start], before[quote.end])), text=text), places


def put_back(item: Item, places: Sequence[int] | None) -> Item:
    """Return what was read with its quotes where they stand in the text, what nobody sees between included."""
    if places is None:
        return item
    return _moved(item, lambda quote: Quote(places[quote.start], places[quote.end - 1] + 1))


def _moved(value: Item, move: Callable[[Quote], Quote]) -> Item:
    """Return a fact, or all that it is made of, with each quote moved."""
    moved: Any = value
    if isinstance(value, Quote):
        moved = move(value) if value.end > value.start else value
    elif isinstance(value, tuple):
        moved = tuple(_moved(one, move) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        moved = replace(value, **{one.name: _moved(getattr(value, one.name), move) for one in fields(value)})
    return moved  # type: ignore[no-any-return]
