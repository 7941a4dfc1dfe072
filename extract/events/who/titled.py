"""Those whom only their title names beside the words of an event: "The Ambassador called on the Governor"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from .meant import is_of_name

REACH = 8  # tokens between a title and the words of an event
BREAKS = ("trigger", "sign", "speech")  # labels of words that stand between a title and another event


def titled_before(doc: Doc, frame: Frame, cue: Cue) -> Iterator[Mention]:
    """Yield whom a title alone means that is the subject of a cue."""
    for title, holder in _told(doc, frame):
        others = any(title.end <= other.start < cue.start for other in frame.cued(*BREAKS) if other is not cue)
        if 0 <= cue.start - title.end <= REACH and not others:
            yield holder


def titled_after(doc: Doc, frame: Frame, cue: Cue) -> Iterator[Mention]:
    """Yield whom a title alone means that follows a cue at once: "called on the Governor"."""
    yield from (holder for title, holder in _told(doc, frame) if 0 <= title.start - cue.end <= 1)


def _told(doc: Doc, frame: Frame) -> Iterator[tuple[Cue | Mention, Mention]]:
    """Yield the titles of a sentence with an article and no name, and the one person who holds each."""
    articles = words_of(doc, "agreements", "holder")
    for title in on(doc).titles:
        if not frame.start <= title.start < frame.end or not title.concept or not title.start:
            continue
        if on(doc).lower[title.start - 1] not in articles or is_of_name(doc, frame, title.start, title.end):
            continue
        if any(word.start == title.end for word in frame.cued("sides")):
            continue  # "Bí thư | hai huyện": two people
        held = {role.person.value for role in on(doc).roles if role.concept == title.concept and not role.former}
        told = [
            m for before in on(doc).frames for m in before.named("person") if m.key in held and m.end <= title.start
        ]
        if len(held) == 1 and told:
            yield Mention("title", title.concept, title.start, title.end, told[-1].quote), told[-1]


def pronouns_before(doc: Doc, frame: Frame, cue: Cue) -> list[Cue]:
    """Return the pronouns before a cue, none of them a word of address that a title follows: "ông | Tổng Lãnh sự"."""
    titles = {title.start for title in on(doc).titles}
    return [word for word in frame.cued("pronoun") if word.end <= cue.start and word.end not in titles]
