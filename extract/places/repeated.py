"""The other mentions of the names that the text has made territories."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import met, on
from ..words.lexicon import Lexicon, lower
from ..words.names import glued, is_name_word, name_grammar
from .levels import Territory, place_levels
from .territories import is_place


def find_repeated(doc: Doc, found: list[Territory], taken: set[int], offices: Lexicon[str]) -> list[Territory]:
    """Return the other mentions of the names that the text has made territories."""
    names = {tuple(on(doc).lower[t.name_start : t.name_end]): t for t in reversed(found)}
    levels = place_levels(on(doc).article.language)
    after = levels.after
    names = {name: t for name, t in names.items() if not (len(name) == 1 and name[0] in levels.compass)}
    for name in [n for n in names if len(n) > 1 and (match := after.find(list(n), len(n) - 1)) and match.value]:
        names.setdefault(name[:-1], names[name])  # "Sowa" of "Sowa Town"
    longest = max(map(len, names), default=0)
    first, words = {name[0] for name in names if name}, on(doc).lower
    again = []
    for sentence, at in met(doc, first):
        for end in range(min(at + longest, sentence.end), at, -1):
            known = names.get(tuple(words[at:end])) if taken.isdisjoint(range(at, end)) else None
            if known and _stands_alone(doc, at, end, offices):
                again.append(Territory(at, end, at, end, known.place, None, "place-again"))
                taken.update(range(at, end))
                break
    return again


def _stands_alone(doc: Doc, start: int, end: int, offices: Lexicon[str]) -> bool:
    """Say whether a name is no part of a longer one: no capital or glued hyphen beside it, but an office may follow."""
    if not on(doc).words[start][0].isupper():
        return False
    if start and glued(doc, start - 1) and not is_place(doc, start - 2):
        return False
    if end < len(doc) and glued(doc, end) and not is_place(doc, end + 1):
        return False
    if end < len(doc) and is_name_word(on(doc).words[end]) and not offices.find(on(doc).lower, end):
        return False  # "Izu-shi | Mayor Yutaka Kikuchi" goes on with an office
    before = on(doc).words[start - 1] if start else ""
    return not (
        before[:1].isupper() and before.isalpha() and lower(before) not in name_grammar(on(doc).article.language).never
    )
