"""Titles that only bodies of some kinds have: a head teacher's is a school, whatever town stands nearer."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..component import Stand
from ..grammar import RoleGrammar


def kinds_of_office(doc: Doc, stand: Stand, grammar: RoleGrammar) -> frozenset[str] | None:
    """Return the kinds of body that alone have the office of a title, or None if any may have it."""
    if stand.concept in grammar.borne | grammar.strict:
        return grammar.fits.get(stand.concept, frozenset())  # an ambassador is of an embassy
    title = range(stand.title_start, stand.title_end)
    found = (grammar.only.find(on(doc).lower, at, stand.title_end) for at in title)
    return next((match.value for match in found if match and match.end == stand.title_end), None)


def has_kind(doc: Doc, key: str, kinds: frozenset[str] | None) -> bool:
    """Say whether an institution is of one of some kinds, or any is meant."""
    return kinds is None or any(body.key == key and body.kind in kinds for body in on(doc).bodies)
