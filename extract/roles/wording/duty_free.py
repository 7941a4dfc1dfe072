"""A duty in words that no vocabulary knows: to the next mark, link or name ("MEC for … and Land Reform, …")."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import InstitutionGrammar, institution_grammar
from ...institutions.heads import opens_body
from ...institutions.reach.fields import name_field
from ...words.atom_grammar import DASHES, atom_grammar
from ...words.common import common_words
from ...words.lexicon import Lexicon, Match
from ...words.names import is_name_word, name_end, name_grammar

if TYPE_CHECKING:
    from .duties import DutyGrammar

MARKS = frozenset(",;:.()–—")
LONGEST = 4  # words of one field
DUTY = 18  # tokens of a duty
OPENERS = frozenset(":-–")
SEVERAL = 2  # words that a person's name has at least


def free_end(doc: Doc, first: int, best: int, stop: int, places: Mapping[int, int]) -> int:
    """Return the end of a duty whose words begin at ``first`` and are read up to ``best``.

    A field is a run of capitals or of small words that a mark, a link or a joiner ends; a comma joins only where "and"
    closes the list.
    """
    grammar, words = institution_grammar(on(doc).article.language), on(doc).lower
    while best < stop:
        if best > first and is_name_word(on(doc).words[best]) and on(doc).words[best - 1][0].isupper():
            end = _field_end(doc, best, stop, places, grammar)
            if end != best + 1:
                break
            best = end  # "Rural Development and Land | Reform"
            continue
        at = best if best == first else _after_joiner(doc, best, stop, grammar)
        if not at or at >= stop or at in places:
            break
        if at > best and (_opens_name(doc, at, stop, grammar) or opens_office(doc, at, stop, frozenset())):
            break
        end = _field_end(doc, at, stop, places, grammar)
        if not end or (words[at - 1] == "," and not _lists_on(words, end, stop, grammar)):
            break
        best = end
    return best


def opens_name(
    doc: Doc, at: int, field: Match[bool] | None, stop: int, grammar: InstitutionGrammar, units: Collection[str]
) -> bool:
    """Say whether a field of work at a token only opens a body's name ("head of | Learning Pool, …").

    After an article a link may follow its head ("Director of the | Culture Centre of Kotor"), unless it is a unit's.
    """
    if field is None:
        return False
    end = field.end
    named = on(doc).lower[at - 1] in grammar.articles and not (end < stop and on(doc).lower[end] in units)
    if opens_body(doc, end, stop, grammar, whole=True, linked=named):
        return True
    dash = end + 1 < stop and on(doc).words[end] in DASHES and on(doc).words[end - 1][0].isupper()
    if dash and on(doc).words[end + 1][0].isupper() and opens_body(doc, end + 1, stop, grammar, linked=named):
        return True  # "Head of the | Economic-Budget Committee"
    words, lower = on(doc).words, on(doc).lower
    alone = end + 1 < stop and is_name_word(words[end]) and words[end + 1] in MARKS and words[end - 1][0].isupper()
    known = alone and (
        lower[end] in name_grammar(on(doc).article.language).given or grammar.heads.find(lower, end, stop)
    )
    return alone and not known and not words[end].isupper()


def count_names(doc: Doc, at: int, stop: int) -> int:
    """Return how many words a run of capitals has at a token; a name with a hyphen is one ("Anne-Marie Kerrien")."""
    end = name_end(doc, at, stop)
    return end - at - 2 * sum(word in DASHES for word in on(doc).words[at:end])


def unit_end(doc: Doc, end: int, stop: int, units: Collection[str]) -> int:
    """Return the end of a duty with the unit's word before a given name ("Head of Tourism | Department Ann Lowe").

    Or before a mark and before where the unit is ("Head of the Environment | Department in Ahlen").
    """
    if end >= stop or on(doc).lower[end] not in units:
        return end
    bodies, capital = institution_grammar(on(doc).article.language), on(doc).words[end][0].isupper()
    if not capital and on(doc).words[end - 1][0].isupper():
        return end
    seated = end + 1 < stop and bodies.seats.find(on(doc).lower, end + 1, stop)
    seated = seated or (end + 1 < stop and not capital and bodies.own_links.find(on(doc).lower, end + 1, stop))
    closes = end + 1 < stop and bool(on(doc).words[end + 1] in MARKS or seated)
    named = end + 1 < stop and on(doc).lower[end + 1] in name_grammar(on(doc).article.language).given
    named = named or (capital and end + 1 < stop and SEVERAL <= count_names(doc, end + 1, stop) <= SEVERAL + 1)
    return end + 1 if named or closes else end


def field_over(doc: Doc, start: int, end: int, stop: int, fields: Lexicon[bool]) -> int:
    """Return the end of a title with the whole field of work it ends within ("head of international | affairs")."""
    found = (fields.find(on(doc).lower, at, stop) for at in range(start + 1, end))
    return max([end, *(match.end for match in found if match)])


def served_end(doc: Doc, end: int, stop: int, grammar: DutyGrammar, places: Mapping[int, int]) -> int:
    """Return the end of a title with the office that it serves, and its duty after it.

    "Special Adviser on Media | to the Governor", "Special Adviser | to the President on Economic Matters"
    """
    to = grammar.serves.find(on(doc).lower, end, stop) if end < stop else None
    served = grammar.served.find(on(doc).lower, to.end, stop) if to and to.end < stop else None
    owned = served is not None and served.end < stop and on(doc).lower[served.end] in grammar.bodies.possessives
    if to is None or served is None or owned or _is_anothers(doc, to, served, stop, grammar):
        return end
    first = served.end + 1
    duty = first < stop and on(doc).lower[served.end] in grammar.links and is_name_word(on(doc).words[first])
    end = free_end(doc, first, first, stop, places) if duty else first
    return end if end > first else served.end


def _is_anothers(doc: Doc, to: Match[bool], served: Match[bool], stop: int, grammar: DutyGrammar) -> bool:
    """Say whether the office that a title serves is told with its holder ("chief of staff to | Governor Ann Lowe")."""
    if on(doc).lower[to.end - 1] in grammar.bodies.articles or served.end >= stop:
        return False
    words, of = on(doc).words, grammar.bodies.own_links.find(on(doc).lower, served.end, stop)
    return is_name_word(words[served.end]) or (of is not None and of.end < stop and is_name_word(words[of.end]))


def _after_joiner(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> int:
    """Return the token after "and" or a comma, with "and" after it, or 0."""
    words = on(doc).lower
    if words[at] in grammar.ands:
        return at + 1
    if words[at] != ",":
        return 0
    return at + 2 if at + 1 < stop and words[at + 1] in grammar.ands else at + 1


def _opens_name(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a run of capitals after a comma is a name ("Minister for Health, | Ann Lowe, and …"): no field."""
    end = name_end(doc, at, stop) if on(doc).lower[at - 1] == "," and is_name_word(on(doc).words[at]) else at
    return end - at >= SEVERAL and not any(grammar.fields.find(on(doc).lower, i, end) for i in range(at, end))


def _lists_on(words: list[str], at: int, stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether "and" follows, with a comma before it at most."""
    return at < stop and (
        words[at] in grammar.ands or (words[at] == "," and words[min(at + 1, stop - 1)] in grammar.ands)
    )


def _field_end(doc: Doc, at: int, stop: int, places: Mapping[int, int], grammar: InstitutionGrammar) -> int:
    """Return the end of a field of work that begins at a token, or 0 where the words are something else."""
    words, names = on(doc).lower, name_grammar(on(doc).article.language)
    if atom_grammar(on(doc).article.language).honorifics.find(words, at, stop):
        return 0  # "Assembly Member for Bantuma, | Mr Ebo Quansah, and …"
    small = on(doc).words[at][0].islower()
    end = at
    if small:
        classes = atom_grammar(on(doc).article.language).classes
        while end < min(stop, at + LONGEST) and on(doc).words[end].isalpha() and on(doc).words[end][0].islower():
            if classes.find(words, end, stop) or words[end] in names.never:
                break
            end += 1
    elif is_name_word(on(doc).words[at]):
        field = grammar.fields.find(words, at, stop)
        if field and field.end < stop and name_end(doc, field.end, stop) - field.end in range(SEVERAL, LONGEST):
            return field.end  # "Minister of Urban and | Rural Development | Sophia Day"
        end = min(name_end(doc, at, stop), at + LONGEST)
    held = any(i in places or words[i] in names.given or grammar.heads.find(words, i, end) for i in range(at, end))
    known = grammar.fields.find(words, at, end) is not None  # "Minister for Jobs, | Trade and Investment"
    named = words[at] in names.never or words[at] in names.surnames
    other = not small and not known and (named or _opens_body(doc, at, grammar))
    if end == at or held or other:
        return 0
    if end == stop or on(doc).words[end] in MARKS or words[end] in grammar.ands:
        return end
    if grammar.own_links.find(words, end) or grammar.seats.find(words, end):
        return end
    named = small and is_name_word(on(doc).words[end]) and name_end(doc, end, stop) - end >= SEVERAL
    return end if named else 0


def _opens_body(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a word that no table holds in small letters follows "of" ("secretary of | UNISON")."""
    of = grammar.own_links.find(on(doc).lower, at - 1) or grammar.own_links.find(on(doc).lower, max(0, at - 2))
    return of is not None and of.end == at and on(doc).lower[at] not in common_words(on(doc).article.language)


def closed_end(doc: Doc, at: int, end: int, stop: int, units: Collection[str]) -> int:
    """Return the end of a duty with the unit that closes it, or where the title ends ("manager | of the firm ABC").

    A body's noun in small letters and its name right after a field make the field theirs ("the transport company ATB").
    """
    small = end < stop and on(doc).words[end][0].islower()
    head = institution_grammar(on(doc).article.language).heads.find(on(doc).lower, end, stop) if small else None
    named = head is not None and bool(head.value) and head.end < stop and on(doc).words[head.end][0].isupper()
    bracketed = end + 3 < stop and on(doc).words[end] == "(" and on(doc).lower[end + 3] in units
    return at if named or bracketed else unit_end(doc, end, stop, units)  # "head | of the City Planning (CPDO) Office"


def opens_office(doc: Doc, at: int, stop: int, links: frozenset[str]) -> bool:
    """Say whether an office, and no field of work, follows links ("du ministre, | du Préfet Luc Roy")."""
    from .titles import title_grammar  # it builds on this module

    while at < stop and on(doc).lower[at] in links:
        at += 1
    return at < stop and title_grammar(on(doc).article.language).titles.find(on(doc).lower, at, stop) is not None


def fields_end(doc: Doc, end: int, stop: int, bodies: InstitutionGrammar) -> int:
    """Return the end of the fields of work that follow a title at once ("Bộ trưởng | Văn hóa, Thể thao và Du lịch")."""
    at = end
    while at < stop and on(doc).words[at][0].isupper():
        field = name_field(doc, at, stop, bodies, joined=at > end)
        if field is None:
            break
        at = end = field.end
        if at < stop and on(doc).lower[at] in bodies.series:
            at += 1
    return end


def charge_end(doc: Doc, at: int, stop: int, places: Mapping[int, int], bodies: InstitutionGrammar) -> int | None:
    """Return the end of what one is in charge of, up to a body, a territory or a name ("phụ trách | kinh tế TP X")."""
    words, best, limit, start = on(doc).lower, None, min(stop, at + DUTY), at
    while at < limit and at not in places and not bodies.levels.find(words, at, stop):
        comma = words[at] == "," and at + 1 < limit and on(doc).words[at + 1][0].islower()  # "kinh tế | , hạ tầng"
        field = name_field(doc, at + comma, stop, bodies, joined=True)
        small = on(doc).words[at].isalpha() and on(doc).words[at].islower() and words[at] not in bodies.stops
        if field is None and (not small or bodies.heads.find(words, at, stop)):
            break
        at = best = field.end if field else at + 1
    while best and best > start and words[best - 1] in bodies.series:
        best -= 1  # "phụ trách kinh tế | và bà B, Bí thư thứ ba"
    return best if best is None or best > start else None
