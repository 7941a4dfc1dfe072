"""The body that a shorter name repeats: "Liên hiệp" after "Liên hiệp các tổ chức hữu nghị tỉnh Đắk Lắk"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..bodies import Body
from ..grammar import InstitutionGrammar


class Longer:
    """Find the body that a shorter name repeats: "Liên hiệp" after "Liên hiệp các tổ chức hữu nghị tỉnh Đắk Lắk"."""

    def __init__(self, doc: Doc, bodies: list[Body], grammar: InstitutionGrammar) -> None:
        self.words = [tuple(on(doc).lower[body.start : body.end]) for body in bodies]
        self.bodies = bodies
        self.shortened = grammar.shortened
        self.nearest = bool(grammar.series)

    def of(self, i: int) -> int | None:
        """Return the number of the first longest body whose name goes on where that of a body stops, or None."""
        mine = self.words[i]
        if self.bodies[i].kind not in self.shortened:
            return None
        longer = [
            j
            for j, words in enumerate(self.words)
            if len(words) > len(mine) and words[: len(mine)] == mine and self._alike(i, j)
        ]
        names = {self.words[j] for j in longer}
        most = max(names, key=len, default=())
        if not names:
            return None
        if any(most[: len(name)] != name for name in names):  # two bodies begin alike: the one told last is meant
            before = [j for j in longer if j < i]
            most = self.words[before[-1]] if before and self.nearest else ()
        return next((j for j in longer if self.words[j] == most), None)

    def _alike(self, i: int, j: int) -> bool:
        return self.bodies[j].kind in self.shortened and not (self.bodies[i].territory and not self.bodies[j].territory)
