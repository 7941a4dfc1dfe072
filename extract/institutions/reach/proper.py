"""Whether a word with a capital is a name: no word that the language's tables hold in small letters."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.common import common_words
from ...words.names import is_name_word, name_end, name_grammar
from ..grammar import institution_grammar


def is_proper(doc: Doc, at: int) -> bool:
    """Say whether a run of capitals opens with no common word and no small word goes on with it ("Forêt | privée")."""
    language, words = on(doc).article.language, on(doc).lower
    names, word = name_grammar(language), words[at]
    known = word in common_words(language) or word in names.given or word in names.never
    if known or not is_name_word(on(doc).words[at]):
        return False
    end = name_end(doc, at, len(doc))
    return not (end < len(doc) and institution_grammar(language).is_adjective(words[end]))
