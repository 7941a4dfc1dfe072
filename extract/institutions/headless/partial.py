"""A part of a body's name beside a title: "Association chairman", "Sister Cities Secretary", "Rector at Sturt".

Reporters name a body in full once; beside its officers they write its noun or its proper part alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...places.levels import place_levels
from ...words.lexicon import Lexicon, lower
from ...words.names import glued, is_name_word
from ..bodies import Body
from ..grammar import institution_grammar

RULE = "institution-part"
LONGEST = 4  # tokens of a part
BRACKETED = 8  # tokens of what stands in brackets after a title


def find_parts(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the parts of names of bodies that stand beside titles, each with the body's key.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
        table: the ``[institutions]`` table of the pack; ``parts`` has the kinds of body that are called by a part of
            their name, and the words that join a part to the title before it ("at").
    """
    parts = table.get("parts", {})
    kinds, links = frozenset(parts.get("kinds", [])), Lexicon([(w, True) for w in parts.get("links", [])], lower)
    whole = [b for b in bodies if b.kind in kinds and b.key and b.end - b.start > 1]
    if not whole:
        return []
    taken = {at for b in bodies for at in range(b.start, b.end)}
    taken |= {at for t in [*on(doc).titles, *on(doc).territories] for at in range(t.start, t.end)}
    found = []
    for start, end in _beside(doc, taken, links):
        body = _named(doc, start, end, whole)
        if body is not None:
            kind, place = body.kind, body.territory
            found.append(Body(start, end, kind, start, start, place, RULE, body.key))
    return found


def _beside(doc: Doc, taken: set[int], links: Lexicon[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitals right before a title, or joined to one after it, of which no word is taken."""
    words, starts = on(doc).words, {s.start for s in on(doc).story}
    for title in on(doc).titles:
        at = title.start
        while at not in starts and title.start - at < LONGEST and at - 1 not in taken and is_name_word(words[at - 1]):
            at -= 1
        if at < title.start:
            yield at, title.start
        after = title.end
        if after < len(doc) and words[after] == "(":  # "Vice-Chancellor (Research) | at Charles Sturt"
            after = next((i + 1 for i in range(after, min(after + BRACKETED, len(doc))) if words[i] == ")"), after)
        link = links.find(on(doc).lower, after) if after < len(doc) else None
        end = begin = link.end if link else len(doc)
        while end < len(doc) and end - begin < LONGEST and end not in taken and is_name_word(words[end]):
            end += 1
        if begin < end and not (end < len(doc) and glued(doc, end)):
            yield begin, end


def _named(doc: Doc, start: int, end: int, whole: Sequence[Body]) -> Body | None:
    """Return the body told last before, else first, whose name holds a run of words that is more than a town's."""
    run, words = on(doc).lower[start:end], on(doc).lower
    places = [words[t.name_start : t.name_end] for t in on(doc).territories]
    grammar = institution_grammar(on(doc).article.language)
    if (
        set(run) <= grammar.never
        or run in places
        or grammar.levels.find(words, start, end)
        or grammar.fields.find(words, start, end)
        or place_levels(on(doc).article.language).demonyms.find(words, start, end)  # "Bavarian | Minister"
    ):
        return None
    size = end - start
    holding = [b for b in whole if any(words[at : at + size] == run for at in range(b.start, b.end - size + 1))]
    before = [b for b in holding if b.start < start]
    if len({b.key for b in holding}) > 1 and not before:
        return None
    return before[-1] if before else holding[0] if holding else None
