"""Say whether a bare title after a holder of another office opens the clause ("Beside Dr Lee, the mayor spoke")."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..words.atoms import Atom, letters
from .grammar import RoleGrammar


def opens_clause(doc: Doc, atoms: list[Atom], match: re.Match[str], grammar: RoleGrammar) -> bool:
    """Say whether the titles that a pattern finds after a name are what its clause goes on with, and not the name's."""
    if grammar.clause is None or not {"offices", "people"} <= match.re.groupindex.keys():
        return False
    start, end = match.span("people")
    if start == 0 or match.start("offices") < end or atoms[start - 1].letter != "T":
        return False
    if on(doc).lower[atoms[start - 1].start] in grammar.addresses:
        return False  # "Councillor Ann Lee, the mayor said"
    clause = grammar.clause.match(letters(atoms), end)
    if clause is None:
        return False
    stops = institution_grammar(on(doc).article.language).stops
    word = atoms[clause.end() - 1]  # where any word may go on the title, one that no name has
    return not (stops and word.letter == "x") or on(doc).lower[word.start] in stops
