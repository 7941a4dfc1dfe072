"""The body of who serves the holder of an office: that of the office ("chief of staff to | Governor Ann Lowe")."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ...document import on
from ...words.atoms import Atom, letters
from ..component import Stand
from ..wording.duties import duty_grammar
from .found import Found, found_at, within_quotes

SERVED = re.compile(r"[if]a?(?:(?P<seat>[LB])s*)?(?P<office>T)(?:(?:oa?[LB])?H*(?P<holder>P))?")


def served_office(doc: Doc, stand: Stand) -> tuple[Atom | None, Atom, Atom | None] | None:
    """Return the body before the office that a title says its holder serves, the office and who holds it, or None."""
    after = [a for a in on(doc).atoms[stand.number] if a.start >= stand.title_end][:6]
    match = SERVED.match(letters(after))
    links = duty_grammar(on(doc).article.language).serves
    if match is None or after[0].start != stand.title_end or not links.find(on(doc).lower, after[0].start):
        return None
    seat, holder = (after[match.start(name)] if match[name] else None for name in ("seat", "holder"))
    return seat, after[match.start("office")], holder


def body_of_served(doc: Doc, seat: Atom | None, office: Atom, holder: Atom | None) -> Found:
    """Return the body of an office that somebody serves: the one beside it, else that of its holder."""
    if seat is not None:
        return found_at(doc, seat)
    if holder is None:
        return None
    held = [r for r in on(doc).roles if r.person.value == holder.value and r.concept == office.value.concept]
    told = next((r.institution for r in held if r.institution), None)
    return within_quotes(doc, told) if told else None
