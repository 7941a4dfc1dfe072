"""Until when something holds that was renewed: so many years from then ("It was renewed last year for five years")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Stated
from ...pack import load_pack
from ...words.lexicon import Lexicon, lower
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..tellings.drafts import DAY, YEAR, bounds, precision
from ..who.participants import support
from .durations import later

NEAR = 3  # tokens between the verb and its year


def renewed_until(doc: Doc, frame: Frame, months: Stated[int] | None, *, told: bool) -> Stated[str] | None:
    """Return the end of a term that runs from a renewal; a day counts only for what was ``told`` before."""
    if months is None:
        return None
    days = [day for day in frame.dates if "/" not in day.key and day.key[:YEAR].isdigit()]
    days = [day for day in days if told or precision(day.key) < DAY]
    for first, last in _verbs(doc, frame) if days else ():
        after = [day for day in days if 0 <= day.start - last <= NEAR]
        day = next(iter([*after, *(day for day in days if 0 <= first - day.end <= NEAR)]), None)
        if day is not None:
            start, verb = bounds(day.key)[0], quote_of(doc, first, last)
            end = later(start, months.value)
            return Stated(f"/{end}", "agreement-renewed", support(day.quote, verb, *months.quotes)) if end else None
    return None


def renews(doc: Doc, frame: Frame, verb: Cue) -> bool:
    """Return whether words of signing make hold again what was signed before: "the mayors renewed the charter"."""
    return any(verb.start <= first and last <= verb.end for first, last in _verbs(doc, frame))


def _verbs(doc: Doc, frame: Frame) -> list[tuple[int, int]]:
    """Return where the verbs of renewal of a sentence begin and end."""
    verbs = _lexicon(on(doc).article.language)
    return [(verb.start, verb.end) for verb in verbs.matches(on(doc).lower, frame.start, frame.end)]


@cache
def _lexicon(language: str) -> Lexicon[bool]:
    """Return the pack's verbs of renewal, made once."""
    return Lexicon([(verb, True) for verb in load_pack(language).get("agreements", {}).get("renewed", ())], lower)
