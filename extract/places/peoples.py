"""Towns and regions by the adjective made of their name: "nantais", "port-louisienne"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ..document import on
from ..roles.grammar import RoleGrammar
from .levels import place_levels

STEM = 4  # letters that a name and its adjective share
CHANGED = 3  # letters in which a name's end may differ ("Guadeloupe": "guadeloupéen")


def names_of(doc: Doc, places: Iterable[str], grammar: RoleGrammar) -> dict[str, set[str]]:
    """Return by place the words of its names in the article that may open an adjective."""
    found: dict[str, set[str]] = {place: set() for place in places}
    for territory in on(doc).territories:
        if territory.place in found:
            words = on(doc).folded[territory.name_start : territory.name_end]
            names, plain = found[territory.place], [w for w in words if w.isalpha()]
            names.add("".join([w for w in plain if w not in grammar.place_articles]))
            names.add("".join(plain))
            names.update(w for w in words if len(w) > STEM and w not in grammar.place_words)
    return found


def called(doc: Doc, at: int, names: dict[str, set[str]], grammar: RoleGrammar) -> str | None:
    """Return the place of whose name a token is the adjective, the longest stem first."""
    notes = on(doc)
    word = notes.folded[at]
    if at in (notes.known or ()) or not word.endswith(grammar.demonyms) or len(word) < STEM + 2:
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
