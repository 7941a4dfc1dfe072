"""The people of a town by the adjective made of its name: "côté eschois", "la délégation port-louisienne"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from ...document import on, text_of
from ...institutions.component import party
from ...places.levels import place_levels
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found

STEM = 4  # letters that a name and its adjective share
CHANGED = 3  # letters in which a name's end may differ ("Guadeloupe": "guadeloupéen")
AFTER = 12  # tokens after a name within which whom it signs for is told
NO_NAMES = frozenset({"saint", "sainte", "ville", "grand", "nord", "sud"})  # words of many names
ARTICLES = frozenset({"la", "le", "les", "l", "l'"})


def people_of(doc: Doc, stand: Stand, places: Iterable[str], grammar: RoleGrammar) -> Iterator[str]:
    """Yield the place for whose people the holder of a title acts, else whose people are told last before it."""
    names = names_of(doc, places)
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
    names = names_of(doc, (t.place for t in on(doc).territories)) if tokens else {}
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


def names_of(doc: Doc, places: Iterable[str]) -> dict[str, set[str]]:
    """Return by place the words of its names in the article that may open an adjective."""
    found: dict[str, set[str]] = {place: set() for place in places}
    for territory in on(doc).territories:
        if territory.place in found:
            words = on(doc).folded[territory.name_start : territory.name_end]
            names, plain = found[territory.place], [w for w in words if w.isalpha()]
            names.add("".join([w for w in plain if w not in ARTICLES]))
            names.add("".join(plain))
            names.update(w for w in words if len(w) > STEM and w not in NO_NAMES)
    return found


def called(doc: Doc, at: int, names: dict[str, set[str]], grammar: RoleGrammar) -> str | None:
    """Return the place of whose name a token is the adjective, the longest stem first."""
    notes = on(doc)
    word = notes.folded[at]
    if at in notes.known or not word.endswith(grammar.demonyms) or len(word) < STEM + 2:
        return None
    if place_levels(notes.article.language).nationals.find(notes.lower, at):
        return None
    whole = word
    back = at
    while back > 1 and notes.words[back - 1] == "-" and back - 2 >= 0:
        whole = notes.folded[back - 2] + whole
        back -= 2
    best, longest = None, 0
    for place, forms in names.items():
        if any(
            text.startswith(stem) for form in forms for stem in grammar.peoples.get(form, ()) for text in (whole, word)
        ):
            return place
        for form in forms:
            for text in (whole, word):
                stem = _shared(text, form)
                if stem > longest and stem >= STEM and stem >= len(form) - CHANGED and _is_ending(text[stem:], grammar):
                    best, longest = place, stem
    return best


def _shared(a: str, b: str) -> int:
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    return at


def _is_ending(rest: str, grammar: RoleGrammar) -> bool:
    return len(rest) <= 6 and any(rest.endswith(e) and len(rest) - len(e) <= 2 for e in grammar.demonyms)
