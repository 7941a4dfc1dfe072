"""Ranks and degrees that stand right before a name ("Đại tá Lê Văn Hải"): titles of nobody's body, and no office.

A degree cut short ("TS Lê Văn Hải") is one where nothing else is told of its holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on, quote_of, text_of
from ...facts import Role, Stated
from ...institutions.grammar import institution_grammar
from ...words.atoms import Atom, letters
from ...words.lexicon import Lexicon
from ..grammar import RoleGrammar
from ..offices import institution_key

RULE = "role-rank"
RANKED = re.compile("(?:H,?)+P")
BODY = re.compile(r"P(?:,|,?oa*|\()(?=B)")  # "giáo sư X của Đại học Y", "TS X (Đại học Y)", "major X, du CGDIS"


def find_degrees(doc: Doc, grammar: RoleGrammar) -> Iterator[Role]:
    """Yield the degrees cut short of those who hold no other title, each once."""
    holders = {role.person.value for role in on(doc).roles}
    posted = (role for role in find_ranks(doc, grammar.posted) if role.institution)
    for role in (*find_ranks(doc, grammar.degrees), *posted):
        if role.person.value not in holders:
            holders.add(role.person.value)
            yield role


def find_ranks(doc: Doc, ranks: Lexicon[bool]) -> Iterator[Role]:
    """Yield the ranks told before names, with the body that a link joins to the name."""
    for atoms in on(doc).atoms if len(ranks) else ():
        text = letters(atoms)
        for match in RANKED.finditer(text):
            holder = atoms[match.end() - 1]
            joined = BODY.match(text, match.end() - 1)
            for atom in atoms[match.start() : match.end() - 1]:
                rank = ranks.find(on(doc).lower, atom.start, atom.end) if atom.letter == "H" else None
                if rank is None or rank.end < atom.end or _ends_head(doc, atom.start, atom.end):
                    continue
                words, name = quote_of(doc, atom.start, atom.end), quote_of(doc, holder.start, holder.end)
                institution = None
                body = atoms[joined.end()] if joined else _owner(atoms, match.start())
                if body and (key := institution_key(doc, body)):
                    place = quote_of(doc, body.start, body.end)
                    institution = Stated(key, RULE, tuple(sorted((words, place))))
                title = Stated(text_of(doc, atom.start, atom.end).rstrip("."), RULE, (words,))
                person = Stated(holder.value, RULE, tuple(sorted((words, name))))
                yield Role(person, title, None, institution)


def _owner(atoms: list[Atom], at: int) -> Atom | None:
    """Return the body that a possessive before an atom tells ("Rhodes University's | Prof. Ann Lowe")."""
    return atoms[at - 2] if letters(atoms[max(0, at - 2) : at]) == "Bs" else None


def _ends_head(doc: Doc, start: int, end: int) -> bool:
    """Say whether words are the end of a body's head ("président du conseil | général Luc Petit")."""
    heads = institution_grammar(on(doc).article.language).heads
    head = heads.find(on(doc).lower, start - 1, end) if start else None
    return head is not None and head.end == end
