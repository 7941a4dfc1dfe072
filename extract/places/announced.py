"""Towns that a word for several of them announces: "seven communes: A, B and C", "four towns (A, B, C and D)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from ..document import met, on
from ..words.names import is_name_word, name_end, name_grammar
from .levels import Levels, Territory, new_place
from .territories import territory_at
from .unknown import Uses, is_plain, place_uses

RULE = "place-announced"
WORDS = 4  # tokens between the word for several towns and the mark that opens their list
MARKS = frozenset({":", "("})
ENDS = frozenset({")", ".", ";", ","})
SYLLABLE = 3  # letters of a first word that may be a name's only with others
LEAST = 3  # names of a list of which none is known


def find_announced(doc: Doc, levels: Levels, countries: Counter[str], known: Sequence[Territory]) -> list[Territory]:
    """Return the names of announced lists that are no known territories; a list with a person's name gives none."""
    uses = place_uses(on(doc).article.language)
    starts = {t.start: t for t in known}
    found: list[Territory] = []
    for sentence, at in met(doc, uses.several):
        begin = _list_begins(doc, at, sentence.end)
        found += _read_list(doc, begin, sentence.end, levels, countries, starts, uses) if begin else ()
    return found


def _list_begins(doc: Doc, at: int, stop: int) -> int:
    """Return the first token of the list that a word announces, or 0."""
    words = on(doc).words
    for mark in range(at + 1, min(at + 2 + WORDS, stop - 1)):
        if words[mark] in MARKS:
            return mark + 1 if is_name_word(words[mark + 1]) else 0
        if words[mark] in ENDS or words[mark][0].isupper():
            return 0  # "towns of Kayes (Mali)"
    return 0


def _read_list(
    doc: Doc,
    at: int,
    stop: int,
    levels: Levels,
    countries: Counter[str],
    known: dict[int, Territory],
    uses: Uses,
) -> list[Territory]:
    """Return the unknown names of a list up to its last, which a conjunction joins or a bracket closes."""
    words, lower_, grammar = on(doc).words, on(doc).lower, name_grammar(on(doc).article.language)
    new: list[Territory] = []
    items, closed = 0, words[at - 1] == "("
    while at < stop and is_name_word(words[at]):
        territory = known.get(at) or territory_at(doc, at, stop, levels, countries)
        end = territory.end if territory else name_end(doc, at, stop)
        if territory is None:
            person = not grammar.given.union(grammar.surnames).isdisjoint(lower_[at:end])
            first = at + (end - at > 1 and len(words[at]) < SYLLABLE)  # "Pa | Khen"
            if person or not is_plain(doc, first, end, levels, uses):
                return []
            territory = Territory(at, end, at, end, new_place(doc, at, end, "City"), None, RULE)
        items += 1
        new += [territory] if at not in known else []
        if end < stop and words[end] == "(" and ")" in words[end:stop]:
            end = words.index(")", end) + 1  # "Kayes (Mali)"
        at = end + (end < stop and words[end] == ",")
        joined = at < stop and lower_[at] in uses.series
        closed, at = closed or joined, at + joined
        if at == end:
            break
    return new if closed and items > 1 and (len(new) < items or items >= LEAST) else []
