"""Towns whose name is a given name too: "Sofia Lindqvist" is somebody, "Sofia Airport" is in the town."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..words.common import common_words
from ..words.names import name_end
from ..words.wordlists import words_of
from .gazetteer import gazetteer

LONGEST = 3  # words of such a name


def opens_bearer(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a town's name is somebody's given name: what follows is no word, no head of a body and no place."""
    if on(doc).lower[at] not in words_of(doc, "places", "borne"):
        return False
    heads, common = institution_grammar(on(doc).article.language).heads, common_words(on(doc).article.language)
    end = name_end(doc, at, stop)
    after = range(at + 1, end)
    if not 1 < end - at <= LONGEST or on(doc).words[end - 1].isupper():
        return False
    return not any(
        on(doc).lower[i] in common
        or heads.find(on(doc).lower, i, end)
        or gazetteer().lexicon.find(on(doc).folded, i, end)
        for i in after
    )
