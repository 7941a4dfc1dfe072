"""The lines of a page and what can be seen of each without reading it: length, end, bullet, separators, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .cues import fold

_BULLET = re.compile(r"[•·▪●■►»›>*+\-–—]+\s*|\d{1,2}(?:[.)]\s+|\s{2,})")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*\s*(?:\([^()]{2,60}\)\.?)?\s*(?:/\.)?\s*\|?$|\./\.$")
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?]\s")
_SEPARATOR = re.compile(r"\s*[|¦·•»›→]+\s*|\s+[>/]\s+|\s{2,}|\t+")
CAPITAL = "".join(chr(code) for code in range(0x41, 0x2000) if chr(code).isupper())
_NAMES = re.compile(rf"[{CAPITAL}][\w'’.-]*(?:[ -][{CAPITAL}][\w'’-]*)*")
_OPENING = re.compile(r"(?:^|[.!?:]\s*[\"“«‘']*|[-–—]\s)$")
_WRITTEN = re.compile(r"[^\s|](?:.*[^\s|])?")  # without blanks and the borders of a table's cells
RAGGED, MORE, FEW = 20, 8, 8  # how much shorter or longer lines of one width are; of how many one may be longer yet
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*\|?\s*")
_FILE = re.compile(r"\S.{0,120}\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|mp4|mp3|pdf)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line that is not blank: where it stands without blanks around it, how many blank lines precede it."""

    start: int
    end: int
    text: str
    gap: int

    @property
    def folded(self) -> str:
        """Return the line without case and diacritics."""
        return fold(self.text)

    @property
    def bullet(self) -> bool:
        """Say whether the line is an item of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def bare(self) -> str:
        """Return the line without its bullet."""
        found = _BULLET.match(self.text)
        return self.text[found.end() :] if found else self.text

    @property
    def words(self) -> int:
        """Count the words."""
        return len(re.findall(r"\w+", self.text))

    @property
    def sentence(self) -> bool:
        """Say whether the line ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def prose(self) -> bool:
        """Say whether the line is running text, as headlines, captions and buttons seldom are."""
        length = len(self.text)
        stops = (
            self.sentence or self.text.endswith((":", ";", ",")) or (length >= 130 and _INNER_STOP.search(self.text))
        )
        return length >= 220 or (length >= 70 and bool(stops))

    @property
    def image(self) -> bool:
        """Say whether the line is nothing but an image or the name of its file."""
        return _IMAGE.fullmatch(self.text) is not None or _FILE.fullmatch(self.text) is not None

    @property
    def items(self) -> list[str]:
        """Return what stands between the separators of a menu or a tool bar."""
        return [item for item in _SEPARATOR.split(self.text.strip("|»›>[] ")) if item]


def find_names(text: str) -> set[str]:
    """Return the runs of capitalised words, folded; a single word that only opens a sentence is left out."""
    found = set()
    for match in _NAMES.finditer(text):
        single = not re.search(r"\s", match[0])
        if single and (len(match[0]) < 2 or _OPENING.search(text[: match.start()])):
            continue
        found.add(" ".join(fold(match[0]).split()))
    return found


def unwrap(text: str) -> str:
    """Return a text of the same length in which the paragraphs broken at a fixed width are one line each."""
    blocks = [block for block in _blocks(text) if len(block) > 1]
    width = max(map(_width, blocks), default=0)
    for block in blocks if width else ():
        own = _width(block)
        if own or all(-RAGGED <= len(line.text) - width <= MORE for line in block[:-1]):
            titled = own > len(block[0].text) + RAGGED and not block[1].text[0].islower()
            start, end = block[titled].start, block[-1].end
            text = text[:start] + text[start:end].replace("\n", " ") + text[end:]
    return text


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank, in order."""
    for block in _blocks(text):
        yield from block


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield the lines that stand together, without a blank line between."""
    gap = 0
    position = 0
    block: list[Line] = []
    for raw in text.split("\n"):
        found = _WRITTEN.search(raw)
        if found:
            if gap and block:
                yield block
                block = []
            block.append(Line(position + found.start(), position + found.end(), found[0], gap))
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1
    if block:
        yield block


def _width(block: list[Line]) -> int:
    """Return the width at which lines are broken, one paragraph running on in them, 0 where they are not.

    Most are of one length, but for the last; a title above and lines that a link or a picture cut are of another.
    """
    if len(block) < 3:
        return 0
    lengths = sorted(len(line.text) for line in block[:-1])
    width = lengths[-1 - len(lengths) // FEW]
    other = sum(not -RAGGED <= length - width <= MORE for length in lengths)
    runs_on = sum(below.text[0].islower() and not above.sentence for above, below in pairwise(block))
    even = other == 0 or (len(lengths) >= FEW and other * 3 <= len(lengths))  # a few lines may be buttons and a menu
    return width if 50 <= width <= 110 and even and 3 * runs_on >= len(lengths) else 0
