"""Which line of a page is its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .credits import find_credits
from .cues import fold, load_cues
from .lines import Line
from .marks import Mark

if TYPE_CHECKING:
    from .page import Layout

_LOOKS = frozenset({Mark.OTHER, Mark.SIGNATURE, Mark.SENTENCE, Mark.PROSE})


def find_headline(layout: Layout, title: str | None = None) -> int | None:
    """Return the number of the line before the body that names best what the body tells, if any does.

    Args:
        layout: the lines of a page.
        title: the headline, where it is known from elsewhere; a line with the same words wins.
    """
    known = set(_content(layout.body))
    best: tuple[float, int] | None = None
    order = 0
    for i, line in enumerate(layout.lines[: layout.first]):
        if title and same_words(line.text, title):
            return i
        if layout.elsewhere[i] or layout.marks[i] not in _LOOKS or line.words < 3 or not _content(line.text):
            continue
        score = _score(line, known) - 0.05 * order
        score -= 0.4 * (layout.marks[i] is Mark.SIGNATURE and line.words < 5)
        score -= 0.4 * (i > 0 and layout.marks[i - 1] is Mark.IMAGE)
        order += 1
        if score >= 0.5 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def same_words(one: str, other: str) -> bool:
    """Say whether two lines consist of the same words."""
    return re.sub(r"\W+", " ", fold(one)).strip() == re.sub(r"\W+", " ", fold(other)).strip()


def _content(text: str) -> list[str]:
    return re.findall(r"\w{3,}", fold(text))


def _score(line: Line, known: set[str]) -> float:
    """Return how much a line looks like the headline of a body with these words."""
    cues = load_cues()
    words = _content(line.text)
    score = sum(word in known for word in words) / len(words) + min(line.words, 9) / 9 * 0.6
    score -= 0.6 * (line.sentence and not line.text.endswith(("?", "!")))
    score -= 0.5 * (line.bullet or line.text.startswith(("(", "*")))
    score -= 0.5 * (cues.caption.match(line.folded) is not None or any(True for _ in find_credits(line)))
    site = cues.site.search(line.folded)
    score -= 0.5 * (site is not None and (site.start() == 0 or line.words <= 6))
    return score
