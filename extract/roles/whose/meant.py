"""Which of several bodies of a kind a noun means ("Hiệu trưởng | nhà trường"): whose people are called as the holder.

Else the one that its last sentence told first, for who receives another goes on to be spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ...institutions.bodies import Body
from ...people.likelihood import likelihood
from ...places.levels import nationals
from ..component import Stand
from ..grammar import RoleGrammar

LIKELIER = 3.0  # in natural logarithms: how much more a name is of one country's people


def body_meant(doc: Doc, stand: Stand, told: Sequence[Body], grammar: RoleGrammar, end: int) -> Body | None:
    """Return the one of the bodies told before a title that a noun ending at a token means; they are in text order."""
    keys = {body.key for body in told}
    if len(keys) < 2:
        return told[-1] if told else None
    if end < len(doc) and on(doc).lower[end] in grammar.partners:  # "Hiệu trưởng trường | bạn"
        abroad = [body for body in told if _country(doc, body) != grammar.home]
        return abroad[-1] if abroad else None
    nation = nationals(on(doc).article.language).find(on(doc).lower, end) if end < len(doc) else None
    if nation is not None:  # "Giám đốc công ty | Bỉ"
        return next((body for body in reversed(told) if _country(doc, body) == nation.value), None)
    named = _called_alike(doc, stand, told)
    if named is not None:
        return named
    sentences = [s for s in on(doc).story if s.start <= told[-1].start < s.end]
    here = on(doc).story[stand.number]
    if not sentences or sentences[0].start == here.start:
        return told[-1]
    return next(body for body in told if body.start >= sentences[0].start)


def _called_alike(doc: Doc, stand: Stand, told: Sequence[Body]) -> Body | None:
    """Return the body told last of the country in which a holder's name is clearly likelier than in the others'."""
    if stand.holder not in on(doc).people:
        return None
    name = on(doc).people[stand.holder].name.value
    likely: dict[str, float] = {}
    for body in told:
        country = _country(doc, body)
        likely[body.key] = (likelihood(name, country) if country else 0.0) or 0.0
    first, second = sorted(likely.values(), reverse=True)[:2]
    if first - second < LIKELIER:
        return None
    return next(body for body in reversed(told) if likely[body.key] == first)


def _country(doc: Doc, body: Body) -> str | None:
    """Return the country of a body's territory, or of the one that its name tells."""
    inner = next((t.place for t in on(doc).territories if body.start <= t.start and t.end <= body.end), None)
    place = body.territory if body.territory in on(doc).places else inner
    return on(doc).places[place].country if place else None
