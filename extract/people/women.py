"""Who is a woman by the given name, or by the words of address before any mention: "Mme Perret", "bà Lan"."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..words.wordlists import words_of
from .origins import is_womans


def is_woman(doc: Doc, key: str) -> bool:
    """Say whether the given name or the words of address make somebody a woman."""
    if is_womans(on(doc).people[key].name.value):
        return True
    addresses, ladies = on(doc).addresses, words_of(doc, "roles", "ladies")
    spans = [span for span in doc.spans["people"] if span.kb_id_ == key and span.start in addresses]
    return any(word in ladies for span in spans for word in on(doc).lower[addresses[span.start] : span.start])
