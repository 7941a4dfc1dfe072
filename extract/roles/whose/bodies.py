"""The body of a bare title that the article names with the title's own words: its field of work, its first nouns."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import AUTHORITY
from ...institutions.grammar import InstitutionGrammar, institution_grammar
from ...places.levels import nationals
from ...words.lexicon import Match
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found
from .meant import body_meant

LAST = 2  # words of a field of work
FIELD = 6  # letters: a shorter word says no field of work


def body_of_field(doc: Doc, stand: Stand, kind: str) -> Found:
    """Return the body of a kind that the article names with a title's field ("ministre des Relations extérieures")."""
    field = {w for w in on(doc).lower[stand.title_start : stand.title_end] if len(w) >= FIELD}
    for body in on(doc).bodies:
        if body.kind == kind and body.key and field & set(on(doc).lower[body.head_end - 1 : body.end]):
            return body.key, body.start, body.end
        last = on(doc).lower[stand.title_end - LAST : stand.title_end]
        if body.kind == kind and body.key and on(doc).lower[body.end - LAST : body.end] == last:
            return body.key, body.start, body.end
    return None


def tells_field(doc: Doc, stand: Stand) -> bool:
    """Say whether a title says its body's field of work, so that no other body is meant ("Bộ trưởng Du lịch")."""
    fields = institution_grammar(on(doc).article.language).fields
    return any(fields.find(on(doc).lower, at, stand.title_end) for at in range(stand.title_start + 1, stand.title_end))


def names_house(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a title names the body that it is of ("National Assembly Chairman"), or the nation before it."""
    heads, words = institution_grammar(on(doc).article.language).heads, on(doc).lower
    head = heads.find(words, stand.title_start, stand.title_end)
    if head is not None and head.value in grammar.houses:
        return True
    first = max(0, stand.title_start - 2)
    told = nationals(on(doc).article.language)
    before = (told.find(words, at, stand.title_end) for at in range(first, stand.title_end))
    return stand.concept in grammar.states and any(m is not None and m.end >= stand.title_start for m in before)


def body_of_words(doc: Doc, stand: Stand) -> Found:
    """Return the body told last whose name holds the words before a title's noun ("Sister Cities Secretary")."""
    run = on(doc).lower[stand.title_start : stand.title_end - 1]
    size = len(run)
    if not on(doc).words[stand.title_start][0].isupper() or not run or (size == 1 and len(run[0]) < FIELD):
        return None
    words = on(doc).lower
    if set(run) <= institution_grammar(on(doc).article.language).before:
        return None  # "Provincial Secretary": of the province
    named = [b for b in on(doc).bodies if b.key and not b.key.endswith(AUTHORITY) and b.start != stand.title_start]
    holding = [b for b in named if any(words[i : i + size] == run for i in range(b.start, b.end - size + 1))]
    before = [b for b in holding if b.end <= stand.title_start]
    if not holding:
        return None
    told = before[-1] if before else holding[0]
    return told.key, told.start, told.end


def body_of_noun(doc: Doc, stand: Stand) -> Found:
    """Return the one body told before whose name has the noun that ends a title ("speaker of the | assembly").

    Or that which follows it: "chair of the | partnership".
    """
    grammar, words, last = institution_grammar(on(doc).article.language), on(doc).lower, stand.title_end - 1
    joins = grammar.noun_links | grammar.determiners | grammar.articles
    linked = last - 1 > stand.title_start and words[last - 1] in joins
    if not linked or not grammar.heads.find(words, last, stand.title_end):
        last = _noun_after(doc, stand.title_end, joins)
    if last < 0:
        return None
    told = [b for b in on(doc).bodies if b.key and b.end <= stand.title_start and words[last] in words[b.start : b.end]]
    return (told[-1].key, told[-1].start, told[-1].end) if len({b.key for b in told}) == 1 else None


def _noun_after(doc: Doc, at: int, joins: frozenset[str]) -> int:
    """Return where the noun in small letters stands that links alone join to a title before it, -1 without one."""
    words, start = on(doc).lower, at
    link = institution_grammar(on(doc).article.language).own_links.find(words, at) if at < len(doc) else None
    at = link.end if link is not None else at
    while at < len(doc) and words[at] in joins:
        at += 1
    if at - start < 2 or at >= len(doc) or not on(doc).words[at].islower():
        return -1
    known = at in on(doc).title_starts or any(b.start <= at < b.end for b in on(doc).bodies)
    goes_on = at + 1 < len(doc) and on(doc).words[at + 1][0].isalnum()
    level = institution_grammar(on(doc).article.language).levels.find(words, at)
    return -1 if known or goes_on or level is not None else at


def body_of_head(doc: Doc, stand: Stand, roles: RoleGrammar) -> Found:
    """Return the body told last of the kind of head that a title ends in ("Giám đốc | Sở"), else the only one after."""
    grammar = institution_grammar(on(doc).article.language)
    first, head = _last_head(doc, stand, grammar)
    if head is None or head.value not in grammar.titled:
        return None
    told = [b for b in on(doc).bodies if b.kind == head.value and b.key and b.start != first]
    size, words = head.end - first, on(doc).lower  # "Trưởng phòng Hợp tác quốc tế" is of no "Phòng Lãnh sự"
    told = [b for b in told if words[b.start : b.start + size] == words[first : head.end]]
    before = [b for b in told if b.end <= stand.title_start]
    if not before and len({b.key for b in told}) != 1:
        return None
    body = body_meant(doc, stand, before, roles, stand.title_end) if before else told[-1]
    return (body.key, body.start, body.end) if body else None


def _last_head(doc: Doc, stand: Stand, grammar: InstitutionGrammar) -> tuple[int, Match[str] | None]:
    """Return the head that ends a title: one word with a capital, or several ("Giám đốc | công ty")."""
    for at in range(stand.title_start + 1, stand.title_end):
        head = grammar.heads.find(on(doc).lower, at, stand.title_end)
        several = grammar.capital_heads and head is not None and head.end - at > 1
        if head is not None and head.end == stand.title_end and (several or on(doc).words[at][0].isupper()):
            return at, head
    return stand.title_end - 1, None
