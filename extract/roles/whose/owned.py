"""The body that a noun beside a title means: with a possessive before it ("The firm's chairman is …"), or after it."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import AUTHORITY
from ...institutions.grammar import institution_grammar
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found

COMPANY, UNTOLD = "company", "other-institution"  # kinds; the second of a body whose name says none
OWNER = 3  # tokens of an article, a noun and the possessive


def kind_of_owner(doc: Doc, stand: Stand, grammar: RoleGrammar) -> str | None:
    """Return the kind of body that a noun with a possessive before a title says, "" for any, or None without one."""
    at, words = stand.title_start - OWNER, on(doc).lower
    if at < 0 or words[at + 2] not in grammar.possessed or words[at] not in grammar.determiners:
        return None
    noun = words[at + 1]
    if noun in grammar.latter:
        return ""
    bodies = institution_grammar(on(doc).article.language)
    head = bodies.heads.find(words, at + 1, at + 2) if on(doc).words[at + 1].islower() else None
    kind = grammar.trades.get(noun) or (head.value if head is not None else None)
    own = noun in grammar.levels | grammar.councils or kind in bodies.same_body | bodies.territorial
    return kind if kind and not own else None


def body_of_owner(doc: Doc, stand: Stand, kind: str) -> Found:
    """Return the body of a kind that the story told last before a title, if any."""
    before = [b for b in on(doc).bodies if b.key and b.end <= stand.title_start and not b.key.endswith(AUTHORITY)]
    fit = [
        b for b in before if not kind or b.kind == kind or (kind == COMPANY and b.kind == UNTOLD and b is before[-1])
    ]
    return (fit[-1].key, fit[-1].start, fit[-1].end) if fit else None


def body_of_house(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body told last that a noun after a title means ("Hiệu trưởng | nhà trường", "maire de l'| agglo")."""
    nouns, at, words = grammar.house_nouns, stand.title_end, on(doc).lower
    if not len(nouns):
        return None
    bodies = institution_grammar(on(doc).article.language)
    while at < len(doc) and words[at] in bodies.noun_links | bodies.determiners:
        at += 1
    if at >= len(doc) or not (on(doc).words[at].islower() or at > stand.title_end):
        return None
    noun = nouns.find(words, at)
    told = [b for b in on(doc).bodies if b.key and noun is not None and b.end <= at and b.kind in noun.value]
    return (told[-1].key, told[-1].start, told[-1].end) if told else None
