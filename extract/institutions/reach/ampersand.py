"""Names of two places that the sign "&" makes one ("Weymouth & Portland Borough Council")."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...document import on
from ...places.levels import Territory
from ...words.lexicon import is_acronym
from ...words.names import is_name_word, name_grammar
from ..grammar import InstitutionGrammar

SIGN = "&"
LONGEST = 2  # words of a name that is no known place


def before_ampersand(
    doc: Doc, at: int, start: int, grammar: InstitutionGrammar, by_end: Mapping[int, Territory]
) -> int:
    """Return where the name opens that the sign right before a token joins to the one from it, or that token."""
    words, end = on(doc).words, at - 1
    if end <= start or words[end] != SIGN:
        return at
    first = by_end.get(end)
    opening = first.start if first is not None else end
    while first is None and opening > start and is_name_word(words[opening - 1]) and opening not in on(doc).title_ends:
        opening -= 1
    names, small = name_grammar(on(doc).article.language), on(doc).lower
    if first is None and (
        not 0 < end - opening <= LONGEST
        or small[opening] in names.given
        or small[opening] in names.never
        or any(is_acronym(words[i]) or grammar.heads.find(small, i, end) for i in range(opening, end))
    ):
        return at
    return at if opening > start and words[opening - 1] in (",", SIGN) else opening
