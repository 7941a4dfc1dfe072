"""Runs of capitals that are a person's in no case: cut from a body's name, glued, or with a digit."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ..document import on, text_of
from ..institutions.grammar import institution_grammar
from ..institutions.headless.ended import RULE as ENDED
from ..places.gazetteer import gazetteer
from ..places.levels import DASHES, place_levels
from ..words.atoms import Atom
from ..words.lexicon import HYPHENS, fold, lower
from ..words.names import SHORTEST, is_initial, is_name_word, is_syllable, name_grammar
from .holder_told import told_before
from .origins import opens_like_given, peoples

if TYPE_CHECKING:
    from .mentions import PeopleGrammar

BODY = 5  # tokens of a head


def is_glued_or_cut(doc: Doc, atoms: list[Atom], at: int, grammar: PeopleGrammar) -> bool:
    """Say whether a run's own words are a person's in no case: cut from a body's name, glued, or with a digit."""
    atom, last = atoms[at], atoms[at - 1].letter if at else ""
    words = on(doc).words[atom.start : atom.end]
    surnames = name_grammar(on(doc).article.language).surnames
    pair = len(words) == 2 and not any(w.isascii() for w in words) and all(map(is_syllable, words))
    pair = pair and not grammar.western
    if pair and last == "T" and lower(words[0]) not in surnames:  # "Giám đốc Văn (phòng)"
        return True
    acronym = len(words) > 1 and len(words[0]) > 1 and words[0].isupper() and not words[1].isupper()
    acronym = acronym and not grammar.western and last != "H"  # "Tổng Giám đốc IHK Erfurt"
    if acronym and not is_initial(words[0]) and not opens_like_given(words[0], peoples()):  # "Thị trưởng KIM Min-jae"
        return True
    if grammar.western and _is_of_countries(words):  # "Programme | Haïti-Canada"
        return True
    return any(c.isdigit() for word in words for c in word) or any(map(is_glued, words))


def is_of_held_body(doc: Doc, atoms: list[Atom], at: int, grammar: PeopleGrammar) -> bool:
    """Say whether two words after an office and its body end its name ("ông X, Giám đốc Trung tâm Y | Trần Đề")."""
    short = atoms[at].end - atoms[at].start <= SHORTEST and not grammar.western
    before = "".join(a.letter for a in atoms[max(0, at - 2) : at])
    if not short or not before.endswith(("TB", "T")):
        return False
    title = atoms[at - 2] if before == "TB" else atoms[at - 1]
    if before == "TB" and atoms[at - 1].value.rule == ENDED:
        return False  # "Hiệu trưởng Saga University | Kanehisa Hiroshi": the last word of the body says its kind
    named = before == "TB" or not opens_like_given(text_of(doc, atoms[at].start, atoms[at].end), peoples())
    return named and told_before(doc, title.start)  # "ông X, Chủ tịch | Confindustria Fermo"


def is_glued(word: str) -> bool:
    """Say whether two words ran together ("TưLễ" of two headlines): a capital inside, and letters of no "McAllister".

    >>> is_glued("TưLễ"), is_glued("McAllister")
    (True, False)
    """
    return not word.isascii() and any(a.islower() and b.isupper() for a, b in pairwise(word))


def _is_of_countries(words: list[str]) -> bool:
    """Say whether a run is the names of countries that hyphens join."""
    parted = [word for word in re.split("[-‐‑– ]+", " ".join(words)) if word]
    joined = not HYPHENS.isdisjoint(" ".join(words))
    found = [gazetteer().lexicon.find([fold(word)], 0) for word in parted] if joined else []
    return joined and all(match is not None and match.value[0].kind == "Country" for match in found)


def follows_site(doc: Doc, atom: Atom) -> bool:
    """Say whether the head of a site that is no body here stands before a run ("ở Vườn Quốc gia | Mũi Cà Mau").

    So does the number of a house ("tại số 8 | Trần Hưng Đạo").
    """
    streets, lower_words = place_levels(on(doc).article.language).streets, on(doc).lower
    if atom.start > 1 and lower_words[atom.start - 2] in streets and lower_words[atom.start - 1][0].isdigit():
        return True
    table = institution_grammar(on(doc).article.language)
    starts = range(max(0, atom.start - BODY), atom.start - 1) if table.sited else ()
    found = (table.heads.find(on(doc).lower, start, atom.start) for start in starts)
    return any(head is not None and head.value in table.sited and head.end == atom.start for head in found)


def names_site(doc: Doc, atom: Atom, grammar: PeopleGrammar) -> bool:
    """Say whether the words before a run, or its own last one, make it the name of a site or of a body there."""
    before = on(doc).lower[atom.start - 1] if atom.start else ""
    if before in grammar.blockers or follows_site(doc, atom):
        return True
    return _ends_pair(doc, atom, grammar) or _ends_in_place(doc, atom)


def _ends_in_place(doc: Doc, atom: Atom) -> bool:
    """Say whether a run after a comma, with no surname first, ends in a place ("đại diện X, | LegaCoop Tuscany").

    So it does where names are written by syllable.
    """
    names = name_grammar(on(doc).article.language)
    if names.syllable is None or not atom.start or on(doc).words[atom.start - 1] != ",":
        return False
    placed = any(atom.start < t.start and t.end == atom.end for t in on(doc).territories)
    return placed and on(doc).lower[atom.start] not in names.surnames


def _ends_pair(doc: Doc, atom: Atom, grammar: PeopleGrammar) -> bool:
    """Say whether a dash joins a run to a name of what bears none of anybody ("cửa khẩu A - | Kim Thủy Hà")."""
    words, at = on(doc).words, atom.start - 2
    if at < 1 or words[atom.start - 1] not in DASHES or not is_name_word(words[at]):
        return False
    while at > 0 and is_name_word(words[at]):
        at -= 1
    return words[at].islower() and on(doc).lower[at] in grammar.blockers
