"""The fields that name a unit of a council, right after the word for it: "commission | Jeunesse, Sport et Loisirs"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ....ontology.vocabulary import concepts
from ...document import on
from ...words.lexicon import is_acronym, lower
from ...words.names import is_name_word, name_grammar
from ..grammar import InstitutionGrammar

if TYPE_CHECKING:
    from .right import RightReader

COMMA = ","
ITEMS = 5
MARKS = {"«": "»", "“": "”", '"': '"'}
TITLED = 10  # tokens between quotation marks


@cache
def _words_of_topics(language: str) -> frozenset[str]:
    """Return the words by which the vocabulary names fields of cooperation."""
    forms = (form for concept in concepts("topics").values() for form in concept.labels.get(language, ()))
    return frozenset(word for form in forms for word in lower(form).split())


def unit_fields_end(
    doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, opens_office: Callable[[int], bool]
) -> int:
    """Return the end of the fields that name a unit, the first of which has a capital, or ``at`` where none follows.

    A list counts where "and" closes it, else its first field alone: what follows a comma may be an office.
    """
    words, written = on(doc).lower, on(doc).words
    if at < stop and written[at] in MARKS:
        close = next((i for i in range(at + 1, min(stop, at + TITLED)) if written[i] == MARKS[written[at]]), 0)
        return close + 1 if close > at + 1 and written[at + 1][0].isupper() else at
    if at >= stop or not written[at][0].isupper():
        return at
    first = end = _field_end(doc, at, stop, grammar)
    for _ in range(ITEMS if first > at else 0):
        comma = end < stop and words[end] == COMMA
        last = end + comma < stop and words[end + comma] in grammar.series
        item = end + comma + last
        if not (comma or last) or item >= stop or opens_office(item):
            break
        end = _field_end(doc, item, stop, grammar)
        if end == item:
            break
        if last:
            return end
    return first


def read_unit_fields(reader: RightReader) -> bool | None:
    """Read the fields that name a unit right after its head ("la direction | Enfance, Famille et Santé")."""
    doc, at, grammar = reader.doc, reader.at, reader.grammar
    if at != reader.head_end or reader.words[at - 1] not in grammar.units_by_fields:
        return None
    starts = on(doc).title_starts
    end = unit_fields_end(doc, at, reader.stop, grammar, lambda i: bool(starts.get(i)) or i in reader.starts)
    if end == at:
        return None
    reader.after_field = True
    return reader.read_to(end)


def _field_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the end of one field with its adjectives, or the token itself where a name or another word stands."""
    words, written = on(doc).lower, on(doc).words
    known = grammar.fields.find(words, at, stop)
    end = known.end if known else at + 1
    if known is None and not _may_be_field(doc, at, stop, grammar):
        return at
    while end < stop and written[end].islower() and grammar.is_adjective(words[end]):
        end += 1
    return end


def _may_be_field(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a word is a field's: one that the vocabulary has, or a capital alone that is nobody's name."""
    words, written = on(doc).lower, on(doc).words
    head, language = grammar.heads.find(words, at, stop), on(doc).article.language
    if not written[at].isalpha() or words[at] in grammar.stops | grammar.noun_links or (head and head.value):
        return False
    if words[at] in _words_of_topics(language):
        return True
    alone = at + 1 >= stop or not is_name_word(written[at + 1])
    named = words[at] in name_grammar(language).people or is_acronym(written[at])
    return is_name_word(written[at]) and alone and not named
