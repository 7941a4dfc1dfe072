"""How a body's name ends: with its seat or a second country, at somebody else's name, in a place no gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on, text_of
from ...people.holder_told import named_before, told_after, told_before
from ...places.home_holders import names_holder
from ...places.levels import Territory, new_place, place_levels
from ...words.lexicon import Match, is_acronym, lower
from ...words.names import (
    SHORTEST,
    glued,
    is_name_word,
    is_syllable,
    name_end,
    name_grammar,
    person_start,
    territory_tokens,
)
from ..headless.from_abroad import holder_abroad
from ..whose.foreigners import is_foreigner
from .fields import opens_sentence_part
from .persons import holder_after_place, opens_person, opens_short, surname_after

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .right import RightReader

LONGEST_HOLDER = 3  # words of a name after fields of work
WORDS = 6  # tokens of a head
HYPHENED = 4  # tokens of a surname and a given name with a hyphen


def is_foreign(reader: RightReader) -> bool:
    """Say whether words with a capital are somebody's or something else's."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    person = reader.words[at] in grammar.never or opens_person(doc, at, reader.stop, on(doc).addressed)
    if person or (on(doc).title_starts.get(at) and not _bears_office(reader)):
        return True
    announces = name_grammar(on(doc).article.language).announces
    if reader.words[at] in announces and at + 1 < reader.stop and is_name_word(on(doc).words[at + 1]):
        return True  # "dans son bureau | M. Paul Roy"
    if reader.held and grammar.series and reader.place and at == reader.end and name_end(doc, at, reader.stop) - at > 1:
        return True  # "Chủ tịch Hội đồng Bangkok | Kriangsak Lohawat"
    linked = at != reader.end or grammar.links.find(reader.words, at - 1, at) is not None
    trails = reader.kind in grammar.trailing and opens_sentence_part(doc, reader.head_end, grammar)
    if grammar.left and not linked and not trails:  # the name stands before the head
        return not _goes_on(reader)
    # "le conseil rural Birahim Diagne"
    return grammar.complete_heads and at == reader.head_end and reader.kind.endswith("-council")


def _bears_office(reader: RightReader) -> bool:
    """Say whether an office of one word opens a body's name after its head ("la Fondation | Roi Baudouin")."""
    title, written = on(reader.doc).title_starts[reader.at], on(reader.doc).words
    single = title.end == reader.at + 1 and written[reader.at].istitle()
    return single and reader.at == reader.head_end and reader.kind in reader.grammar.named_by_office


def _goes_on(reader: RightReader) -> bool:
    """Say whether one word of its own follows the territory of a name ("Federation of Kenya | Employers")."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    names, word = name_grammar(on(doc).article.language), on(doc).words[at]
    headed = grammar.own_links.find(reader.words, reader.head_end) or grammar.own_links.find(
        reader.words, reader.head_end - 1, reader.head_end
    )
    placed = headed is not None and reader.place is not None and at == reader.end
    lone = placed and name_end(doc, at, reader.stop) == at + 1 and not word.isupper() and not glued(doc, at + 1)
    kind = reader.kind in grammar.enclosing | grammar.adjoining
    known = reader.words[at] in names.given or reader.words[at] in names.never
    return lone and kind and not known and grammar.heads.find(reader.words, at) is None


def own_end(reader: RightReader, at: int, end: int) -> int:
    """Return where a title, a person or a nested body begins in a run of capitals ("County of Simcoe | Warden")."""
    doc, grammar = reader.doc, reader.grammar
    end = person_start(doc, at + 1, end)
    if _awaits_holder(reader) and not told_after(doc, end, reader.stop):
        end = holder_after_place(doc, at, end)
    # "Head of the Commission for Mass Mobilization | Ho Thi Hoang Yen"
    end = next((i for i in range(at + 1, end - 2) if i not in reader.starts and opens_person(doc, i, end)), end)
    hyphened = end - at > HYPHENED and on(doc).words[end - 1].islower() and glued(doc, end - 2)
    end = end - HYPHENED if hyphened else end  # "Department of Civil Affairs | Ming Liang-chen"
    end = next((i for i in range(at + 1, end) if on(doc).title_starts.get(i) and not glued(doc, i - 1)), end)
    end = next((i for i in range(at + 1, end) if reader.words[i] in grammar.never), end)  # "… | Wednesday"
    if reader.kind not in grammar.nests:
        return end
    inner = (i for i in range(at + 1, end) if (m := grammar.heads.find(reader.words, i)) and m.end > i + 1)
    return next(inner, end)


def run_end(doc: Doc, at: int, stop: int) -> int:
    """Return the end of a run of capitals, those after "&" with it ("bureau d'études Paysage | & Ville")."""
    end = name_end(doc, at, stop)
    words = on(doc).words
    joined = end + 1 < stop and words[end] == "&" and is_name_word(words[end + 1]) and end > at
    return end if not joined or on(doc).title_starts.get(end + 1) else name_end(doc, end + 1, stop)


def _awaits_holder(reader: RightReader) -> bool:
    """Say whether a link joins a body to the office before it, of which nobody has been told as the holder."""
    doc, ends = reader.doc, on(reader.doc).title_ends
    title = next((ends[i] for i in range(reader.head_end, max(0, reader.head_end - WORDS), -1) if i in ends), None)
    if title is None or told_before(doc, title.start) or named_before(doc, title.start):
        return False
    return reader.grammar.own_links.find(reader.words, title.end, reader.stop) is not None


def is_told(reader: RightReader) -> bool:
    """Say whether the holder of the office before a body stands before it ("ông X, | Giám đốc Trung tâm …")."""
    ends = on(reader.doc).title_ends
    title = next((ends[i] for i in range(reader.head_end, reader.head_end - WORDS, -1) if i in ends), None)
    return title is not None and told_before(reader.doc, title.start)


def bears(reader: RightReader, end: int) -> bool:
    """Say whether a person's name up to a token is the body's own: who holds the office before it is told elsewhere."""
    if not reader.held or not reader.grammar.noun_links:
        return False
    ends = on(reader.doc).title_ends
    title = next((ends[i] for i in range(reader.head_end, max(0, reader.head_end - WORDS), -1) if i in ends), None)
    return (title is not None and named_before(reader.doc, title.start)) or told_after(reader.doc, end, reader.stop)


def _is_national(reader: RightReader) -> bool:
    """Say whether a head's name is whole and of no territory's body ("Hội đồng Bộ trưởng")."""
    return reader.kind in reader.grammar.complete - reader.grammar.territorial


def new_seat(reader: RightReader) -> tuple[int, str | None]:
    """Read a name after a head that always has a territory as one no gazetteer knows ("Huyện ủy Trạm Tấu")."""
    doc, at = reader.doc, reader.at
    end = name_end(doc, at, reader.limit)
    length = territory_tokens(doc, at, end)
    syllables = all(map(is_syllable, reader.words[at:end]))  # as of "Huyện ủy Kon Plông"
    if reader.held and end - at == SHORTEST and at == reader.end and not reader.place and not syllables:
        return reader.end, reader.place  # "Chủ tịch Phòng | Ameur Djouab"
    service = reader.kind in reader.grammar.provincial and not reader.levelled  # whose provinces are known as well
    if reader.held and (service or _of_province(reader)) and opens_short(doc, at, end):
        return reader.end, reader.place  # "Bí thư Tỉnh ủy | Trần Phong": the provinces are known
    if _names_holder(reader):
        on(doc).holders.add(at)
        return reader.end, reader.place  # "Bí thư Thành ủy | Du Quân": the cities are known
    if not length or reader.place or any(glued(doc, i) for i in range(at + 1, end)):
        return reader.end, reader.place  # "Tỉnh ủy Văn-vi-lay Đen-phu-luổng"
    length = min(length, holder_start(reader, at, at + length) - at)
    wide = reader.kind in reader.grammar.wide_heads
    lone = place_levels(on(doc).article.language).lone
    if not length or (length == 1 and not wide and reader.words[at] in lone):
        return reader.end, reader.place  # "les communes | du Sud"
    kind = "AdministrativeArea" if wide else "City"
    return at + length, new_place(doc, at, at + length, kind)


def _names_holder(reader: RightReader) -> bool:
    """Say whether the name after a head that says its level is the holder's of the office before it."""
    level = _last_level(reader) if reader.held and reader.grammar.series else None
    starts = range(reader.head_end - 1, max(-1, reader.head_end - WORDS), -1)
    title = next((t for i in starts if (t := on(reader.doc).title_ends.get(i))), None) if level else None
    if level is None or title is None:
        return False
    return names_holder(reader.doc, title.start, reader.at, reader.limit, level)


def _last_level(reader: RightReader) -> str | None:
    """Return the level of the level word that ends at the next word, or None."""
    at = reader.at
    words = (reader.grammar.levels.find(reader.words, i, at) for i in (at - 1, at - 2))
    return next((match.value for match in words if match and match.end == at), None)


def _of_province(reader: RightReader) -> bool:
    """Say whether the last word read is, or the head ends in, the level word of a province."""
    return _last_level(reader) in reader.grammar.wide_levels


def holder_start(reader: RightReader, at: int, end: int) -> int:
    """Return where, in a run of capitals after a title, its holder begins ("président de la SEM Ouest | Jean Petit").

    The name that a body bears is its own where no word of it stands before ("la Fondation Jean Moulin").
    """
    named = reader.grammar.series and reader.held
    if named and ((end - at <= SHORTEST and is_told(reader)) or told_after(reader.doc, end, reader.stop)):
        return end  # "ông X, Giám đốc Trung tâm Dịch vụ Trần Đề", "Hiệu trưởng Trường Lê Hồng Phong là | ông X"
    return _holder_start(reader, at, end)


def _holder_start(reader: RightReader, at: int, end: int) -> int:
    """Return where a holder's name begins in a run of capitals after a title, if nobody has been told as the holder."""
    doc, grammar = reader.doc, reader.grammar
    if reader.held and grammar.capital_heads and grammar.series:
        short = opens_short(doc, at, end) or (end - at == SHORTEST and _is_foreign_name(doc, at, end))
        whole = at == reader.head_end and end - at >= SHORTEST and is_listed(reader) and not is_told(reader)
        of_nation = at == reader.head_end and _is_national(reader) and short
        if whole or of_nation or _holds_fields(reader, at, end):
            return at  # "Chủ tịch KOCHAM | Hong Sun", "Chủ tịch Hội đồng Bộ trưởng | Phạm Hùng"
        if at == reader.head_end and reader.kind in grammar.same_body and person_start(doc, at, end) == at:
            return at  # "ủy viên Hội đồng thành phố | Peter Chan"
        if not _ends_long_head(reader, at) and (start := acronym_before(doc, at, end)) is not None:
            return start  # "Chủ tịch ICAP | Fernando González", "Giám đốc Đại học HAS | Dick Pouwels"
        begins = surname_after(doc, at, end, reader.starts)
        return begins if begins < end or is_told(reader) else holder_abroad(reader, at, end)
    if not reader.held or not reader.grammar.noun_links or bears(reader, end):
        return end  # "Luc Ayo, recteur de l'Institut | Félix Houphouët-Boigny"
    complete = at == reader.head_end and _is_whole(reader)
    return person_start(doc, at if complete else at + 1, end)


def _ends_long_head(reader: RightReader, at: int) -> bool:
    """Say whether a head of several words ends before a token, in an acronym that says its kind ("Công ty | CP X")."""
    longer = (reader.grammar.heads.find(reader.words, i, at) for i in range(max(0, at - WORDS), at - 1))
    return at == reader.head_end and any(head is not None and head.end == at for head in longer)


def acronym_before(doc: Doc, at: int, end: int) -> int | None:
    """Return where two words or more of a name from abroad follow an acronym that ends or follows a head, if so."""
    words = on(doc).words
    start = at if is_acronym(words[at - 1]) else at + 1 if is_acronym(words[at]) else None
    if start is None or end - start < SHORTEST or is_acronym(words[start]):
        return None
    return start if _is_foreign_name(doc, start, end) else None


def _holds_fields(reader: RightReader, at: int, end: int) -> bool:
    """Say whether a name from abroad follows a body that only its fields of work name, and no comma follows it."""
    doc = reader.doc
    if not reader.after_field or at != reader.end:
        return False
    named = SHORTEST <= sum(not glued(doc, i) and not glued(doc, i - 1) for i in range(at, end)) <= LONGEST_HOLDER
    apposed = end < len(doc) and on(doc).words[end] == ","  # "Giám đốc Sở Du lịch Andhra Pradesh, | ông …"
    of_fields = reader.kind in reader.grammar.of_fields and reader.place is None
    return of_fields and named and not apposed and _is_foreign_name(doc, at, end)


def _is_foreign_name(doc: Doc, start: int, end: int) -> bool:
    return is_foreigner(on(doc).lower[start:end], on(doc).article.language)


def _is_whole(reader: RightReader) -> bool:
    """Say whether a head is a name by itself ("Cités Unies France", "AIMF") and no word for a kind of body."""
    heads, end = reader.grammar.heads, reader.head_end
    for start in range(max(0, end - WORDS), end):
        head = heads.find(reader.words, start, end)
        if head and head.end == end:
            return reader.grammar.is_complete(reader.doc, start, end, reader.kind)
    return False


def is_listed(reader: RightReader) -> bool:
    """Say whether a head is one of the names that the pack lists as whole ("KOCHAM")."""
    starts = range(max(0, reader.head_end - WORDS), reader.head_end)
    return any(lower(text_of(reader.doc, at, reader.head_end)) in reader.grammar.whole for at in starts)


def other_country(reader: RightReader, at: int, first: Territory) -> int:
    """Return the end of the other country that a body is of ("Việt Nam - Pháp", "Italia Việt Nam")."""
    doc, grammar, starts, stop = reader.doc, reader.grammar, reader.starts, reader.limit
    countries = [on(doc).places[first.place].kind == "Country"]
    while at + 1 < stop:
        dash = on(doc).words[at] in "—–-"
        beside = starts.get(at + 1 if dash else at)
        if beside is None or beside.place == first.place or beside.end > stop:
            break
        countries.append(on(doc).places[beside.place].kind == "Country")
        both = reader.kind in grammar.paired and all(countries)
        if not (both or (dash and reader.kind in grammar.open_ended and any(countries))):
            break
        at = beside.end
    return at


def seat_end(reader: RightReader, at: int) -> int:
    """Return the end of the seat that belongs to a name ("Văn phòng KOTRA | tại TP Hồ Chí Minh")."""
    if reader.kind not in reader.grammar.seated or at >= reader.limit:
        return at
    held = reader.held and not on(reader.doc).words[at - 1].islower()  # "đại diện tổ chức | tại Việt Nam"
    own = at > reader.head_end or (held and not is_acronym(reader.doc[at - 1].text))  # "JETRO | tại Hà Nội"
    own = own or any(at == t.end for t in reader.starts.values())  # "Phái đoàn Wallonie-Bruxelles | tại Việt Nam"
    if own:
        match = reader.grammar.seats.find(reader.words, at, reader.limit)
        if match and match.end in reader.starts:
            return reader.starts[match.end].end
    return at


def owns_field(reader: RightReader, match: Match[bool]) -> bool:
    """Say whether a word for a field of work belongs to the name: after a territory, only a level word does."""
    grammar, start = reader.grammar, match.start
    if not grammar.series or grammar.levels.find(reader.words, start, match.end):
        return True
    small = reader.doc[start].text[0].islower() and reader.words[start] in grammar.stops
    small = small and (start == reader.head_end or reader.levelled)
    small = small and not (reader.held and match.end in reader.starts)  # "Giám đốc Quỹ Đầu tư | phát triển tỉnh X"
    small = small and match.end - start <= 2  # "tổ chức", and not "các cơ quan Đảng"
    return reader.place is None and reader.kind not in grammar.bare and not small
