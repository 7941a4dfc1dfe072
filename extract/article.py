"""An article as it was read: its text, what is known of it, and which stretches are not part of the story."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .facts import Quote


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one article.

    ``text`` is NFC with LF line ends; every offset counts its code points. ``language`` is an ISO 639-1 code.
    ``published`` is an ISO date with the precision known ("2023-04-13", "2023-10"), ``published_quote`` where the text
    says it. ``boilerplate`` are the sorted, disjoint stretches that are not part of the story (menus, related stories,
    tag lists, comment boxes, image file names, bylines, footers); nothing is extracted from them. ``headline`` and
    ``captions`` are stretches of the story. ``title`` is a headline known from metadata, for a text that shows none.
    ``notes`` are one-line remarks on the reading (an encoding that had to be guessed).
    """

    identifier: str
    text: str
    language: str
    published: str | None = None
    published_quote: Quote | None = None
    headline: Quote | None = None
    captions: tuple[Quote, ...] = ()
    boilerplate: tuple[Quote, ...] = ()
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return the sha256 of the text as lower-case hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def words(self, quote: Quote) -> str:
        """Return the stretch of text that a quote marks."""
        return self.text[quote.start : quote.end]


@dataclass(frozen=True, slots=True)
class Rejected:
    """Hold what could not be read: ``source`` is where it came from, ``reason`` one line, ``text`` what there was."""

    identifier: str
    source: str
    reason: str
    text: str | None = None
