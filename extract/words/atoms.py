"""A sentence as a string of atoms, one letter each, so that a pack can write its patterns as regular expressions.

=====  =====================================================================
``T``  a title                        ``B``  an institution
``L``  a territory                    ``C``  a country
``N``  a run of name words            ``P``  a run that is known to be a person
``H``  an honorific                   ``D``  a date
``x``  any other word                 ``,;:()-.``  the punctuation itself (every dash is ``-``)
=====  =====================================================================

A pack adds word classes of its own under ``[atoms]`` ("o" for "of", "&" for "and", "=" for "is" …), one letter each.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Any

from spacy.tokens import Doc

from ..document import Sentence, on, text_of
from ..people.origins import has_shape
from ..records import record
from .atom_grammar import DASHES, AtomGrammar, atom_grammar
from .holders import SHORTEST, cut_holder, is_seated
from .lexicon import Match
from .names import glued, is_initial, is_name_word, joins_initials, name_end, name_grammar, particle_end

PASSED = ""  # the letter of what gives no atom
INITIAL = 2  # characters of an initial, and of the shortest surnames
SEAT = 6  # atoms from an office to the comma behind its seat
WORDS = 5  # the most words of a word class
SEATED = re.compile(r"T[BL](?:,L)?(?:,C|\([LC](?:,[LC])?\))?$")
HELD = ("H", "T", "G")
NAME = 3  # words of a name that opens with a surname
LETTER = attrgetter("letter")


@record
class Atom:
    """Mark one atom: its letter, its tokens, and the thing it stands for (Title, Body, Territory …)."""

    letter: str
    start: int
    end: int
    value: Any = None


def read_atoms(doc: Doc, sentence: Sentence) -> list[Atom]:
    """Return a sentence's atoms in text order: titles, institutions and territories first, then names, then words."""
    grammar = atom_grammar(on(doc).article.language)
    known, words, written, openers = on(doc).known, on(doc).lower, on(doc).words, grammar.openers
    atoms: list[Atom] = []
    at, stop = sentence.start, sentence.end
    while at < stop:
        text = written[at]
        thing = known.get(at)
        if thing is None and text == words[at] and text not in openers and not _is_held(atoms):  # most words
            at = _add_mark(at, text, text, grammar, atoms)
        elif thing is not None and thing[0] == PASSED:
            at = thing[1]
        elif thing is not None and _stands_for(doc, at, stop, thing, atoms):
            atoms.append(Atom(thing[0], at, min(thing[1], stop), thing[2]))
            at = max(thing[1], at + 1)
        else:
            at = _add_word(doc, at, sentence, grammar, atoms)
    return atoms


def _add_mark(at: int, text: str, word: str, grammar: AtomGrammar, atoms: list[Atom]) -> int:
    """Add the atom of a token that belongs to no thing, name or word class, and return the token after it."""
    if not text.isspace():
        atoms.append(Atom(grammar.mark(text, word), at, at + 1))
    return at + 1


def _add_word(doc: Doc, at: int, sentence: Sentence, grammar: AtomGrammar, atoms: list[Atom]) -> int:
    """Add the atom of the honorific, name or word that begins at a token, and return the token after it."""
    names, known = name_grammar(on(doc).article.language), on(doc).known
    words, written, stop = on(doc).lower, on(doc).words, sentence.end
    text, beside, opens = written[at], _is_held(atoms), words[at] in grammar.openers
    honorific = grammar.honorifics.find(words, at, stop) if opens else None
    if honorific and honorific.end == at + 1 and words[at] in grammar.shouted and not text.isupper():
        honorific = None
    initial = False
    if len(text) <= INITIAL and text[0].isupper() and at + 1 < stop:
        initial = (is_initial(text) and written[at + 1] == ".") or _initialled(doc, at, sentence)
    word = _find_word(doc, at, stop, grammar) if opens and not initial else None
    named = word is None and text[0].isupper() and _opens_shape(doc, at, stop)
    surname = particle_end(doc, at, stop) if beside else 0
    if surname:
        word, named = None, True
    held = beside and _names_on(written, at, stop)
    if word and word.value in grammar.verbs and (held or _follows_seat(doc, at, atoms)):
        word = None  # "General Manager Said Zarrou", "the mayor of Timbuktu, Said Ould Mahmoud"
    if honorific and (word is None or honorific.end >= word.end) and _honours(doc, honorific.end, stop):
        atoms.append(Atom("H", at, honorific.end, None))
    elif word:
        atoms.append(Atom(word.value, at, word.end))
    elif (named or is_name_word(text)) and (
        initial
        or named
        or (held and words[at] in grammar.dated)
        or words[at] not in names.never
        or _opens_surname(doc, at, stop, sentence.start)
    ):
        end = _stop_at_known(doc, at, name_end(doc, surname or at, stop))
        end = cut_holder(doc, letters(atoms[-5:]), at, end) if end - at > SHORTEST else end
        if end > at + 1 and words[end - 1] in grammar.articles and end in known and known[end][0] == "T":
            end -= 1  # "Ann Lowe | The Mayor of Leeds"
        before_body = end in known and known[end][0] == "B"
        while before_body and end > at + 1 and words[end - 1] in names.particles:
            end -= 1  # "Anne Roy | du SCAC", "Vivre Ensemble | de la Ville"
        if atoms and atoms[-1].letter == "H":
            end = _dashed_end(doc, at, end, stop)
        atoms.append(Atom("N", at, end))
    else:
        return _add_mark(at, text, words[at], grammar, atoms)
    return atoms[-1].end


def _is_held(atoms: list[Atom]) -> bool:
    """Say whether an office or an honorific ends right before, whose holder's name may follow."""
    return bool(atoms) and atoms[-1].letter in HELD


def _find_word(doc: Doc, at: int, stop: int, grammar: AtomGrammar) -> Match[str] | None:
    """Return the word of a class that begins at a token, cut where something known begins, or somebody's name."""
    words = on(doc).lower
    word = grammar.classes.find(words, at, stop)
    if word is None or (word.end == at + 1 and not on(doc).words[at][0].isupper()):
        return word
    cut = next((i for i in range(at, word.end) if _cuts(doc, at, i, stop)), None)
    if cut is None:
        return word
    return grammar.classes.find(words, at, cut) if cut > at else None  # "M. | Le Hoang Phuc"


def _cuts(doc: Doc, at: int, i: int, stop: int) -> bool:
    """Say whether something known or somebody's name begins at a token of a word of a class."""
    within = i > at and (i in on(doc).known or (on(doc).words[i][0].isupper() and particle_end(doc, i, stop) > 0))
    return within or _opens_shape(doc, i, stop)


def _names_on(words: list[str], at: int, stop: int) -> bool:
    """Say whether a word spelled like a verb or a day is a name's first: a capital, and a name word next."""
    return words[at][0].isupper() and at + 1 < stop and is_name_word(words[at + 1])


def _follows_seat(doc: Doc, at: int, atoms: list[Atom]) -> bool:
    """Say whether a word with a capital opens a name after the comma behind an office and its seat."""
    return (
        letters(atoms[-2:]) in {"B,", "L,"}
        and any(atom.letter == "T" for atom in atoms[-SEAT:])
        and _names_on(on(doc).words, at, len(on(doc).words))
        and at + 1 not in on(doc).known
    )


def _initialled(doc: Doc, at: int, sentence: Sentence) -> bool:
    """Say whether a capital alone within a sentence opens a name ("commissioner A K Pandey")."""
    words = on(doc).words
    within = at > sentence.start and words[at - 1][0].isalpha()
    if within and words[at] in atom_grammar(on(doc).article.language).surnames:
        return is_name_word(words[at + 1])  # "hosted An Guiwu"
    if not within or not is_initial(words[at]):
        return joins_initials(doc, at, sentence.end)
    return is_name_word(words[at + 1]) and (is_initial(words[at + 1]) or words[at + 1][0].isupper())


def _stands_for(doc: Doc, at: int, stop: int, thing: tuple[str, int, Any], atoms: list[Atom]) -> bool:
    """Say whether a place, title or body that is known at a token is one here, and not a part of a person's name."""
    last = atoms[-1].letter if atoms else ""
    beside = last == "T" or (thing[0] == "C" and last == "," and len(atoms) > 1 and atoms[-2].letter in "BL")
    if beside and _precedes_name(doc, thing, stop) and not is_seated(on(doc).article.language):
        return True  # "Thống đốc tỉnh Tochigi, | Nhật Bản | Fukuda Tomikazu"
    named = atoms and (last in "HT" or (last in ":;," and _in_list(atoms)) or _seated(atoms))
    named = named or (len(atoms) > 1 and last in ",&" and atoms[-2].letter == "N")
    if (
        last == "H"
        and thing[0] == "L"
        and thing[2].level is None
        and (beside := on(doc).known.get(thing[1]))
        and beside[0] == "L"
    ):
        return bool(name_end(doc, at, stop) < beside[1])  # "Mme Mamou Bamba"
    if last == "H" and thing[0] == "L" and thing[1] - at == 1 and _ends_name(doc, at):
        return False  # "Bà Delmas", once "Claire Delmas" has been told
    return not (named and _is_longer_name(doc, at, stop, thing))


def _ends_name(doc: Doc, at: int) -> bool:
    """Say whether a word stands elsewhere after another one with a capital, as the last of a name does."""
    words, known = on(doc).words, on(doc).known
    return any(
        word == words[at] and i != at and is_name_word(words[i - 1]) and i - 1 not in known
        for i, word in enumerate(words[1:], start=1)
    )


def _precedes_name(doc: Doc, thing: tuple[str, int, Any], stop: int) -> bool:
    """Say whether two name words or more follow a place after an office ("Thị trưởng Wernigerode Peter Gaffert")."""
    end = thing[1]
    words = on(doc).words
    if thing[0] not in "LC" or end >= stop or not is_name_word(words[end]):
        return False
    return (
        sum(
            at == end or not glued(doc, at - 1)
            for at in range(end, name_end(doc, end, stop))
            if words[at] not in DASHES
        )
        >= 2
    )


def _seated(atoms: list[Atom]) -> bool:
    """Say whether an office with its place stands right before a name ("Thị trưởng Sakai (Nhật Bản)")."""
    return SEATED.search(letters(atoms[-9:])) is not None


def _in_list(atoms: list[Atom]) -> bool:
    """Say whether the last mark stands in a list of people that an honorific or their offices announce."""
    return any(a.letter in "HPNT" for a in atoms[-8:])


def _is_longer_name(doc: Doc, at: int, stop: int, thing: tuple[str, int, Any]) -> bool:
    """Say whether a place after a title or honorific is only the first word of a person's name."""
    if thing[0] not in "LC" or thing[2].level is not None:
        return False
    end = name_end(doc, at, stop)
    surname = on(doc).lower[at] in name_grammar(on(doc).article.language).surnames and end - at >= 3
    after = on(doc).known.get(thing[1])
    two = after is not None and after[0] == thing[0] == "L" and after[2].level is None and after[1] == end
    return surname or (end > thing[1] and (after is None or two))  # "le préfet de X, | Wellington Pinheiro"


def _opens_surname(doc: Doc, at: int, stop: int, start: int) -> bool:
    """Say whether a word that mostly is no name is a surname here: a capital within a sentence ("Le Hoang Phuc")."""
    surname = on(doc).lower[at] in name_grammar(on(doc).article.language).surnames
    return surname and at > start and name_end(doc, at, stop) - at >= 3


def _opens_shape(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a word of a class is a surname here: a capital, and a name's whole shape from it ("Le Thi Hoa")."""
    word = on(doc).words[at]
    if not word[0].isupper() or (word.isupper() and len(word) > INITIAL):  # "ĐOÀN CẤP CAO"
        return False
    if on(doc).lower[at] not in name_grammar(on(doc).article.language).surnames:
        return False
    end = _stop_at_known(doc, at, name_end(doc, at, stop))
    if (after := on(doc).known.get(at + 1)) is not None and after[1] >= end:  # "Đoàn | Nghệ An"
        return False
    return end - at >= NAME and has_shape(text_of(doc, at, end))


def _honours(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a name, a title or one more honorific follows."""
    while at < stop and doc[at].is_space:
        at += 1
    opens = at < stop and (on(doc).words[at][0].isupper() or at in on(doc).known or on(doc).words[at] in ":(.")
    return opens or (at < stop and particle_end(doc, at, stop) > 0)


def _dashed_end(doc: Doc, start: int, end: int, stop: int) -> int:
    """Return the end of a name in two parts with a dash ("Khăm Phết - Xay Nha Vông"), after an honorific."""
    grammar = name_grammar(on(doc).article.language)
    if not grammar.dashed or end + 1 >= stop or on(doc).words[end] not in DASHES or not on(doc).spaced[end]:
        return end
    complete = end - start >= 3 and on(doc).lower[start] in grammar.surnames
    if (
        complete
        or end + 1 in on(doc).known
        or not is_name_word(on(doc).words[end + 1])
        or on(doc).lower[end + 1] in grammar.never
    ):
        return end
    last = _stop_at_known(doc, end + 1, name_end(doc, end + 1, stop))
    repeats = set(on(doc).lower[start:end]) <= set(on(doc).lower[end + 1 : last])  # "von Arnim - Friedrich von Arnim"
    return end if repeats else last


def _stop_at_known(doc: Doc, start: int, end: int) -> int:
    """Return where a name run meets something known; a level-less place inside a run stays part of it."""
    for at in range(start + 1, end):
        thing = on(doc).known.get(at)
        if thing is not None and (thing[0] in "TB" or _is_led(thing)):
            return at - (at - 1 > start and on(doc).words[at - 1] in DASHES)  # "Lê Văn An | -Phó Giám đốc Sở X"
    return end


def _is_led(thing: tuple[str, int, Any]) -> bool:
    """Say whether a level word and its link open a territory ("the US | State of Ohio")."""
    return thing[0] == "L" and bool(thing[2].level) and thing[2].name_start - thing[2].start > 1


def letters(atoms: list[Atom]) -> str:
    """Return the atoms as the string that patterns match."""
    return "".join(map(LETTER, atoms))
