"""Names of one word: of peoples without surnames, or all that a text tells ("Phó Thị trưởng Purevdavaa")."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..places.gazetteer import gazetteer
from ..places.levels import level_words
from ..words.atoms import Atom, letters
from ..words.names import is_name_word, is_syllable

SHORTEST = 4  # letters
PREFIXED = re.compile(r"[^\W\d_]['’]\w[^\W\d_]+")  # a name with its prefix of one letter


def is_single_name(doc: Doc, atoms: list[Atom], at: int, offices: frozenset[str]) -> bool:
    """Say whether one word after an office is a name by itself: of no syllable of the language, no place, no body.

    Args:
        doc: the article, its titles and institutions found.
        atoms: those of the sentence.
        at: the number of the word's atom.
        offices: concepts after which nothing but their holder or a territory stands.
    """
    atom, before = atoms[at], atoms[at - 1]
    word = on(doc).words[atom.start]
    alone = atom.end == atom.start + 1 and not (atom.end < len(doc) and is_name_word(on(doc).words[atom.end]))
    cased = word[1:].islower() or PREFIXED.fullmatch(word) is not None  # "K'Brel"
    if not alone or len(word) < SHORTEST or not cased or is_syllable(word):
        return False
    if before.letter == "T" and (before.value.concept not in offices or before.value.plural):
        return False
    heads = institution_grammar(on(doc).article.language).heads
    if heads.opens(on(doc).lower[atom.start]) or gazetteer().lexicon.find(on(doc).folded, atom.start, atom.end):
        return False
    return not any(
        _is_place(doc, i) for s in on(doc).story for i in range(s.start + 1, s.end) if on(doc).words[i] == word
    )


def names_house(doc: Doc, atoms: list[Atom], at: int) -> bool:
    """Say whether one word after an office is what it is of, its holder beside ("A. Roy, directeur du groupe | Gopa,").

    Only after an office that ends in a noun with its link, in languages whose names stand after their heads.
    """
    grammar, atom = institution_grammar(on(doc).article.language), atoms[at]
    if not grammar.complete_heads or atom.end != atom.start + 1 or not at or atoms[at - 1].letter != "T":
        return False
    office = on(doc).lower[atoms[at - 1].start : atoms[at - 1].end]
    after = atoms[at + 1 : at + 3]
    told = letters(atoms[max(0, at - 3) : at - 1]) == "N,"
    told = told or (letters(after) == ",N" and after[1].end > after[1].start + 1)
    return told and not grammar.noun_links.isdisjoint(office)


def is_one_of_many(atoms: list[Atom], at: int) -> bool:
    """Say whether one word alone follows a title in the plural, which names several ("the Mayors | Challenge")."""
    plural = at > 0 and atoms[at - 1].letter == "T" and atoms[at - 1].value.plural
    alone = atoms[at].end == atoms[at].start + 1 and letters(atoms[at + 1 : at + 2]) not in {",", "&", "("}
    return bool(plural) and alone


def _is_place(doc: Doc, at: int) -> bool:
    """Say whether a word stands after a level word or one that tells where ("tỉnh Mangystau", "tại Mangystau")."""
    words, grammar = on(doc).lower, institution_grammar(on(doc).article.language)
    level = any(
        m is not None and m.end == at
        for m in (level_words(on(doc).article.language).find(words, i, at) for i in (at - 1, at - 2) if i >= 0)
    )
    return level or words[at - 1] in grammar.locatives
