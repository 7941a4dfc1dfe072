"""The part of the day in which an event takes place: "in the afternoon"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...words.lexicon import lower
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from .bracketed import leave_bracketed


@cache
def _hours(language: str) -> tuple[Mapping[str, int], frozenset[str], Mapping[str, int]]:
    """Return the words of a language that tell a part of the day, their first words, and those right before a day."""
    table = load_pack(language)["meetings"]
    alone, opening = (
        {" ".join(map(lower, phrase.split())): hour for phrase, hour in table.get(key, {}).items()}
        for key in ("hours", "day_hours")
    )
    return alone, frozenset(word.split()[0] for word in alone), opening


def hour_of(doc: Doc, frame: Frame, cue: Cue) -> int:
    """Return the part of the day that a sentence tells for an event ("in the afternoon"), 0 where it tells none."""
    lowered = on(doc).lower
    alone, openers, opening = _hours(on(doc).article.language)
    dates = leave_bracketed(doc, frame, cue, list(frame.dates))
    days: list[Cue | Mention] = [*dates, *frame.cued("same-day")]  # "chiều 5/8", "chiều cùng ngày"
    told = {day.start: opening[lowered[day.start]] for day in days if lowered[day.start] in opening}
    for at in [at for at in range(frame.start, frame.end) if lowered[at] in openers]:
        pair = " ".join(lowered[at : at + 2])
        if lowered[at] in alone or pair in alone:
            told[at] = alone.get(lowered[at]) or alone[pair]
    if not told:
        return 0
    rivals = frame.cued("trigger", "sign") or [cue]
    own = [at for at in told if min(rivals, key=lambda rival: _away(doc, at, rival)) is cue]
    return told[min(own, key=lambda at: _away(doc, at, cue))] if own else 0


def _away(doc: Doc, at: int, cue: Cue) -> tuple[bool, int]:
    """Return how far a token is from a cue, and whether a clause joined by "and" begins between."""
    ahead = cue.end <= at and not set(list_words(doc)).isdisjoint(on(doc).lower[cue.end : at])
    return ahead, max(at - cue.end, cue.start - at, 0)
