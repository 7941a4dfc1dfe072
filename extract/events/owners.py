"""Towns that only say whose twin town another one is: "a delegation from Harpenden's French twin town, Cosne"."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from .frames import Frame, Mention

ADJECTIVES = 3  # tokens between the possessive and the words for a twin town: "Harpenden's two French | twin towns"
NAMED = 2  # tokens between those words and the town's name: "of", a comma


def owns_twin(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a town or body is named with a possessive that words for a twin town follow."""
    words, end = on(doc).lower, mention.end
    if end >= frame.end or words[end] not in on(doc).pack["institutions"].get("possessives", ()):
        return False
    return any(0 <= bond.start - end - 1 <= ADJECTIVES for bond in frame.cued("bond"))


def twin_of(frame: Frame, owner: Mention) -> Mention | None:
    """Return the town named as the twin of one that owns it, None where it is not named right after."""
    bonds = [bond.end for bond in frame.cued("bond") if 0 <= bond.start - owner.end - 1 <= ADJECTIVES]
    named = frame.named("place", "institution")
    return next((m for m in named for end in bonds if (0 <= m.start - end <= NAMED or m.start < end < m.end)), None)
