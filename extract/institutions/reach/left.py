"""How far the name of an institution reaches to the left of its head."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...places.levels import Territory, place_levels
from ...words.atom_grammar import atom_grammar
from ...words.common import common_words
from ...words.first_words import is_first_word
from ...words.lexicon import is_acronym
from ...words.names import glued, is_name_word, name_grammar
from ..grammar import InstitutionGrammar
from .ampersand import before_ampersand
from .dashed import before_dash
from .numbered import hangs_number

INITIALS = 10  # words that a short name in brackets may stand for


def extend_left(
    doc: Doc, at: int, start: int, kind: str, grammar: InstitutionGrammar, by_end: dict[int, Territory]
) -> tuple[int, str | None]:
    """Return the start of a name that stands before its head, and the key of its territory."""
    i, begin, place = at, at, None
    while i > start:
        territory = by_end.get(i)
        opening = territory.start if territory is not None else i
        if (other := before_dash(doc, opening, start, kind, grammar, by_end)) < opening:
            begin = i = other  # "Salem-Kawagoe Sister City Committee" is of neither alone
            continue
        if territory is not None:
            place = territory.place
            begin = _before_territory(doc, territory.start, start, kind, grammar, by_end)
            begin = _before_town_link(doc, begin, start, kind, grammar)
            break
        word = on(doc).lower[i - 1]
        if word in grammar.before or word in grammar.possessives:
            if _is_owner(doc, i, at, kind, grammar):
                break
            begin = i - 1 if word in grammar.before else begin
            i -= 1
        elif (
            is_name_word(on(doc).words[i - 1])
            and not on(doc).title_ends.get(i)
            and not _is_small(doc, i - 1, start, grammar)
            and not (on(doc).words[at][0].islower() and is_first_word(doc, i - 1))
        ):
            begin = i = i - 1
        elif word in grammar.ands and i == at and _shares_head(doc, i - 1, start, grammar, by_end):
            i -= 1  # "Local Economic and | Investment Promotion Office", "Search and | Rescue Service"
        elif word in grammar.joins and i < at and i - 2 >= start and is_name_word(on(doc).words[i - 2]):
            headed = grammar.heads.find(on(doc).lower, i - 2, i - 1) or (i - 1) in by_end
            if headed and on(doc).lower[i] not in grammar.before:
                both = i == at - 1 and kind in grammar.joint  # "the Leeds and | Dortmund Friendship Association"
                begin = (both and _after_article(doc, i - 1, grammar, by_end)) or begin
                break  # "Hue University and Gifu University" are two
            if _ends_person(doc, i - 1, start) or _holds_head(doc, i - 1, start, grammar):
                break
            i -= 1
        elif (
            before := min(
                _before_mark(doc, i, start, by_end),
                _before_field(doc, i, at, start, grammar),
                _before_town_link(doc, i, start, kind, grammar),
                _before_number(doc, i, start, grammar),
            )
        ) < i:
            i = before
            begin = i if is_name_word(on(doc).words[i]) or on(doc).lower[i] in grammar.numbers else begin
        else:
            break
    opening = before_ampersand(doc, begin, start, grammar, by_end) if begin < at else begin
    return (begin, place) if opening == begin else (opening, None)  # "Brighton & | Hove City Council" is of neither


def _shares_head(doc: Doc, at: int, start: int, grammar: InstitutionGrammar, by_end: dict[int, Territory]) -> bool:
    """Say whether capitals before "and" go with the head after it: a field of work, or common words and no body."""
    if at > start and _is_field(doc, at - 1, grammar):
        return True
    head, common = grammar.heads.find(on(doc).lower, at + 1), common_words(on(doc).article.language)
    if head is None or head.end - head.start == 1 or on(doc).lower[at + 1] in grammar.before:
        return False
    i = at
    while i > start and is_name_word(on(doc).words[i - 1]) and i not in by_end and not on(doc).title_ends.get(i):
        i -= 1
    words = on(doc).lower[i:at]
    whole = any((m := grammar.heads.find(on(doc).lower, k, at)) and m.value not in grammar.closed for k in range(i, at))
    return bool(words) and words[-1] in common and not whole and on(doc).lower[i - 1] in grammar.articles


def _after_article(doc: Doc, end: int, grammar: InstitutionGrammar, by_end: dict[int, Territory]) -> int:
    """Return where a town's name opens that ends at a token and has an article before it, else 0."""
    town = by_end.get(end)
    return town.start if town is not None and on(doc).lower[town.start - 1] in grammar.articles else 0


def _holds_head(doc: Doc, end: int, start: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a head stands in a run of capitals before its last word ("the GB | Assembly Ali Kazmi | and …")."""
    at = end
    while at > start and is_name_word(on(doc).words[at - 1]):
        at -= 1
    heads = (grammar.heads.find(on(doc).lower, i, end) for i in range(at + 1, end))
    return any(head and head.value and head.value not in grammar.closed and head.end < end for head in heads)


def _is_owner(doc: Doc, i: int, at: int, kind: str, grammar: InstitutionGrammar) -> bool:
    """Say whether a level word only says whose a body is, before a possessive ("the town's | Twinning Society")."""
    owned = i < at and on(doc).lower[i] in grammar.possessives and kind in grammar.joint
    return owned and on(doc).lower[i - 1] in grammar.before


def _is_small(doc: Doc, at: int, start: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a word with a capital is none of a name: one that is a surname too is, within a sentence ("An")."""
    if on(doc).lower[at] not in grammar.never or (on(doc).words[at + 1] == "-" and glued(doc, at)):
        return False  # "Economic-|Budget Committee"
    return at == start or on(doc).words[at] not in atom_grammar(on(doc).article.language).surnames


def _before_town_link(doc: Doc, at: int, start: int, kind: str, grammar: InstitutionGrammar) -> int:
    """Return where a town's name opens that goes on after a small word ("Bradford on | Avon Town Council")."""
    words, link = on(doc).words, at - 1
    if kind not in grammar.same_body or on(doc).lower[link] not in grammar.town_links or link - 1 < start:
        return at
    first = link - 1
    free = is_name_word(words[first]) and link not in on(doc).title_ends and words[link].islower()
    known = on(doc).lower[first] in grammar.never | common_words(on(doc).article.language)
    return first if free and not known and words[at][0].isupper() else at


def _before_number(doc: Doc, at: int, start: int, grammar: InstitutionGrammar) -> int:
    """Return where the number opens that tells a body from others of its town ("Nanjing | No. 1 | Middle School")."""
    numbered = at - 2 >= start and on(doc).words[at - 1].isdigit() and on(doc).lower[at - 2] in grammar.numbers
    return at - 2 if numbered else at


def _before_mark(doc: Doc, at: int, start: int, by_end: dict[int, Territory]) -> int:
    """Return where a hyphen or, after a name, an acronym or a place in brackets opens that ends at a token, or that.

    "Tema West (TWMA) | Municipal Assembly", "Trienekens (Sarawak) | Sdn Bhd"
    """
    words, opening = on(doc).words, at - 3
    if opening >= start and hangs_number(doc, at - 1):
        return opening  # "Leeds COVID-19 | Recovery Committee"
    if opening >= start and words[at - 1].islower() and words[at - 2] == "-" and glued(doc, at - 2):
        return opening if is_name_word(words[opening]) else at  # "Hi-tech | Agri Group Company"
    if words[at - 1] == "-" and glued(doc, at - 1):
        linked = opening > start and words[at - 2].islower() and glued(doc, opening)  # "Quaid-e-Azam | University"
        return opening if linked else at - 1
    if opening <= start or words[at - 1] != ")" or words[opening] != "(" or not is_name_word(words[opening - 1]):
        return at
    short = words[at - 2]
    if not is_acronym(short) and not _spells(words, start, opening, short):
        return opening if at - 1 in by_end else at
    spelled = max(start, opening - len(short))  # "Tropical General Investment (TGI) | Group"
    initials = "".join(word[0] for word in words[spelled:opening])
    return spelled if initials == short else opening


def _spells(words: list[str], start: int, end: int, short: str) -> bool:
    """Say whether the capitals before a bracket begin with the letters in it ("Trade Promotion (Tpo) | Office")."""
    at = end
    while at > start and end - at <= INITIALS and (words[at - 1][0].isupper() or words[at - 1].islower()):
        at -= 1
    capitals = iter("".join(word[0] for word in words[at:end] if word[0].isupper()))
    return short.isalpha() and len(short) > 2 and all(letter in capitals for letter in short.upper())


def _before_field(doc: Doc, i: int, head: int, start: int, grammar: InstitutionGrammar) -> int:
    """Return where a comma stands after one more field of work of a list ("Culture, Youth | and Tourism Office")."""
    comma = on(doc).words[i - 1] == "," and i - 2 >= start and _is_field(doc, i - 2, grammar)
    joined = any(word in grammar.ands for word in on(doc).lower[i:head])
    if i - 3 >= start and on(doc).lower[i - 1] in grammar.ands and on(doc).words[i - 2] == ",":
        return i - 2 if _is_field(doc, i - 3, grammar) and _is_field(doc, i, grammar) else i  # "Youth, and | Sports"
    return i - 1 if comma and joined and _is_field(doc, i, grammar) else i


def _before_territory(
    doc: Doc, at: int, start: int, kind: str, grammar: InstitutionGrammar, by_end: dict[int, Territory]
) -> int:
    """Return the start of a name that holds more before its territory ("South | Devon College")."""
    words, demonyms = on(doc).lower, place_levels(on(doc).article.language).demonyms
    names = name_grammar(on(doc).article.language)
    beside = by_end.get(at) if kind in grammar.joint else None
    if beside is not None and beside.start >= start and on(doc).places[beside.place].kind == "Country":
        return beside.start  # "the New Zealand | China Friendship Society"
    i = at
    while i > start and is_name_word(on(doc).words[i - 1]) and i not in by_end and not on(doc).title_ends.get(i):
        word = words[i - 1]
        other = word in grammar.never or word in names.people
        other = other or (word in names.never and word not in grammar.sides_of_towns)
        acronym = on(doc).words[i - 1].isupper() and not grammar.heads.find(words, i - 1, i)  # "CPC | Chengdu …"
        people = word not in grammar.sides_of_towns and demonyms.find(words, i - 1, i)
        if other or people or acronym or glued(doc, i - 2):
            break
        i -= 1
    joined = i == at and i - 2 >= start and words[i - 1] in grammar.joins and kind in grammar.joint
    first = _after_article(doc, i - 1, grammar, by_end) if joined else 0
    return first or i  # "the Windsor and | Eton Twinning Committee"


def _ends_person(doc: Doc, end: int, start: int) -> bool:
    """Say whether a run of capitals that ends at a token follows a title or opens with an honorific ("Mr Lee")."""
    words, honorifics = on(doc).lower, atom_grammar(on(doc).article.language).honorifics
    at = end
    while at > start and is_name_word(on(doc).words[at - 1]):
        at -= 1
        if (on(doc).title_ends.get(at) and end - at > 1) or honorifics.find(words, at, end):
            return True
    return False


def _is_field(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    return on(doc).words[at][0].isupper() and grammar.fields.find(on(doc).lower, at, at + 1) is not None
