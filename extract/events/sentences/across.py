"""Words of an event with a date inside them: "est passée | mercredi | par", "sera | du 3 au 7 juin | à"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack

OPENERS = (
    "the",
    "le",
    "in",
    "on",
    "month-in",
    "season-in",
)  # classes of words that open a date and are not quoted with it
OPENED = 2  # tokens of them


@lru_cache(maxsize=16)
def _openers(language: str) -> frozenset[str]:
    classes = load_pack(language)["dates"]["classes"]
    return frozenset(word for name in OPENERS for word in classes.get(name, ()))


def dated_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens of dates, with the words that open them and the commas that set them off."""
    return frozenset(at for span in doc.spans.get("dates", ()) for at in _whole(doc, span.start, span.end))


def _whole(doc: Doc, first: int, end: int) -> Iterator[int]:
    words, openers = on(doc).lower, _openers(on(doc).article.language)
    start = first
    while start > 0 and first - start < OPENED and words[start - 1] in openers:
        start -= 1
    if start and end < len(words) and words[start - 1] == words[end] == ",":
        start, end = start - 1, end + 1
    yield from range(start, end)
