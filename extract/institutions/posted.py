"""Missions that a story names by their kind alone, of the country whose diplomat it names ("Đại sứ quán")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ..document import on, text_of
from ..facts import Institution
from ..roles.titles import Title
from .bodies import Body
from .component import add_alias
from .grammar import institution_grammar

RULE = "institution-post"


def find_posted(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the missions told without a country, each listed with the country of the diplomat told last, else first.

    ``posts`` of the table gives for each kind of mission the offices that tell whose it is.
    """
    posts = {kind: frozenset(concepts) for kind, concepts in table.get("posts", {}).items()}
    posted = [t for t in on(doc).titles if any(t.concept in concepts for concepts in posts.values())]
    if not posted:
        return []
    heads, words = institution_grammar(on(doc).article.language).heads, on(doc).lower
    taken = {at for b in bodies for at in range(b.start, b.end)} | {at for t in posted for at in range(t.start, t.end)}
    found: list[Body] = []
    for sentence in on(doc).story:
        at = sentence.start
        while at < sentence.end:
            head = heads.find(words, at, sentence.end) if heads.opens(words[at]) and at not in taken else None
            if head and head.value in posts and on(doc).words[at][0].isupper():
                holders = [t for t in posted if t.concept in posts[head.value]]
                if (body := _listed(doc, at, head.end, head.value, holders)) is not None:
                    found.append(body)
            at = head.end if head else at + 1
    return found


def _listed(doc: Doc, start: int, end: int, kind: str, holders: list[Title]) -> Body | None:
    """Return a mission of the country of the nearest diplomat, and list it among the institutions."""
    before = [t for t in holders if t.end <= start]
    for title in [*reversed(before), *holders]:
        places = [t for t in on(doc).territories if title.start <= t.start and t.end <= title.end]
        if not places:
            continue
        whose, *seats = (t.place.removeprefix("place/") for t in places)
        told = next(
            (i for i in on(doc).institutions.values() if (i.kind, i.territory) == (kind, places[0].place)), None
        )
        key = told.key if told else "-".join([f"institution/{whose}/{kind}", *seats])
        head = text_of(doc, start, end)
        name = f"{head} {doc[places[0].start : title.end].text}"
        known = on(doc).institutions.get(key) or Institution(key, name, kind, places[0].place)
        on(doc).institutions[key] = add_alias(known, head)
        return Body(start, end, kind, start, end, places[0].place, RULE, key)
    return None
