"""The words by which pages give themselves away: the tables [reading] and [boilerplate] of all language packs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..pack import languages, load_pack

_PLACEHOLDERS = {r"\{n\}": r"\d[\d.,  ]*\s?k?", r"\{any\}": r".+"}
_SAME = {
    ord("đ"): "d",
    ord("ł"): "l",
    ord("ø"): "o",
    ord("’"): "'",
    ord("‘"): "'",
    ord("–"): "-",
    ord("—"): "-",
    0xA0: " ",
}


_LONG = 6  # letters: a single word of fewer counts only with its diacritics


class _Folding(dict[int, str]):
    """Map a character to its base letter in lower case, always exactly one, so that offsets stay true."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        folded = _SAME.get(ord(base), base)
        self[code] = folded
        return folded


class _Lowering(dict[int, str]):
    """Map a character to lower case, always exactly one."""

    def __missing__(self, code: int) -> str:
        small = chr(code).lower()[0]
        self[code] = _SAME.get(ord(small), small) if not small.isalpha() else small
        return self[code]


_FOLDING = _Folding()
_LOWERING = _Lowering()


@lru_cache(maxsize=4096)
def lower(text: str) -> str:
    """Return the text in lower case, character for character: all offsets stay as they are."""
    return text.translate(_LOWERING)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text without case and diacritics, character for character: all offsets stay as they are."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Words:
    """Match cues in a text: long ones without regard to diacritics, short ones with ("thẻ" is no "the").

    Offsets of a match are those of the text.
    """

    folded: re.Pattern[str]
    exact: re.Pattern[str]

    def match(self, text: str) -> re.Match[str] | None:
        """Return the cue that a text begins with."""
        return self.folded.match(fold(text)) or self.exact.match(lower(text))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the cue that a text is."""
        return self.folded.fullmatch(fold(text)) or self.exact.fullmatch(lower(text))

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield the cues in a text, in order."""
        found = [*self.folded.finditer(fold(text), start), *self.exact.finditer(lower(text), start)]
        return iter(sorted(found, key=lambda one: (one.start(), -one.end())))

    def remove(self, text: str) -> str:
        """Return the text with a blank in place of every character of a cue."""
        gone = list(text)
        for one in self.finditer(text):
            gone[one.start() : one.end()] = " " * (one.end() - one.start())
        return "".join(gone)


def _alternatives(words: Iterable[str]) -> str:
    found = sorted(set(words), key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(":", r"\s*:") for word in found) or r"(?!)"
    for placeholder, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(placeholder, meaning)
    return pattern


def _compile(frame: str, words: Iterable[str]) -> Words:
    """Compile cues into a frame, a pattern with the place of the cues marked by @."""
    words = [word.replace(" :", ":") for word in words]
    exact = {lower(word) for word in words if len(word) < _LONG and " " not in word and lower(word) != fold(word)}
    folded = {fold(word) for word in words if lower(word) not in exact}
    return Words(*(re.compile(frame.replace("@", f"(?:{_alternatives(some)})")) for some in (folded, exact)))


_WHOLE = r"[\W_]*@[\W_]*"
_START = r"[\W_]*@(?:(?!\w)|(?<=:))"
_WORD = r"(?<!\w)@(?!\w)"


@dataclass(frozen=True, slots=True)
class Cues:
    """Hold the compiled cues of all packs together: a page in one language has buttons and ads in another."""

    languages: tuple[str, ...]
    common: Mapping[str, frozenset[str]]  # language to its most frequent words, folded by case only
    linking: frozenset[str]  # small words inside a name: "Voice of Vietnam", "Tribune de Genève"
    encodings: tuple[str, ...]
    months: Mapping[str, int]
    date_shapes: tuple[str, ...]
    ordinals: tuple[str, ...]
    weekdays: Words
    published: Words
    updated: Words
    around: Words
    site: Words
    related: Words
    related_start: Words
    comments: Words
    furniture: Words
    furniture_start: Words
    byline: Words
    credit: Words
    caption: Words
    agencies: Words


@cache
def load_cues() -> Cues:
    """Compile the cues of all language packs."""
    packs = {language: load_pack(language) for language in languages()}

    def together(table: str, key: str) -> list[str]:
        return [word for pack in packs.values() for word in pack.get(table, {}).get(key, ())]

    months = {
        fold(name): number
        for pack in packs.values()
        for number, names in enumerate(pack["reading"].get("months", ()), start=1)
        for name in names
    }
    return Cues(
        languages=tuple(packs),
        common={language: frozenset(pack["reading"]["common"]) for language, pack in packs.items()},
        linking=frozenset(map(lower, [*together("reading", "common"), *together("people", "particles")])),
        encodings=tuple(dict.fromkeys(together("reading", "encodings"))),
        months=months,
        date_shapes=tuple(dict.fromkeys(together("reading", "dates"))),
        ordinals=tuple(dict.fromkeys(together("reading", "ordinals"))),
        weekdays=_compile(_WORD, together("reading", "weekdays")),
        updated=_compile(_WORD, together("reading", "updated")),
        published=_compile(_WORD, together("reading", "published")),
        around=_compile(_WORD, together("reading", "around")),
        site=_compile(_WORD, together("reading", "site")),
        related=_compile(_WHOLE, together("boilerplate", "related")),
        related_start=_compile(_START, together("boilerplate", "related_start")),
        comments=_compile(_WHOLE, together("boilerplate", "comments")),
        furniture=_compile(_WHOLE, together("boilerplate", "furniture")),
        furniture_start=_compile(_START, together("boilerplate", "furniture_start")),
        byline=_compile(_START, together("boilerplate", "byline")),
        credit=_compile(_WORD, together("boilerplate", "credit")),
        caption=_compile(_START, together("boilerplate", "caption")),
        agencies=_compile(_WHOLE, together("boilerplate", "agencies")),
    )
