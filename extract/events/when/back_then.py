"""Days told by words such as "at the time", "à l'époque": the year of what the sentence before tells."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.frames import Mention


def is_back_then(doc: Doc, day: Mention) -> bool:
    """Return whether a date is told by no more than such words."""
    words = on(doc).pack["dates"]["classes"].get("back-then", ())
    return " ".join(on(doc).lower[day.start : day.end]) in words
