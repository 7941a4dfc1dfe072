"""The words of a list of a language's pack, spelled as the document's lower-case words are."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from .lexicon import lower


def words_of(doc: Doc, table: str, name: str) -> frozenset[str]:
    """Return the words of a list in a table of the article's pack, none where the pack has no such list."""
    return _words(on(doc).article.language, table, name)


@cache
def _words(language: str, table: str, name: str) -> frozenset[str]:
    return frozenset(" ".join(map(lower, word.split())) for word in load_pack(language).get(table, {}).get(name, ()))
