"""The body of a bare title by its company: the authority of who leads the list that it stands in."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..document import on
from ..institutions.component import AUTHORITY
from ..words.atoms import DASHES, letters
from .component import Stand
from .found import Found, where_told
from .grammar import RoleGrammar
from .home import level_told
from .told import GUESSES

METROPOLE = "/metropole"
BULLETS = DASHES | frozenset("•>*·▪")
INTRODUCING = 2  # sentences before a list that say whose it is


def body_of_neighbour(doc: Doc, stand: Stand) -> Found:
    """Return the authority told of the person named right before in a list ("A, adjointe au maire de X, B, directeur").

    A title that tells a level of its own ("chef du service régional") is of another.
    """
    before = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    text = letters(before)
    listed = re.search(r"P[^Pv=q.:]*[,;&][aH]*(?:P,?a?)?$", text)
    if listed is None:
        return None
    holder = before[listed.start()]
    start, end = doc[before[0].start].idx, doc[stand.title_start].idx
    told = [
        r.institution
        for r in on(doc).roles
        if r.person.value == holder.value
        and r.institution is not None
        and r.institution.rule not in GUESSES
        and r.institution.value.endswith((AUTHORITY, METROPOLE))
        and level_told(doc, stand) is None
        and start <= r.title.quotes[0].start < end
    ]
    return where_told(doc, told[-1]) if told else None


def body_of_company(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority told last before a title in its list or sentence, by the office of a head or a deputy."""
    first = stand.number
    while first > 0 and _is_item(doc, first):
        first -= 1
    if first < stand.number:
        first = max(0, first - INTRODUCING + 1)
    start, end = on(doc).story[first].start_char, doc[stand.title_start].idx
    told = [
        r
        for r in on(doc).roles
        if r.institution is not None
        and r.institution.value.endswith(AUTHORITY)
        and r.concept in grammar.local
        and start <= r.title.quotes[0].start < end
    ]
    last = max(told, key=lambda r: r.title.quotes[0].start, default=None)
    return where_told(doc, last.institution) if last is not None and last.institution is not None else None


def _is_item(doc: Doc, number: int) -> bool:
    """Say whether a sentence is an item of a list: a dash or a bullet opens it."""
    return on(doc).words[on(doc).story[number].start] in BULLETS
