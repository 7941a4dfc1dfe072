"""Names of plain words that an acronym in brackets spells ("la Congolaise industrielle des bois (CIB)")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...words.lexicon import lower, slug
from ...words.names import APOSTROPHES, is_name_word
from ..bodies import Body
from ..grammar import institution_grammar

RULE = "institution-acronym"
LONGEST = 14  # tokens of such a name
REACH = 9  # tokens of the rest of a name
SHORTEST = 3  # letters of such an acronym


def find_spelled(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies and those whose words, but for the small ones, begin with the letters of their acronym.

    ``spelled`` of the table gives the small words that the acronym leaves out and those of what is no body.
    """
    told = table.get("spelled")
    if told is None:
        return list(bodies)
    small, never = (frozenset(lower(w) for w in told[key]) for key in ("links", "never"))
    others = frozenset(lower(w) for w in table.get("not_acronyms", []))
    words, found = on(doc).words, list(bodies)
    titled = {at for t in on(doc).titles for at in range(t.start, t.end)}  # "directeur général | (DG)"
    for sentence in on(doc).story:
        for at in range(sentence.start + 2, sentence.end - 2):
            acronym = words[at + 1]
            if at in titled or words[at] != "(" or words[at + 2] not in "),;":
                continue
            if not acronym.isupper() or not acronym.isalpha():
                continue
            start = _start(doc, at, sentence.start, lower(acronym), small)
            start = _led(doc, at, found, small) if start is None else start
            if len(acronym) < SHORTEST or lower(acronym) in others or start is None:
                continue
            near = on(doc).lower[max(sentence.start, start - 2) : at]
            inner = [b for b in found if b.end > start and b.start < at]
            whole = any(b.start != start or b.end >= at for b in inner)
            if whole or not never.isdisjoint(near):
                continue
            name, kind = text_of(doc, start, at), inner[0].kind if inner else "other-institution"
            key = f"institution/{kind}-{slug(name)}" if inner else f"institution/{slug(name)}"
            on(doc).institutions.setdefault(key, Institution(key, name, kind, None))
            found = [b for b in found if b not in inner]
            for body in inner:
                if not any(b.key == body.key for b in found):
                    on(doc).institutions.pop(body.key, None)
            head = inner[0].head_end if inner else at
            found.append(Body(start, at, kind, start, head, None, RULE, key))
    return sorted(found, key=lambda b: b.start)


def _led(doc: Doc, at: int, bodies: Sequence[Body], small: frozenset[str]) -> int | None:
    """Return where a body begins that small words alone lead on to a bracket ("Office de gestion | et de tri (XY)")."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).words
    body = next((b for b in bodies if b.end < at <= b.end + REACH and b.head_start == b.start), None)
    if body is None or on(doc).lower[body.end] not in small or on(doc).lower[body.end + 1] in grammar.determiners:
        return None
    rest = range(body.end, at)
    letters = lower(words[at + 1])  # a capital is of the name where the acronym holds it
    small_words = all(words[i].islower() or on(doc).lower[i][0] in letters for i in rest)
    plain = small_words and all(words[i].isalpha() or words[i][-1] in APOSTROPHES for i in rest)
    return body.start if plain and grammar.stops.isdisjoint(on(doc).lower[body.end : at]) else None


def _start(doc: Doc, at: int, floor: int, letters: str, small: frozenset[str]) -> int | None:
    """Return where the name begins whose words, but for small ones, have these initials; a capital opens it."""
    left = list(letters)
    for i in range(at - 1, max(floor, at - LONGEST) - 1, -1):
        word = on(doc).lower[i]
        if word in small or word[-1] in APOSTROPHES:
            continue
        if not on(doc).words[i].isalpha() or on(doc).folded[i][0] != left[-1]:
            return None
        left.pop()
        if not left:
            return i if is_name_word(on(doc).words[i]) else None
    return None
