"""Where institutions stand in the text: a head of institutions.ttl and how far its name reaches on either side of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from .atoms import atom_grammar
from .institution_grammar import InstitutionGrammar, fields_end, institution_grammar
from .lexicon import Match
from .names import glued, is_name_word, name_end, name_grammar, territory_tokens
from .places import Territory, names_nobody, new_place, only_locates


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
    index = {t.name_start: t for t in doc._.territories}
    index.update({t.start: t for t in doc._.territories})
    return index


def addressed_names(doc: Doc) -> frozenset[tuple[str, ...]]:
    """Return the names of two words or more that an honorific announces somewhere ("đồng chí Hoàng Giang")."""
    honorifics = atom_grammar(doc._.article.language).honorifics
    found = set()
    for sentence in doc._.story:
        at = sentence.start
        while at < sentence.end:
            match = honorifics.find(doc._.lower, at, sentence.end)
            at = match.end if match else at + 1
            if match and at < sentence.end and is_name_word(doc[at]):
                end = name_end(doc, at, sentence.end)
                if end - at >= 2:
                    found.add(tuple(doc._.lower[at:end]))
    return frozenset(found)


def opens_person(doc: Doc, at: int, stop: int, addressed: frozenset[tuple[str, ...]] = frozenset()) -> bool:
    """Say whether a run of capitals is rather a person: the surname comes first, or an honorific announced the name."""
    end = name_end(doc, at, stop)
    if doc._.lower[at] in name_grammar(doc._.article.language).surnames and end - at >= 3:
        return True
    return tuple(doc._.lower[at:end]) in addressed


@dataclass(slots=True)
class Reach:
    """Hold how far a name has been read after its head, and the territory that it names."""

    end: int
    place: str | None = None
    loose: int = 0
    field: bool = False  # the last words read were a field of work


def extend_right(doc: Doc, at: int, stop: int, kind: str, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> tuple[int, str | None]:
    """Return the end of a name that goes on after its head, and the key of its territory."""
    words, limit = doc._.lower, min(stop, at + grammar.reach)
    reach, i, joined = Reach(at), at, False  # joined: a word that only joins like to like ("và", ",") was the last one read
    if kind in grammar.paired and (inner := next((t for t in starts.values() if t.end == at), None)):
        reach.end = i = _other_country(doc, at, limit, kind, inner, grammar, starts)  # "Hội hữu nghị Việt Nam - Pháp"
    while i < limit:
        territory = starts.get(i)
        shared = joined and grammar.complete_heads and grammar.fields.find(words, i, limit)  # "villes et communes de Wallonie"
        if territory is not None and not shared and not (joined and words[i - 1] == ","):
            if joined and grammar.complete_heads:  # "la Fédération et Bahia"
                break
            if not _take_territory(doc, reach, territory, kind, grammar, joined):
                if i != reach.end or kind not in grammar.open_ended or not grammar.complete_heads:
                    break
                reach.end = territory.end  # "de l'Atacora Donga"
            while reach.end < limit and glued(doc, reach.end) and (beside := starts.get(reach.end + 1)) is not None:  # "Corrèze-Mali"
                reach.end = beside.end
            reach.end = _other_country(doc, reach.end, limit, kind, territory, grammar, starts)
            i = reach.end
            if kind in grammar.seated and (m := grammar.seats.find(words, i, limit)) and m.end in starts:
                reach.end = i = starts[m.end].end
            joined = False
            if kind not in grammar.open_ended:
                break
        elif (match := _name_field(doc, i, limit, grammar, joined=joined)) and _is_field(doc, match, reach, kind, at, grammar):
            if joined and words[i - 1] == "," and not reach.field and grammar.series:  # "Văn phòng UBND tỉnh, Tài chính"
                break
            reach.field = grammar.levels.find(words, i, limit) is None
            reach.end = i = match.end
            reach.loose, joined = 0, False
        elif kind in grammar.listed and words[i] == "," and reach.end == i and (end := fields_end(doc, i + 1, stop, grammar)):
            reach.end = i = end
        elif words[i] == "," and kind in grammar.comma_kinds and _lists_on(doc, i + 1, limit, grammar):
            i += 1  # "ministère des Affaires étrangères, du Commerce et du Développement"
        elif _joins(grammar, words, i) and (i > at or _joins_noun(doc, i + 1, limit, grammar)):
            i += 1
            joined = True
        elif words[i] in grammar.ands and _opens_another(doc, i + 1, limit, grammar, starts):
            break
        elif joined and words[i] in grammar.determiners and words[i - 1] in grammar.series:  # "le X et le Y"
            break
        elif match := (grammar.own_links if kind in grammar.same_body else grammar.links).find(words, i, limit):
            i = match.end
        elif is_name_word(doc[i]) and (opens_person(doc, i, stop, doc._.addressed) or _given(doc, i, stop, reach, at)):
            if kind in grammar.named_after and reach.end == at and not doc._.title_ends.get(at):  # "Trường THPT chuyên Lý Tự Trọng"
                reach.end = name_end(doc, i, limit)
            break
        elif doc[i].text[0].isupper() and (head := grammar.heads.find(words, i, limit)) and grammar.series:
            if joined or kind not in grammar.nests or not head.value:
                break
            end, place = extend_right(doc, head.end, stop, head.value, grammar, starts)
            place = place or next((starts[k].place for k in range(i, head.end) if k in starts), reach.place)
            return _seat_end(doc, end, limit, kind, grammar, starts), place
        elif joined and (words[i] in grammar.determiners or words[i - 1] == "," or grammar.heads.find(words, i, limit)):
            break
        elif joined and kind not in grammar.loose and (words[i - 1] in grammar.series or not grammar.complete_heads):
            break
        elif is_name_word(doc[i]) and (kind not in grammar.closed or (i > at and i != reach.end)):
            if words[i] in grammar.never or opens_person(doc, i, stop, doc._.addressed) or doc._.title_starts.get(i):
                break
            linked = i != reach.end or grammar.links.find(words, i - 1, i) is not None
            if grammar.left and not linked and (kind not in grammar.trailing or not _opens_sentence_part(doc, at, grammar)):
                break  # its name stands before the head; what follows it is somebody or something else
            if grammar.complete_heads and i == at and kind.endswith("-council"):  # "le conseil rural Birahim Diagne"
                break
            if kind in grammar.territorial and kind not in grammar.implied and doc[i].text.isupper() and reach.end == at and grammar.series:
                reach.end = i = name_end(doc, i, limit)  # "Sở VH-TT-DL"
                continue
            if grammar.series and (kind in grammar.territorial or (grammar.complete_heads and kind in grammar.same_body)):
                return _new_seat(doc, i, limit, kind, grammar, reach)
            reach.end = i = name_end(doc, i, limit)
            reach.loose, joined = 0, False
        elif glued(doc, i):
            i += 1
        elif i + 2 < limit and glued(doc, i + 1) and is_name_word(doc[i + 2]):  # "el-Fayha"
            reach.end = i = name_end(doc, i + 2, limit)
        elif doc[i].text[0].islower() and (adjective := _adjective_end(doc, i, limit, grammar)):
            reach.end = i = adjective
            joined = False
        elif words[i - 1] in grammar.noun_links and _noun_goes_on(doc, i, kind, at, reach, grammar):
            reach.end = i = i + 1
            joined = False
        elif kind in grammar.loose and reach.loose < grammar.loose_reach and doc[i].text.isalpha() and words[i] not in grammar.stops:
            reach.loose += 1
            i += 1
        else:
            break
    end = _seat_end(doc, reach.end, limit, kind, grammar, starts) if reach.end > at else reach.end
    return end, reach.place


def _other_country(doc: Doc, at: int, stop: int, kind: str, first: Territory, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> int:
    """Return the end of the other country that a body is of ("Việt Nam - Pháp", "Vietnam — France", "Italia Việt Nam")."""
    countries = [doc._.places[first.place].kind == "Country"]
    while at + 1 < stop:
        dash = doc[at].text in "—–-"
        beside = starts.get(at + 1 if dash else at)
        if beside is None or beside.place == first.place or beside.end > stop:
            break
        countries.append(doc._.places[beside.place].kind == "Country")
        both = kind in grammar.paired and all(countries)
        if not (both or (dash and kind in grammar.open_ended and any(countries))):
            break
        at = beside.end
    return at


def _seat_end(doc: Doc, at: int, stop: int, kind: str, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> int:
    """Return the end of the seat that belongs to a name ("Văn phòng KOTRA | tại TP Hồ Chí Minh")."""
    if kind in grammar.seated and at < stop and (m := grammar.seats.find(doc._.lower, at, stop)) and m.end in starts:
        return starts[m.end].end
    return at


def _name_field(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, *, joined: bool) -> Match[bool] | None:
    """Return the field of work that begins at a token: of those with a capital too, unless a longer head begins there."""
    words = doc._.lower
    capital = grammar.compounds.find(words, at, stop) if joined or doc[at].text[0].isupper() else None
    match = max((m for m in (capital, grammar.fields.find(words, at, stop)) if m), key=lambda m: m.end, default=None)
    head = grammar.heads.find(words, at, stop) if match and doc[at].text[0].isupper() else None
    return None if head and match and head.value and head.end > match.end else match


def _is_field(doc: Doc, field: Match[bool], reach: Reach, kind: str, head_end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a word for a field of work belongs to the name: after a territory, only a level word does."""
    if not grammar.series or grammar.levels.find(doc._.lower, field.start, field.end):
        return True
    small = doc[field.start].text[0].islower() and field.start == head_end and doc._.lower[field.start] in grammar.stops
    small = small and field.end - field.start <= 2  # "tổ chức", and not "các cơ quan Đảng"
    return reach.place is None and kind not in grammar.bare and not small


def _lists_on(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a link and one more field follow a comma."""
    if at + 1 >= stop or doc._.lower[at] not in grammar.noun_links - grammar.determiners:
        return False
    while at < stop and doc._.lower[at] in grammar.noun_links:
        at += 1
    known = at < stop and (grammar.fields.find(doc._.lower, at, stop) is not None or is_name_word(doc[at]))
    return known and doc._.lower[at] not in name_grammar(doc._.article.language).given


def _given(doc: Doc, at: int, stop: int, reach: Reach, head_end: int) -> bool:
    """Say whether a given name and a surname follow a name that is whole already ("… des Régions Marocaines Mohand Laenser")."""
    known = doc._.lower[at] in name_grammar(doc._.article.language).given
    return known and reach.end > head_end and doc._.lower[at - 1] not in name_grammar(doc._.article.language).particles and name_end(doc, at, stop) - at > 1


def _adjective_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the end of an adjective, a compound one too ("franco-québécoise"), or 0."""
    end = at + 1
    while end + 1 < stop and glued(doc, end):
        end += 2
    return end if grammar.is_adjective(doc._.lower[end - 1]) else 0


def _noun_goes_on(doc: Doc, at: int, kind: str, head_end: int, reach: Reach, grammar: InstitutionGrammar) -> bool:
    """Say whether a noun in small letters belongs to the name of a body whose head has a capital ("Maison du patrimoine")."""
    word = doc._.lower[at]
    if kind in grammar.same_body or kind in grammar.territorial or not doc[head_end - 1].text[0].isalpha():
        return False
    start = head_end - 1
    while start and doc[start - 1].text[0].isalpha() and not doc[start].text[0].isupper() and head_end - start < 3:
        start -= 1
    capital = doc[start].text[0].isupper() or (reach.end > head_end and reach.place is None)
    return capital and doc[at].text.isalpha() and len(word) > 2 and word not in grammar.stops


def _opens_sentence_part(doc: Doc, head_end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether nothing that may be its name stands before a head of one word ("Enterprise Ireland")."""
    before = head_end - 2
    return before < 0 or not doc[before].text[0].isupper() or doc._.lower[before] in grammar.never


def _opens_another(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> bool:
    """Say whether what "and" joins is a body of its own: a territory, a head or a determiner comes next."""
    if at >= stop or at in starts or doc._.lower[at] in grammar.never:
        return True
    if grammar.left and is_name_word(doc[at]) and not grammar.fields.find(doc._.lower, at, stop):
        return True  # "the Society and Maria Gomez"
    return grammar.heads.find(doc._.lower, at, stop) is not None or doc._.lower[at] in name_grammar(doc._.article.language).given


def _joins(grammar: InstitutionGrammar, words: list[str], at: int) -> bool:
    return words[at] in grammar.series


def _joins_noun(doc: Doc, at: int, limit: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a link and a noun follow ("département de coopération et de développement"), not a person ("CUF et de Jean Petit")."""
    if at + 1 >= limit or doc._.lower[at] not in grammar.noun_links - grammar.determiners:
        return False
    return doc._.lower[at + 1] not in name_grammar(doc._.article.language).given


def _take_territory(doc: Doc, reach: Reach, territory: Territory, kind: str, grammar: InstitutionGrammar, joined: bool) -> bool:
    """Read a territory as part of a name; the first one says whose body it is, unless a narrower one follows a country."""
    if reach.place is None:
        reach.place = territory.place
    elif joined and kind in grammar.open_ended:  # "Hội hữu nghị Shizuoka - Việt Nam"
        pass
    elif doc._.places[reach.place].kind == "Country":
        reach.place = territory.place
    elif kind not in grammar.missions:
        return False
    reach.end = territory.end
    return True


def _new_seat(doc: Doc, at: int, stop: int, kind: str, grammar: InstitutionGrammar, reach: Reach) -> tuple[int, str | None]:
    """Read a name after a head that always has a territory as one, though no gazetteer knows it ("Huyện ủy Trạm Tấu")."""
    end = name_end(doc, at, stop)
    length = territory_tokens(doc, at, end)
    if not length or reach.place or any(glued(doc, i) for i in range(at + 1, end)):  # "Tỉnh ủy Văn-vi-lay Đen-phu-luổng"
        return reach.end, reach.place
    return at + length, new_place(doc, at, at + length, "AdministrativeArea" if kind in grammar.wide_heads else "City")


def extend_left(doc: Doc, at: int, start: int, grammar: InstitutionGrammar, by_end: dict[int, Territory]) -> tuple[int, str | None]:
    """Return the start of a name that stands before its head, and the key of its territory."""
    i, begin, place = at, at, None
    while i > start:
        if (territory := by_end.get(i)) is not None and territory.start > start + 1 and glued(doc, territory.start - 1):
            begin = i = territory.start - 2  # "Salem-Kawagoe Sister City Committee" is of neither alone
            continue
        if territory is not None:
            place = territory.place
            begin = i = territory.start
            break
        word = doc._.lower[i - 1]
        if word in grammar.before or word in grammar.possessives:
            if word in grammar.before:
                begin = i - 1
            i -= 1
        elif is_name_word(doc[i - 1]) and not doc._.title_ends.get(i) and word not in grammar.never:
            begin = i = i - 1
        elif word in grammar.ands and i == at and i - 2 >= start and doc[i - 2].text[0].isupper() and grammar.fields.find(doc._.lower, i - 2, i - 1):
            i -= 1  # "Local Economic and | Investment Promotion Office"
        elif word in grammar.joins and i < at and i - 2 >= start and is_name_word(doc[i - 2]):
            if (grammar.heads.find(doc._.lower, i - 2, i - 1) or (i - 1) in by_end) and doc._.lower[i] not in grammar.before:
                break  # "Hue University and Gifu University" are two
            i -= 1
        elif doc[i - 1].text == "-" and glued(doc, i - 1):
            i -= 1
        else:
            break
    return begin, place


def find_bodies(doc: Doc) -> list[Body]:
    """Return the institutions of the story in text order, without overlap."""
    grammar = institution_grammar(doc._.article.language)
    starts = territories_by_start(doc)
    by_end = {t.end: t for t in doc._.territories} | {t.name_end: t for t in doc._.territories}
    inside = {at: t.end for t in doc._.titles for at in range(t.start, t.end)}
    opening = {t.start for t in doc._.titles}
    named = {at for t in doc._.territories for at in range(t.name_start + 1, t.name_end)}
    found: list[Body] = []
    words = doc._.lower
    for sentence in doc._.story:
        at, stop = sentence.start, sentence.end
        while at < stop:
            opens = grammar.heads.opens(words[at]) and doc[at].text[0].isalpha() and at not in opening and not (at and glued(doc, at - 1))
            opens = opens and not _inside_name(doc, at, stop)
            match = grammar.heads.find(doc._.lower, at, stop) if opens else None
            if match and match.end < stop and glued(doc, match.end):  # "Bourg-en-Bresse"
                match = None
            if match and at in inside and not _ends_title(doc, match, inside[at], grammar):
                match = None
            if match and doc._.lower[at] in grammar.capital_only and not doc[at].text[0].isupper():
                match = None
            if match and doc._.lower[at] in grammar.acronyms and not doc[at].text.isupper():
                match = None
            if match and (t := starts.get(at)) and t.level is None and t.end > match.end:  # "Hội An", no association
                at = t.end
                continue
            if match and not match.value:
                at = match.end
                continue
            if match and grammar.capital_heads and at in named:
                at = match.end  # "Roxas City" is a town's whole name
                continue
            if match and grammar.capital_heads and _goes_on_in_head(doc, match, stop, grammar):
                at = match.end  # "Local Government | Division"
                continue
            if not match or not (at in inside or _opens_head(doc, match, grammar)):
                at = match.end if match and grammar.capital_heads else at + 1
                continue
            short = _repeats(doc, match, found, grammar)
            body = short or body_at(doc, match.start, match.end, match.value, sentence, grammar, starts, by_end)
            if body is None:
                at += 1
            else:
                if found and body.start < found[-1].end:
                    body = replace(body, start=found[-1].end)
                found.append(body)
                if body.kind in grammar.same_body and doc._.lower[max(body.start - 1, 0)] in grammar.plural:
                    found += _listed_territories(doc, body, stop, grammar, starts)
                at = max(found[-1].end, at + 1)
    return found


def _listed_territories(doc: Doc, first: Body, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> list[Body]:
    """Return the territories that share a level word in the plural ("các tỉnh Quảng Ninh, Lạng Sơn và Cao Bằng")."""
    found, at = [], first.end
    while at + 1 < stop and doc._.lower[at] in grammar.series and (territory := starts.get(at + 1)) and territory.level is None:
        if doc._.places[territory.place].kind == "Country":
            break
        found.append(Body(at + 1, territory.end, first.kind, at + 1, at + 1, territory.place, "institution-list"))
        at = territory.end
    return found


def _repeats(doc: Doc, head: Match[str], found: list[Body], grammar: InstitutionGrammar) -> Body | None:
    """Return the body that a head after a title means where its name has been told ("Nguyên Chủ tịch Liên hiệp X")."""
    if head.value not in grammar.shortened or not doc[head.start].text[0].isupper() or head.start not in doc._.title_ends:
        return None
    if head.end < len(doc) and not opens_person(doc, head.end, len(doc), doc._.addressed):
        return None
    words = doc._.lower[head.start : head.end]
    if any(doc._.lower[b.start : b.start + len(words)] == words and b.end - b.start > len(words) for b in found):
        return Body(head.start, head.end, head.value, head.start, head.end, None, "institution-short")
    return None


def _inside_name(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a word stands second or later in a personal name that its surname opens ("Đỗ Trường Sơn")."""
    if not at or not doc[at].text[0].isupper() or not doc[at - 1].text[0].isupper():
        return False
    names = name_grammar(doc._.article.language)
    opened = at > 0 and doc._.lower[at - 1] in names.surnames - names.never and is_name_word(doc[at - 1]) and is_name_word(doc[at])
    return opened and at - 1 not in doc._.title_starts and 3 <= name_end(doc, at - 1, stop) - at + 1 <= 4


def _goes_on_in_head(doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether another head with a capital follows at once, that has its name before it: the last one says what it is."""
    if head.end >= stop or not doc[head.end].text[0].isupper() or not doc[head.start].text[0].isupper():
        return False
    if grammar.links.find(doc._.lower, head.end - 1, head.end) is not None:  # "Ministry of | Local Government"
        return False
    following = grammar.heads.find(doc._.lower, head.end, stop)
    if following is None or following.value not in grammar.left_kinds or following.end - following.start > 2:
        return False
    return grammar.links.find(doc._.lower, following.end - 1, following.end) is None


def _ends_title(doc: Doc, head: Match[str], end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a head inside a title is the body that the title ends in ("Trưởng | ban Dân vận Tỉnh ủy")."""
    if head.value not in grammar.titled or head.end < end:
        return False
    level = grammar.levels.find(doc._.lower, head.start, head.end) is not None
    return level or any(doc[i].text[0].isupper() for i in range(head.start, head.end))


def _opens_head(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a head names a body here: not after a locative, in small letters only where the pack lets it."""
    at, kind = head.start, head.value
    if kind in grammar.skipped:
        return False
    before = at - 2 if at > 1 and doc._.lower[at - 1] in grammar.determiners else at - 1
    if kind in grammar.same_body and at and (doc._.lower[before] in grammar.locatives or _only_locates(doc, at, grammar)):
        return False
    titled = at in doc._.title_ends and kind not in grammar.same_body  # "Bí thư tỉnh ủy", "Chủ tịch tập đoàn X"
    capital = any(doc[i].text[0].isupper() for i in range(at, head.end if grammar.left else at + 1))
    return titled or capital or not grammar.capital_heads or kind in grammar.plain


def _only_locates(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a territory only says where another one is, where the pack reads lists (``series``)."""
    if not grammar.series:
        return False
    mine = next((t for t in doc._.territories if t.start == at), None)
    return mine is not None and (only_locates(doc, mine) or doc[at - 1].text in "-–")


def body_at(
    doc: Doc, start: int, end: int, kind: str, sentence: Span, grammar: InstitutionGrammar, starts: dict[int, Territory], by_end: dict[int, Territory]
) -> Body | None:
    """Return the institution that a head is part of, or None where the words name none."""
    capital = any(doc[i].text[0].isupper() for i in range(start, end))
    if grammar.complete_heads and start == sentence.start and end - start == 1:
        capital = False  # the first word of a sentence has one anyway
    right, place = extend_right(doc, end, sentence.end, kind, grammar, starts)
    left, left_place = (start, None)
    if grammar.left and (right == end or kind in grammar.left_kinds) and not (place and kind in grammar.same_body):
        left, left_place = extend_left(doc, start, sentence.start, grammar, by_end)
    if kind in grammar.same_body and left_place is None and names_nobody(doc, left, start):
        left = start  # "the Chinese city"
    place = left_place or place or next((starts[i].place for i in range(start + 1, end) if i in starts), None)
    named = right > end or left < start
    if place and kind in grammar.same_body and doc._.places[place].kind == "Country":
        return None  # "provinces of Vietnam"
    if named and not (place or any(doc[i].text[0].isupper() for i in (*range(left, start), *range(end, right)))):
        named = capital or kind in grammar.implied
    if kind in grammar.placed and not place:
        return None
    complete = grammar.is_complete(doc, start, end, kind) or any(i in starts for i in range(start + 1, end))
    if not named and not complete and kind not in grammar.implied | grammar.referring and not (capital and kind in grammar.proper):
        return None
    rule = "institution-territory" if place else "institution-name" if named else "institution-home"
    return Body(left, right, kind, start, end, place, rule)
