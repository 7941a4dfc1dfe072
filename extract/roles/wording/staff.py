"""The field of those who head a part of a body told after it ("Trưởng phòng | Thủy sản | thuộc Sở …")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
from ...institutions.reach.fields import name_field
from ...pack import load_pack
from ...words.lexicon import lower


@dataclass(frozen=True, slots=True)
class StaffGrammar:
    """Hold a pack's ``[titles.staff]``: concepts of such titles, and words before a body told after its part."""

    concepts: frozenset[str]
    before: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> StaffGrammar:
        """Compile the table of a pack."""
        return cls(frozenset(table.get("concepts", [])), frozenset(map(lower, table.get("before", []))))


@cache
def staff_grammar(language: str) -> StaffGrammar:
    """Return the compiled ``[titles.staff]`` table of a language."""
    return StaffGrammar.of(load_pack(language).get("titles", {}).get("staff", {}))


def staff_end(doc: Doc, at: int, stop: int, concept: str) -> int:
    """Return the end of the field right after a title that ends at a token, which it ends itself where none is told."""
    grammar = staff_grammar(on(doc).article.language)
    if at >= stop or concept not in grammar.concepts:
        return at
    bodies, words = institution_grammar(on(doc).article.language), on(doc).words
    if words[at][0].islower():  # "Tham tán | năng lượng | Signe Rasmussen"
        field = bodies.fields.find(on(doc).lower, at, stop)
        own = field is not None and bodies.heads.find(on(doc).lower, at, stop) is None
        return field.end if field and own and field.end < stop and not words[field.end][0].islower() else at
    end = at
    while end < stop and words[end][0].isupper() and (told := name_field(doc, end, stop, bodies, joined=end > at)):
        end = told.end
        if end + 1 < stop and on(doc).lower[end] in bodies.series and words[end + 1][0].isupper():
            end += 1
    return end if at < end < stop and on(doc).lower[end] in grammar.before else at
