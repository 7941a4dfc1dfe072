"""News agencies, which tell of events and take no part in them: "told MAP"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on, text_of


def is_agency(doc: Doc, start: int, end: int) -> bool:
    """Return whether tokens are the name of a news agency of the language."""
    return text_of(doc, start, end) in on(doc).pack.get("boilerplate", {}).get("agencies", ())
