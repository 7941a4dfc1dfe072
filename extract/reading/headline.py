"""Which line of a page is its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .credits import find_credits
from .cues import fold, load_cues
from .lines import Line
from .marks import Mark
from .page_date import find_dates

if TYPE_CHECKING:
    from .page import Layout

_ADDRESS = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]{2,}\.)+[a-z]{2,8}$", re.IGNORECASE)
_LOOKS = frozenset({Mark.OTHER, Mark.SIGNATURE, Mark.SENTENCE, Mark.PROSE})


def find_headline(layout: Layout, title: str | None = None) -> int | None:
    """Return the number of the line before the body that names best what the body tells, if any does.

    Args:
        layout: the lines of a page.
        title: the headline, where it is known from elsewhere; a line with the same words wins.
    """
    known = set(_content(layout.body))
    best: tuple[float, int] | None = None
    menu = max((i for i in range(layout.first) if _is_menu(layout.lines[i], layout.marks[i])), default=-1)
    dated = False  # whether a line that may be the headline and then a date or a byline have gone before
    for i, line in enumerate(layout.lines[: layout.first]):
        if title and same_words(line.text, title):
            return i
        dated = dated or (best is not None and best[1] > menu and layout.marks[i] in {Mark.DATE, Mark.BYLINE})
        if layout.elsewhere[i] or layout.marks[i] not in _LOOKS or line.words < 3 or not _content(line.text):
            continue
        score = _score(line, known) - 0.3 * dated - 0.6 * (i < menu)  # names of sites stand there
        score -= 0.4 * (layout.marks[i] is Mark.SIGNATURE and line.words < 5)
        score -= 0.4 * (i > 0 and layout.marks[i - 1] is Mark.IMAGE)
        if score >= 0.5 and (best is None or score > best[0] + 0.05):
            best = (score, i)
    return best[1] if best else None


def _is_menu(line: Line, mark: Mark) -> bool:
    """Say whether a line is a menu or a breadcrumb rather than a bar for sharing: it has words of its own."""
    known = [item for item in line.items if load_cues().furniture.fullmatch(item)]
    return mark is Mark.FURNITURE and len(line.items) > 1 and (len(known) < len(line.items) or len(known) > 3)


def same_words(one: str, other: str) -> bool:
    """Say whether two lines consist of the same words."""
    return re.sub(r"\W+", " ", fold(one)).strip() == re.sub(r"\W+", " ", fold(other)).strip()


def _content(text: str) -> list[str]:
    return re.findall(r"\w{3,}", fold(text))


def _score(line: Line, known: set[str]) -> float:
    """Return how much a line looks like the headline of a body with these words."""
    cues = load_cues()
    words = _content(line.text)
    shared = sum(word in known for word in words)
    score = 0.5 * shared / len(words) + 0.1 * min(shared, 5) + 0.06 * min(line.words, 9)
    score -= 0.6 * (line.sentence and not line.text.endswith(("?", "!")))
    score -= 0.5 * (line.bullet or line.text.startswith(("(", "*")))
    score -= 0.5 * (cues.caption.match(line.text) is not None or any(True for _ in find_credits(line)))
    score -= 0.3 * any(True for _ in find_dates(line.text))
    site = next(cues.site.finditer(line.text), None)
    if site is not None:
        score -= 0.5 if site.start() == 0 or line.words <= 6 else 0.3
    return score


def find_publisher(layout: Layout, head: int | None) -> str | None:
    """Return the name of the site where the lines above the headline show it: an address, or a line with a cue."""
    for line, mark in zip(layout.lines[: head or 0], layout.marks, strict=False):
        name = line.items[0] if line.items else ""
        named = mark in {Mark.OTHER, Mark.SIGNATURE} and len(name) <= 80 and load_cues().site.match(name)
        if named or (len(name) <= 40 and _ADDRESS.search(name)):
            return name
    return None
