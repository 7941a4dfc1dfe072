"""The lines of a page and what can be seen of each without reading it: length, end, bullet, separators, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .cues import fold

_BULLET = re.compile(r"[•·▪●■►»›>*+\-–—]+\s*|\d{1,2}[.)]\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*\s*(?:\([^()]{2,60}\)\.?)?\s*(?:/\.)?\s*\|?$|\./\.$")
_SEPARATOR = re.compile(r"\s*[|¦·•»›→]+\s*|\s+[>/]\s+|\s{2,}|\t+")
_CAPITAL = "".join(chr(code) for code in range(0x41, 0x2000) if chr(code).isupper())
_NAMES = re.compile(rf"[{_CAPITAL}][\w'’.-]*(?:[ -][{_CAPITAL}][\w'’-]*)*")
_OPENING = re.compile(r"(?:^|[.!?:]\s*[\"“«‘']*|[-–—]\s)$")
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
        long = len(self.text) >= 220
        return long or (len(self.text) >= 70 and (self.sentence or self.text.endswith((":", ";", ","))))

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


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank, in order."""
    gap = 0
    position = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped)
            yield Line(start, start + len(stripped), stripped, gap)
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1
