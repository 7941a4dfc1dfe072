"""Foreigners, told by their names: "Phó Bí thư Tỉnh ủy" of a man from Laos is of the Lao province."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.lexicon import HYPHENS, fold
from ...words.names import APOSTROPHES, SHORTEST, is_syllable, name_grammar

LONG = 4  # words


def is_foreigner(name: Sequence[str], language: str) -> bool:
    """Say whether the words of a name are of no people that writes names by syllable, each apart.

    >>> is_foreigner(("kông", "-", "kẹo"), "vi"), is_foreigner(("trần", "văn", "hải"), "vi")
    (True, False)
    >>> is_foreigner(("mario", "lorenzo"), "vi"), is_foreigner(("ros", "pharith"), "vi")
    (True, True)
    """
    grammar = name_grammar(language)
    words = [word for word in name if word not in ".'’"]
    if len(words) < SHORTEST or any(word in HYPHENS or "-" in word for word in words):
        return len(words) > 1
    if any(word[0].upper() in grammar.initial and word[1:2] in APOSTROPHES for word in words):
        return False  # "Rơ Chăm H'Yéo"
    long = [word for word in words if len(word) > 1]
    if not all(map(is_syllable, long)):
        return True
    if grammar.syllable is None or words[0] in grammar.surnames:
        return False
    if len(words) >= LONG:
        return True  # "Sụ Căn Bun Nhông": names of home as long begin with a surname
    return not all(grammar.syllable.fullmatch(fold(word)) for word in long)
