"""The body that a noun beside a title means: with a possessive before it ("The firm's chairman is …"), or after it."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import AUTHORITY
from ...institutions.grammar import institution_grammar
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found
from .meant import body_meant

COMPANY, UNTOLD = "company", "other-institution"  # kinds; the second of a body whose name says none
OWNER = 3  # tokens of an article, a noun and the possessive


def kind_of_owner(doc: Doc, stand: Stand, grammar: RoleGrammar) -> str | None:
    """Return the kind of body that a noun with a possessive before a title says, "" for any, or None without one.

    A word may describe it: "the twinning association's | secretary".
    """
    at, words = stand.title_start - OWNER, on(doc).lower
    described = at > 0 and words[at].isalpha() and on(doc).words[at].islower() and words[at - 1] in grammar.determiners
    if at < 0 or words[at + 2] not in grammar.possessed or not (described or words[at] in grammar.determiners):
        return None
    noun = words[at + 1]
    if noun in grammar.latter:
        return ""
    bodies = institution_grammar(on(doc).article.language)
    head = bodies.heads.find(words, at + 1, at + 2) if on(doc).words[at + 1].islower() else None
    kind = grammar.trades.get(noun) or (head.value if head is not None else None)
    own = noun in grammar.levels | grammar.councils or kind in bodies.same_body | bodies.territorial
    return kind if kind and not own else None


def body_of_own_noun(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the one body told whose name has the noun with a possessive before a title ("the Assembly's clerk").

    Or the noun and the word before it: "the Plymouth chamber's | president".
    """
    at, words = stand.title_start - OWNER, on(doc).lower
    if at < 0 or words[at + 2] not in grammar.possessed or not words[at].isalpha():
        return None
    named = {words[at + 1]} if words[at] in grammar.determiners else {words[at], words[at + 1]}
    if len(named) > 1 and not on(doc).words[at][0].isupper():
        return None
    bodies = institution_grammar(on(doc).article.language)
    if bodies.heads.find(words, at + 1, at + 2) is None and not _opens_head(doc, words[at + 1]):
        return None
    told = [b for b in on(doc).bodies if b.key and b.end <= at and named <= set(words[b.start : b.end])]
    return (told[-1].key, told[-1].start, told[-1].end) if len({b.key for b in told}) == 1 else None


def _opens_head(doc: Doc, noun: str) -> bool:
    """Say whether a noun is in the head of a body told ("chamber")."""
    return any(noun in on(doc).lower[b.head_start : b.head_end] for b in on(doc).bodies)


def body_of_owner(doc: Doc, stand: Stand, kind: str, grammar: RoleGrammar) -> Found:
    """Return the body of a kind that the story told last before a title, if any."""
    before = [b for b in on(doc).bodies if b.key and b.end <= stand.title_start and not b.key.endswith(AUTHORITY)]
    fit = [
        b for b in before if not kind or b.kind == kind or (kind == COMPANY and b.kind == UNTOLD and b is before[-1])
    ]
    body = body_meant(doc, stand, fit, grammar, stand.title_start) if kind else fit[-1] if fit else None
    return (body.key, body.start, body.end) if body else None


def body_of_house(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body told last that a noun after a title means ("Hiệu trưởng | nhà trường", "maire de l'| agglo")."""
    nouns, at, words = grammar.house_nouns, stand.title_end, on(doc).lower
    if not len(nouns):
        return None
    bodies = institution_grammar(on(doc).article.language)
    while at < len(doc) and words[at] in bodies.noun_links | bodies.determiners:
        at += 1
    noun = nouns.find(words, at) if at < len(doc) else None
    if noun is None or not (on(doc).words[at].islower() or at > stand.title_end or _is_alone(doc, noun.end)):
        return None
    told = [b for b in on(doc).bodies if b.key and b.end <= at and b.kind in noun.value]
    body = body_meant(doc, stand, told, grammar, noun.end)
    return (body.key, body.start, body.end) if body else None


def _is_alone(doc: Doc, end: int) -> bool:
    """Say whether nothing follows a noun with a capital that could be its name ("Phó Hiệu trưởng | Trường")."""
    return end >= len(doc) or not on(doc).words[end][0].isalnum()
