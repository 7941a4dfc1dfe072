"""Whether the holder of a bare office comes from elsewhere: of two mayors without a town, one is the guest."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Role
from ...words.atoms import letters
from ...words.names import name_grammar
from ..component import Stand
from ..grammar import RoleGrammar

LISTED = frozenset("onN,:;()&maHPTBLC")  # what stands between a delegation and those who are named as its members


def visits(doc: Doc, role: Role, stand: Stand, grammar: RoleGrammar) -> tuple[bool, bool]:
    """Say whether the words before an office make its holder a guest, and whether the name is of another language.

    "a letter from Mayor X", "a party of 13, mayor X among them"; the second answer only breaks a tie.
    """
    before = stand.title_start - 1
    while before > 0 and on(doc).lower[before] in grammar.determiners:
        before -= 1
    comes = before >= 0 and on(doc).lower[before] in grammar.origins
    atoms = [a for a in on(doc).atoms[stand.number] if a.end <= stand.title_start]
    text = letters(atoms)
    group = text.rfind("g")
    member = group >= 0 and set(text[group + 1 :]) <= LISTED and "P" not in text[group + 1 : group + 2]
    first = role.person.value.removeprefix("person/")
    own = any(part in name_grammar(on(doc).article.language).given for part in first.split("-"))
    return comes or member, not own
