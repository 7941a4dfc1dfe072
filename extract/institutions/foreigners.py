"""Bodies of which a foreigner is told to be: "Phó Bí thư Tỉnh ủy" of a man from Laos is of the Lao province."""

from __future__ import annotations

from collections.abc import Iterable

from ..words.lexicon import HYPHENS
from ..words.names import is_syllable


def is_foreigner(name: Iterable[str]) -> bool:
    """Say whether the words of a name are of no people that writes names by syllable, each apart.

    >>> is_foreigner(("kông", "-", "kẹo")), is_foreigner(("trần", "văn", "hải")), is_foreigner(("mario", "lorenzo"))
    (True, False, True)
    """
    words = [word for word in name if word not in ".'’"]
    return len(words) > 1 and any(word in HYPHENS or (len(word) > 1 and not is_syllable(word)) for word in words)
