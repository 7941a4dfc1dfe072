"""Missions that a story names by their kind alone, of the country whose diplomat it names ("Đại sứ quán")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import met, on, text_of
from ...facts import Institution
from ...roles.wording.titles import Title
from ..bodies import Body
from ..component import add_alias
from ..grammar import institution_grammar
from .mastheads import PageMission, missions_of_page

RULE = "institution-post"


def find_posted(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the missions told without a country, each listed with the country of the diplomat told last, else first.

    ``posts`` of the table gives for each kind of mission the offices that tell whose it is.
    """
    posts = {kind: frozenset(concepts) for kind, concepts in table.get("posts", {}).items()}
    heads, words = institution_grammar(on(doc).article.language).heads, on(doc).lower
    if not posts or heads.openers.isdisjoint(on(doc).where):
        return []
    posted = [t for t in on(doc).titles if any(t.concept in concepts for concepts in posts.values())]
    page = missions_of_page(doc, posts)
    placed = [b for b in bodies if b.territory or b.kind not in posts or b.end > b.head_end]
    taken = {at for b in placed for at in range(b.start, b.end)} | {at for t in posted for at in range(t.start, t.end)}
    known = on(doc).territories.starts
    found: list[Body] = []
    reached = 0
    for sentence, at in met(doc, heads.openers):
        head = heads.find(words, at, sentence.end) if at >= reached and at not in taken else None
        if head and head.value in posts and on(doc).words[at][0].isupper() and head.end not in known:
            holders = [t for t in posted if t.concept in posts[head.value]]
            body = _listed(doc, at, head.end, head.value, holders) or _of_page(doc, at, head.end, page.get(head.value))
            if body is not None:
                found.append(body)
        reached = head.end if head else reached
    starts = {body.start for body in found}
    for body in bodies:  # told without its country, and listed as nobody's
        told_again = any(b.key == body.key and b.start not in starts for b in bodies)
        if body.start in starts and not told_again:
            on(doc).institutions.pop(body.key, None)
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


def _of_page(doc: Doc, start: int, end: int, page: PageMission | None) -> Body | None:
    """Return the mission that writes the page, told by its kind alone, and list it among the institutions."""
    if page is None:
        return None
    told = page.institution
    known = on(doc).institutions.get(told.key) or told
    on(doc).institutions[told.key] = add_alias(known, text_of(doc, start, end))
    return Body(start, end, known.kind, start, end, known.territory, RULE, told.key)
