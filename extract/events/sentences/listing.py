"""What stands between the items of a list in a sentence: commas, semicolons and a language's words for "and"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...words.wordlists import words_of

MARKS = frozenset(",;")


def list_words(doc: Doc) -> frozenset[str]:
    """Return the marks, and the words ``list`` of the article's pack, as the document's lower-case words have them."""
    return MARKS | words_of(doc, "meetings", "list")
