"""Say where the full stop of an abbreviation ends its sentence too ("Phó Thị trưởng TP. | Dự buổi làm việc có …")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..places.gazetteer import gazetteer
from .lexicon import lower


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Hold the words of a pack that a full stop closes and no sentence, and those that open the next sentence."""

    forms: frozenset[str]
    levels: frozenset[str]  # those after which the name of a place stands ("TP")
    openers: frozenset[str]
    plain: frozenset[str]  # everyday words, which before a small one are no place's name

    def end_sentence(self, doc: Doc, at: int, before: str, *, known: bool = False) -> bool:
        """Say whether a sentence ends with a token's full stop, from the word before it and those after."""
        words, small = on(doc).words, on(doc).lower
        if not known and lower(before) not in self.forms:
            return True
        if at + 1 >= len(words):
            return False
        runs_on = at + 2 < len(words) and words[at + 2][0].isupper()
        if lower(before) in self.levels and not runs_on and small[at + 1] in self.plain:
            return True
        place = gazetteer().lexicon.find(on(doc).folded, at + 1) if runs_on else None
        return small[at + 1] in self.openers and not (place and place.end > at + 2)  # "TP. Hội An"


def abbreviations_of(pack: Mapping[str, Any]) -> list[str]:
    """Return the words that a full stop closes and no sentence: the pack's own, and its honorifics that end in one."""
    honorifics = (h[:-1] for h in pack.get("people", {}).get("honorifics", []) if h.endswith("."))
    return [*pack.get("tokens", {}).get("abbreviations", []), *(h for h in honorifics if h.isalpha())]


@cache
def read_abbreviations(language: str) -> Abbreviations:
    """Return the abbreviations of a language."""
    pack = load_pack(language)

    def words(forms: Sequence[str]) -> frozenset[str]:
        return frozenset(map(lower, forms))

    openers = words(pack.get("tokens", {}).get("openers", []))
    before = [form for forms in pack.get("places", {}).get("before", {}).values() for form in forms]
    return Abbreviations(
        words(abbreviations_of(pack)),
        words([form[:-1] for form in before if form.endswith(".")]),
        openers,
        openers | words(pack.get("institutions", {}).get("stops", [])),
    )
