"""Names that an acronym in brackets spells: "Lake Region Economic Bloc (LREB)" is one body, whatever words it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...words.lexicon import HYPHENS, lower, slug
from ...words.names import is_name_word, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar

LONGEST = 12  # tokens of such a name
SHORTEST = 3  # letters of such an acronym
SPARE = 2  # capitals of a name that its acronym may leave out


def find_initialled(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies, those inside a name that an acronym in brackets spells replaced by the name as a whole."""
    never = frozenset(lower(w) for w in table.get("initials_never", []))
    if not never:
        return list(bodies)
    links = frozenset(lower(w) for w in table.get("initials_links", []))
    others = frozenset(lower(w) for w in table.get("not_acronyms", []))
    words, found = on(doc).words, list(bodies)
    titled = {at for t in on(doc).titles for at in range(t.start, t.end)}
    for sentence in on(doc).story:
        for at in range(sentence.start + 2, sentence.end - 2):
            if words[at] != "(" or words[at + 2] != ")" or not words[at + 1].isupper() or not words[at + 1].isalpha():
                continue
            letters = lower(words[at + 1])
            start = _start(doc, at, sentence.start, letters, links)
            if len(letters) < SHORTEST or letters in others or start is None or lower(words[at - 1]) in never:
                continue
            if titled & set(range(start, at)) or any(b.start <= start and b.end >= at for b in found):
                continue
            inner = [b for b in found if start <= b.start < at]
            kind = inner[-1].kind if inner and inner[-1].end == at else "other-institution"
            key = f"institution/{kind}-{slug(text_of(doc, start, at))}"
            on(doc).institutions.setdefault(key, Institution(key, text_of(doc, start, at), kind, None))
            found = [b for b in found if not (start <= b.start < at)]
            found.append(Body(start, at, kind, start, at, None, "institution-acronym", key))
            for body in inner:
                if not any(b.key == body.key for b in found):
                    on(doc).institutions.pop(body.key, None)
    return sorted(found, key=lambda b: b.start)


def _start(doc: Doc, at: int, floor: int, letters: str, links: frozenset[str]) -> int | None:
    """Return where the name before a bracket begins whose capitals are the letters of an acronym, or None."""
    words = on(doc).words
    initials, i = "", at - 1
    while i >= max(floor, at - LONGEST):
        if is_name_word(words[i]):
            initials = lower(words[i])[0] + initials
            if initials[0] == letters[0] and 1 < len(initials) <= len(letters) + SPARE and _spells(initials, letters):
                return i
        elif not (words[i] in HYPHENS or words[i] == "&" or on(doc).lower[i] in links or _links(doc, i)):
            return None
        i -= 1
    return None


def _links(doc: Doc, at: int) -> bool:
    """Say whether a word in small letters may stand inside a name ("of", "de")."""
    language, word = on(doc).article.language, on(doc).lower[at]
    links = institution_grammar(language).links.find(on(doc).lower, at, at + 1)
    return links is not None or word in name_grammar(language).particles


def _spells(initials: str, letters: str) -> bool:
    """Say whether the letters stand in the initials in their order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
