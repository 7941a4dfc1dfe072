"""What a single line of a page looks like, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from .credits import find_credits
from .cues import Cues, Words
from .lines import CAPITAL, Line
from .page_date import find_dates, has_cue, words_beside

_SHORT = 160  # characters: cues are looked for in lines no longer than this
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<!\d)\d{3}[ .-]\d{4}(?!\d)|(?:\d\d[ .]){4}\d\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_GLUED = re.compile(rf"[^\W\d_{CAPITAL}]{{2}}[{CAPITAL}][^\W\d_{CAPITAL}]")
_ARROW = re.compile(r"(?:>>|»|→|➡|👉)\s*\w")
_HASHTAG = re.compile(r"#\w")
_DATED_END = re.compile(
    r"[(\[]\s*(?:\d{1,2}:\d\d[ ,-]*)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?[^()\[\]]{0,12}[)\]]$"
)
_REPEATED = re.compile(r"(.{12,}?)[\s|:–-]*\1")
_TEASER = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*[^|\s].*")


class Mark(Enum):
    """Name what a line looks like."""

    PROSE = "prose"
    SENTENCE = "sentence"
    OTHER = "other"
    IMAGE = "image"
    TEASER = "teaser"
    DATE = "date"
    BYLINE = "byline"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    RELATED = "related"  # a line that points to one other story
    RELATED_HEAD = "related head"  # a line after which other stories stand
    COMMENTS_HEAD = "comments head"


def mark_line(line: Line, cues: Cues) -> Mark:
    """Say what a line looks like: the first that fits of ``_LOOKS``, else ``Mark.OTHER``."""
    return next((mark for mark, fits in _LOOKS if fits(line, cues)), Mark.OTHER)


def is_date_line(line: Line, limit: int = 3) -> bool:
    """Say whether a line, or an item of it, shows a date and at most ``limit`` words that do not go with one."""
    for item in (line.text, *line.items):
        for found in find_dates(item):
            if len(words_beside(item, found)) <= (limit if found.full else 0) or (
                has_cue(item, found) and len(item) <= 90
            ):
                return True
    return False


def is_dated_item(line: Line) -> bool:
    """Say whether a line ends with a day in brackets, as the titles of other stories do."""
    return _DATED_END.search(line.text) is not None


def _is_teaser(line: Line) -> bool:
    """Say whether a line is the title of another story beside its picture, said twice, or glued to further titles."""
    glued = not line.sentence and len(_GLUED.findall(line.text)) >= 2
    return glued or bool(_TEASER.fullmatch(line.text) or _REPEATED.fullmatch(line.text))


def _points_elsewhere(line: Line, cues: Cues) -> bool:
    if _ARROW.match(line.text) and not line.sentence:
        return True
    found = cues.related_start.match(line.text)
    if not found or len(line.text) > _SHORT * 1.5:
        return False
    rest = line.text[found.end() :].lstrip()
    return not line.sentence or found[0].endswith(":") or rest[:1] in ":-–—|»>"


def _is_furniture(line: Line, cues: Cues) -> bool:
    """Say whether a line is a menu, a breadcrumb, a tool bar, a counter, a tag list or a notice of the site."""
    if len(line.text) > _SHORT * 2:
        return False
    items = line.items
    known = [item for item in items if cues.furniture.fullmatch(item)]
    if items and len(known) == len(items):
        return True
    if len(items) >= (4 if line.sentence else 2) and not line.bullet:
        menu = all(len(item) <= 40 and len(item.split()) <= 6 for item in items)
        if (
            (len(items) >= 3 and menu)
            or len(known) * 3 >= len(items)
            or (menu and re.search(r"\s[|»>›/]\s", line.text))
        ):
            return True
    if not line.words or _HASHTAG.match(line.text) or (_CONTACT.search(line.text) and line.words <= 20):
        return True
    found = cues.furniture_start.match(line.text)
    if not found or len(line.text) > _SHORT * 1.5:
        return False
    return line.words <= 15 or not line.sentence or line.text[found.end() :].lstrip()[:1] in ":-–|"


def _is_byline(line: Line, cues: Cues) -> bool:
    """Say whether a line names who wrote, reported, translated or photographed."""
    last = line.text.rsplit("|", 1)[-1].lstrip()  # "Alwihda Info | Par Ali Kitire - 15 juillet 2022"
    if line.words > 12 or len(line.text) > 100 or not (cues.byline.match(line.text) or cues.byline.match(last)):
        return False
    if cues.credit.fullmatch(line.text.split(":")[0].strip(" (")) and not any(True for _ in find_credits(line)):
        return False  # "Photo:" before the description of a picture
    return not line.sentence or line.words <= 5 or line.text.startswith("(")


def _is_signature(line: Line, cues: Cues) -> bool:
    """Say whether a line is a few capitalised words or initials ("Lê Vy Ngọc", "P.V", "N.H - Đ.L"), or an agency."""
    if cues.agencies.fullmatch(line.text):
        return True
    words = re.findall(r"[^\W\d_]+", line.text)
    if not words or len(line.text) > 45 or len(words) > 6 or re.search(r"\d", line.text) or line.sentence:
        return False
    return all(word[0].isupper() for word in words) or len(words) == 1


def _is_heading(line: Line, pattern: Words) -> bool:
    return len(line.text) <= _SHORT and pattern.fullmatch(line.text) is not None


_LOOKS: tuple[tuple[Mark, Callable[[Line, Cues], bool]], ...] = (
    (Mark.IMAGE, lambda line, _: line.image),
    (Mark.TEASER, lambda line, _: _is_teaser(line)),
    (Mark.COMMENTS_HEAD, lambda line, cues: _is_heading(line, cues.comments)),
    (Mark.RELATED_HEAD, lambda line, cues: _is_heading(line, cues.related)),
    (Mark.RELATED, _points_elsewhere),
    (Mark.DATE, lambda line, _: len(line.text) <= _SHORT and is_date_line(line)),
    (Mark.FURNITURE, lambda line, _: _ADDRESS.fullmatch(line.text) is not None),
    (Mark.FURNITURE, _is_furniture),
    (Mark.BYLINE, _is_byline),
    (Mark.PROSE, lambda line, _: line.prose),
    (Mark.SIGNATURE, _is_signature),
    (Mark.SENTENCE, lambda line, _: line.sentence and line.words > 3),
)
