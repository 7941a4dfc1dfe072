"""Titles told before their holders in a row of both ("the mayor, Ann Lowe, the clerk, Luc Roy, and …"), and whose."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Doc

from ..document import on
from ..words.atoms import Atom, letters
from .grammar import RoleGrammar
from .offices import Office
from .whose.told_first import after_holder

OFFICE = r"T[^TP,;:.()&=vzmq]*"  # a title and the words that say where or of what
# the next ones, each with an article or the possessor of the office
AHEAD = rf"(?:(?:,|,?&)(?:a(?:[xs]{{1,2}}s)?|[BL]s+){OFFICE},H*P)+"
LAST = r"(?![,(]+a?T)"  # after whom no title is told
ROW = re.compile(rf"(?P<first>{OFFICE},?H*P(?:&H*P)?|P,(?:{OFFICE}&)?a?{OFFICE})(?P<ahead>{AHEAD}){LAST}")
# the same without articles, where the first one opens a list and all holders have honorifics
HONOURED = re.compile(rf"(?<![,&P-])(?:{OFFICE},)+H+P(?P<ahead>(?:,?&?(?:{OFFICE},)+H+P)+)(?![,(-][=gq]*T)")
UNNAMED = re.compile(rf"{OFFICE},?H*P(?P<others>(?:,a{OFFICE}){{2,}},?&[anx]{{0,2}}{OFFICE})(?=[.,;]|$)(?!,H*P)")

LEAST = 3  # titles of the shortest list
ARTICLES, AND = "a", "&"


def titles_ahead(doc: Doc, atoms: list[Atom], grammar: RoleGrammar) -> frozenset[int]:
    """Return the places among a sentence's atoms of the titles that belong to the name after them.

    The row tells it: who stands before such a title has one already, and nobody after it goes without.
    """
    text = letters(atoms)
    if text.count("T") < 2:
        return frozenset()
    found = {i for row in HONOURED.finditer(text) for i in range(*row.span("ahead")) if text[i] == "T"}
    if "P,a" not in text and "s" not in text:
        return frozenset(found)
    for row in ROW.finditer(text):
        first = atoms[row.start()]
        beside = text[row.start() + 1] in "HP"
        if first.letter == "T" and beside and on(doc).lower[first.start] in grammar.addresses:
            continue  # "Cllr Ann Lowe, the leader of the council, …"
        found.update(i for i in range(*row.span("ahead")) if text[i] == "T")
    return frozenset(found)


def titles_unnamed(doc: Doc, atoms: list[Atom], grammar: RoleGrammar) -> set[int]:
    """Return the places of the titles in a list of guests of whom only the first is named.

    "The mayor, Ann Lowe, the clerk, the head of Leeds College and a teacher": who has an office before the name.
    """
    text = letters(atoms)
    rows = UNNAMED.finditer(text) if text.count("T") > LEAST else ()
    named = (row for row in rows if on(doc).lower[atoms[row.start()].start] not in grammar.addresses)
    return {i for row in named for i in range(*row.span("others")) if text[i] == "T"}


def unused_part(match: re.Match[str], text: str, used: Collection[int], ahead: Collection[int]) -> re.Match[str] | None:
    """Return a pattern's match up to the titles that another one has used or that are somebody else's, if any is left.

    "X, présidente de A, et | le maire de B, Y": a title used ends the row.
    """
    others, rest = None, after_holder(match, text)
    if rest is None:
        return None
    match = rest
    if ahead and {"people", "offices"} <= match.re.groupindex.keys() and match.end("people") <= match.start("offices"):
        others = next((i for i in range(*match.span("offices")) if i in ahead), None)
    if others is not None:
        shorter = match.re.match(text, match.start(), len(text[:others].rstrip("asBL,&")))
        return unused_part(shorter, text, used, ()) if shorter else None
    taken = next((i for i in range(*match.span()) if i in used), None)
    if taken is None:
        return match
    joined = text[match.start() : taken].rstrip(ARTICLES).endswith(AND)
    return match.re.match(text, match.start(), taken) if joined else None


def own_offices(doc: Doc, offices: list[Office], holders: list[Atom], grammar: RoleGrammar) -> list[Office]:
    """Return the offices of the name after them: what somebody unnamed has is his ("the mayor of X and | his deputy").

    The next office is of the same body.
    """
    if not holders or not offices or holders[0].start < offices[0].title.start:
        return offices
    words = on(doc).lower
    own = [i for i, o in enumerate(offices) if grammar.follow & {words[o.title.start], words[o.title.start - 1]}]
    if not own or not own[-1]:
        return offices
    before, first = offices[own[-1] - 1], offices[own[-1]]
    same = before.title.value.concept == first.title.value.concept  # "the mayor of X and fellow mayor …": of another
    shared = first.institution or (None if same else before.institution)
    return [replace(first, institution=shared), *offices[own[-1] + 1 :]]
