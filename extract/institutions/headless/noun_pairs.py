"""Names of two common nouns that "and" joins: "présidente de | Migrations et Territoires"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...roles.wording.named_of import name_of_grammar
from ...words.common import common_words
from ...words.lexicon import is_acronym
from ...words.names import glued, is_name_word, name_grammar
from ..grammar import institution_grammar

LONGEST = 2  # words of the first part ("Villages du Monde" is more)


def noun_pair_end(doc: Doc, at: int, end: int) -> int:
    """Return the end of a name that "and" and one more noun with a capital go on with, else ``end``.

    Two names of people, places or bodies are two ("directeur de Transdev et Keolis").
    """
    joins = institution_grammar(on(doc).article.language).series
    second = end + 1
    if end - at > LONGEST or second >= len(doc) or on(doc).lower[end] not in joins or not _is_noun(doc, second):
        return end
    alone = second + 1 >= len(doc) or not (is_name_word(on(doc).words[second + 1]) or glued(doc, second + 1))
    return second + 1 if alone and all(_is_noun(doc, i, told=False) for i in range(at, end)) else end


def noun_pair_start(doc: Doc, floor: int, start: int, end: int) -> int:
    """Return where the first noun of such a name begins, of which the second is from ``start`` to ``end``."""
    first = start - LONGEST
    if end - start != 1 or first <= floor or is_name_word(on(doc).words[first - 1]):
        return start
    return first if noun_pair_end(doc, first, start - 1) == end else start


def _is_noun(doc: Doc, at: int, *, told: bool = True) -> bool:
    """Say whether a word with a capital names nobody and no place; ``told``, that the language has it as a noun."""
    language, word = on(doc).article.language, on(doc).lower[at]
    names, grammar = name_grammar(language), institution_grammar(language)
    if not is_name_word(on(doc).words[at]) or is_acronym(on(doc).words[at]) or at in on(doc).territories.tokens:
        return False
    if word in names.people or word in names.never or at in on(doc).title_starts:
        return False
    head, table = grammar.heads.find(on(doc).lower, at), name_of_grammar(language)
    known = word in common_words(language) or word in table.nouns or on(doc).folded[at].endswith(table.endings)
    return not (head and head.value) and (known or not told)
