"""When a page says it was published: only what the page shows as its own date, never a date of the story."""

from __future__ import annotations

import re

from ..facts import Quote
from .dateline import closes, opens, opens_headline
from .marks import Mark
from .page import Layout, Page
from .page_date import NEAR, PageDate, find_dates, has_cue, text_before, without_cues, words_beside

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LATER = 28  # years that a story of its day may look ahead: "Net Zero 2050"
SIGNED = 14  # words beside the date of a line that says whose report it is
_BREAK = r"[-–—|·•,;:/(\[]"
_APART = re.compile(rf"{_BREAK}\s*$")  # before a date that closes a line: "Town news – 12 May 2019"
_PARTS = re.compile(rf"^\s*{_BREAK}")  # after one that opens it: "12/5/2019 08:00 - City portal"


def find_published(page: Page) -> tuple[str, Quote] | None:
    """Return the date that the page shows as its own, with where it stands.

    A date beside a word of publishing counts most, then one in the head (the nearer to the headline the more: sites
    print the day of the visit above their menus), then a dateline, then one below the body; the day counts more than
    the month.
    """
    layout = page.layout
    head = next((i for i, line in enumerate(layout.lines) if page.headline and line.start == page.headline.start), None)
    latest = max((int(year) for line in layout.lines for year in _YEAR.findall(line.text)), default=0)
    best: tuple[float, str, Quote] | None = None
    for i, line in enumerate(layout.lines):
        if layout.elsewhere[i]:
            continue
        for offset, item in _items(line.text, line.items):
            for found in find_dates(item, short=i == layout.first):
                rank: float = _rank_of_headline(item, found) if i == head else _rank(item, found, i, layout)
                if rank and head is not None:
                    rank -= min(abs(i - head), 90) / 100
                if not item[: found.start].strip() and latest - int(found.value[:4]) > LATER:
                    continue  # "7 July 1962: Tours and Mülheim conclude …", in a story of sixty candles
                if rank > 0 and (best is None or rank > best[0]):
                    start = line.start + offset
                    best = (rank, found.value, Quote(start + found.start, start + found.end))
    return (best[1], best[2]) if best else None


def _items(text: str, items: list[str]) -> list[tuple[int, str]]:
    """Return the items of a line with where they begin; the line itself where it has none."""
    placed = []
    position = 0
    for item in items if len(items) > 1 else [text]:
        position = text.index(item, position)
        placed.append((position, item))
        position += len(item)
    return placed


def _rank(item: str, found: PageDate, i: int, layout: Layout) -> int:
    """Return how surely a date is the page's own, 0 where it is not."""
    beside = len(words_beside(item, found))
    full = 1 if found.full else 0
    mark = layout.marks[i]
    before, after = without_cues(text_before(item, found)), item[found.end :][:NEAR]
    if i >= layout.first and mark is Mark.PROSE:
        return _rank_in_story(item, found, i, layout)
    if beside and not full:
        return 0  # "Joined: March 2009"
    cue = has_cue(item, found)
    if cue and len(item) <= 120 and beside <= 12:
        return 6 + 2 * cue + full
    if len(item) > 100 or beside > 6:
        apart = i < layout.first and full and beside <= SIGNED and _set_apart(before, without_cues(after))
        return 3 * (apart or (i > layout.last and opens(item, found)))  # "Huế, 5/6/2018. All rights are the author's."
    flush = not re.search(r"\w", before) or not re.search(r"\w", without_cues(after))
    if i < layout.first or (i <= layout.first + 2 and mark is Mark.DATE):
        return (
            6 + full
            if mark in {Mark.DATE, Mark.BYLINE, Mark.FURNITURE} or flush or (full and opens(item, found))
            else 0
        )
    return 2 + full if i > layout.last and full else 0


def _set_apart(before: str, after: str) -> bool:
    """Return whether a mark parts a date from the words of its line: "Town news – 12 May 2019", "(Rome, 12/5; …)"."""
    closes_line = _APART.search(before) and not re.search(r"\w", after)
    return bool(closes_line or (_PARTS.match(after) and (not before.strip() or before.lstrip()[0] in "([")))


def _rank_of_headline(item: str, found: PageDate) -> int:
    """Return how surely a date in the headline is the page's own: that of a dateline, or one in brackets at its end."""
    bracketed = item[: found.start].rstrip().endswith("(") and item[found.end :].strip() == ")"
    return 5 * opens_headline(item, found) or 2 * (bracketed and found.full)


def _rank_in_story(item: str, found: PageDate, i: int, layout: Layout) -> int:
    """Return how surely a date in the story is the page's own: where it opens the first line, or closes the last."""
    if i == layout.first and opens(item, found):
        return 4 + found.full
    return 3 if i == layout.last and closes(item, found) else 0
