"""The side that a sentence speaks of: "Leading the Leeds side was X, the council's member for climate"."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..words.atoms import atom_grammar

PARTY = "g"  # the letter of words for a delegation


def place_of_side(doc: Doc, at: int) -> str | None:
    """Return the territory whose delegation or side a sentence told last before a council in small letters."""
    sentence = next((s for s in on(doc).story if s.start <= at < s.end), None)
    if sentence is None or doc[at].text[0].isupper():
        return None
    near = [t for t in on(doc).territories if sentence.start <= t.start and t.end < at]
    if not near or on(doc).places[near[-1].place].kind == "Country":
        return None
    match = atom_grammar(on(doc).article.language).classes.find(on(doc).lower, near[-1].end)
    return near[-1].place if match and match.value == PARTY else None
