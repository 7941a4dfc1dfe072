"""The words by which pages give themselves away: the tables [reading] and [boilerplate] of all language packs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from .pack import languages, load_pack

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


class _Folding(dict[int, str]):
    """Map a character to its base letter in lower case, always exactly one, so that offsets stay true."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        folded = _SAME.get(ord(base), base)
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text without case and diacritics, character for character: all offsets stay as they are."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Cues:
    """Hold the compiled cues of all packs together: a page in one language has buttons and ads in another."""

    languages: tuple[str, ...]
    common: Mapping[str, frozenset[str]]  # language to its most frequent words, folded by case only
    encodings: tuple[str, ...]
    months: Mapping[str, int]
    date_shapes: tuple[str, ...]
    ordinals: tuple[str, ...]
    weekdays: re.Pattern[str]
    published: re.Pattern[str]
    around: re.Pattern[str]
    site: re.Pattern[str]
    related: re.Pattern[str]
    related_start: re.Pattern[str]
    comments: re.Pattern[str]
    furniture: re.Pattern[str]
    furniture_start: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    caption: re.Pattern[str]
    agencies: re.Pattern[str]


def _alternatives(words: Iterable[str]) -> str:
    found = sorted({fold(word).replace(" :", ":") for word in words}, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(":", r"\s*:") for word in found) or r"(?!)"
    for placeholder, meaning in _PLACEHOLDERS.items():
        pattern = pattern.replace(placeholder, meaning)
    return pattern


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{_alternatives(words)})[\W_]*")


def _start(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{_alternatives(words)})(?:(?!\w)|(?<=:))")


def _word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?!\w)")


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
        encodings=tuple(dict.fromkeys(together("reading", "encodings"))),
        months=months,
        date_shapes=tuple(dict.fromkeys(together("reading", "dates"))),
        ordinals=tuple(dict.fromkeys(together("reading", "ordinals"))),
        weekdays=_word(together("reading", "weekdays")),
        published=_word(together("reading", "published")),
        around=_word(together("reading", "around")),
        site=_word(together("reading", "site")),
        related=_whole(together("boilerplate", "related")),
        related_start=_start(together("boilerplate", "related_start")),
        comments=_whole(together("boilerplate", "comments")),
        furniture=_whole(together("boilerplate", "furniture")),
        furniture_start=_start(together("boilerplate", "furniture_start")),
        byline=_start(together("boilerplate", "byline")),
        credit=_word(together("boilerplate", "credit")),
        caption=_start(together("boilerplate", "caption")),
        agencies=_whole(together("boilerplate", "agencies")),
    )
