"""The body that a shorter name repeats: "Liên hiệp" after "Liên hiệp các tổ chức hữu nghị tỉnh Đắk Lắk"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..bodies import Body
from ..grammar import InstitutionGrammar
from ..whose.home import Homes


class Longer:
    """Find the body that a shorter name repeats: "Liên hiệp" after "Liên hiệp các tổ chức hữu nghị tỉnh Đắk Lắk"."""

    def __init__(self, doc: Doc, bodies: list[Body], grammar: InstitutionGrammar, homes: Homes) -> None:
        self.doc, self.grammar, self.homes = doc, grammar, homes
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
            before = self._on_side(i, [j for j in longer if j < i])
            most = self.words[before[-1]] if before and self.nearest else ()
        return next((j for j in longer if self.words[j] == most), None)

    def _on_side(self, i: int, before: list[int]) -> list[int]:
        """Return the bodies of the holder's side: abroad ("Công an tỉnh | bạn"), or at home, no place told beside."""
        end, home = self.bodies[i].end, self.grammar.home
        sentence = next((s for s in on(self.doc).story if s.start <= self.bodies[i].start < s.end), None)
        if not home or not before or sentence is None:
            return before
        abroad = [j for j in before if (c := self._country(j)) is not None and c != home]
        theirs = end < len(self.doc) and on(self.doc).lower[end] in self.grammar.theirs
        if theirs or (self.grammar.foreigners and self.homes.holders.is_foreign(i)):
            return abroad or before
        beside = any(sentence.start <= t.start < self.bodies[i].start for t in on(self.doc).territories)
        at_home = [j for j in before if self._country(j) == home]
        return before if beside or not at_home else at_home

    def _country(self, j: int) -> str | None:
        """Return the country of a body's territory."""
        place = on(self.doc).places.get(self.bodies[j].territory or "")
        return place.country if place is not None else None

    def _alike(self, i: int, j: int) -> bool:
        return self.bodies[j].kind in self.shortened and not (self.bodies[i].territory and not self.bodies[j].territory)
