"""Words of the language whose capital only comes from the sentence that they open ("Neither town", "Another city")."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from .common import common_words

MARKS = frozenset(".!?:;\"“”«»'‘’…(-–—")


def is_first_word(doc: Doc, at: int) -> bool:
    """Say whether a common word opens a sentence or what somebody says, so that its capital makes it no name."""
    before = on(doc).words[at - 1] if at else "."
    opens = before in MARKS or before.isspace() or any(s.start == at for s in on(doc).story)
    return opens and on(doc).lower[at] in common_words(on(doc).article.language)
