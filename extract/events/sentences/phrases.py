"""All phrases of a table that stand in a row of tokens, those inside others too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Find token sequences, each with its value; spaCy's PhraseMatcher takes seconds to hold a hundred thousand.

    >>> Phrases({("city",): 1, ("city", "council"): 2}).met(["the", "city", "council"])
    [(1, 2, 1), (1, 3, 2)]
    """

    def __init__(self, values: Mapping[tuple[str, ...], T]) -> None:
        self._values = values
        self._longest: dict[str, dict[str, int]] = {}  # how many tokens there are at most, by the first two
        for tokens in values:
            after = self._longest.setdefault(tokens[0], {})
            if len(tokens) > 1:
                after[tokens[1]] = max(len(tokens), after.get(tokens[1], 0))
        self.longest = max(map(len, values), default=0)

    def met(self, tokens: Sequence[str]) -> list[tuple[int, int, T]]:
        """Return where phrases stand, with their values, in text order."""
        found, values, openers = [], self._values, self._longest
        row = (*tokens, "")
        for at in [at for at, token in enumerate(tokens) if token in openers]:
            if (value := values.get((row[at],))) is not None:
                found.append((at, at + 1, value))
            for end in range(at + 2, at + 1 + openers[row[at]].get(row[at + 1], 0)):
                if (value := values.get(row[at:end])) is not None:
                    found.append((at, end, value))
        return found
