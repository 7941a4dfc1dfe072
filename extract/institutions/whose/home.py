"""Whose body it is when the text leaves that to context: "Tỉnh ủy", "the provincial People's Committee", "Quốc hội"."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from ...document import on, text_of
from ...pack import load_pack
from ...places.gazetteer import gazetteer
from ...places.introducers import CITY_KINDS
from ...places.levels import level_words, nationals, remember
from ...places.page_home import place_of_dateline, place_of_heading, place_of_page
from ...words.lexicon import lower
from ..bodies import Body
from ..grammar import InstitutionGrammar
from .chained import place_of_last_office, territory_after
from .focus import Focus
from .holders import BETWEEN, Holders
from .levels_told import Levels
from .side_told import country_spoken_of, place_of_side, side_along, side_spoken_of
from .so_called import so_called

NEAR = 30  # tokens between a council's name and "the council"
LINKED = 2  # tokens of a link and a level noun


class Homes:
    """Find the territory of the bodies of an article that name none.

    By what stands nearest: the next office of the same person ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Sơn La"), the
    same person's office told in full elsewhere, the only body of that kind, the side that the sentence speaks of
    ("phía tỉnh Sơn La có"), and last the territory that the article is most about.
    """

    def __init__(self, doc: Doc, bodies: list[Body], grammar: InstitutionGrammar) -> None:
        self.doc, self.bodies, self.grammar = doc, bodies, grammar
        self.title_starts = {t.start: t.end for t in on(doc).titles}
        self.title_ends = {t.end: t.start for t in on(doc).titles}
        self.body_starts = {b.start: i for i, b in enumerate(bodies)}
        self.levels = Levels(doc, bodies, grammar)
        self.focus = Focus(doc, bodies, grammar, self.levels)
        self.holders = Holders(doc, bodies, self.levels)
        self.found: dict[int, tuple[str, str] | None] = {}

    def of(self, i: int) -> tuple[str, str] | None:
        """Return the territory of the body with a number and the rule that says so, or None."""
        if i not in self.found:
            self.found[i] = None  # a chain that leads back to itself says nothing
            self.found[i] = None if self._is_abroad(self.bodies[i]) else self._look(i)
        return self.found[i]

    def _is_abroad(self, body: Body) -> bool:
        """Say whether a body's name opens with the adjective of a country ("an Iraqi provincial government")."""
        adjective = nationals(on(self.doc).article.language).find(on(self.doc).lower, body.start, body.end)
        return self.grammar.left and adjective is not None

    def _look(self, i: int) -> tuple[str, str] | None:
        body, grammar = self.bodies[i], self.grammar
        head = text_of(self.doc, body.head_start, body.head_end)
        if body.kind in grammar.national or lower(head) in grammar.national_heads or self._of_nation(body):
            return self._nation(i), "institution-home"
        level = grammar.level_of(self.doc, body)
        if (country := self._country_told(body)) is not None:
            return self._within(i, level, country)
        if level is None and body.kind not in grammar.territorial and body.kind not in grammar.same_body:
            return self._again(i, None, head) if body.end - body.start == body.head_end - body.head_start else None
        looks = (
            ("institution-level", self._named_so),
            ("institution-chain", self._next_office),
            ("institution-chain", self._last_office),
            ("institution-holder", self.holders.place_told),
            ("institution-opening", self._opened),
            ("institution-foreigner", self._of_foreigner),
        )
        for rule, look in looks:
            if place := look(i, level):
                return place, rule
        if body.kind in grammar.same_body:
            own = (
                (so_called(self.doc, body, self.title_ends) or place_of_side(self.doc, body.start))
                if grammar.left
                else None
            )
            own = own or (self._own(body) if grammar.left else None)
            return (own, "institution-home") if own else self._again(i, level) or self._abroad(body, level)
        return self._of_article(i, level)

    def _country_told(self, body: Body) -> str | None:
        """Return the country abroad that the head of a body names ("Mặt trận | Lào | xây dựng đất nước tỉnh")."""
        if self.grammar.left or not self.grammar.home:
            return None
        inside = range(body.head_start, body.head_end)
        told = (on(self.doc).places[t.place] for t in on(self.doc).territories if t.name_start in inside)
        countries = [p.country for p in told if p.kind == "Country"]
        countries += [self._party_nation(body)] if body.kind in self.grammar.implied else []
        return next((country for country in countries if country not in (None, self.grammar.home)), None)

    def _party_nation(self, body: Body) -> str | None:
        """Return the country of the party in a body's name ("du Parti | chinois", "du | PCC" of "… de Cuba (PCC)")."""
        doc, words = self.doc, on(self.doc).words
        adjectives = nationals(on(doc).article.language)
        inside = range(body.head_start, body.end)
        found = next((m for at in inside if (m := adjectives.find(on(doc).lower, at, body.end))), None)
        if found is not None:
            return found.value
        for one in self.bodies:
            place = on(doc).places.get(one.territory or "")
            short = words[one.end + 1] if one.end + 2 < len(doc) and words[one.end] == "(" else None
            if place is not None and short in words[body.start : body.end] and words[one.end + 2] == ")":
                return place.country
        return None

    def _within(self, i: int, level: str | None, country: str) -> tuple[str, str] | None:
        """Return the territory of a country told last before a body, or first after it, that its level fits."""
        places, at = on(self.doc).places, self.bodies[i].start
        told = [t for t in on(self.doc).territories if places[t.place].country == country]
        told = [t for t in told if places[t.place].kind != "Country" and self.levels.fit(level, t.place)]
        before = [t for t in told if t.end <= at]
        found = before[-1] if before else next(iter(told), None)
        return (found.place, "institution-foreigner") if found else None

    def _named_so(self, i: int, level: str | None) -> str | None:  # noqa: ARG002  a look like the others
        """Return the territory told last with the level noun that ends a name ("Comité … de la | province")."""
        doc, body, before = self.doc, self.bodies[i], level_words(on(self.doc).article.language)
        noun = before.find(on(doc).lower, body.end - 1, body.end) if self.grammar.determiners else None
        if noun is None or body.end - body.start <= LINKED or not noun.value:
            return None
        told = [(t.start, t.place) for t in on(doc).territories if t.level == noun.value and t.start < t.name_start]
        told += [(b.start, b.territory) for b in self.bodies if b.kind == noun.value and b.territory]
        earlier = [place for at, place in sorted(told) if at < body.start]
        return earlier[-1] if earlier else None

    def _opened(self, i: int, level: str | None) -> str | None:
        """Return the territory of the heading under which a sentence tells of a body."""
        place = place_of_heading(self.doc, self.bodies[i].start) if level else None
        return place if place and self.levels.fit(level, place) else None

    def _of_foreigner(self, i: int, level: str | None) -> str | None:
        """Return the territory abroad told last before an office of somebody from abroad ("Phó Bí thư Tỉnh ủy")."""
        end = self.bodies[i].end
        theirs = end < len(self.doc) and on(self.doc).lower[end] in self.grammar.theirs  # "Hội LHPN tỉnh | bạn"
        theirs = theirs or self._goes_on_abroad(i) or level in self.grammar.far_levels  # "Châu ủy"
        if not theirs and not (self.grammar.foreigners and self.holders.is_foreign(i)):
            return None
        for territory in reversed([t for t in on(self.doc).territories if t.end <= self.bodies[i].start]):
            place = on(self.doc).places[territory.place]
            abroad = place.country not in (None, self.grammar.home) and place.kind != "Country"
            if abroad and self.levels.fit(level, territory.place):
                return str(territory.place)
        return None

    def _goes_on_abroad(self, i: int) -> bool:
        """Say whether the same person's next office is one that home has not ("Bí thư Tỉnh ủy, | Tỉnh trưởng")."""
        at, offices = self.bodies[i].end, self._offices_abroad
        while at < len(self.doc) and on(self.doc).words[at] in BETWEEN:
            at += 1
        return at > self.bodies[i].end and at in offices

    @cached_property
    def _offices_abroad(self) -> frozenset[int]:
        told = load_pack(on(self.doc).article.language).get("roles", {}).get("abroad", ())
        return frozenset(t.start for t in on(self.doc).titles if t.concept in told)

    def _nation(self, i: int) -> str:
        """Return the country of a body of the nation: that of the next office, or the home of the language."""
        chain = self._next_office(i, None)
        country = self._party_nation(self.bodies[i])
        country = country or (on(self.doc).places[chain].country if chain else None)
        entry = gazetteer().entries[f"place/{country or self.grammar.home}"]
        remember(self.doc, entry.place(on(self.doc).article.language))
        return entry.place_key

    def _of_article(self, i: int, level: str | None) -> tuple[str, str] | None:
        """Return the territory of a body by the sides, the bodies of its kind and the home of the article."""
        body, grammar = self.bodies[i], self.grammar
        alike = [b.territory for b in self.bodies if b.kind == body.kind]
        told = [place for place in alike if place and self.levels.fit(level, place)]
        if sided := self._sided(i, level, told):
            return sided
        provincial = level is None and body.kind in grammar.provincial
        home = self.focus.home(level, provincial=provincial) or self.focus.around(level)
        told = [place for place in told if not (provincial and self.focus.is_town(place))]
        vague = level is None and grammar.left and body.kind in grammar.complete
        if home and vague and on(self.doc).places[home].country != grammar.home:
            return None  # "the Department of Health" of nobody knows where
        if home and not any(self.levels.may_be_home(place, level) for place in told):
            return home, "institution-home"  # told only of the other side ("Tỉnh ủy Vân Nam")
        if told and len(set(told)) == 1:
            return told[0], "institution-again"
        if told and home not in told:
            return self._again(i, level)
        return (home, "institution-home") if home else None

    def _sided(self, i: int, level: str | None, told: list[str]) -> tuple[str, str] | None:
        """Return the territory of the side that a sentence speaks of, of the bodies ``told`` where there are any."""
        body, grammar = self.bodies[i], self.grammar
        side = side_spoken_of(self.doc, body, level, grammar, self.levels)
        if side and (not told or side in told):
            return side, "institution-side"
        country = None if grammar.left else country_spoken_of(self.doc, body, grammar)
        if country not in (None, grammar.home) and (found := self._within(i, level, country or "")):
            return found[0], "institution-side"
        along = side_along(self.doc, body, level, grammar, self.levels)
        return (along, "institution-side") if along else None

    def _of_nation(self, body: Body) -> bool:
        """Say whether a name goes on with a body of the nation ("Ban Đối ngoại | Trung ương Đảng")."""
        words, heads = on(self.doc).lower, self.grammar.heads
        inner = (heads.find(words, at, body.end) for at in range(body.start + 1, body.end))
        return any(match is not None and match.value in self.grammar.national for match in inner)

    def _again(self, i: int, level: str | None, head: str = "") -> tuple[str, str] | None:
        """Return the territory of the last body of the same kind told, and with the same head where one is given."""
        for body in reversed(self.bodies[:i]):
            same = not head or lower(head) == lower(text_of(self.doc, body.head_start, body.head_end))
            if same and body.kind == self.bodies[i].kind and body.territory and self.levels.fit(level, body.territory):
                return body.territory, "institution-again"
        return None

    def _own(self, body: Body) -> str | None:
        """Return the territory of the article's own authority, which "the Council" or "the City" alone means."""
        page = place_of_page(self.doc)
        bare = (body.start, body.end) == (body.head_start, body.head_end)
        bare = bare and page is not None and self.levels.fit(self.grammar.level_of(self.doc, body), page)
        if page is not None and bare and (on(self.doc).places[page].kind != "City" or body.kind in CITY_KINDS):
            return page  # a county's paper has no other city, a city's has its county
        return self._authority(body) if body.kind in self.grammar.referring else None

    def _authority(self, body: Body) -> str | None:
        """Return the territory of the authority that an article's dateline names, or that it speaks of first.

        Of several the only one of the sentence before whose name ends in the body's own word ("The | council …").
        """
        councils = [b for b in self.bodies if b.territory and b.kind in self.grammar.same_body]
        dateline = place_of_dateline(self.doc)
        told = [b for b in councils if self._is_capital(b) and on(self.doc).places[b.territory or ""].kind != "Country"]
        word = on(self.doc).lower[body.end - 1]
        opening = next((s.start for s in on(self.doc).story if s.start <= body.start < s.end), body.start)
        near = [b for b in told if body.start - NEAR < b.end <= opening]
        alike = [b.territory for b in near if on(self.doc).lower[b.end - 1] == word]
        if dateline in {body.territory for body in councils}:
            so_called = any(b.territory == dateline and word in on(self.doc).lower[b.start : b.end] for b in councils)
            return dateline if so_called or len(set(alike)) != 1 else alike[0]
        first = next(iter(told), None)
        return alike[0] if len(set(alike)) == 1 else first.territory if first else None

    def _is_capital(self, body: Body) -> bool:
        """Say whether the head of a body's name, past its article, has a capital ("the | City of Leeds")."""
        words = on(self.doc).words
        at = body.head_start + (on(self.doc).lower[body.head_start] in self.grammar.articles)
        return at < body.end and words[at][0].isupper()

    def _abroad(self, body: Body, level: str | None) -> tuple[str, str] | None:
        """Return the territory abroad of a level that was told last ("ông X, Phó Chủ tịch Hội đồng thành phố")."""
        for territory in reversed([t for t in on(self.doc).territories if t.end <= body.start]):
            place = on(self.doc).places[territory.place]
            if territory.level == level and level and place.kind != "Country" and place.country != self.grammar.home:
                return territory.place, "institution-again"
        return None

    def _next_office(self, i: int, level: str | None) -> str | None:
        """Return the territory of the body of the next or the last office in one chain of titles."""
        end = self.bodies[i].end
        joins = BETWEEN | self.grammar.ands if self.grammar.left else BETWEEN  # "Party Committee and Governor of X"
        while end < len(self.doc) and on(self.doc).words[end] in joins:
            end += 1
        if end in self.title_starts and end > self.bodies[i].end and end + 1 <= len(self.doc):
            j = self._body_after(self.title_starts[end])
            held = j is None and (self.grammar.left or end in self._offices_abroad)  # "Tỉnh ủy, Tỉnh trưởng X"
            if held and (told := territory_after(self.doc, self.title_starts[end], self.grammar)):
                return told if self.levels.fit(level, told) else None  # "Party Committee and Governor of X"
            if j is not None and j > i:
                place = self.bodies[j].territory or self._next_office(j, level)
                if not place and level is None and self.grammar.level_of(self.doc, self.bodies[j]):
                    place = next(iter(self.of(j) or ()), None)  # "Bí thư Đảng ủy, Chủ tịch HĐND phường"
                if place and self.levels.fit(level, place):
                    return place
        return None

    def _last_office(self, i: int, level: str | None) -> str | None:
        """Return the territory of the office that the same person's chain tells right before."""
        place = place_of_last_office(self.doc, self.bodies[i], self.bodies, self.grammar, self.title_ends)
        return place if place and self.levels.fit(level, place) else None

    def _body_after(self, at: int) -> int | None:
        """Return the number of the body that begins at a token or one link before it."""
        for start in (at, at - 1, at - 2, at + 1):
            if start in self.body_starts:
                return self.body_starts[start]
        return None
