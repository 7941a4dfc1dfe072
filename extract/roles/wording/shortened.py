"""The short form in brackets after a title ("directeur général | (DG) | de l'Agence …"), which is no part of it."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.lexicon import lower

LENGTHS = range(2, 7)  # letters of such a short form
ASIDE = 3  # its tokens with the brackets


def past_short(doc: Doc, start: int, end: int, stop: int) -> int:
    """Return the end of a title with the short form in brackets after it, its own end where none stands there."""
    return end + ASIDE if end + ASIDE <= stop and _is_short(doc, start, end) else end


def without_short(doc: Doc, start: int, end: int) -> int:
    """Return the end of a title without the short form in brackets that was read with it."""
    return end - ASIDE if end - ASIDE > start and _is_short(doc, start, end - ASIDE) else end


def _is_short(doc: Doc, start: int, end: int) -> bool:
    """Say whether the letters in brackets at a token are initials of a title's words, its first word's first."""
    words = on(doc).words
    short = words[end + 1]
    if words[end] != "(" or words[end + 2] != ")" or len(short) not in LENGTHS or not short.isupper():
        return False
    initials = [lower(word)[0] for word in words[start:end] if word[0].isalpha()]
    letters, rest = lower(short), iter(initials)
    return bool(initials) and letters[0] == initials[0] and all(letter in rest for letter in letters)
