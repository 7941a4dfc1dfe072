"""The side that a sentence speaks of: "Leading the Leeds side was X, the council's member for climate"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.atom_grammar import atom_grammar
from ..bodies import Body
from ..grammar import InstitutionGrammar
from .levels_told import Levels

PARTY = "g"  # the letter of words for a delegation
SIDE = 4  # tokens between a word for a side and its territory
OPENS = 2  # tokens of a sentence at which words for companions may begin
LONG = 8  # tokens of the longest name of a country
REACH = 14  # tokens between a territory and the verb of its delegation


def place_of_side(doc: Doc, at: int) -> str | None:
    """Return the territory whose delegation or side a sentence told last before a council in small letters."""
    sentence = next((s for s in on(doc).story if s.start <= at < s.end), None)
    if sentence is None or on(doc).words[at][0].isupper():
        return None
    near = [t for t in on(doc).territories if sentence.start <= t.start and t.end < at]
    if not near or on(doc).places[near[-1].place].kind == "Country":
        return None
    match = atom_grammar(on(doc).article.language).classes.find(on(doc).lower, near[-1].end)
    return near[-1].place if match and match.value == PARTY else None


def side_spoken_of(doc: Doc, body: Body, level: str | None, grammar: InstitutionGrammar, levels: Levels) -> str | None:
    """Return the territory of the side a sentence speaks of ("phía tỉnh Sơn La có …", "đoàn tỉnh Sê Kông do …")."""
    sentence = next((s for s in on(doc).story if s.start <= body.start < s.end), None)
    if sentence is None:
        return None
    for at in range(body.start - 1, sentence.start, -1):
        leads, lists = grammar.leads.find(on(doc).lower, at, at + 1), grammar.lists.find(on(doc).lower, at, at + 1)
        if not leads and not lists:
            continue
        near = [
            t for t in on(doc).territories if sentence.start <= t.start and t.end <= at and _adjoins(doc, t.end, at)
        ]
        for territory in reversed(near):
            known = on(doc).places[territory.place]
            spoken = leads or any(
                grammar.sides.find(on(doc).lower, before, territory.start)
                for before in range(max(sentence.start, territory.start - SIDE), territory.start)
            )
            if spoken and known.kind != "Country" and levels.fit(level, territory.place):
                place: str = territory.place
                return place
        if near:
            return None
    return None


def country_spoken_of(doc: Doc, body: Body, grammar: InstitutionGrammar) -> str | None:
    """Return the country whose side a sentence speaks of ("về phía | Trung Quốc | có …"), no territory of it told."""
    sentence = next((s for s in on(doc).story if s.start <= body.start < s.end), None)
    for at in range(body.start - 1, sentence.start, -1) if sentence else ():
        if not grammar.lists.find(on(doc).lower, at, at + 1):
            continue
        before = [t for t in on(doc).territories if t.end <= at and _adjoins(doc, t.end, at)]
        side = next((t for t in reversed(before) if sentence and t.start >= sentence.start), None)
        if side is None:
            continue
        known, opens = on(doc).places[side.place], side.start - 1
        said = any(
            (match := grammar.sides.find(on(doc).lower, begin, side.start)) and match.end >= opens
            for begin in range(max(at - SIDE - LONG, 0), side.start)
        )
        return known.country if said and known.kind == "Country" else None
    return None


def side_along(doc: Doc, body: Body, level: str | None, grammar: InstitutionGrammar, levels: Levels) -> str | None:
    """Return the one territory at home that the sentence before names of those who came along ("Cùng đi có …")."""
    at = next((i for i, s in enumerate(on(doc).story) if s.start <= body.start < s.end), 0)
    if not at:
        return None
    own, before = on(doc).story[at], on(doc).story[at - 1]
    if not any(grammar.along.find(on(doc).lower, start, own.end) for start in range(own.start, own.start + OPENS)):
        return None
    told = [t for t in on(doc).territories if before.start <= t.start and t.end <= body.start]
    if any(t.start >= own.start for t in told):
        return None
    home = {t.place for t in told if levels.may_be_home(t.place, level)}
    return next(iter(home)) if len(home) == 1 else None


def _adjoins(doc: Doc, end: int, at: int) -> bool:
    """Say whether only what locates a place stands between it and a word ("… (Lào) do", "… nước CHDCND Lào do")."""
    between = [t for t in on(doc).territories if end <= t.start and t.end <= at]
    covered = {i for t in between for i in range(t.start, t.end)}
    rest = [i for i in range(end, at) if i not in covered and on(doc).words[i] not in "(),"]
    return len(rest) <= 1 and at - end <= REACH
