"""IRIs: minted from meaning, so that one thing met in three languages is one node without a matching step."""

from __future__ import annotations

import hashlib

from ...extract.words.lexicon import slug

BASE = "https://w3id.org/decoop/id/"
NS = "https://w3id.org/decoop/ns#"
DIGITS = 16  # hexadecimal digits of a hash in an IRI: 64 bits, no clash to be feared below a billion nodes


def digest(*parts: object) -> str:
    """Return a short hash of what identifies a thing; the parts' order counts, None is a part.

    >>> digest("a", None) != digest("a", "None")
    True
    """
    told = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def article_iri(identifier: str, base: str = BASE) -> str:
    """Return the IRI of an article: the slug of its identifier, with a hash where the slug loses something.

    >>> article_iri("seed-000")
    'https://w3id.org/decoop/id/article/seed-000'
    """
    name = slug(identifier)
    return f"{base}article/{name}" if name == identifier else f"{base}article/{name or 'x'}-{digest(identifier)[:8]}"
