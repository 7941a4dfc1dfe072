"""Names that a place opens and words of their own go on with ("president of the Leeds | Players")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...places.levels import place_levels
from ...words.names import name_grammar
from ..grammar import institution_grammar


def is_told(doc: Doc, start: int, at: int, end: int) -> bool:
    """Say whether such a name is a body's: after an article, or with one word of its own, where a person has two."""
    articles = institution_grammar(on(doc).article.language).articles
    return (on(doc).lower[start - 1] in articles or end - at == 1) and _goes_on(doc, at, end)


def _goes_on(doc: Doc, at: int, end: int) -> bool:
    """Say whether the words of a name after the place that opens it are its own: no person's, no people's, no title."""
    names, words = name_grammar(on(doc).article.language), on(doc).lower
    nationals = place_levels(on(doc).article.language).nationals
    named = any(words[i] in names.people or words[i] in names.never for i in range(at, end))
    own = not named and all(on(doc).words[i][0].isalpha() for i in range(at, end))
    others = any(i in on(doc).title_starts or nationals.find(words, i) for i in range(at, end))
    return at < end and own and not others and end not in on(doc).title_starts
