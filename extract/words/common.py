"""Words that a language's tables hold in small letters: a word with a capital that is none of them is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...ontology.vocabulary import concepts
from ..pack import load_pack
from .lexicon import lower

SMALL = re.compile(r"(?<![\w'’.-])[^\W\d_A-Z][^\W\d_]{2,}")
SCHEMES = ("institutions", "roles", "topics")


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the words in small letters of a language's pack and of its labels in the vocabularies."""
    told = [*_texts(load_pack(language))]
    told += [label for scheme in SCHEMES for c in concepts(scheme).values() for label in c.labels.get(language, ())]
    return frozenset(lower(word) for text in told for word in SMALL.findall(text) if word[0].islower())


def _texts(value: object) -> Iterator[str]:
    """Yield the strings of a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
