"""The fields of work right after a title: with capitals, of common words, in small letters up to a holder's name."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import InstitutionGrammar, institution_grammar
from ...words.atom_grammar import atom_grammar
from ...words.common import common_words
from ...words.names import is_name_word, name_end, name_grammar
from .duty_free import MARKS, OPENERS, SEVERAL, closed_end, count_names, opens_office

LINKS = "of"  # letters of the word classes of "of" and "for"
SMALL = 3  # words in small letters that go on with a duty


def desk_end(doc: Doc, start: int, at: int, stop: int, grammar: InstitutionGrammar, places: Mapping[int, int]) -> int:
    """Return the end of the fields of work with capitals after a title ("Manager | Community Services"), or 0.

    A colon or a dash may stand before them; a mark, a link or a name comes next, and no noun of a body. After the title
    of somebody named before they may be any words that are no names ("Ann Lowe, General Manager | Property, …").
    """
    words, names = on(doc).words, name_grammar(on(doc).article.language)
    first = at + 1 if at < stop and words[at] in OPENERS else at
    field = grammar.fields.find(on(doc).lower, first, stop) if first < stop else None
    apposed = start > 1 and words[start - 1] == "," and is_name_word(words[start - 2])
    free = _words_end(doc, first, stop, grammar, places) if apposed and first == at else 0
    if field is None or free > field.end:
        return free
    if words[first][0].islower():  # "the council's manager health services, Ann Lowe"
        return field.end if first == at and field.end < stop and words[field.end] == "," else 0
    end = field.end
    if end + 1 < stop and on(doc).lower[end] in grammar.ands and words[end + 1][0].isupper():
        joined = grammar.fields.find(on(doc).lower, end + 1, stop)
        end = joined.end if joined else end
    after = end == stop or words[end] in MARKS or on(doc).lower[end] in names.given
    after = after or (first == at and _is_held(doc, end, stop, grammar, places))
    return end if after or grammar.own_links.find(on(doc).lower, end) or grammar.seats.find(on(doc).lower, end) else 0


def _is_held(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, places: Mapping[int, int]) -> bool:
    """Say whether a run of two or three capitals at a token can only be a holder's name ("… Parks | Tahir Wattoo")."""
    end = name_end(doc, at, stop)
    known = (i in places or grammar.heads.find(on(doc).lower, i, end) for i in range(at, end))
    common = common_words(on(doc).article.language)
    return SEVERAL <= count_names(doc, at, stop) <= SEVERAL + 1 and not any(known) and on(doc).lower[at] not in common


def _words_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, places: Mapping[int, int]) -> int:
    """Return the end of a run of capitals that are common words, joined or not, with a mark after it, or 0."""
    end = _common_end(doc, at, stop, grammar, places)
    return end if end > at and (end == stop or on(doc).words[end] in MARKS) else 0


def of_words_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, places: Mapping[int, int]) -> int:
    """Return the end of "of" and common words with capitals before a mark, "and" or a holder, or 0 ("| of Police")."""
    of = grammar.own_links.find(on(doc).lower, at, stop)
    if of is None or of.end >= stop or on(doc).words[at - 1].islower():
        return 0
    words, head = on(doc).lower, grammar.heads.find(on(doc).lower, of.end, stop)
    single = head is not None and of.end == at + 1 and head.end == of.end + 1
    alone = single and on(doc).words[of.end][0].isupper()  # "of | Police"
    end = of.end + 1 if alone else _common_end(doc, of.end, stop, grammar, places)
    if end in (of.end, stop) or words[end] in MARKS or words[end] in grammar.ands:
        return end if end > of.end else 0
    honoured = atom_grammar(on(doc).article.language).honorifics.find(words, end, stop)
    named = words[end] in name_grammar(on(doc).article.language).given or _is_held(doc, end, stop, grammar, places)
    return end if honoured or named else 0


def _common_end(doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, places: Mapping[int, int]) -> int:
    """Return the end of a run of capitals, joined or not, that are common words and neither names nor bodies."""
    common, names = common_words(on(doc).article.language), name_grammar(on(doc).article.language)
    words, lower, end = on(doc).words, on(doc).lower, at
    while end < stop:
        joined = end > at and (lower[end] in grammar.ands or words[end] in OPENERS) and end + 1 < stop
        here = end + joined
        if not is_name_word(words[here]) or lower[here] not in common or lower[here] in names.given:
            break
        if here in places or grammar.heads.find(lower, here, stop) or opens_office(doc, here, stop, frozenset()):
            break
        end = here + 1
    return end


def charged_end(doc: Doc, at: int, end: int, stop: int, units: Collection[str]) -> int:
    """Return the end of a duty with its unit, or with the small words up to a comma and a name.

    "Head of Tourism | Department", "for social | matters, Olha Rudenko", "for growth | and jobs Ann Lowe".
    ``at`` is the end of the title alone.
    """
    closed = closed_end(doc, at, end, stop, units)
    return _small_end(doc, closed, stop, whole=end == at)


def _small_end(doc: Doc, end: int, stop: int, *, whole: bool) -> int:
    """Return the end of a duty with the small words up to a name; after a ``whole`` title only "and" joins them."""
    words, classes = on(doc).words, atom_grammar(on(doc).article.language).classes
    never = name_grammar(on(doc).article.language).never
    joined = end < stop and on(doc).lower[end] in institution_grammar(on(doc).article.language).ands
    link = classes.find(on(doc).lower, end - 1, end)
    linked = end < stop and link is not None and link.value in LINKS
    if whole:
        before = classes.find(on(doc).lower, end - 2, end - 1) if end > 1 else None  # "head | of culture and leisure"
        if not joined or before is None or before.value not in LINKS:
            return end
    article = linked and on(doc).lower[end] in institution_grammar(on(doc).article.language).articles
    # "director of growth | and prosperity, Ann Lowe", "in charge of | the sea, Ann Lowe"
    first = at = end + joined + article
    while at < min(stop, first + SMALL) and words[at].isalpha() and words[at].islower():
        if classes.find(on(doc).lower, at, stop) or on(doc).lower[at] in never:
            return end
        if joined and opens_office(doc, at, stop, frozenset()):
            return end
        at += 1
    comma = at < stop and words[at] == ","
    if not first < at < stop - comma or not words[end - 1].islower() or not (comma or joined):
        return end
    named = SEVERAL <= count_names(doc, at + comma, stop) <= SEVERAL + 1
    return at if named else end
