"""Links that a whole name does not go on with: "l'AIMF | pour l'océan Indien", "le musée Fabre | à la fin"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.lexicon import is_acronym
from ...words.names import is_name_word
from .limits import is_listed

if TYPE_CHECKING:
    from .right import RightReader


def leaves_name(reader: RightReader, end: int) -> bool:
    """Say whether the link up to a token only says where, when or what for."""
    return _leaves_acronym(reader) or _leaves_proper(reader, end)


def _leaves_acronym(reader: RightReader) -> bool:
    """Say whether a link after an acronym only says where or what for ("l'AIMF | pour l'océan Indien")."""
    at, last = reader.at, on(reader.doc).words[reader.head_end - 1]
    return at == reader.head_end and reader.words[at] in reader.grammar.after_acronym and is_acronym(last)


def _leaves_proper(reader: RightReader, end: int) -> bool:
    """Say whether a word of place or an article, and a word in small letters, follow a name that a capital ends.

    "Le musée Fabre | à la fin du séjour", "l'université de Liège | l'aura".
    """
    grammar, at, words = reader.grammar, reader.at, on(reader.doc).words
    if not grammar.after_acronym or end >= reader.limit or not words[end].islower():
        return False
    named = at == reader.end > reader.head_end and is_name_word(words[at - 1])
    if end == at + 1 and reader.words[at] in grammar.determiners:
        return named
    return reader.words[at] in grammar.seats_only and (named or (at == reader.head_end and is_listed(reader)))
