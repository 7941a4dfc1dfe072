"""An article before it is read, and where it is to be had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ... import DecoopError
from .decode import LARGEST, decode


@dataclass(frozen=True, slots=True)
class Raw:
    """Hold one article before it is read: text, or the bytes or text of an HTML page, and what is known of it."""

    text: str | None = None
    markup: str | bytes | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Hold where one article is to be had; ``load`` reads it and raises DecoopError where it cannot."""

    identifier: str
    place: str
    load: Callable[[], Raw]


def take_bytes(data: bytes, *, markup: bool, url: str | None = None) -> Raw:
    """Take the bytes of a text, which are decoded, or of an HTML page, which says itself how.

    Raises:
        DecoopError: the content is empty, too large, or no text.
    """
    if not markup:
        text, note = decode(data)
        return Raw(text=text, url=url, notes=(note,) if note else ())
    if len(data) > LARGEST:
        raise DecoopError(f"larger than {LARGEST // 1_000_000} MB, which no article is")
    if not data.strip():
        raise DecoopError("empty; there is nothing to read")
    return Raw(markup=data, url=url)
