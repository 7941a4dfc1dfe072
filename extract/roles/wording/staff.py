"""The field of those who head a part of a body told after it ("Trưởng phòng | Thủy sản | thuộc Sở …")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import InstitutionGrammar, institution_grammar
from ...institutions.reach.fields import name_field
from ...institutions.reach.persons import opens_person
from ...pack import load_pack
from ...words.lexicon import lower
from ...words.names import name_grammar

LONGEST = 5  # syllables of such a field
HEAD = 2  # tokens of the head of a body
UNIT = 9  # tokens of the fields of a part
CLOSES = frozenset(",;.)")
OPENS = frozenset("(,")  # what may stand between a part and its body


@dataclass(frozen=True, slots=True)
class StaffGrammar:
    """Hold a pack's ``[titles.staff]``: concepts of such titles, and words before a body told after its part."""

    concepts: frozenset[str]
    before: frozenset[str]
    branches: frozenset[str]  # concepts of offices for one field, however it is called ("Bộ trưởng | Sản xuất")
    fielded: frozenset[str]  # concepts of offices for a field that is listed ("Giám đốc | Kinh tế đối ngoại | TP X")
    units: frozenset[str]  # concepts of those who head a part, however it is called, of a body told right after

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> StaffGrammar:
        """Compile the table of a pack."""
        keys = ("concepts", "branches", "fielded", "units")
        concepts, branches, fielded, units = (frozenset(table.get(key, [])) for key in keys)
        return cls(concepts, frozenset(map(lower, table.get("before", []))), branches, fielded, units)


@cache
def staff_grammar(language: str) -> StaffGrammar:
    """Return the compiled ``[titles.staff]`` table of a language."""
    return StaffGrammar.of(load_pack(language).get("titles", {}).get("staff", {}))


def staff_end(doc: Doc, at: int, stop: int, concept: str, places: Mapping[int, int]) -> int:
    """Return the end of the field right after a title that ends at a token, which it ends itself where none is told."""
    grammar = staff_grammar(on(doc).article.language)
    if concept in grammar.branches and (end := _branch_end(doc, at, stop, places)) > at:
        return end
    if concept in grammar.fielded and _opens_field(doc, at, stop) and (end := _branch_end(doc, at, stop, places)) > at:
        return end
    ends = (_unit_end(doc, at, stop, places), _alone_end(doc, at, stop)) if concept in grammar.units else ()
    if (end := max(ends, default=at)) > at:
        return end
    if at >= stop or concept not in grammar.concepts:
        return at
    bodies, words = institution_grammar(on(doc).article.language), on(doc).words
    if words[at][0].islower():  # "Tham tán | năng lượng | Signe Rasmussen"
        end = _small_end(doc, at, stop, bodies)
        own = end > at and bodies.heads.find(on(doc).lower, at, stop) is None
        return end if own and end < stop and (end in places or not words[end][0].islower()) else at
    end = at
    while end < stop and words[end][0].isupper() and (told := name_field(doc, end, stop, bodies, joined=end > at)):
        end = told.end
        if end + 1 < stop and on(doc).lower[end] in bodies.series and words[end + 1][0].isupper():
            end += 1
    return end if at < end < stop and on(doc).lower[end] in grammar.before else at


def _small_end(doc: Doc, at: int, stop: int, bodies: InstitutionGrammar) -> int:
    """Return the end of fields in small letters that "and" joins ("giám đốc | văn hóa và du lịch"), or the token."""
    end, words = at, on(doc).lower
    while field := bodies.fields.find(words, end + (end > at), stop) or bodies.compounds.find(
        words, end + (end > at), stop
    ):
        end = field.end
        if end + 1 >= stop or words[end] not in bodies.series or not words[end].isalpha():
            break
    return end


def _opens_field(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a listed field begins at a token, and no word for a body ends there ("Giám đốc Sở | Du lịch")."""
    bodies, words = institution_grammar(on(doc).article.language), on(doc).lower
    head = bodies.heads.find(words, at - 1, at)
    return at < stop and not (head and head.value) and bodies.fields.find(words, at, stop) is not None


def _branch_end(doc: Doc, at: int, stop: int, places: Mapping[int, int]) -> int:
    """Return the end of a field that no list has, of which the first syllable has a capital, before what it is of.

    "Bộ trưởng | Sản xuất | tỉnh Tucumán", "Vụ trưởng | Kinh tế | Ủy ban hành chính thành phố Minsk"
    """
    notes, bodies = on(doc), institution_grammar(on(doc).article.language)
    syllable, words, end = name_grammar(notes.article.language).syllable, notes.words, at + 1
    if syllable is None or end >= stop or not words[at].istitle() or not syllable.fullmatch(notes.folded[at]):
        return at
    while end < min(stop, at + LONGEST) and words[end].islower() and syllable.fullmatch(notes.folded[end]):
        if end in places or notes.lower[end] in bodies.stops | bodies.series:
            break
        if bodies.links.find(notes.lower, end, end + 1):
            break
        end += 1
    known = (bodies.heads.find(notes.lower, i, end) for i in range(max(0, at - HEAD), at + 1))
    if end == at + 1 or end >= stop or any(head and head.end > at for head in known):
        return at  # "Phó Chủ nhiệm Văn phòng | Ngoại sự"
    level = end in places and bodies.levels.find(notes.lower, end, stop) is not None
    head = bodies.heads.find(notes.lower, end, stop) if words[end][0].isupper() else None
    return end if level or (head is not None and head.value) else at


def _unit_end(doc: Doc, at: int, stop: int, places: Mapping[int, int]) -> int:
    """Return the end of the fields of a part, before the body that it is of ("phòng | Hành chính - Tổ chức | Sở X")."""
    notes, bodies, end = on(doc), institution_grammar(on(doc).article.language), at
    while at == end or end < min(stop, at + UNIT):
        begin = end + (end > at and notes.lower[end] in bodies.series)
        head = bodies.heads.find(notes.lower, begin, stop) if at < begin < stop else None
        other = begin >= stop or begin in places or (head is not None and bool(head.value))
        after = begin if other else _field_end(doc, begin, stop, bodies)
        if after == begin:
            break
        end = after
    known = (bodies.heads.find(notes.lower, i, end) for i in range(max(0, at - HEAD), at))
    body = end + (end < stop and notes.words[end] in OPENS)
    if end == at or any(head and head.end > at for head in known) or body >= stop or not notes.words[body][0].isupper():
        return at
    head = bodies.heads.find(notes.lower, body, stop)
    return end if head and head.value else at


def _alone_end(doc: Doc, at: int, stop: int) -> int:
    """Return the end of the one field of a part, before a mark or a name ("Trưởng khoa | Điều dưỡng | Lê Sim")."""
    notes, bodies = on(doc), institution_grammar(on(doc).article.language)
    known = (bodies.heads.find(notes.lower, i, at) for i in range(max(0, at - HEAD), at))
    if at >= stop or not any(head and head.end == at for head in known):
        return at
    end = _field_end(doc, at, stop, bodies)
    closes = CLOSES | staff_grammar(notes.article.language).before
    closed = end < stop and (notes.lower[end] in closes or opens_person(doc, end, stop))
    alone = at + 1 < end and closed and bodies.series.isdisjoint(notes.lower[at:end])
    return end if alone and bodies.levels.find(notes.lower, end - 1, end) is None else at


def _field_end(doc: Doc, at: int, stop: int, bodies: InstitutionGrammar) -> int:
    """Return the end of a field that begins at a token: a listed one, or a syllable with a capital and small ones."""
    notes, syllable = on(doc), name_grammar(on(doc).article.language).syllable
    if not notes.words[at][0].isupper() or syllable is None:
        return at
    field, head = bodies.fields.find(notes.lower, at, stop), bodies.heads.find(notes.lower, at, stop)
    if opens_person(doc, at, stop):
        return at  # "Trưởng phòng Kinh tế | Lê Thị Sim và Phó Chủ tịch"
    other = (head and head.value) or not notes.words[at].istitle() or not syllable.fullmatch(notes.folded[at])
    if field is None and other:
        return at
    end = field.end if field else at + 1  # "Tổ chức | cán bộ"
    while end < stop and notes.words[end].islower() and syllable.fullmatch(notes.folded[end]):
        if notes.lower[end] in bodies.stops | bodies.series or bodies.links.find(notes.lower, end, end + 1):
            break
        end += 1
    return end
