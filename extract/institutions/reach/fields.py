"""What the words after a head are: a field of work, an adjective, a second country, a seat, a body of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...places.levels import Territory
from ...words.lexicon import Match, is_acronym
from ...words.names import SHORTEST, glued, is_name_word, name_end, name_grammar
from ..grammar import InstitutionGrammar

if TYPE_CHECKING:
    from .right import RightReader

NOUNS = 3  # words of a field that its last one tells
WORDS = 4  # tokens of a head before its last one
COMMA = frozenset(",")
ENDS = frozenset(",;.:()")
SMALL = 4  # words in small letters that a name holds before its territory


def name_field(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, *, joined: bool) -> Match[bool] | None:
    """Return the field of work that begins at a token, with a capital too, unless a longer head begins there."""
    words = on(doc).lower
    capital = grammar.compounds.find(words, at, stop) if joined or on(doc).words[at][0].isupper() else None
    match = max((m for m in (capital, grammar.fields.find(words, at, stop)) if m), key=lambda m: m.end, default=None)
    if (joined or match) and grammar.field_nouns and on(doc).words[at][0].isupper():
        end = _noun_end(doc, at, stop, grammar)
        match = Match(at, end, True) if end > (match.end if match else at) else match
    head = grammar.heads.find(words, at, stop) if match and on(doc).words[at][0].isupper() else None
    return None if head and match and head.value and head.end > match.end else match


def _noun_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the end of capitals of which the last is a field's ("Communal Affairs | Ann Lowe"), or the token."""
    run = name_end(doc, at, stop)
    run = next((i for i in range(at, run) if on(doc).lower[i] in grammar.before), run)  # "Cook | County Health"
    ends = (end for end in range(min(run, at + NOUNS), at, -1) if on(doc).lower[end - 1] in grammar.field_nouns)
    return next((end for end in ends if end == run or run - end >= SHORTEST), at)


def last_field(
    doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory], *, open_ended: bool
) -> Match[bool] | None:
    """Return the fields in small letters that a territory follows at once ("Viện Văn hóa | truyền thống Hàn Quốc").

    An ``open_ended`` name of which no field is read yet may end in them ("Viện Nuôi trồng | thủy sản").
    """
    compounds, words = grammar.compounds, on(doc).lower
    match = compounds.find(words, at, stop) if grammar.capital_heads else None
    end = match.end if match else at
    while end < stop and end not in starts and (more := compounds.find(words, end, stop)):
        end = more.end  # "Ban Quản lý | đường sắt đô thị TP.HCM"
    if (
        match is None
        or end in starts
        or ends_in_level(doc, end, grammar)
        or (open_ended and _ends_name(doc, at, end, grammar))
    ):
        return match and Match(at, end, True)
    return match if match.end in starts or ends_in_level(doc, match.end, grammar) else None


def _ends_name(doc: Doc, at: int, end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether fields of work in small letters end a name of which only the first syllable has a capital."""
    words, inner = on(doc).words, grammar.heads.find(on(doc).lower, at - 1, at)
    opened = words[at - 1].islower() or (inner is not None and not inner.value)
    return opened and (end >= len(doc) or is_name_word(words[end]) or words[end] in ENDS)


def ends_in_level(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a bare level word ends a name, before its holder's or a mark ("Trung tâm Y tế công cộng | quận")."""
    level = grammar.levels.find(on(doc).lower, at) if at < len(doc) and grammar.capital_heads else None
    if level is None or level.end >= len(doc):
        return level is not None
    return is_name_word(on(doc).words[level.end]) or on(doc).words[level.end] in ENDS


def lists_on(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a link and one more field follow a comma."""
    if at + 1 >= stop or on(doc).lower[at] not in grammar.noun_links - grammar.determiners:
        return False
    while at < stop and on(doc).lower[at] in grammar.noun_links:
        at += 1
    known = at < stop and (grammar.fields.find(on(doc).lower, at, stop) is not None or is_name_word(on(doc).words[at]))
    return known and on(doc).lower[at] not in name_grammar(on(doc).article.language).given


def joins_noun(doc: Doc, at: int, limit: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a link and a noun follow ("coopération et | de développement"), not a person ("et de Jean Petit")."""
    if at + 1 >= limit or on(doc).lower[at] not in grammar.noun_links - grammar.determiners:
        return False
    given = on(doc).lower[at + 1] in name_grammar(on(doc).article.language).given
    while at + 1 < limit and on(doc).lower[at] in grammar.noun_links:
        at += 1
    return not given and not is_acronym(on(doc).words[at])  # "gouvernement fédéral et | de la FCM"


def adjective_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the end of an adjective, a compound one too ("franco-québécoise"), or 0."""
    end = at + 1
    while end + 1 < stop and glued(doc, end):
        end += 2
    return end if grammar.is_adjective(on(doc).lower[end - 1]) else 0


def opens_another(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> bool:
    """Say whether what "and" joins is a body of its own: a territory, a head or a determiner comes next."""
    if at >= stop or at in starts or on(doc).lower[at] in grammar.never:
        return True
    if grammar.left and is_name_word(on(doc).words[at]) and not name_field(doc, at, stop, grammar, joined=True):
        return True  # "the Society and Maria Gomez"
    given = on(doc).lower[at] in name_grammar(on(doc).article.language).given
    return given or grammar.heads.find(on(doc).lower, at, stop) is not None


def opens_sentence_part(doc: Doc, head_end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether nothing that may be its name stands before a head of one word ("Enterprise Ireland")."""
    before = head_end - 2
    return before < 0 or not on(doc).words[before][0].isupper() or on(doc).lower[before] in grammar.never


def has_noun(doc: Doc, at: int, head_end: int, grammar: InstitutionGrammar, *, later: bool) -> bool:
    """Say whether a small noun belongs to a name whose head has a capital ("Maison du patrimoine") or goes on later."""
    last = head_end - 1
    if not on(doc).words[last][0].isalpha():
        return False
    start = last
    while start and doc[start - 1].text[0].isalpha() and not doc[start].text[0].isupper() and last - start < WORDS:
        start -= 1
    word = on(doc).lower[at]
    capital = later or on(doc).words[start][0].isupper()
    hyphened = at + 1 < len(doc) and glued(doc, at + 1)  # "Office du | bien-être"
    return capital and on(doc).words[at].isalpha() and len(word) > 2 and (hyphened or word not in grammar.stops)


def joins_field(doc: Doc, at: int, limit: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a head that names a field of work is joined to one more ("Phòng Thương mại | - Công nghiệp")."""
    words = on(doc).lower
    if grammar.left or words[at] == "," or at + 1 >= limit or on(doc).words[at + 1][0].islower():
        return False
    known = grammar.fields, grammar.compounds
    inner = next((m for i in (at - 1, at - 2) for words_ in known if (m := words_.find(words, i, at))), None)
    return bool(inner and inner.end == at and name_field(doc, at + 1, limit, grammar, joined=True))


def opens_several(doc: Doc, at: int, limit: int, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> bool:
    """Say whether a word for many stands before a level word and its territories ("Nhóm … | các tỉnh A, B")."""
    if on(doc).lower[at - 1] not in grammar.plural or not grammar.series or at >= limit:
        return False
    level = grammar.levels.find(on(doc).lower, at, limit)
    territory = starts.get(at) if level else None
    return territory is not None and on(doc).places[territory.place].kind != "Country"


def leads_to_territory(doc: Doc, at: int, limit: int, grammar: InstitutionGrammar, starts: dict[int, Territory]) -> int:
    """Return where a territory begins that small words of a name go on to ("Sở Phát triển | bền vững TP Edmonton")."""
    end = at
    while end < min(limit, at + SMALL) and end not in starts and not (end > at and ends_in_level(doc, end, grammar)):
        text = on(doc).words[end]
        if not text.isalpha() or not text.islower() or on(doc).lower[end] in grammar.stops | grammar.locatives:
            return at
        end += 1
    return end if (end in starts and starts[end].level) or (end > at and ends_in_level(doc, end, grammar)) else at


def fields_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int | None:
    """Return the end of a list of fields of work that "and" closes (", Local Government and Heritage"), or None."""
    last = False
    while at < stop and on(doc).words[at][0].isupper() and (end := _field_end(doc, at, stop, grammar)):
        if last:
            return end
        at = end
        if at < stop and on(doc).words[at] == ",":
            at += 1
        if at < stop and on(doc).lower[at] in (grammar.ands or grammar.series - COMMA):
            at += 1
            last = True
    return None


def _field_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int | None:
    """Return the end of a field of work, with a word before it that is none by itself ("Performing Arts")."""
    known = (words.find(on(doc).lower, at, stop) for words in (grammar.fields, grammar.compounds))
    field = max((m for m in known if m), key=lambda m: m.end, default=None)
    head = grammar.heads.find(on(doc).lower, at, stop)  # "Sở Ngoại vụ, | Sở Kế hoạch và Đầu tư"
    opens = at + 1 < stop and on(doc).words[at + 1][0].isupper() and not (head and head.value)
    if field is None and opens:
        field = grammar.fields.find(on(doc).lower, at + 1, stop)
    return field.end if field else None


def opens_metropolis(reader: RightReader, head: Match[str]) -> bool:
    """Say whether a link and the word for a town's surroundings go on with a name ("communauté du | Grand Dole")."""
    linked = reader.at > reader.end and reader.kind in reader.grammar.adjoining
    return linked and head.value in reader.grammar.placed
