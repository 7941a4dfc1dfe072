"""How many sign, where a sentence counts them: "the three towns renewed", "đại diện 9 tỉnh ký", "tripartite"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from .instruments import Instrument

PAIR, MOST = 2, 12
NEAR = 2  # tokens between those who sign and their verb, or between "by" and their number
LONGEST = 2  # tokens of words for them: "thành phố"
AROUND = 2  # tokens before or after a title in which "tripartite" stands


def sides_of(doc: Doc, item: Instrument) -> int:
    """Return how many parties the sentence of an agreement counts, 0 where it counts none or two."""
    table = on(doc).pack.get("agreements", {})
    called: Mapping[str, int] = table.get("sides-called", {})
    for at in range(max(item.start - AROUND, item.frame.start), min(item.end + AROUND, item.frame.end)):
        if many := called.get(on(doc).lower[at]):
            return many
    return _counted(doc, item, table.get("numbers", {}))


def _counted(doc: Doc, item: Instrument, numbers: Mapping[str, int]) -> int:
    """Return the number before words for territories or their heads that sign, or between whom an agreement is."""
    lower, nouns = on(doc).lower, words_of(doc, "agreements", "many-sides")
    verbs = [cue.start for cue in item.frame.cued("sign")]
    opened = [word.end for word in item.frame.cued("between", "by")]
    for at in range(item.frame.start, item.frame.end):
        many = int(lower[at]) if lower[at].isdecimal() and len(lower[at]) < len("100") else numbers.get(lower[at], 0)
        ends = [at + 1 + n for n in range(1, LONGEST + 1) if " ".join(lower[at + 1 : at + 1 + n]) in nouns]
        if PAIR < many <= MOST and ends:
            signs = any(0 <= verb - end <= NEAR for verb in verbs for end in ends)
            if signs or any(0 <= at - end <= NEAR for end in opened):
                return many
    return 0
