"""Where a title ends before the institution that its label holds, or a level's word that owns what follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
from ...institutions.headless.officed import office_grammar
from ...places.levels import level_words

if TYPE_CHECKING:
    from .titles import TitleGrammar


def cut_body(words: list[str], start: int, end: int, grammar: TitleGrammar, possessives: frozenset[str]) -> int:
    """Return the end of a title without the institution that its label holds ("Ủy viên | Trung ương Đảng").

    Not without that of a possessor: "head of | the mayor's office".
    """
    for at in range(start + 1, end):
        body = grammar.bodies.find(words, at)
        owned = not possessives.isdisjoint(words[at:end])
        if body and body.end >= end and not owned and not _serves(words, start, at, grammar):
            return _before_links(words, start, at, grammar)  # the link goes with the body: "président | du Sénat"
    return end


def cut_owner(doc: Doc, start: int, end: int, grammar: TitleGrammar) -> int:
    """Return the end of a title without a level's word that owns what follows ("chair | of the state's board")."""
    owned = end < len(doc) and on(doc).lower[end] in institution_grammar(on(doc).article.language).possessives
    if not owned or not level_words(on(doc).article.language).opens(on(doc).lower[end - 1]):
        return end
    return next((at for at in range(start + 1, end) if grammar.links.find(on(doc).lower, at, end)), end)


def _serves(words: list[str], start: int, at: int, grammar: TitleGrammar) -> bool:
    """Say whether a title is of the body after it: "Secretary to the | Legislature", "Member of | Parliament"."""
    near = words[max(start + 1, at - 2) : at]
    return " ".join(words[start:at]) in grammar.serves or not grammar.serves.isdisjoint(near)


def cut_head(doc: Doc, start: int, end: int, stop: int, grammar: TitleGrammar) -> int:
    """Return the end of a title without the words that open a body ("chef | du Service de l'eau")."""
    words, adjective = on(doc).lower, institution_grammar(on(doc).article.language).is_adjective
    nouns = office_grammar(on(doc).article.language).nouns
    for at in range(start + 1, end):
        if not on(doc).words[at][0].isupper():
            if grammar.cut_heads and _opens_longer(doc, at, end, stop, grammar):
                return _before_links(words, start, at, grammar)
            continue
        office = nouns.find(words, at)
        head = grammar.heads.find(words, at, stop) or office
        if not head or not head.value or not (grammar.cut_heads or head.value in grammar.cut_kinds):
            continue
        whole = (
            grammar.cut_heads or institution_grammar(on(doc).article.language).left
        )  # "president | of the University of"
        named = whole and head.end == end < stop and words[at - 1] not in grammar.kind_links
        goes_on = named and (grammar.links.find(words, end, stop) or (office and adjective(words[end])))
        if head.end > end or goes_on:
            return _before_links(words, start, at, grammar)
    return end


def _opens_longer(doc: Doc, at: int, end: int, stop: int, grammar: TitleGrammar) -> bool:
    """Say whether the last words of a title open a longer name of a body ("président du | conseil des jeunes")."""
    words = on(doc).lower
    head = grammar.heads.find(words, at, stop) if words[at - 1] not in grammar.kind_links else None
    if not head or not head.value or head.end <= end:
        return False
    noun = office_grammar(on(doc).article.language).nouns.find(words, at, end)
    return end - at > 1 or (noun is not None and noun.value == head.value)  # "présidente du | tribunal de commerce"


def _before_links(words: list[str], start: int, at: int, grammar: TitleGrammar) -> int:
    while at > start + 1 and grammar.links.find(words, at - 1, at):
        at -= 1
    return at


def cut_place(words: list[str], start: int, end: int, places: Mapping[int, int], grammar: TitleGrammar) -> int:
    """Return the end of a title without the level word of a territory named after it ("présidente | de la commune")."""
    for at in range(start + 1, end):
        if places.get(at, end) > end:
            while at > start + 1 and (grammar.links.find(words, at - 1, at) or grammar.links.find(words, at - 2, at)):
                at -= 1  # noqa: PLW2901
            return at
    return end
