"""Whose body it is when the text leaves that to context: "Tỉnh ủy", "the provincial People's Committee", "Quốc hội"."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from spacy.tokens import Doc

from ..document import on
from ..places.gazetteer import gazetteer, holder_of
from ..places.introduced import CITY_KINDS
from ..places.levels import nationals, remember
from ..places.page_home import place_of_heading, place_of_page
from ..words.atoms import DASHES, atom_grammar
from ..words.lexicon import lower
from ..words.names import is_name_word, name_end
from .bodies import Body
from .grammar import InstitutionGrammar
from .side_told import place_of_side

HEADLINE, FIRST, OFTEN, OUTLET = 6, 4, 2, 8  # what a mention counts by where it stands
BETWEEN = frozenset(",(") | DASHES
LONGEST_NAME = 6  # tokens
SIDE = 4  # tokens between a word for a side and its territory
REACH = 14  # tokens between a territory and the verb of its delegation


class Homes:
    """Find the territory of the bodies of an article that name none.

    By what stands nearest: the next office of the same person ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Sơn La"), the
    same person's office told in full elsewhere, the only body of that kind, the side that the sentence speaks of
    ("phía tỉnh Sơn La có"), and last the territory that the article is most about.
    """

    def __init__(self, doc: Doc, bodies: list[Body], grammar: InstitutionGrammar) -> None:
        self.doc, self.bodies, self.grammar = doc, bodies, grammar
        self.title_ends = {t.end: t.start for t in on(doc).titles}
        self.title_starts = {t.start: t.end for t in on(doc).titles}
        self.body_ends = {b.end: b.start for b in bodies}
        self.body_starts = {b.start: i for i, b in enumerate(bodies)}
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
        head = self.doc[body.head_start : body.head_end].text
        if body.kind in grammar.national or lower(head) in grammar.national_heads or self._of_nation(body):
            return self._nation(i), "institution-home"
        level = grammar.level_of(self.doc, body)
        if level is None and body.kind not in grammar.territorial and body.kind not in grammar.same_body:
            return self._again(i, None, head) if body.end - body.start == body.head_end - body.head_start else None
        looks = (
            ("institution-chain", self._next_office),
            ("institution-holder", self._told_of_holder),
            ("institution-opening", self._opened),
        )
        for rule, look in looks:
            if place := look(i, level):
                return place, rule
        if body.kind in grammar.same_body:
            own = (place_of_side(self.doc, body.start) or self._own(body)) if grammar.left else None
            return (own, "institution-home") if own else self._again(i, level) or self._abroad(body, level)
        return self._of_article(i, level)

    def _opened(self, i: int, level: str | None) -> str | None:
        """Return the territory of the heading under which a sentence tells of a body."""
        place = place_of_heading(self.doc, self.bodies[i].start) if level else None
        return place if place and self._fits(level, place) else None

    def _nation(self, i: int) -> str:
        """Return the country of a body of the nation: that of the next office, or the home of the language."""
        chain = self._next_office(i, None)
        country = on(self.doc).places[chain].country if chain else None
        entry = gazetteer().entries[f"place/{country or self.grammar.home}"]
        remember(self.doc, entry.place(on(self.doc).article.language))
        return entry.place_key

    def _of_article(self, i: int, level: str | None) -> tuple[str, str] | None:
        """Return the territory of a body by the sides, the bodies of its kind and the home of the article."""
        body, grammar = self.bodies[i], self.grammar
        alike = [b.territory for b in self.bodies if b.kind == body.kind]
        told = [place for place in alike if place and self._fits(level, place)]
        side = self._side(body, level)
        if side and (not told or side in told):
            return side, "institution-side"
        home = self._home(level) or self._around(level)
        vague = level is None and grammar.left and body.kind in grammar.complete
        if home and vague and on(self.doc).places[home].country != grammar.home:
            return None  # "the Department of Health" of nobody knows where
        if home and not any(self._may_be_home(place, level) for place in told):
            return home, "institution-home"  # told only of the other side ("Tỉnh ủy Vân Nam")
        if told and len(set(told)) == 1:
            return told[0], "institution-again"
        if told and home not in told:
            return self._again(i, level)
        return (home, "institution-home") if home else None

    def _of_nation(self, body: Body) -> bool:
        """Say whether a name goes on with a body of the nation ("Ban Đối ngoại | Trung ương Đảng")."""
        words, heads = on(self.doc).lower, self.grammar.heads
        inner = (heads.find(words, at, body.end) for at in range(body.start + 1, body.end))
        return any(match is not None and match.value in self.grammar.national for match in inner)

    def _again(self, i: int, level: str | None, head: str = "") -> tuple[str, str] | None:
        """Return the territory of the last body of the same kind told, and with the same head where one is given."""
        for body in reversed(self.bodies[:i]):
            same = not head or lower(head) == lower(self.doc[body.head_start : body.head_end].text)
            if same and body.kind == self.bodies[i].kind and body.territory and self._fits(level, body.territory):
                return body.territory, "institution-again"
        return None

    def _own(self, body: Body) -> str | None:
        """Return the territory of the article's own authority, which "the Council" or "the City" alone means."""
        page = place_of_page(self.doc)
        bare = (body.start, body.end) == (body.head_start, body.head_end)
        bare = bare and page is not None and self._fits(self.grammar.level_of(self.doc, body), page)
        if page is not None and bare and (on(self.doc).places[page].kind != "City" or body.kind in CITY_KINDS):
            return page  # a county's paper has no other city, a city's has its county
        return self._authority() if body.kind in self.grammar.referring else None

    def _authority(self) -> str | None:
        """Return the territory of the authority that an article speaks of first, by the name of its council."""
        for body in self.bodies:
            if body.territory and body.kind in self.grammar.same_body and self.doc[body.head_start].text[0].isupper():
                return body.territory if on(self.doc).places[body.territory].kind != "Country" else None
        return None

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
        while end < len(self.doc) and self.doc[end].text in BETWEEN:
            end += 1
        if end in self.title_starts and end > self.bodies[i].end and end + 1 <= len(self.doc):
            j = self._body_after(self.title_starts[end])
            if j is not None and j > i:
                place = self.bodies[j].territory or self._next_office(j, level)
                if not place and level is None and self.grammar.level_of(self.doc, self.bodies[j]):
                    place = next(iter(self.of(j) or ()), None)  # "Bí thư Đảng ủy, Chủ tịch HĐND phường"
                if place and self._fits(level, place):
                    return place
        return None

    def _body_after(self, at: int) -> int | None:
        """Return the number of the body that begins at a token or one link before it."""
        for start in (at, at - 1, at - 2, at + 1):
            if start in self.body_starts:
                return self.body_starts[start]
        return None

    @cached_property
    def _holders(self) -> list[frozenset[tuple[str, ...]]]:
        return [self._holder(body) for body in self.bodies]

    def _holder(self, body: Body) -> frozenset[tuple[str, ...]]:
        """Return the names right after a body and right before the chain of titles that it ends."""
        doc, honorifics = self.doc, atom_grammar(on(self.doc).article.language).honorifics
        names = set()
        at = body.end
        while at < len(doc) and (doc[at].text in BETWEEN or honorifics.find(on(doc).lower, at)):
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
            elif doc[at - 1].text in BETWEEN:
                at -= 1
            else:
                break
        for start in range(max(0, at - LONGEST_NAME), at - 1):
            if is_name_word(on(doc).words[start]) and name_end(doc, start, at) == at:
                names.add(tuple(on(doc).lower[start:at]))
                break
        return frozenset(names)

    def _told_of_holder(self, i: int, level: str | None) -> str | None:
        """Return the territory of the same person's office where it is told in full."""
        mine = {name for name in self._holders[i] if len(name) > 1}
        for j, body in enumerate(self.bodies):
            same = body.kind == self.bodies[i].kind and body.territory and self._fits(level, body.territory)
            if same and mine & self._holders[j]:
                return body.territory
        return None

    def _fits(self, level: str | None, place: str) -> bool:
        """Say whether a territory may be of a level: as the text calls it, else by its kind."""
        if level is None:
            return True
        if on(self.doc).places[place].kind == "Country":
            return False
        said = self._said.get(place)
        if said:
            return level in said
        known = on(self.doc).places[place]
        return known.kind == "AdministrativeArea" or level not in self.grammar.wide_levels

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

    def _side(self, body: Body, level: str | None) -> str | None:
        """Return the territory of the side a sentence speaks of ("phía tỉnh Sơn La có …", "đoàn tỉnh Sê Kông do …")."""
        doc, grammar = self.doc, self.grammar
        sentence = next((s for s in on(doc).story if s.start <= body.start < s.end), None)
        if sentence is None:
            return None
        for at in range(body.start - 1, sentence.start, -1):
            leads, lists = grammar.leads.find(on(doc).lower, at, at + 1), grammar.lists.find(on(doc).lower, at, at + 1)
            if not leads and not lists:
                continue
            near = [
                t for t in on(doc).territories if sentence.start <= t.start and t.end <= at and self._adjoins(t.end, at)
            ]
            for territory in reversed(near):
                known = on(doc).places[territory.place]
                spoken = leads or any(
                    grammar.sides.find(on(doc).lower, before, territory.start)
                    for before in range(max(sentence.start, territory.start - SIDE), territory.start)
                )
                if spoken and known.kind != "Country" and self._fits(level, territory.place):
                    place: str = territory.place
                    return place
            if near:
                return None
        return None

    def _adjoins(self, end: int, at: int) -> bool:
        """Say whether only what locates a place stands between it and a word ("… (Lào) do", "… nước CHDCND Lào do")."""
        between = [t for t in on(self.doc).territories if end <= t.start and t.end <= at]
        covered = {i for t in between for i in range(t.start, t.end)}
        rest = [i for i in range(end, at) if i not in covered and self.doc[i].text not in "(),"]
        return len(rest) <= 1 and at - end <= REACH

    def _may_be_home(self, place: str, level: str | None) -> bool:
        known = on(self.doc).places[place]
        return known.kind != "Country" and known.country in (self.grammar.home, None) and self._fits(level, place)

    def _home(self, level: str | None) -> str | None:
        """Return the territory that the article is most about, of those where such bodies exist."""
        counts: Counter[str] = Counter()
        headline = on(self.doc).article.headline
        for rank, territory in enumerate(on(self.doc).territories):
            if not self._may_be_home(territory.place, level):
                continue
            start = self.doc[territory.start].idx
            heads = headline is not None and headline.start <= start < headline.end
            counts[territory.place] += HEADLINE if heads else FIRST if rank < 3 else OFTEN
        for body in self.bodies:
            if body.territory is not None and body.territory in counts and body.kind in self.grammar.territorial:
                counts[body.territory] += OFTEN
        for place in self._outlets:
            if place in counts:
                counts[place] += OUTLET
        known = [place for place in counts if on(self.doc).places[place].country == self.grammar.home]
        return max(known or counts, key=lambda k: counts[k]) if counts else None

    def _around(self, level: str | None) -> str | None:
        """Return the territory that holds the town of the article ("UBND tỉnh" on a page of "thành phố Yên Bái")."""
        town = self._home(None) if level in self.grammar.wide_levels else None
        if around := holder_of(town) if town else None:
            remember(self.doc, around.place(on(self.doc).article.language))
        return around.place_key if around else None

    @cached_property
    def _outlets(self) -> frozenset[str]:
        """Return the places that the page's head names ("BÁO AN GIANG", "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH ĐỒNG THÁP")."""
        doc, lexicon = self.doc, gazetteer().lexicon
        first = on(doc).story[0].start if on(doc).story else 0
        found: set[str] = set()
        for match in lexicon.matches(on(doc).folded, 0, first):
            if doc[match.start].text[0].isupper():
                found.update(e.place_key for e in match.value)
        return frozenset(found)
