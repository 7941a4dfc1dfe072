"""Names that are a number or the initials of fields of work ("Quân khu 7", "Sở VH-TT&DL")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...words.lexicon import HYPHENS, is_acronym
from ...words.names import is_name_word
from ..grammar import InstitutionGrammar

if TYPE_CHECKING:
    from .right import RightReader

SHORT = 4  # letters and figures of what is rather a code than a name
SHORTEST = 2  # letters of a Roman number that is rather an acronym


def code_end(reader: RightReader) -> int:
    """Return the end of the number or the initials that begin at the next word, or where that word stands."""
    doc, grammar, at, limit = reader.doc, reader.grammar, reader.at, reader.limit
    if on(doc).words[at] == "(":
        return _bracket_end(reader)
    if at + 1 < limit and on(doc).words[at].isdigit() and on(doc).words[at + 1].isdigit():
        return at  # "Agence de l'eau | 15 000 euros"
    if reader.kind in grammar.numbered and reader.words[at] in grammar.numbers and at + 1 < limit:
        return at + 2 if on(doc).words[at + 1].isdigit() else at  # "Trường Tiểu học | số 2"
    if reader.after_field:
        return at + 1 if _ends_in_number(reader) else at
    if reader.kind in grammar.numbered and on(doc).words[at].isdigit():
        counted = at + 1 < limit and grammar.levels.find(reader.words, at + 1, limit)  # "2 tỉnh"
        return at if counted else at + 1
    return initials_end(doc, at, limit, grammar) if reader.kind in grammar.initialled else at


def _ends_in_number(reader: RightReader) -> bool:
    """Say whether a number after a field of work ends a name ("Đại đội Biên phòng | 251"), and counts nothing."""
    words, at, grammar = on(reader.doc).words, reader.at, reader.grammar
    if reader.kind not in grammar.numbered or not words[at].isdigit():
        return False
    return at + 1 >= reader.limit or words[at + 1] in ",;.)" or reader.words[at + 1] in grammar.stops


def _bracket_end(reader: RightReader) -> int:
    """Return the end of a name's own acronym before its territory ("Ủy ban nhân dân | (UBND) thành phố Hà Nội")."""
    at, after, grammar = reader.at, reader.at + 3, reader.grammar
    closed = after < reader.limit and reader.doc[at + 2].text == ")" and _is_short(reader.doc[at + 1].text)
    if not closed:
        return at
    link = grammar.own_links.find(reader.words, after, reader.limit) if reader.place is None else None
    owner = reader.starts.get(link.end) if link else None  # "Centre anti-cancer | (CAC) d'Annaba"
    placed = owner and not (grammar.left and on(reader.doc).places[owner.place].kind == "Country")
    levelled = reader.kind in grammar.territorial and grammar.levels.find(reader.words, after, reader.limit)
    return after if placed or levelled else at


def _is_short(text: str) -> bool:
    """Say whether a word in brackets may be an acronym, though it be a Roman number too ("CCI")."""
    return is_acronym(text) or (text.isupper() and text.isalpha() and len(text) > SHORTEST)


def is_initials(text: str) -> bool:
    """Say whether a word is initials of fields of work ("TT&DL", "PTNT")."""
    return len(text) > 1 and text.isupper() and text.replace("&", "").isalpha()


def initials_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the end of fields of work told by initials ("VH-TT&DL", "VH, TT và DL"); ``at`` if there are none."""
    end, closed = at, False
    while end < stop and is_initials(on(doc).words[end]) and not grammar.heads.find(on(doc).lower, end, stop):
        closed = closed or "&" in on(doc).words[end]
        end += 1
        if end + 1 >= stop or closed or not is_initials(on(doc).words[end + 1]):
            break
        joiner = on(doc).lower[end]
        closed = joiner in grammar.series and joiner not in ",-–"
        if not closed and (joiner not in ",-–" or (on(doc).spaced[end] and not _closes(doc, end, stop, grammar))):
            break
        end += 1
    return end


def _closes(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether the initials after a comma are the last ones of a name (", TT&DL", ", TT và DL")."""
    if on(doc).words[at] != "," or "&" in on(doc).words[at + 1]:
        return on(doc).words[at] == ","
    joined = at + 3 < stop and on(doc).lower[at + 2] in grammar.series and on(doc).words[at + 2] != ","
    return joined and is_initials(on(doc).words[at + 3])


def read_code(reader: RightReader) -> bool | None:
    """Read the number or the initials that are a body's name ("Quân khu | 7", "Sở | VH-TT&DL")."""
    named = reader.at == reader.end and reader.grammar.complete_heads and reader.words[reader.at].isdigit()
    whole = reader.at == reader.end and (reader.after_field or on(reader.doc).words[reader.at] == "(")
    coded = reader.at == reader.head_end or named or whole
    if reader.grammar.complete_heads and reader.kind in reader.grammar.numbered and _is_figured(reader):
        return reader.read_to(reader.at + 1)
    end = code_end(reader) if coded else reader.at  # "association Kassoumaï | 78"
    return reader.read_to(end) if end > reader.at else None


def _is_figured(reader: RightReader) -> bool:
    """Say whether the next word is letters and figures that name the body ("Teranga53", "Tinerii | 3D")."""
    word = on(reader.doc).words[reader.at]
    mixed = word.isalnum() and not word.isalpha() and not word.isdigit() and len(word) > 1
    opens = reader.at == reader.head_end and word[0].isupper() and len(word) > SHORT
    ends = reader.at == reader.end > reader.head_end and word[0].isdigit() and word[-1].isupper()
    return mixed and (opens or ends)


def hangs_number(doc: Doc, at: int) -> bool:
    """Say whether a number hangs on the capitals before it ("COVID-|19")."""
    words, spaced = on(doc).words, on(doc).spaced
    if at < 2 or at >= len(words) or not words[at].isdigit() or words[at - 1] not in HYPHENS:
        return False
    return is_name_word(words[at - 2]) and not spaced[at - 1] and not spaced[at - 2]
