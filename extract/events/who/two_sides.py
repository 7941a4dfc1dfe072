"""The holders of office of two territories whom "the two mayors" mean, whoever else is named between."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ..sentences.frames import Frame, Mention
from .parties import body_class, chosen_office, is_authority, territory_of, within
from .witnesses import watching

PAIR = 2
FAR = 8  # sentences before in which the two may be named


def two_sides(doc: Doc, frame: Frame, at: int) -> list[Mention]:
    """Return the two who hold office for two territories, told last before a token: in one sentence, else in several.

    Of several who hold office for one territory it is the one named first, the others being of the suite.
    """
    near = [each for each in on(doc).frames[max(0, frame.index - FAR) : frame.index + 1] if each.in_story]
    found: dict[str, Mention] = {}
    for before in reversed(near):
        here: dict[str, Mention] = {}
        people = [person for person in before.named("person") if before is not frame or person.end <= at]
        for person in people if before is frame else _acting(before, people):
            place = _governs(doc, person.key)
            if place is not None:
                here.setdefault(place, person)
        if len(here) == PAIR and not _same(doc, *here):
            return sorted(here.values(), key=_start)
        found |= {place: person for place, person in here.items() if not any(_same(doc, place, p) for p in found)}
    return sorted(list(found.values())[:PAIR], key=_start) if len(found) >= PAIR else []


def of_one_side(doc: Doc, people: list[Mention], *, public: bool) -> bool:
    """Return whether two people cannot be the heads of two sides: of one territory, or (``public``) of a firm."""
    held = [office for person in people if (office := chosen_office(doc, person.key))]
    places = [place for office in held if (place := territory_of(doc, office.value))]
    if len(places) == PAIR == len(people) and _same(doc, *places):
        return True
    return public and any(body_class(doc, office.value) and not is_authority(doc, office.value) for office in held)


def _governs(doc: Doc, person: str) -> str | None:
    office = chosen_office(doc, person)
    return territory_of(doc, office.value) if office and is_authority(doc, office.value) else None


def _acting(frame: Frame, people: list[Mention]) -> list[Mention]:
    """Return the people of a sentence who do not only look on."""
    words = watching(frame)
    closing = [word.start for word in words if word.rule.options.get("closes")]
    opening = [word.end for word in words if not word.rule.options.get("closes")]
    return [p for p in people if not (any(p.end <= at for at in closing) or any(at <= p.start for at in opening))]


def _same(doc: Doc, one: str, other: str) -> bool:
    return within(doc, one, other) or within(doc, other, one)


def _start(mention: Mention) -> int:
    return mention.start
