"""The level that the head of a body says of the territory after it: "Thành ủy | Hải Dương" is the town's."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from .levels import Levels, Territory

HEAD = 2  # words of such a head


def level_of_body(doc: Doc, at: int, found: Territory | None, levels: Levels) -> str | None:
    """Return the level that the words before a territory without a level word of its own say, or None.

    Args:
        doc: the article.
        at: the first token of the territory.
        found: what stands there, by the gazetteer alone.
        levels: the level words of the language.
    """
    if found is None or found.level is not None or len(levels.linkers) or at < HEAD:
        return None
    head = institution_grammar(on(doc).article.language).levels.find(on(doc).lower, at - HEAD, at)
    return head.value if head and head.end == at else None
