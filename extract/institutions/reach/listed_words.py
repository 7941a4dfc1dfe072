"""Fields of work that no vocabulary has in a list of them ("Ministry of Trade, | Industry and Competition")."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from ...document import on
from ...words.common import common_words
from ...words.lexicon import is_acronym
from ...words.names import SHORTEST, is_name_word, name_end, name_grammar
from ..grammar import InstitutionGrammar
from .fields import fields_end

LONGEST = 4  # words of one field
COMMA = ","


def list_end(
    doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, starts: Mapping[int, object], *, held: bool = False
) -> int | None:
    """Return the end of a list of fields of work that "and" closes (", Local Government and Heritage"), or None.

    Words with capitals that name nobody and nothing known go along where one of them is a field, or all are words of
    the language. The list is what somebody does where ``held``, and his name may stand after it.
    """
    if (end := fields_end(doc, at, stop, grammar)) or not grammar.left:
        return end
    words, items, last = on(doc).lower, list[tuple[int, int]](), False
    while at < stop and is_name_word(on(doc).words[at]):
        end = min(name_end(doc, at, stop), at + LONGEST)
        if held and last:
            end = _before_holder(doc, at, end)
        if _is_other(doc, at, end, grammar, starts):
            return None
        items.append((at, end))
        if last:
            return end if _names_fields(doc, items, grammar) else None
        comma = end < stop and words[end] == COMMA
        last = end + comma < stop and words[end + comma] in grammar.ands
        if not (comma or last):
            return None
        at = end + comma + last
    return None


def _before_holder(doc: Doc, at: int, end: int) -> int:
    """Return where a person's name opens after a field of work ("Trade, Industry and Competition | Ann Lowe")."""
    given, common = name_grammar(on(doc).article.language).given, common_words(on(doc).article.language)
    words = on(doc).lower
    names = (i for i in range(at + 1, end) if words[i] in given or (words[i] not in common and end - i >= SHORTEST))
    return next(names, end)


def _is_other(doc: Doc, at: int, end: int, grammar: InstitutionGrammar, starts: Mapping[int, object]) -> bool:
    """Say whether an item is a person, a place, an office or a body."""
    words, names = on(doc).lower, name_grammar(on(doc).article.language)
    field = grammar.fields.find(words, at, end)
    if field is None and (words[at] in names.people or words[at] in names.never):
        return True
    if end == at + LONGEST and end < len(doc) and is_name_word(on(doc).words[end]):
        return True
    inside, common = range(at, end), common_words(on(doc).article.language)
    placed = any(i in starts for i in inside) and not all(words[i] in common for i in inside)  # "Job Creation"
    titles = {t.start for t in on(doc).titles or ()}
    if placed or any(i in titles or is_acronym(on(doc).words[i]) for i in inside):
        return True
    heads = (grammar.heads.find(words, i, end) for i in inside)
    return any(head and head.value and not grammar.fields.find(words, head.start, end) for head in heads)


def _names_fields(doc: Doc, items: list[tuple[int, int]], grammar: InstitutionGrammar) -> bool:
    """Say whether an item holds a field of work, or whether all words are words of the language."""
    words, known = on(doc).lower, common_words(on(doc).article.language)
    for start, end in items:
        if any(grammar.fields.find(words, i, end) for i in range(start, end)) or words[end - 1] in grammar.field_nouns:
            return True
    return all(words[i] in known for start, end in items for i in range(start, end))
