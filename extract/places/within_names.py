"""Places that are somebody's name, or inside it: "ông Đinh Văn Thu" is not of the town Đinh Văn, "Mr Lincoln" a man."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ..document import on
from ..words.names import is_elided, name_grammar
from .levels import Territory
from .territories import LEVEL


def drop_within_names(doc: Doc, territories: Iterable[Territory]) -> list[Territory]:
    """Return the territories that are no part of a person's name ("UBND tỉnh | Đinh Văn Điến")."""
    held = {at: start_end for start_end in sorted(_names(doc)) for at in range(*start_end)}
    if not held:
        return list(territories)
    return [t for t in territories if not _lies_within(t, held)]


def leave_surnames(doc: Doc, territories: Iterable[Territory]) -> list[Territory]:
    """Return the territories that are no surname after an honorific ("Mr | Lincoln")."""
    return [t for t in territories if not _is_surname(doc, t)]


def _is_surname(doc: Doc, territory: Territory) -> bool:
    """Say whether a word alone after an honorific that only names follow is a surname ("Mr | Lincoln")."""
    at, alone = territory.start, territory.end == territory.start + 1
    at -= at > 0 and is_elided(on(doc).words[at - 1])  # "M. L'Allier"
    before = at - 2 if at > 1 and on(doc).words[at - 1] == "." else at - 1  # "Mr. | Lincoln"
    return alone and before >= 0 and on(doc).lower[before] in name_grammar(on(doc).article.language).announces


def _lies_within(territory: Territory, held: dict[int, tuple[int, int]]) -> bool:
    """Say whether a place's name is a part of somebody's, and not all of it."""
    start, end = held.get(territory.name_start, (0, 0))
    if territory.name_end <= end and territory.name_end - territory.name_start < end - start:
        return True
    start, end = held.get(territory.name_end - 1, (0, 0))  # "Hội đồng vùng | Rachid El Abdi", "ông El Abdi"
    return territory.rule == LEVEL and end == territory.name_end and start > territory.name_start


def _names(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield where the names stand that an honorific announces somewhere."""
    words, where = on(doc).lower, on(doc).where
    for name in sorted(on(doc).addressed):
        for at in where[name[0]]:
            if tuple(words[at : at + len(name)]) == name:
                yield at, at + len(name)
