"""Cut a text into the words that dates are made of, one code point each: a rule of the grammar is then a short regex.

A language pack lists classes of words; a word may be in several ("năm" is a year, a five and May). Each set of classes
gets one code point; whatever is in no class is ``OTHER``. Numbers are told apart by what they can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..records import record

OTHER, STOP, SEMICOLON = "x", "!", ";"
OVER = "w"  # other words, one of which ends as verbs of the past do: "approved"
SPACED = "–"  # a dash between blanks: it joins two days, and no day and month ("5 – 6-11")
#: What a number can be: a day and a month, a day only, a year, two digits that are neither, anything else.
MONTH, DAY, ORDINAL, YEAR, SHORT, NUMBER = "a", "b", "o", "y", "z", "n"
FIRST_SYMBOL = 0xE000  # private use area
DASHES = "-–—‐‑−"
LAST_WORD, SHORT_WORD = re.compile(r"[\w.]*\Z"), 12  # a word before a full stop, and the letters of a short one
MEASURES, MONEY = ("%", "°"), "$€+#&"


@record
class Token:
    """Mark a word: its place in the text, its number or 0, and its lower-case form."""

    start: int
    end: int
    number: int
    word: str


def fold(text: str) -> str:
    """Return the text in lower case with straight apostrophes, the same length as before."""
    lower = text.lower().replace("’", "'")
    return (
        lower
        if len(lower) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a regex for any of some words that shares their beginnings, longest first, so that it fails early."""
    tree: dict[str, Any] = {}
    for word in sorted(words):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: Mapping[str, Any]) -> str:
    inner = [(r"[^\S\n]+" if c == " " else re.escape(c)) + _branch(child) for c, child in sorted(node.items()) if c]
    if not inner:
        return ""
    body = inner[0] if len(inner) == 1 and "" not in node else f"(?:{'|'.join(inner)})"
    return f"{body}?" if "" in node else body


class Lexer:
    """Read a text as symbols: ``classes`` maps a class to its words, with their values where they have one.

    ``cased`` names the classes whose words, the last one of several, count only with a capital ("May", "may");
    ``suffixes`` are what ordinals end in ("th"); ``shortened`` words before a full stop end no sentence ("Mr.");
    ``endings`` are those of verbs of the past ("ed").
    """

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, int]],
        cased: frozenset[str],
        suffixes: tuple[str, ...],
        shortened: frozenset[str] = frozenset(),
        endings: tuple[str, ...] = (),
    ) -> None:
        self.classes = classes
        self.cased = cased
        self.shortened = shortened
        self._over = re.compile(rf"\w(?:{alternatives(endings)})\b") if endings else None
        kinds: dict[str, frozenset[str]] = {}
        for name, words in classes.items():
            for word in words:
                kinds[word] = kinds.get(word, frozenset()) | {name}
        sets = sorted({frozenset(kind) for kind in kinds.values()}, key=sorted)
        sets += [loose for loose in sorted({s - cased for s in sets}, key=sorted) if loose and loose not in sets]
        self.symbols = {kind: chr(FIRST_SYMBOL + place) for place, kind in enumerate(sets)}
        self._of_class = {
            name: "".join(symbol for kind, symbol in self.symbols.items() if name in kind) for name in classes
        }
        self.capital = {word: self.symbols[kind] for word, kind in kinds.items()}
        self.small = {word: self.symbols.get(kind - cased, OTHER) for word, kind in kinds.items()}
        ordinal = f"(?P<ordinal>{alternatives(suffixes)})?" if suffixes else "(?P<ordinal>(?!))?"
        self.scan = re.compile(
            rf"(?<!\w)(?:(?P<code>\d{{1,2}}[:h]\d\d(?::\d\d)?|\d+(?:[,.]\d{{3}})+(?![\d.])|\d+,\d{{1,2}}(?!\d))"
            rf"|(?P<word>{alternatives(kinds)})|(?P<number>\d+){ordinal})(?:(?<=')|(?!\w))"
            rf"|(?P<punctuation>[/.,()\n:;!?{re.escape(DASHES)}])"
        ).finditer

    def symbol(self, name: str) -> str:
        """Return the symbols that a class may show as, for a regex's brackets."""
        return self._of_class.get(name, "")

    def read(self, text: str) -> tuple[str, list[Token]]:
        """Return the symbols of a text, one code point for each token, and the tokens."""
        lower = fold(text)
        symbols: list[str] = []
        tokens: list[Token] = []
        last = 0
        for match in self.scan(lower):
            start, end = match.span()
            if start > last and not lower[last:start].isspace():
                over = self._over and self._over.search(lower, last, start)
                symbols.append(OVER if over else OTHER)
                tokens.append(Token(last, start, 0, ""))
            last = end
            kind, number, word = match.lastgroup, 0, ""
            if kind == "punctuation":
                symbol = OTHER if self._shortens(text, start) else _punctuation(lower, start)
            elif kind == "word":
                word = match[0] if match[0] in self.small else " ".join(match[0].split())
                last_word = end - len(word.rpartition(" ")[2])  # "thứ Hai", the day, is not "thứ hai", the second
                symbol = (self.capital if text[last_word].isupper() else self.small)[word]
            elif kind == "code":
                symbol = OTHER
            else:
                symbol, number = self._number(lower, match)
            symbols.append(symbol)
            tokens.append(Token(start, end, number, word))
        return "".join(symbols), tokens

    def _shortens(self, text: str, at: int) -> bool:
        """Return whether a full stop closes a word cut short and no sentence: "Mr. | Smith", "J. | Smith"."""
        word = LAST_WORD.findall(text, max(at - SHORT_WORD, 0), at)[0] if text[at] == "." else ""
        return word in self.shortened or (len(word) == 1 and word.isupper())

    def _number(self, lower: str, match: re.Match[str]) -> tuple[str, int]:
        start, end = match.span()
        digits = match["number"]
        number = int(digits[:9])
        if lower[end : end + 1] in MEASURES or (start and lower[start - 1] in MONEY):
            return NUMBER, number
        if match["ordinal"]:
            return (ORDINAL if 1 <= number <= 31 else NUMBER), number
        return _digits(digits, number), number


def _digits(digits: str, number: int) -> str:
    if len(digits) <= 2:
        if 1 <= number <= 12:
            return MONTH
        return DAY if 1 <= number <= 31 else SHORT
    return YEAR if len(digits) == 4 and 1800 <= number <= 2199 else NUMBER


def _punctuation(lower: str, start: int) -> str:
    mark = lower[start]
    if mark in DASHES:
        return SPACED if lower[start - 1 : start].isspace() and lower[start + 1 : start + 2].isspace() else "-"
    if mark == ".":
        # A full stop inside a number ("26.12") is a separator, before a blank the end of a sentence.
        return "." if lower[start + 1 : start + 2].isalnum() else STOP
    return STOP if mark in "\n!?" else SEMICOLON if mark == ";" else mark
