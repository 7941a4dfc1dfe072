"""A text as rules read it: single plain blanks, nothing that nobody sees; quotes go back to the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar

from .article import Article
from .facts import Quote

Item = TypeVar("Item")

_SIGNS = {  # one for one: what a page prints, and what it means
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),  # blanks that do not break, or are broad: "M. Dupont"
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"),
}
_PLAIN = str.maketrans(_SIGNS)
_ACCENT = re.compile(r"(?<=\w)[´`ʼ′](?=\w)")  # typed for an apostrophe: "People´s"
_SECRET = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # soft hyphens, joints, marks of direction
_UNSEEN = re.compile(rf"[{_SECRET}]+|\\(?=['’\"])")  # a backslash that a database left before a quote: "l\'accord"
_MORE = re.compile(f"(?<= )[ {_SECRET}]+")  # blanks beyond the first
_LONG = re.compile(r"[^\n]{100,}")  # a line of this many characters is no menu, whose items blanks part
_RARE = 5  # nor is one where not even one gap in so many is broad


def make_legible(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return a text as rules read it, and where each of its characters stands in the text; None: where it did.

    >>> make_legible("Ma\u00adrie\u00a0Roy")
    ('Marie Roy', (0, 1, 3, 4, 5, 6, 7, 8, 9))
    """
    text = _ACCENT.sub("’", text if text.isascii() else text.translate(_PLAIN))
    gone = {at for found in _UNSEEN.finditer(text) for at in range(*found.span())}
    for line in _LONG.finditer(text) if "  " in text or gone else ():
        more = list(_MORE.finditer(text, *line.span()))
        if len(more) * _RARE <= text.count(" ", *line.span()):
            gone.update(at for found in more for at in range(*found.span()))
    if not gone:
        return text, None
    kept = tuple(at for at in range(len(text)) if at not in gone)
    return "".join(map(text.__getitem__, kept)), kept


def read_legibly(article: Article) -> tuple[Article, tuple[int, ...] | None]:
    """Return an article as rules read it, its own quotes moved along, and where its characters stand in the text."""
    text, places = make_legible(article.text)
    if places is None:
        return (article if text == article.text else replace(article, text=text)), None
    kept = set(places)
    before = tuple(accumulate((at in kept for at in range(len(article.text))), initial=0))
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
