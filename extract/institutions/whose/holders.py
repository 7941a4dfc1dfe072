"""Who holds the offices of bodies: the names that stand right after a body or before the titles that it ends."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from ...document import on
from ...words.atom_grammar import DASHES, atom_grammar
from ...words.names import is_name_word, name_end
from ..bodies import Body
from .foreigners import is_foreigner
from .levels_told import Levels

BETWEEN = frozenset(",(") | DASHES
LONGEST_NAME = 16  # tokens


class Holders:
    """Find the territory of a body by another office of the person who holds one there."""

    def __init__(self, doc: Doc, bodies: list[Body], levels: Levels) -> None:
        self.doc, self.bodies, self.levels = doc, bodies, levels
        self.title_ends = {t.end: t.start for t in on(doc).titles}
        self.title_starts = {t.start for t in on(doc).titles}
        self.body_ends = {b.end: b.start for b in bodies}

    def place_told(self, i: int, level: str | None) -> str | None:
        """Return the territory of the same person's office where it is told in full."""
        mine = {name for name in self._holders[i] if len(name) > 1}
        for j, body in enumerate(self.bodies):
            same = body.kind == self.bodies[i].kind and body.territory and self.levels.fit(level, body.territory)
            if same and mine & self._holders[j]:
                return body.territory
        return None

    def is_foreign(self, i: int) -> bool:
        """Say whether the holder of an office at a body, if one is told, is called as nobody at home is."""
        return any(is_foreigner(name, on(self.doc).article.language) for name in self._holders[i])

    @cached_property
    def _holders(self) -> list[frozenset[tuple[str, ...]]]:
        return [self._holder(body) for body in self.bodies]

    def _holder(self, body: Body) -> frozenset[tuple[str, ...]]:
        """Return the names right after a body and right before the chain of titles that it ends."""
        doc, honorifics = self.doc, atom_grammar(on(self.doc).article.language).honorifics
        names = set()
        at = body.end
        while at < len(doc) and (on(doc).words[at] in BETWEEN or honorifics.find(on(doc).lower, at)):
            match = honorifics.find(on(doc).lower, at)
            at = match.end if match else at + 1
        if at < len(doc) and at not in self.title_starts and is_name_word(on(doc).words[at]):
            names.add(tuple(on(doc).lower[at : name_end(doc, at, len(doc))]))
        at = body.start
        while at:
            if at in self.title_ends:
                at = self.title_ends[at]
            elif at != body.start and at in self.body_ends:
                at = self.body_ends[at]
            elif on(doc).words[at - 1] in BETWEEN:
                at -= 1
            else:
                break
        for start in range(max(0, at - LONGEST_NAME), at - 1):
            if is_name_word(on(doc).words[start]) and name_end(doc, start, at) == at:
                honorific = honorifics.find(on(doc).lower, start, at)  # "Ông | Lê Văn Nam, Chủ tịch UBND tỉnh"
                names.add(tuple(on(doc).lower[honorific.end if honorific else start : at]))
                break
        return frozenset(names)
