"""Names of two places that a dash joins ("Salem-Kawagoe Sister City Committee", "the Cork – Cologne Society")."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...document import on
from ...places.levels import Territory
from ...words.atom_grammar import DASHES
from ...words.names import glued, is_name_word
from ..grammar import InstitutionGrammar

LONG = frozenset("–—")  # dashes that stand in sentences too


def before_dash(
    doc: Doc, at: int, start: int, kind: str, grammar: InstitutionGrammar, by_end: Mapping[int, Territory]
) -> int:
    """Return where the name opens that a dash right before a token joins to the one from it, or that token.

    A dash with blanks joins only two places after an article, in the name of a society of both.
    """
    words, spaced, dash = on(doc).words, on(doc).spaced, at - 1
    if dash <= start or words[dash] not in DASHES:
        return at
    first = by_end.get(dash)
    opening = first.start if first is not None else dash - 1
    if spaced[dash] or spaced[dash - 1]:
        joined = first is not None and first.start > start and kind in grammar.joint
        return opening if joined and on(doc).lower[opening - 1] in grammar.articles else at
    if words[dash] in LONG:
        return opening if is_name_word(words[opening]) and words[opening - 1] not in DASHES else at
    return opening if glued(doc, dash) and at in {t.start for t in by_end.values()} else at
