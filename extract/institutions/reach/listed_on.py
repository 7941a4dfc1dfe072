"""Names that an acronym spells: "l'Union de l'industrie|, du commerce (UIC)", "l'AVB (Association | …)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...document import on
from ...words.lexicon import HYPHENS, is_acronym, lower
from ..bodies import Body
from ..grammar import InstitutionGrammar, institution_grammar

LONGEST = 16  # tokens from a comma to the bracket
SHORTEST = 3  # letters of an acronym that spells a name


def list_on(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, each with all that an acronym after it or before it spells."""
    grammar, found = institution_grammar(on(doc).article.language), list(bodies)
    if not (grammar.noun_links and grammar.complete_heads):
        return found
    for body in bodies:
        end = _spelled_end(doc, body, grammar) or _bracket_end(doc, body, grammar)
        inner = [b for b in found if body.end <= b.start < end]
        listed = end > 0 and on(doc).words[body.end] == ","
        if end and not (listed and inner) and all(b.end <= end for b in inner):
            place = body.territory or next((b.territory for b in inner if b.territory), None)
            found = [replace(body, end=end, territory=place) if b is body else b for b in found if b not in inner]
    return found


def _bracket_end(doc: Doc, body: Body, grammar: InstitutionGrammar) -> int:
    """Return the end of a bracket that a body opens and the acronym before it spells, or 0."""
    words, at = on(doc).words, body.end
    acronym = words[body.start - 2] if body.start > 1 and words[body.start - 1] == "(" else ""
    while at < min(len(words), body.end + LONGEST) and (words[at][0].isalpha() or words[at] in HYPHENS):
        at += 1
    closed = at > body.end and at < len(words) and words[at] == ")"
    return at if closed and _spells(doc, acronym, body.start, at, grammar) else 0


def _spelled_end(doc: Doc, body: Body, grammar: InstitutionGrammar) -> int:
    """Return the bracket of the acronym that spells a body's name with the list after it, or 0."""
    words, small, at = on(doc).words, on(doc).lower, body.end
    if at + 2 >= len(words) or words[at] != "," or small[at + 1] not in grammar.noun_links - grammar.determiners:
        return 0
    stop = min(len(words) - 2, at + LONGEST)
    while at < stop and (words[at] == "," or words[at][0].isalpha()):
        at += 1
    closed = words[at] == "(" and words[at + 2] == ")"
    return at if closed and _spells(doc, words[at + 1], body.start, at, grammar) else 0


def _spells(doc: Doc, acronym: str, start: int, end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether the letters of an acronym open words of a name, in their order."""
    if len(acronym) < SHORTEST or not is_acronym(acronym):
        return False
    small = on(doc).lower
    told = [i for i in range(start, end) if small[i][0].isalpha() and small[i] not in grammar.noun_links]
    initials = iter([on(doc).folded[i][0] for i in told if small[i] not in grammar.series])
    return all(letter in initials for letter in lower(acronym))
