"""The body of a bare title, told before: by a possessive, by the person told last."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import AUTHORITY
from ...institutions.grammar import institution_grammar
from ...words.atoms import Atom, letters
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .found import Found, found_at, may_hold, within_quotes
from .standing import place_of

BESIDE = 3  # tokens between a body and a possessive right after it
WITH, SAYS = "w", "v"
QUOTES = frozenset('“"«‘')
# "the Bothnian Arc, an association of towns from Luleå to Kokkola, was represented by | its chair"
APPOSED = re.compile(r"^[xna]{0,3}[BL](?:\([^()]*\))?,(?P<aside>[^BLCPN,;:&][^,;:]*(?:,[LC])*),(?=[^&])[^;:BL]+$")
ARTICLE, PREPOSITIONS = "a", "oiw"  # letters of the word classes of articles, and of "of", "in" and "with"


def told_last(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body or territory that a possessive before a title means ("its mayor"): the one told last."""
    if not stand.title_start or on(doc).lower[stand.title_start - 1] not in grammar.own:
        return None
    if on(doc).lower[stand.title_start] in grammar.others:
        return None
    neuter = on(doc).lower[stand.title_start - 1] in grammar.neuter
    for number in range(stand.number, max(-1, stand.number - 2), -1):
        atoms = on(doc).atoms[number] if number < stand.number else on(doc).atoms[number][: stand.start]
        # "à Rennes" is whence nobody is
        located = {b.start for a, b in pairwise(atoms) if a.letter == grammar.located and b.letter == "L"}
        held = _holders_beside(doc, atoms)
        told = [a for a in atoms if a.letter in "BLP" and a.start not in located and a.start not in held]
        if number == stand.number and neuter and _reports(doc, stand):  # "Gangwon may open …, its governor said"
            told = [a for a in told if a.letter != "P" and not _is_behind(atoms, a)] or told[::-1]
        elif number < stand.number:  # "Le Comité … Sa présidente": the subject of the sentence before
            told = sorted(told, key=lambda a: _is_behind(atoms, a))
            if neuter and all(_is_behind(atoms, a) for a in told if a.letter != "P"):
                told.sort(key=lambda a: -a.start)  # "Dr Lowe works at the hospital. Its director …"
        else:
            told = [a for a in told[::-1] if a.start not in _apposed(atoms)]
            # "X travaille avec Y depuis 2008, rappelle son maire": the subject, and not whom it works with
            near = [a for a in told if not (_is_with(atoms, a) and a.end < stand.title_start - BESIDE)]
            told = near or told
        for atom in told:
            if atom.letter == "P" and neuter:
                continue
            if atom.letter == "P":
                return body_of_last_role(doc, stand) if number == stand.number else None
            public = is_territory(atom) and stand.concept in grammar.public
            if public and not may_hold(doc, atom, stand.concept or "", grammar):
                continue  # "Wendelstein (Bavière) … leur bourgmestre"
            other = neuter and stand.concept not in grammar.public | grammar.callings
            if is_territory(atom) or stand.concept in grammar.bodied or other:
                return found_at(doc, atom)
    return None


def _reports(doc: Doc, stand: Stand) -> bool:
    """Say whether a title and its holder stand between a comma and a verb of saying (", its mayor, Ann Lowe, said")."""
    atoms = on(doc).atoms[stand.number]
    opening = [a for a in atoms if a.end <= stand.title_start][-2:]
    after = letters(atoms[stand.end : stand.end + 2]).lstrip(",")
    return letters(opening) == f",{ARTICLE}" and after[:1] == SAYS


def _holders_beside(doc: Doc, atoms: list[Atom]) -> set[int]:
    """Return where a region follows a town that lies in it and a comma ("Gimje City, | Jeollabuk-do")."""
    found = set()
    for town, comma, region in zip(atoms, atoms[1:], atoms[2:], strict=False):
        if comma.letter != "," or region.letter not in "BL" or not (is_territory(town) and is_territory(region)):
            continue
        places = [on(doc).places.get(place_of(a)) for a in (town, region)]
        if [p.kind for p in places if p] == ["City", "AdministrativeArea"]:
            found.add(region.start)
    return found


def _apposed(atoms: list[Atom]) -> set[int]:
    """Return where the words stand that between two commas tell of the subject that opens a sentence."""
    aside = APPOSED.match(letters(atoms))
    return {a.start for a in atoms[slice(*aside.span("aside"))]} if aside else set()


def _is_with(atoms: list[Atom], atom: Atom) -> bool:
    """Say whether a word for "with" stands before an atom and its article."""
    at = atoms.index(atom) - 1
    while at >= 0 and atoms[at].letter == ARTICLE:
        at -= 1
    return at >= 0 and atoms[at].letter == WITH


def _is_behind(atoms: list[Atom], atom: Atom) -> bool:
    """Say whether a preposition stands before an atom and its article, so that it is no subject."""
    at = atoms.index(atom) - 1
    while at >= 0 and atoms[at].letter == ARTICLE:
        at -= 1
    return at >= 0 and atoms[at].letter in PREPOSITIONS


def body_of_last_role(doc: Doc, stand: Stand) -> Found:
    """Return the institution of the person told last, whose deputy or the like a title means ("his deputy")."""
    before = [r for r in on(doc).roles if r.institution and r.title.quotes[0].start < doc[stand.title_start].idx]
    earlier = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    here = [a.value for a in earlier if a.letter == "P"]
    titles = [a.value.concept for a in earlier if a.letter == "T" and not here]
    of_person = [r for r in before if here and r.person.value == here[-1]]
    before = of_person or [r for r in before if titles and r.concept == titles[0]] or before
    if not before:
        return None
    last = max(before, key=lambda r: r.title.quotes[0].start).institution
    return within_quotes(doc, last) if last else None


def body_of_possessor(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body of the person whose name stands with a possessive before a title ("Bauer's | deputy")."""
    earlier = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    owned = letters(earlier[-2:]) == "Ps" and on(doc).lower[stand.title_start - 1] in grammar.possessed
    return body_of_last_role(doc, stand) if owned else None


def body_of_own_council(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return whose council a title is of where a possessive follows it ("president of | its city council")."""
    words, links = on(doc).lower, institution_grammar(on(doc).article.language).own_links
    link = links.find(words, stand.title_end) if stand.title_end < len(doc) else None
    if link is None or link.end + 1 >= len(doc) or words[link.end] not in grammar.own:
        return None
    at = link.end + 1
    while at < len(doc) and words[at] in grammar.levels | grammar.councils:
        at += 1
    if words[at - 1] not in grammar.councils:
        return None
    found = told_last(doc, replace(stand, title_start=link.end + 1), grammar)
    return found if found and found[0].endswith(AUTHORITY) else None


def follows_bodiless(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a title is that of the deputy or the like of the person right before, of whom no body is told."""
    if on(doc).lower[stand.title_start] not in grammar.follow:
        return False
    earlier = [a.value for a in on(doc).atoms[stand.number] if a.letter == "P" and a.end <= stand.title_start]
    held = [r for r in on(doc).roles if earlier and r.person.value == earlier[-1]]
    return bool(held) and all(r.institution is None for r in held)


def says_ours(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a writer's "our" stands before a title, with a word between at most, and in no quotation."""
    words, at = on(doc).lower, stand.title_start
    near = words[max(0, at - 2) : at]
    first = on(doc).story[stand.number].start
    return not grammar.ours.isdisjoint(near) and QUOTES.isdisjoint(on(doc).words[first:at])
