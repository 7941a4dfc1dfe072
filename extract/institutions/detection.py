"""Where institutions stand in the text: the heads that open one, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import Sentence, on, tokens_of, within
from ..places.levels import TOWN, place_levels, tells_part
from ..words.atom_grammar import DASHES
from ..words.lexicon import Match
from ..words.names import APOSTROPHES, glued, is_name_word, name_end, name_grammar
from .bodies import Body, body_at, territories_by_start
from .grammar import InstitutionGrammar, institution_grammar
from .headless.ended import branch_at, ended_at, ended_kinds
from .headless.officed import office_heads
from .headless.opened import opened_at, opened_grammar
from .heads import ends_title, goes_on_in_head, is_named, lies_in_longer, opens_head, trade_end
from .listed import after_several, counts_bodies, enumerated_territories, listed_names, listed_territories
from .reach.persons import inside_name, is_addressed, opens_person
from .whose.foreigners import is_foreigner

BRACKETED = 3  # tokens of a short name in brackets before the last word of the long one ("(CPDO) | Office")


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
        named = on(doc).territories if self.grammar.capital_heads and self.grammar.series else ()
        self.levelled = {t.name_start: t.name_end for t in named if t.start < t.name_start}
        self.officed = office_heads(doc)
        self.found: list[Body] = []

    def find(self) -> list[Body]:
        """Return the institutions of the story in text order, without overlap."""
        doc, heads = self.doc, self.grammar.heads
        words, written, language = on(doc).lower, on(doc).words, on(doc).article.language
        opener, ending = opened_grammar(language).words, ended_kinds(language).keys()
        tokens = tokens_of(doc, opener.openers, heads.openers)
        tokens = sorted({*tokens, *self.officed, *on(doc).title_ends})
        for sentence in on(doc).story:
            reached, stop = sentence.start, sentence.end
            ended = not ending.isdisjoint(written[reached:stop])
            for at in range(reached, stop) if ended else within(tokens, reached, stop):
                if at < reached:
                    continue
                opened = None
                if at not in self.title_end:
                    opened = opened_at(doc, at, stop, self.starts) if opener.opens(words[at]) else None
                    opened = ended_at(doc, at, stop, self.starts) if ended and opened is None else opened
                    held = opened is None and at in on(doc).title_ends
                    opened = branch_at(doc, at, stop, self.starts) if held else opened
                if opened:
                    self.found.append(opened)
                    reached = opened.end
                    continue
                headed = heads.opens(words[at])
                if not headed and at not in self.officed:
                    continue
                head = self._officed(at, self._head(at, stop) if headed else None)
                if head and (several := enumerated_territories(doc, head, stop, self.grammar, self.starts)):
                    self.found += several
                    reached = several[-1].end
                    continue
                skipped = self._skipped(at, stop, head)
                reached = skipped if head is None or skipped > at else self._add(head, sentence)
        return self.found

    def _head(self, at: int, stop: int) -> Match[str] | None:
        """Return the head that begins at a token, where the words around it leave it one."""
        doc, grammar, word = self.doc, self.grammar, on(self.doc).lower[at]
        ward = self.starts.get(at - 1)  # "9e | arrondissement de Paris"
        counted = ward is not None and ward.end > at and on(doc).words[at - 1][0].isdigit()
        other = at in self.title_starts or at in on(doc).holders or at in on(doc).described
        if not on(doc).words[at][0].isalpha() or counted or other:
            return None
        person = inside_name(doc, at, stop) or is_addressed(doc, at, stop) or _is_surname(doc, at, stop)
        if (at and glued(doc, at - 1)) or person:
            return None  # "Giám đốc Sở Nông nghiệp | Châu Hoàng Nam"
        match = grammar.heads.find(on(doc).lower, at, stop)
        if match and grammar.left and match.end > at + 1 and at and self._is_qualified(at):
            linked = grammar.own_links.find(on(doc).lower, match.end - 1, match.end)  # "City Council | of Zimbabwe"
            if on(doc).lower[at - 1] not in grammar.before and match.value in grammar.closed:
                return None if linked else match
            linked = linked if on(doc).lower[at - 1] in grammar.before else None
            match = grammar.heads.find(on(doc).lower, at, match.end - 1) or match if linked else match
        if match and grammar.left and not self._names_on(match, stop):
            match = grammar.heads.find(on(doc).lower, at, match.end - 1)  # "Leeds City Council | on Tuesday"
        levelled = match is not None and match.end <= self.levelled.get(at, 0)  # "TP | Hội An"
        if match is None or levelled or (match.end < stop and glued(doc, match.end)):  # "Bourg-en-Bresse"
            return None
        if at in self.title_end and not ends_title(doc, match, self.title_end[at], grammar):
            return None
        bare = match.end == at + 1 or (match.end == at + 2 and on(doc).lower[at + 1] in grammar.noun_links)
        small = bare and word in grammar.capital_only and not on(doc).words[at][0].isupper()
        small = small and not self._is_numbered(match, stop)
        written = on(doc).words[at].isupper() or (on(doc).words[at][0].isupper() and word in grammar.whole)  # "Unicef"
        small = small or (word in grammar.acronyms and not written)
        return None if small else match

    def _officed(self, at: int, head: Match[str] | None) -> Match[str] | None:
        """Return the noun that an office makes a head at a token, where none as long stands there."""
        noun = self.officed.get(at)
        return noun if noun and (head is None or head.end < noun.end) else head

    def _is_qualified(self, at: int) -> bool:
        """Say whether a level word, or a name that none knows, stands before a head ("Bucheon | City of Gyeonggi")."""
        words, before = on(self.doc).words, on(self.doc).lower[at - 1]
        if before in self.grammar.before:
            return True
        inside = at not in {s.start for s in on(self.doc).story} and at not in on(self.doc).title_ends
        name = is_name_word(words[at - 1]) and not words[at - 1].isupper() and before not in self.grammar.never
        return inside and name and at not in self.by_end and self.grammar.heads.find([before], 0) is None

    def _is_numbered(self, head: Match[str], stop: int) -> bool:
        """Say whether a number is the name of a body ("trường | số 2")."""
        words, end = on(self.doc).lower, head.end
        told = end + 1 < stop and head.value in self.grammar.numbered and words[end] in self.grammar.numbers
        return told and words[end + 1].isdigit()

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

    def _add(self, head: Match[str], sentence: Sentence) -> int:
        """Add the institution that a head is part of, and those listed with it; return where to look next."""
        doc, grammar, found = self.doc, self.grammar, self.found
        town = head.value in grammar.same_body - grammar.wide_heads
        if town and (part := tells_part(doc, head.end, sentence.end)) > head.end:
            return part
        if after := after_several(doc, head, sentence.end, grammar, self.starts):
            return after
        body = _repeats(doc, head, found, grammar)
        end = trade_end(doc, head, grammar)
        body = body or body_at(doc, head.start, end, head.value, sentence, grammar, self.starts, self.by_end)
        if (
            body is None
            or self._is_common(body)
            or self._only_ends_title(body)
            or self._are_many(body)
            or self._is_shared(body)
            or self._only_describes(body)
        ):
            return head.start + 1
        if found and body.start < found[-1].end:
            body = self._after_last(body)
        if body.kind in grammar.yields and body.end < sentence.end and self._goes_on(body):
            return head.start + 1
        found.append(body)
        if body.kind in grammar.same_body and on(doc).lower[max(body.start - 1, 0)] in grammar.plural:
            found += listed_territories(doc, body, sentence.end, grammar, self.starts)
        if on(doc).lower[max(body.start - 1, 0)] in grammar.plural and grammar.small.find(on(doc).lower, head.start):
            found += listed_names(doc, body, sentence.end, grammar, self.starts)
        return max(found[-1].end, head.start + 1)

    def _after_last(self, body: Body) -> Body:
        """Return a body that reaches into the one before it: with it ("Kano State | Ministry of …"), or after it."""
        last, words, grammar = self.found[-1], on(self.doc).lower, self.grammar
        between, gap = body.head_start - last.end, on(self.doc).words[last.end]
        levelled = between == 0 and (
            last.head_end == last.end or on(self.doc).words[last.start].isupper()
        )  # "CPC X | …"
        bracketed = between == BRACKETED and gap == "("
        # "Leeds County–Cork | Twinning Society", "Women's | Network", "Air Search and | Rescue Service"
        joined = gap in DASHES or (between == 1 and (gap in APOSTROPHES or gap.lower() in grammar.ands))
        if grammar.left and body.start <= last.start and (levelled or bracketed or joined):
            self.found.pop()
            return body
        start = last.end
        joined = words[start] in grammar.ands or (grammar.left and words[start] in grammar.possessives)
        return replace(body, start=start + 1 if joined else start)

    def _goes_on(self, body: Body) -> bool:
        """Say whether a head follows that says what the body is ("Greater Dandenong City | Council")."""
        head, capital = self.grammar.heads.find(on(self.doc).lower, body.end), on(self.doc).words[body.end][0].isupper()
        return capital and head is not None and head.value in self.grammar.left_kinds - self.grammar.nests

    def _is_common(self, body: Body) -> bool:
        """Say whether no word of what an office alone makes a body has a capital ("président du | groupement …")."""
        capital = any(on(self.doc).words[i][0].isupper() for i in range(body.start, body.end))
        return body.head_start in self.officed and not capital

    def _are_many(self, body: Body) -> bool:
        """Say whether a head in the plural means those in a country or region ("six villes de la Région").

        Regions that are told one by one are themselves ("les régions Bretagne et …", "de Maradi, Zinder et …").
        """
        if self._is_shared(body) or counts_bodies(self.doc, body, self.grammar):
            return True
        many = place_levels(on(self.doc).article.language).many
        if not many or body.territory is None or on(self.doc).lower[body.start] not in many:
            return False
        if body.head_end - body.head_start > 1 and on(self.doc).words[body.start][0].isupper():
            return False  # "Régions de France", an association
        told = body.head_end in self.starts or self._lists_on(body.end)
        if told and body.kind in self.grammar.wide_heads and on(self.doc).places[body.territory].kind != "Country":
            return False
        return body.start not in self.starts and on(self.doc).places[body.territory].kind != "City"

    def _lists_on(self, at: int) -> bool:
        """Say whether a joiner and one more name stand at a token."""
        words = on(self.doc).words
        link = self.grammar.links.find(on(self.doc).lower, at + 1) if at + 1 < len(words) else None
        name = link.end if link else at + 1
        joins = on(self.doc).lower[at] in {*self.grammar.series, ","} if name < len(words) else False
        return joins and is_name_word(words[name])

    def _is_shared(self, body: Body) -> bool:
        """Say whether several have such a body each ("Chính phủ | hai nước")."""
        words, after, grammar = on(self.doc).lower, body.end + 1, self.grammar
        several = grammar.capital_heads and after < len(words) and words[body.end] in grammar.plural
        if not several or body.territory is not None or after in self.starts:
            return False
        return grammar.sharers.find(words, after) is not None

    def _only_describes(self, body: Body) -> bool:
        """Say whether an adjective before "town" only says where a town is ("Sicilian | town")."""
        doc, grammar, levels = self.doc, self.grammar, place_levels(on(self.doc).article.language)
        level = levels.after.find(on(doc).lower, body.head_start, body.end)
        small = body.start < body.head_start and on(doc).words[body.head_start].islower()
        if level is None or level.value != TOWN or level.end < body.end or not (small and grammar.left):
            return False
        last = on(doc).lower[body.head_start - 1]
        return body.territory is None and (last.endswith(levels.adjectival) or bool(levels.demonyms.find([last], 0)))

    def _only_ends_title(self, body: Body) -> bool:
        """Say whether a unit in small letters after a title is only part of it ("Trưởng | phòng Hợp tác quốc tế")."""
        grammar, doc = self.grammar, self.doc
        if not grammar.capital_heads or grammar.left or body.start not in self.title_end or body.territory:
            return False
        whole = body.end > body.head_end > body.head_start + 1  # "Trưởng | ban Quản lý Khu X"
        whole = whole or is_named(doc, body, grammar) or not on(doc).words[body.start][0].islower()
        bare = body.kind in grammar.units and not whole  # "Trưởng phòng Văn hóa - Xã hội" of a commune is no other body
        return bare and not any(grammar.levels.find(on(doc).lower, i, body.end) for i in range(body.start, body.end))


def _is_surname(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a word with a capital is the surname that opens a person's name of home."""
    names = name_grammar(on(doc).article.language)
    surname = names.syllable is not None and on(doc).words[at].istitle() and on(doc).lower[at] in names.surnames
    return surname and opens_person(doc, at, stop)


def _repeats(doc: Doc, head: Match[str], found: list[Body], grammar: InstitutionGrammar) -> Body | None:
    """Return the body that a head after a title means where its name has been told ("Nguyên Chủ tịch Liên hiệp X")."""
    if not on(doc).words[head.start][0].isupper() or head.start not in on(doc).title_ends:
        return None
    ends = head.end >= len(doc) or on(doc).words[head.end] in ",;.)"  # "ông X, Chủ tịch Liên hiệp; đại diện …"
    placed = head.end in on(doc).territories.starts
    run = on(doc).lower[head.end : name_end(doc, head.end, len(doc))] if not ends and not placed else []
    foreign = grammar.foreigners and is_foreigner(run, on(doc).article.language)  # "Chủ tịch Phòng | Ameur Djouab"
    if head.value not in grammar.shortened and not (foreign and head.value in grammar.units):
        return None
    if not ends and not foreign and not opens_person(doc, head.end, len(doc), on(doc).addressed):
        return None
    words = on(doc).lower[head.start : head.end]
    alike = [b for b in found if b.kind in grammar.shortened or not ends]
    told = [b for b in alike if on(doc).lower[b.start : b.start + len(words)] == words and b.end - b.start > len(words)]
    if not told:
        return None
    kind = told[-1].kind if head.value in grammar.units else head.value  # a chamber is no "Phòng" of a district
    return Body(head.start, head.end, kind, head.start, head.end, None, "institution-short")
