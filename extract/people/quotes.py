"""Quotation marks beside a name: what opens a quoted name of a thing, what closes the words of somebody."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on

STRAIGHT = '"'
QUOTES, CLOSING = frozenset('«“"'), frozenset("»”’")


def opens_quote(doc: Doc, at: int) -> bool:
    """Say whether a quotation mark opens what it stands before: a straight one may close what was said."""
    return not on(doc).spaced[at]


def follows_quote(doc: Doc, at: int) -> bool:
    """Say whether a quotation ends right before a token, with its comma or without ("…”, said")."""
    words = on(doc).words
    at -= at > 0 and words[at - 1] == ","
    closes = at > 0 and (words[at - 1] in CLOSING or (words[at - 1] == STRAIGHT and on(doc).spaced[at - 1]))
    return closes or (at > 1 and words[at - 1] == STRAIGHT and not on(doc).spaced[at - 2])
