"""Names that may be one person's: one letter apart, or a given name cut to its initial."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ...extract.words.lexicon import fold

LONG = 5  # letters of a word in which one letter may be wrong: "Minh" and "Linh" are two names
TYPO, INITIAL = "typo", "initial"


def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, sorted, so that the order does not count.

    >>> words_of("Stéphane BEAUDET")
    ('beaudet', 'stephane')
    """
    return tuple(sorted(re.findall(r"[^\W_]+", fold(name))))


def nearness(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Return how two names are near: "typo", "initial", or nothing.

    >>> nearness(words_of("Jean Dupont"), words_of("J. Dupont")), nearness(words_of("Ana Silva"), words_of("Eva Silva"))
    ('initial', '')
    """
    mine, theirs = _rest(one, other), _rest(other, one)
    if len(mine) != 1 or len(theirs) != 1 or min(len(one), len(other)) < 2:
        return ""
    (a,), (b,) = mine, theirs
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return INITIAL if long.startswith(short) and len(long) > 1 else ""
    return TYPO if len(short) >= LONG and a[0] == b[0] and _one_letter_apart(short, long) else ""


def near_pairs(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Yield the pairs of keys with near names, sorted, and how they are near."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(names):
        for i in range(len(names[key])):
            blocks[names[key][:i] + names[key][i + 1 :]].append(key)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for i, one in enumerate(block):
            for other in block[i + 1 :]:
                if one != other and (one, other) not in seen and (how := nearness(names[one], names[other])):
                    seen.add((one, other))
                    yield one, other, how


def _rest(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return list((Counter(words) - Counter(others)).elements())


def _one_letter_apart(short: str, long: str) -> bool:
    if len(long) - len(short) > 1:
        return False
    if len(long) == len(short):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
