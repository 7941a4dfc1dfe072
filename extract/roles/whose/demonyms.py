"""The people of a town by the adjective made of its name: "côté eschois", "la délégation port-louisienne"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ...document import on, text_of
from ...institutions.component import party
from ...places.levels import place_levels
from ...places.peoples import called, names_of
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found

AFTER = 12  # tokens after a name within which whom it signs for is told


def people_of(doc: Doc, stand: Stand, places: Iterable[str], grammar: RoleGrammar) -> Iterator[str]:
    """Yield the place for whose people the holder of a title acts, else whose people are told last before it."""
    names = names_of(doc, places, grammar)
    words, start = on(doc).lower, on(doc).atoms[stand.number][0].start
    stop = on(doc).story[stand.number].end
    for at in range(stand.title_end, min(stop, stand.title_end + AFTER)):
        if words[at] == ";":
            break
        first = at
        while words[first - 1] == "-":
            first -= 2
        close = at < stand.title_end + 2 or words[first - 1] in grammar.acts or words[first - 2] in grammar.acts
        if close and (one := called(doc, at, names, grammar)) is not None:
            yield one
            return
    if (one := _last(doc, range(stand.title_start - 1, start - 1, -1), names, grammar)) is not None:
        yield one


def authority_of_people(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority of the place whose people's adjective a title holds ("ministre | jurassien | …").

    Or has right before it ("Bavarian | Minister of State").
    """
    inside = (max(0, stand.title_start - 1), *range(stand.title_start + 1, stand.title_end))
    tokens = [at for at in inside if on(doc).folded[at].endswith(grammar.demonyms)]
    names = names_of(doc, (t.place for t in on(doc).territories), grammar) if tokens else {}
    regions = place_levels(on(doc).article.language).adjectives
    adjectives = (regions.find(on(doc).lower, at, stand.title_end) for at in inside if at not in on(doc).known)
    found = {m.start: f"place/{m.value}" for m in adjectives if m and "-" in m.value}  # "Sicilian"
    for at in (*found, *tokens):
        place = found.get(at) or called(doc, at, names, grammar)
        told = next((t for t in on(doc).territories if t.place == place), None)
        if told is not None:
            return party(doc, told.place, text_of(doc, told.start, told.end)), told.start, told.end
    return None


def _last(doc: Doc, tokens: range, names: dict[str, set[str]], grammar: RoleGrammar) -> str | None:
    for at in tokens:
        if on(doc).words[at] == ";":
            return None
        if (place := called(doc, at, names, grammar)) is not None:
            return place
    return None
