"""The levels of territories in an article ("tỉnh Sơn La"), and which of them a body with a level word may be of."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from ...document import on
from ..bodies import Body
from ..grammar import InstitutionGrammar


class Levels:
    """Tell of the territories of an article whether a body of a level may be theirs."""

    def __init__(self, doc: Doc, bodies: list[Body], grammar: InstitutionGrammar) -> None:
        self.doc, self.bodies, self.grammar = doc, bodies, grammar

    def fit(self, level: str | None, place: str) -> bool:
        """Say whether a territory may be of a level: as the text calls it, else by its kind."""
        if level is None:
            return True
        if on(self.doc).places[place].kind == "Country":
            return False
        if level in self.grammar.far_levels and on(self.doc).places[place].country == self.grammar.home:
            return False
        said = self._said.get(place)
        if said:
            return level in said
        known = on(self.doc).places[place]
        if level in self.grammar.narrow_levels and known.kind == "AdministrativeArea":
            return known.country != self.grammar.home  # no "Huyện ủy" of a province
        return known.kind == "AdministrativeArea" or level not in self.grammar.wide_levels

    def may_be_home(self, place: str, level: str | None) -> bool:
        """Say whether a territory of the home of the language, or of a country unknown, may be of a level."""
        known = on(self.doc).places[place]
        return known.kind != "Country" and known.country in (self.grammar.home, None) and self.fit(level, place)

    @cached_property
    def _said(self) -> dict[str, set[str]]:
        said: dict[str, set[str]] = {}
        for territory in on(self.doc).territories:
            if territory.level:
                said.setdefault(territory.place, set()).add(territory.level)
        for body in self.bodies:
            if body.territory and (level := self.grammar.level_of(self.doc, body)):
                said.setdefault(body.territory, set()).add(level)
        return said
