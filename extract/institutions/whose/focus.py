"""The geographic focus of an article: the territory it is most about."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from spacy.tokens import Doc

from ...document import on
from ...places.gazetteer import gazetteer, holder_of
from ...places.levels import remember
from ..bodies import Body
from ..grammar import InstitutionGrammar
from .levels_told import Levels

HEADLINE, FIRST, OFTEN, OUTLET = 6, 4, 2, 8  # what a mention counts by where it stands


class Focus:
    """Find the territory that an article is most about, by where and how often it is told."""

    def __init__(self, doc: Doc, bodies: list[Body], grammar: InstitutionGrammar, levels: Levels) -> None:
        self.doc, self.bodies, self.grammar, self.levels = doc, bodies, grammar, levels

    def home(self, level: str | None, *, provincial: bool = False) -> str | None:
        """Return the territory that the article is most about, of those where such bodies exist.

        Bodies of a level may be ``provincial`` without saying so, and then are no town's.
        """
        counts: Counter[str] = Counter()
        headline = on(self.doc).article.headline
        for rank, territory in enumerate(on(self.doc).territories):
            unknown = provincial and territory.place not in gazetteer().entries and self.is_town(territory.place)
            if unknown or not self.levels.may_be_home(territory.place, level):
                continue
            start = self.doc[territory.start].idx
            heads = headline is not None and headline.start <= start < headline.end
            counts[territory.place] += HEADLINE if heads else FIRST if rank < 3 else OFTEN
        for body in self.bodies:
            if body.territory is not None and body.territory in counts and body.kind in self.grammar.territorial:
                counts[body.territory] += OFTEN
        if not counts and level is not None:  # "Huyện ủy Hướng Hóa", which alone names the district
            named = [b.territory for b in self.bodies if b.territory and self.grammar.level_of(self.doc, b) == level]
            counts.update(place for place in named if self.levels.may_be_home(place, level))
        for place in self._outlets:
            if place in counts:
                counts[place] += OUTLET
        if provincial and level is None:
            counts.update({place: OFTEN * times for place, times in self._meant.items() if place in counts})
        known = [place for place in counts if on(self.doc).places[place].country == self.grammar.home]
        home = max(known or counts, key=lambda k: counts[k]) if counts else None
        return self._province(home) if home and provincial and self.is_town(home) else home

    @cached_property
    def _meant(self) -> Counter[str]:
        """Count the territories that bodies mean which say their level alone ("UBND tỉnh", "Tỉnh ủy")."""
        bare = (b for b in self.bodies if b.territory is None and b.kind in self.grammar.implied)
        levels = (self.grammar.level_of(self.doc, body) for body in bare)
        return Counter(place for level in levels if level and (place := self.home(level)))

    def _province(self, town: str) -> str | None:
        """Return the territory that holds a town, where the article tells of it."""
        around = holder_of(town)
        told = {t.place for t in on(self.doc).territories}
        return around.place_key if around is not None and around.place_key in told else None

    def around(self, level: str | None) -> str | None:
        """Return the territory that holds the town of the article ("UBND tỉnh" on a page of "thành phố Yên Bái")."""
        town = self.home(None) if level in self.grammar.wide_levels else None
        if around := holder_of(town) if town else None:
            remember(self.doc, around.place(on(self.doc).article.language))
        return around.place_key if around else None

    def is_town(self, place: str) -> bool:
        """Say whether a place at home is a town of some province."""
        known = on(self.doc).places[place]
        own = known.kind == "City" and known.country in (self.grammar.home, None)
        return own and (place not in gazetteer().entries or holder_of(place) is not None)

    @cached_property
    def _outlets(self) -> frozenset[str]:
        """Return the places that the page's head names ("BÁO AN GIANG", "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH ĐỒNG THÁP")."""
        doc, lexicon = self.doc, gazetteer().lexicon
        first = on(doc).story[0].start if on(doc).story else 0
        found: set[str] = set()
        for match in lexicon.matches(on(doc).folded, 0, first):
            if on(doc).words[match.start][0].isupper():
                found.update(e.place_key for e in match.value)
        return frozenset(found)
