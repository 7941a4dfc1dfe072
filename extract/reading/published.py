"""When a page says it was published: only what the page shows as its own date, never a date of the story."""

from __future__ import annotations

import re

from ..facts import Quote
from .dateline import closes, opens, opens_headline
from .marks import Mark
from .page import Layout, Page
from .page_date import PageDate, find_dates, has_cue, without_cues, words_beside

SIGNED = 10  # words before the date of a line that says whose report it is


def find_published(page: Page) -> tuple[str, Quote] | None:
    """Return the date that the page shows as its own, with where it stands.

    A date beside a word of publishing counts most, then one in the head (the nearer to the headline the more: sites
    print the day of the visit above their menus), then a dateline, then one below the body; the day counts more than
    the month.
    """
    layout = page.layout
    head = next((i for i, line in enumerate(layout.lines) if page.headline and line.start == page.headline.start), None)
    best: tuple[float, str, Quote] | None = None
    for i, line in enumerate(layout.lines):
        if layout.elsewhere[i]:
            continue
        for offset, item in _items(line.text, line.items):
            for found in find_dates(item):
                rank: float = 5 * opens_headline(item, found) if i == head else _rank(item, found, i, layout)
                if rank and head is not None:
                    rank -= min(abs(i - head), 90) / 100
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
    before, after = without_cues(item[: found.start]), item[found.end :]
    if i >= layout.first and mark is Mark.PROSE:
        return _rank_in_story(item, found, i, layout)
    if beside and not full:
        return 0  # "Joined: March 2009"
    cue = has_cue(item, found)
    if cue and len(item) <= 120 and beside <= 12:
        return 6 + 2 * cue + full
    if len(item) > 100 or beside > 6:
        signed = i < layout.first and full and before.rstrip().endswith(",") and not after.strip()
        return 3 if signed and beside <= SIGNED else 0  # "Report of the twinning association of Exeter, 27 May 2019"
    flush = not re.search(r"\w", before) or not re.search(r"\w", without_cues(after))
    if i < layout.first or (i <= layout.first + 2 and mark is Mark.DATE):
        return (
            6 + full
            if mark in {Mark.DATE, Mark.BYLINE, Mark.FURNITURE} or flush or (full and opens(item, found))
            else 0
        )
    return 2 + full if i > layout.last and full else 0


def _rank_in_story(item: str, found: PageDate, i: int, layout: Layout) -> int:
    """Return how surely a date in the story is the page's own: where it opens the first line, or closes the last."""
    if i == layout.first and opens(item, found):
        return 4 + found.full
    return 3 if i == layout.last and closes(item, found) else 0
