"""The bodies of those whose offices one title tells, each with its place ("Bí thư Tỉnh ủy: A (Huế), B (Lào Cai)")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, text_of
from ..facts import Institution, Role, Stated
from ..institutions.grammar import institution_grammar
from ..words.atoms import Atom


def at_seat(doc: Doc, role: Role, told: Atom | None, seat: Atom) -> Role:
    """Return a role at a territory with the territory's body of the kind that the title names for all, if it names one.

    Args:
        doc: the article.
        role: the role, at the territory.
        told: the body told right after the title, of which only the head stands there.
        seat: the territory.
    """
    kinds = institution_grammar(on(doc).article.language).territorial
    if told is None or told.letter != "B" or seat.letter != "L" or role.institution is None:
        return role
    head, kind, place = text_of(doc, told.start, told.end), told.value.kind, seat.value.place
    if kind not in kinds or told.value.head_end < told.end:
        return role
    key = f"institution/{place.removeprefix('place/')}/{kind}"
    name = f"{head} {text_of(doc, seat.start, seat.end)}"
    on(doc).institutions.setdefault(key, Institution(key, name, kind, place))
    return replace(role, institution=Stated(key, role.institution.rule, role.institution.quotes))
