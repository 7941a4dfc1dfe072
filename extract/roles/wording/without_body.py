"""Where a title ends before the institution that its label holds, or a level's word that owns what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import institution_grammar
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
            while at > start + 1 and grammar.links.find(words, at - 1, at):
                at -= 1  # noqa: PLW2901  the link goes with the body: "président | du Sénat"
            return at
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
