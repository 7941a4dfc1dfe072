"""The steps that read a name of plain words on to what tells its end: a bracket with its acronym, its place.

"Đảng | Mặt trận giải phóng Mozambique (FRELIMO)", "APOTC (Hiệp hội | hợp tác các tỉnh sử dụng đường 8)".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...places.levels import DASHES
from ...words.lexicon import fold, is_acronym
from ...words.names import is_name_word, is_syllable, name_end
from .fields import ends_in_level
from .joined_words import ends_in_name
from .limits import holder_start
from .persons import opens_person

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .right import RightReader

LONGEST = 20  # tokens from the head to the bracket
HEAD = 7  # tokens of a head
FOREIGN = 8  # tokens of a name in another language
MARKS = frozenset(",-–&")
ENDS = frozenset(".;:!?")
ONWARD = 10  # tokens to the place that ends a name
SENTENCE = 40  # tokens from the beginning of a sentence to a head


def read_to_bracket(reader: RightReader) -> bool | None:
    """Read all from a head with a capital up to a bracket that holds the acronym of its name, or that an acronym opens.

    A word of a clause, another body's head or a person among the words leaves the name to the other steps.
    """
    doc, at = reader.doc, reader.at
    if at != reader.head_end or not _may_go_on(reader):
        return None
    end = _bracket(reader, head_start(reader))
    if end <= at or not _is_name(reader, at, end):
        return None
    inside = [t.place for i in range(at, end) if (t := reader.starts.get(i))]
    reader.place = next((p for p in inside if on(doc).places[p].kind != "Country"), next(iter(inside), None))
    return reader.read_to(end)


def _may_go_on(reader: RightReader) -> bool:
    """Say whether a head with a capital opens a name of which no territory is told at once, where clauses are told."""
    grammar = reader.grammar
    closed = reader.kind in grammar.same_body | grammar.territorial | grammar.closed | grammar.implied | grammar.sited
    return bool(grammar.clausal) and not closed and on(reader.doc).words[head_start(reader)][0].isupper()


def head_start(reader: RightReader) -> int:
    """Return the first token of the head before a name."""
    heads, end = reader.grammar.heads, reader.head_end
    starts = (i for i in range(max(0, end - HEAD), end) if (m := heads.find(reader.words, i, end)) and m.end == end)
    return next(starts, end - 1)


def _bracket(reader: RightReader, start: int) -> int:
    """Return where the bracket opens that tells what a name is called too, or closes that an acronym opens, or 0."""
    words, at = on(reader.doc).words, reader.at
    stop = min(reader.stop, at + LONGEST, len(words) - 1)
    end = next((i for i in range(at, stop) if words[i] in "()"), 0)
    if end and words[end] == ")":
        return end if start > 1 and words[start - 1] == "(" and is_acronym(words[start - 2]) else 0
    return end if end and is_called(reader.doc, end) and not _spells_last(reader, end) else 0


def is_called(doc: Doc, at: int) -> bool:
    """Say whether a bracket opens that holds an acronym, or capitals of another language and its small words."""
    words = on(doc).words
    close = next((i for i in range(at + 1, min(len(words), at + FOREIGN)) if words[i] == ")"), 0)
    if words[at] != "(" or close < at + 2:
        return False
    if close == at + 2:
        return is_acronym(words[at + 1])
    inside = range(at + 1, close)
    plain = all(words[i].isalpha() or is_name_word(words[i]) for i in inside)
    placed = any(t.start in inside for t in on(doc).territories)
    named = plain and not placed and is_name_word(words[at + 1]) and is_name_word(words[close - 1])
    return named and not all(is_syllable(words[i]) for i in inside)


def _spells_last(reader: RightReader, end: int) -> bool:
    """Say whether an acronym is the initials of the last words only ("Công ty X đầu tư vào | khu kinh tế (KKT)")."""
    letters = fold(on(reader.doc).words[end + 1])
    last = range(max(reader.at, end - len(letters)), end)
    return last.start > reader.at and "".join(on(reader.doc).folded[i][0] for i in last) == letters


def _is_name(reader: RightReader, start: int, end: int) -> bool:
    """Say whether words may all be of one name."""
    doc, grammar, words = reader.doc, reader.grammar, on(reader.doc).words
    for at in range(start, end):
        many = reader.words[at - 1] in grammar.plural | grammar.series - MARKS
        if (at in on(doc).title_starts and not many) or at in on(doc).holders or _opens_clause(reader, at, end):
            return False
        if not words[at][0].isalnum() and words[at] not in MARKS:
            return False
        if words[at][0].isupper() and at > start:
            head = grammar.heads.find(reader.words, at, end)
            if (head and head.value) or opens_person(doc, at, end, on(doc).addressed):
                return False
    listed = "," in words[start:end]
    return not listed or any(words[at].isalpha() and reader.words[at] in grammar.series for at in range(start, end))


def _opens_clause(reader: RightReader, at: int, end: int) -> bool:
    return on(reader.doc).words[at].islower() and reader.grammar.clausal.find(reader.words, at, end) is not None


def read_onward(reader: RightReader) -> bool | None:
    """Read words in small letters on to the place that ends a name, where they can be no clause.

    "Cùng dự có đại diện Hội Bảo trợ | người khuyết tật tỉnh Thái Bình", "Hội những | người bạn Việt Nam đã …".
    """
    at = reader.at
    placeless = reader.place is None and not reader.joined and at in (reader.end, reader.head_end)
    placeless = placeless and not ends_in_name(reader)
    if not placeless or not _opens_small(reader) or not _may_go_on(reader):
        return None
    start, end, place = _last(reader)
    if not start or not _is_name(reader, at, start) or not _ends_name(reader, end):
        return None
    reader.place = place
    return reader.read_to(end)


def _opens_small(reader: RightReader) -> bool:
    """Say whether a word in small letters goes on with a name: a field of work, a plural after the head, no verb."""
    grammar, at = reader.grammar, reader.at
    word = on(reader.doc).words[at]
    if not word.isalpha() or not word.islower() or reader.words[at] in grammar.series | grammar.locatives:
        return False
    plural = at == reader.head_end and reader.words[at] in grammar.several
    if grammar.links.find(reader.words, at, reader.stop) and not plural:
        return False
    told = grammar.compounds.find(reader.words, at, reader.stop) or grammar.fields.find(reader.words, at, reader.stop)
    return told is not None or plural or reader.words[at] not in grammar.stops


def _last(reader: RightReader) -> tuple[int, int, str | None]:
    """Return where what ends a name of small words begins and ends, with the key of its territory, or zeros.

    A place ends it, a level word, two nations, a company's own name; and the end of the clause after fields of work.
    """
    doc, grammar, words = reader.doc, reader.grammar, on(reader.doc).words
    at, known, stop = reader.at, True, min(reader.stop, reader.at + ONWARD)
    while at < stop:
        if reader.words[at - 1] in grammar.plural and grammar.levels.find(reader.words, at):
            return 0, 0, None  # "Nhóm công tác | các tỉnh A, B và C"
        if territory := reader.starts.get(at):
            return at, territory.end, territory.place
        if end := nations_end(reader, at):
            return at, end, None
        if at > reader.at and ends_in_level(doc, at, grammar) and (level := grammar.levels.find(reader.words, at)):
            return at, level.end, None
        if not words[at].isalpha() or reader.words[at] in grammar.locatives or _opens_clause(reader, at, stop):
            break
        if field := _field(reader, at):
            at = field
            continue
        if not words[at].islower():
            coined = _coined(reader, at)
            if coined[0] or not reader.held:
                return coined
            break  # the holder's name follows
        at, known = at + 1, known and reader.words[at] in grammar.series | grammar.plural
    return (at, at, None) if known and at > reader.at else (0, 0, None)


def nations_end(reader: RightReader, at: int) -> int:
    """Return the end of the short names of two nations of which home is one ("Việt - Hàn", "Nhật - Việt"), or 0."""
    words, home, end = on(reader.doc).words, reader.grammar.home_short, at + 3
    if not home or end > reader.stop or words[at + 1] not in DASHES or not (words[at] + words[at + 2]).isalpha():
        return 0
    named = words[at].istitle() and words[at + 2].istitle() and not home.isdisjoint(reader.words[at:end])
    return end if named else 0


def read_nations(reader: RightReader) -> bool | None:
    """Read the short names of two nations, of both of which a body is ("Trường Cao đẳng | Việt - Hàn Quảng Ninh")."""
    at, grammar = reader.at, reader.grammar
    end = 0 if reader.kind in grammar.same_body or reader.place is not None else nations_end(reader, at)
    if not end or (reader.kind in grammar.paired and {at, end - 1} <= reader.starts.keys()):
        return None
    reader.joined = reader.after_field = False
    return reader.read_to(end)


def _field(reader: RightReader, at: int) -> int:
    """Return the end of a field of work, a kind of body in small letters or an office of several at a token, or 0."""
    grammar, words = reader.grammar, on(reader.doc).words
    told = [m.end for known in (grammar.compounds, grammar.fields) if (m := known.find(reader.words, at, reader.stop))]
    head = grammar.heads.find(reader.words, at, reader.stop) if words[at].islower() else None
    many = at > 0 and reader.words[at - 1] in grammar.plural
    title = on(reader.doc).title_starts.get(at) if many else None
    return max([*told, *([head.end] if head and head.value else []), *([title.end] if title else [])], default=0)


def _coined(reader: RightReader, at: int) -> tuple[int, int, str | None]:
    """Return where the name that a company bears begins and ends, or zeros."""
    doc, grammar = reader.doc, reader.grammar
    other = reader.kind not in grammar.bearing or not is_name_word(on(doc).words[at]) or on(doc).title_starts.get(at)
    if other or opens_person(doc, at, reader.stop, on(doc).addressed) or grammar.heads.find(reader.words, at):
        return 0, 0, None
    end = name_end(doc, at, reader.stop)
    return at, holder_start(reader, at, end) if reader.held else end, None


def _ends_name(reader: RightReader, end: int) -> bool:
    """Say whether what stands after a name's last word, and before its head, leaves no verb inside it."""
    words = on(reader.doc).words
    if end < reader.stop and _opens_clause(reader, end, reader.stop):
        return True
    closed = end >= reader.stop or not words[end].isalnum() or reader.words[end] in reader.grammar.series
    return (closed and (reader.held or _is_object(reader))) or (reader.held and words[end][0].isupper())


def _is_object(reader: RightReader) -> bool:
    """Say whether a word of a clause stands before a head in its sentence, so that no verb of its own follows."""
    start = head_start(reader)
    floor = next((i for i in range(start - 1, max(-1, start - SENTENCE), -1) if on(reader.doc).words[i] in ENDS), -1)
    if start and reader.grammar.leads.find(reader.words, start - 1, start):
        return False  # "do | Trung tâm Xúc tiến tổ chức"
    return any(_opens_clause(reader, i, start) for i in range(floor + 1, start))
