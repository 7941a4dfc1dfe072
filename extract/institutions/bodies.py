"""Where institutions stand in the text: a head of institutions.ttl with the name around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from ..document import on
from ..places.levels import Territory, names_nobody
from ..words.lexicon import Match
from ..words.names import APOSTROPHES, glued, is_name_word, name_end
from .grammar import InstitutionGrammar, institution_grammar
from .heads import ends_title, goes_on_in_head, lies_in_longer, opens_head, trade_end
from .left import extend_left
from .persons import inside_name, opens_person
from .right import extend_right

LEADING = 5  # tokens that say who leads
LINKS = 2  # tokens that join a title to a body


HELD = 3  # words of a head that after a title is a whole name


@dataclass(frozen=True, slots=True)
class Body:
    """Mark an institution in the text: tokens, kind, its territory if named, the tokens of its head."""

    start: int
    end: int
    kind: str
    head_start: int
    head_end: int
    territory: str | None
    rule: str
    key: str = ""


def territories_by_start(doc: Doc) -> dict[int, Territory]:
    """Index the territories by their first token, whole and name."""
    index = {t.name_start: t for t in on(doc).territories}
    index.update({t.start: t for t in on(doc).territories})
    return index


def find_bodies(doc: Doc) -> list[Body]:
    """Return the institutions of the story in text order, without overlap."""
    return BodyFinder(doc).find()


class BodyFinder:
    """Find the institutions of a document, with what its titles and territories say about each token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.grammar = institution_grammar(on(doc).article.language)
        self.starts = territories_by_start(doc)
        self.by_end = {t.end: t for t in on(doc).territories} | {t.name_end: t for t in on(doc).territories}
        self.title_end = {at: t.end for t in on(doc).titles for at in range(t.start, t.end)}
        self.title_starts = {t.start for t in on(doc).titles}
        self.inside_name: dict[int, int] = {
            at: t.name_end for t in on(doc).territories for at in range(t.name_start + 1, t.name_end)
        }
        self.found: list[Body] = []

    def find(self) -> list[Body]:
        """Return the institutions of the story in text order, without overlap."""
        words, heads = on(self.doc).lower, self.grammar.heads
        for sentence in on(self.doc).story:
            at = sentence.start
            while at < sentence.end:
                if not heads.opens(words[at]):
                    at += 1
                    continue
                head = self._head(at, sentence.end)
                skipped = self._skipped(at, sentence.end, head)
                at = skipped if head is None or skipped > at else self._add(head, sentence)
        return self.found

    def _head(self, at: int, stop: int) -> Match[str] | None:
        """Return the head that begins at a token, where the words around it leave it one."""
        doc, grammar, word = self.doc, self.grammar, on(self.doc).lower[at]
        if not doc[at].text[0].isalpha() or at in self.title_starts:
            return None
        if (at and glued(doc, at - 1)) or inside_name(doc, at, stop):
            return None
        match = grammar.heads.find(on(doc).lower, at, stop)
        if match and grammar.left and not self._names_on(match, stop):
            match = grammar.heads.find(on(doc).lower, at, match.end - 1)  # "Leeds City Council | on Tuesday"
        if match is None or (match.end < stop and glued(doc, match.end)):  # "Bourg-en-Bresse"
            return None
        if at in self.title_end and not ends_title(doc, match, self.title_end[at], grammar):
            return None
        small = match.end == at + 1 and word in grammar.capital_only and not doc[at].text[0].isupper()
        small = small or (word in grammar.acronyms and not doc[at].text.isupper())
        return None if small else match

    def _names_on(self, head: Match[str], stop: int) -> bool:
        """Say whether a name follows a head that ends in a link, if it does ("Council on | Tourism")."""
        words, grammar, end = on(self.doc).lower, self.grammar, head.end
        if end - head.start < 2 or not grammar.seats_open.find(words, end - 1, end):
            return True
        named = end < stop and (self.doc[end].text[0].isupper() or grammar.fields.find(words, end, stop) is not None)
        return named and words[end] not in grammar.never

    def _skipped(self, at: int, stop: int, head: Match[str] | None) -> int:
        """Return where to look next if no body begins at a token, or the token itself."""
        if head is None:
            return at + 1
        doc, grammar = self.doc, self.grammar
        territory = self.starts.get(at)
        if territory and territory.level is None and territory.end > head.end:  # "Hội An", no association
            return territory.end
        if not head.value:
            return head.end
        # "Roxas City" is a town's whole name; "Local Government | Division"
        longer = goes_on_in_head(doc, head, stop, grammar) or lies_in_longer(doc, head, stop, grammar)
        if grammar.capital_heads and (at in self.inside_name or longer):
            return min(head.end, self.inside_name.get(at, head.end))  # "Aberdeen City | Council"
        if at not in self.title_end and not opens_head(doc, head, grammar):
            return head.end if grammar.capital_heads else at + 1
        return at

    def _add(self, head: Match[str], sentence: Span) -> int:
        """Add the institution that a head is part of, and those listed with it; return where to look next."""
        doc, grammar, found = self.doc, self.grammar, self.found
        if after := _after_several(doc, head, sentence.end, grammar, self.starts):
            return after
        body = _repeats(doc, head, found, grammar)
        end = trade_end(doc, head, grammar)
        body = body or body_at(doc, head.start, end, head.value, sentence, grammar, self.starts, self.by_end)
        if body is None or self._only_ends_title(body):
            return head.start + 1
        if found and body.start < found[-1].end:
            body = self._after_last(body)
        if body.kind in grammar.yields and body.end < sentence.end and self._goes_on(body):
            return head.start + 1
        found.append(body)
        if body.kind in grammar.same_body and on(doc).lower[max(body.start - 1, 0)] in grammar.plural:
            found += _listed_territories(doc, body, sentence.end, grammar, self.starts)
        if on(doc).lower[max(body.start - 1, 0)] in grammar.plural and grammar.small.find(on(doc).lower, head.start):
            found += _listed_names(doc, body, sentence.end, grammar, self.starts)
        return max(found[-1].end, head.start + 1)

    def _after_last(self, body: Body) -> Body:
        """Return a body that reaches into the one before it: with it ("Kano State | Ministry of …"), or after it."""
        last, words, grammar = self.found[-1], on(self.doc).lower, self.grammar
        levelled = last.kind in grammar.closed and last.head_end == last.end and last.end == body.head_start
        plural = grammar.left and last.end + 1 == body.head_start and self.doc[last.end].text in APOSTROPHES
        party = (
            self.doc[last.start].text.isupper() and last.end == body.head_start
        )  # "CPC Chengdu | Municipal Committee"
        if grammar.left and body.start <= last.start and (levelled or plural or party):
            self.found.pop()
            return body
        start = last.end
        joined = words[start] in grammar.ands or (grammar.left and words[start] in grammar.possessives)
        return replace(body, start=start + 1 if joined else start)

    def _goes_on(self, body: Body) -> bool:
        """Say whether a head follows that says what the body is ("Greater Dandenong City | Council")."""
        head = self.grammar.heads.find(on(self.doc).lower, body.end)
        return head is not None and head.value in self.grammar.left_kinds and self.doc[body.end].text[0].isupper()

    def _only_ends_title(self, body: Body) -> bool:
        """Say whether a unit in small letters after a title is only part of it ("Trưởng | phòng Hợp tác quốc tế")."""
        grammar, doc = self.grammar, self.doc
        if not grammar.capital_heads or grammar.left or body.start not in self.title_end or body.territory:
            return False
        small = doc[body.start].text[0].islower() and body.kind in grammar.units
        return small and grammar.level_of(doc, body) is None


def _listed_territories(
    doc: Doc, first: Body, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> list[Body]:
    """Return the territories that share a level word in the plural ("các tỉnh Quảng Ninh, Lạng Sơn và Cao Bằng")."""
    found, at = [], first.end
    while (
        at + 1 < stop
        and on(doc).lower[at] in grammar.series
        and (territory := starts.get(at + 1))
        and territory.level is None
    ):
        if on(doc).places[territory.place].kind == "Country":
            break
        found.append(Body(at + 1, territory.end, first.kind, at + 1, at + 1, territory.place, "institution-list"))
        at = territory.end
    return found


def _listed_names(
    doc: Doc, first: Body, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> list[Body]:
    """Return the bodies that share a head in the plural ("các công ty Soget, Seafrigo")."""
    found, at = [], first.end
    while at + 1 < stop and on(doc).lower[at] in grammar.series and is_name_word(on(doc).words[at + 1]):
        begin = at + 1
        if begin in starts or begin in on(doc).title_starts or grammar.heads.find(on(doc).lower, begin, stop):
            break
        if opens_person(doc, begin, stop, on(doc).addressed):
            break
        at = name_end(doc, begin, stop)
        found.append(Body(begin, at, first.kind, begin, begin, None, "institution-list"))
    return found


def _after_several(
    doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]
) -> int | None:
    """Return the end of the territories that a head is told of at once ("UBND các huyện A, B"): it names no body."""
    words, at = on(doc).lower, head.end + 1
    if head.value in grammar.described:  # "Nhóm công tác liên hợp | các tỉnh A, B": a body of its own
        return None
    if not grammar.series or at >= stop or words[head.end] not in grammar.plural or at not in starts:
        return None
    if grammar.levels.find(words, at, stop) is None:
        return None
    at = starts[at].end
    while at + 1 < stop and words[at] in grammar.series and at + 1 in starts:
        at = starts[at + 1].end
    return at


def _repeats(doc: Doc, head: Match[str], found: list[Body], grammar: InstitutionGrammar) -> Body | None:
    """Return the body that a head after a title means where its name has been told ("Nguyên Chủ tịch Liên hiệp X")."""
    if (
        head.value not in grammar.shortened
        or not doc[head.start].text[0].isupper()
        or head.start not in on(doc).title_ends
    ):
        return None
    ends = head.end >= len(doc) or doc[head.end].text in ",;.)"  # "ông X, Chủ tịch Liên hiệp; đại diện …"
    if not ends and not opens_person(doc, head.end, len(doc), on(doc).addressed):
        return None
    words = on(doc).lower[head.start : head.end]
    alike = [b for b in found if b.kind in grammar.shortened or not ends]
    if any(on(doc).lower[b.start : b.start + len(words)] == words and b.end - b.start > len(words) for b in alike):
        return Body(head.start, head.end, head.value, head.start, head.end, None, "institution-short")
    return None


def _only_placed(doc: Doc, at: int, end: int, starts: dict[int, Territory]) -> bool:
    """Say whether nothing but a territory and the words that link it stands between two tokens."""
    while at < end and at not in starts:
        if doc[at].text[0].isupper():
            return False
        at += 1
    return at < end and starts[at].end == end


def _linked_to_title(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether small words alone join a head to the title before it ("le président | de la | Fondation X")."""
    before = at
    while at - before < LINKS and before and grammar.links.find(on(doc).lower, before - 1, before):
        before -= 1
    return before < at and len(grammar.noun_links) > 0 and before in on(doc).title_ends


def is_led(doc: Doc, start: int, end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether words of leading stand right before or right after a body ("… | que préside Anne Roy")."""
    words = on(doc).lower
    before = (grammar.heading.find(words, at, start) for at in range(max(0, start - LEADING), start))
    if any(match and match.end == start for match in before):
        return True
    return end < len(doc) and grammar.headed.find(words, end) is not None


def _apposed(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a head with a name of its own follows a head at once ("la Communauté urbaine | Grand Poitiers")."""
    if at >= stop or not grammar.placed or not doc[at].text[0].isupper():
        return False
    head = grammar.heads.find(on(doc).lower, at, stop)
    return head is not None and head.value in grammar.placed


def body_at(
    doc: Doc,
    start: int,
    end: int,
    kind: str,
    sentence: Span,
    grammar: InstitutionGrammar,
    starts: dict[int, Territory],
    by_end: dict[int, Territory],
) -> Body | None:
    """Return the institution that a head is part of, or None where the words name none."""
    capital = any(doc[i].text[0].isupper() for i in range(start, end))
    if grammar.complete_heads and start == sentence.start and end - start == 1:
        capital = False  # the first word of a sentence has one anyway
    held = start in on(doc).title_ends or end in on(doc).title_ends or _linked_to_title(doc, start, grammar)
    right, place = extend_right(doc, end, sentence.end, kind, grammar, starts, held=held)
    if right == end and _apposed(doc, end, sentence.end, grammar):
        return None
    left, left_place = (start, None)
    if grammar.left and (right == end or kind in grammar.left_kinds) and not (place and kind in grammar.same_body):
        left, left_place = extend_left(doc, start, sentence.start, kind, grammar, by_end)
    if kind in grammar.same_body and left_place is None and names_nobody(doc, left, start):
        left = start  # "the Chinese city"
    place = left_place or place or next((starts[i].place for i in range(start + 1, end) if i in starts), None)
    if grammar.left and right == end > start + 1 and grammar.own_links.find(on(doc).lower, end - 1, end):
        right = end = end - 1  # "Indiana state | of the United States"
    named = right > end or left < start
    if place and kind in grammar.same_body and on(doc).places[place].kind == "Country":
        return None  # "provinces of Vietnam"
    if named and not (place or any(doc[i].text[0].isupper() for i in (*range(left, start), *range(end, right)))):
        told = kind in grammar.told and (_linked_to_title(doc, start, grammar) or is_led(doc, start, right, grammar))
        named = capital or kind in grammar.implied or told
    if kind in grammar.placed and not place:
        levelled = next((m for at in range(end, right) if (m := grammar.levels.find(on(doc).lower, at, right))), None)
        if levelled is None or right - end <= levelled.end - levelled.start:
            return None
    if (
        on(doc).lower[start] in grammar.sites
        and not capital
        and end - start == 1
        and _only_placed(doc, end, right, starts)
    ):
        return None  # "l'usine de Basse-Goulaine"
    complete = grammar.is_complete(doc, start, end, kind) or any(i in starts for i in range(start + 1, end))
    alone = start in on(doc).title_ends and end - start >= HELD and doc[start].text[0].isupper()
    complete = complete or (alone and grammar.capital_heads and bool(grammar.series))  # "Tư lệnh | Bộ đội Biên phòng"
    if (
        not named
        and not complete
        and kind not in grammar.implied | grammar.referring
        and not (capital and kind in grammar.proper)
    ):
        return None
    rule = "institution-territory" if place else "institution-name" if named else "institution-home"
    return Body(left, right, kind, start, end, place, rule)
