"""Verbs as plain as "to", "in" or "send": a journey only where somebody stands before them and a place follows."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..where.whereabouts import find_spots
from .drafts import YEAR, precision

NEXT = 1  # tokens between a verb and its place
DAY = 4  # tokens between a place and the day told after it: "Lyon (Pháp) từ …"
SUBJECT = 3  # tokens between whoever goes and the verb, or the day before
SENT = 12  # tokens of who is sent, between a verb of sending and the word of place
OTHERS = ("trigger", "sign", "speech")  # labels of words with a subject or an object of their own
PLAIN = ("moves", "sends")  # options of the rules of such verbs


def leave_moves(doc: Doc, frames: list[Frame]) -> None:
    """Leave out of the sentences the plain verbs that tell of no journey."""
    for frame in frames:
        plain = [cue for cue in frame.cued("trigger") if any(cue.rule.options.get(option) for option in PLAIN)]
        left = {id(cue) for cue in plain if not _journey(doc, frame, cue, plain)}
        if left:
            frame.cues[:] = [cue for cue in frame.cues if id(cue) not in left]
            frame.labelled.clear()
            on(doc).spots.pop(frame.index, None)  # those that such verbs open


def _journey(doc: Doc, frame: Frame, cue: Cue, plain: list[Cue]) -> bool:
    others = [other for other in frame.cued(*OTHERS) if other not in plain]
    if any(other.start < cue.end and cue.start < other.end for other in others):
        return False  # part of longer words: "sang | thăm"
    if cue.rule.options.get("sends"):
        return _sent_somewhere(frame, cue, others)
    goers = _goers(frame, cue, others)
    if not goers or not (_near(frame, goers[-1].end, cue.start) or on(doc).words[cue.start - 1] == ","):
        return False
    places = [(m.start, m.end) for m in _places(frame)] + [(s.start, s.end) for s in find_spots(doc, frame)]
    ends = [end for start, end in places if 0 <= start - cue.end <= NEXT]
    if not ends:
        return False
    planned = cue.rule.planned and bool(frame.dates)
    return planned or _dated(frame, max(ends), others) or _on_a_day(frame, cue, goers, others)


def _places(frame: Frame) -> Sequence[Mention]:
    return frame.named("place", "institution")


def _goers(frame: Frame, cue: Cue, others: list[Cue]) -> list[Mention | Cue]:
    """Return those named before a verb who can go, none where another verb stands between."""
    named: list[Mention | Cue] = [*frame.named("person"), *frame.cued("delegation", "head", "pronoun", "sides")]
    before = sorted((who for who in named if who.end <= cue.start), key=lambda who: who.end)
    apart = before and any(before[-1].end <= other.start < cue.start for other in others)
    return [] if apart else before


def _near(frame: Frame, end: int, start: int) -> bool:
    """Return whether hardly anything but names stands between two tokens."""
    bodies = [m.end for m in _places(frame) if end <= m.start and m.end <= start]
    return start - max([end, *bodies]) <= SUBJECT


def _dated(frame: Frame, end: int, others: list[Cue]) -> bool:
    """Return whether a day or month follows a place, with no other verb between."""
    days = [d for d in frame.dates if precision(d.key) > YEAR and 0 <= d.start - end <= DAY]
    return any(not any(end <= other.start < day.start for other in others) for day in days)


def _on_a_day(frame: Frame, cue: Cue, goers: list[Mention | Cue], others: list[Cue]) -> bool:
    """Return whether a day opens the clause of a verb, of which nothing else is told: "Hôm sau, đoàn đến Trường X"."""
    if any(other.start >= cue.end for other in others) or goers[-1].end != cue.start:
        return False
    told: list[Mention | Cue] = [*(d for d in frame.dates if precision(d.key) > YEAR), *frame.cued("same-day")]
    return any(0 <= goers[-1].start - day.end <= NEXT for day in told)


def _sent_somewhere(frame: Frame, cue: Cue, others: list[Cue]) -> bool:
    """Return whether a word of place with its place follows a verb of sending, and no other verb before it."""
    for word in frame.cued("came"):
        if not 0 <= word.start - cue.end <= SENT or any(cue.end <= other.start <= word.start for other in others):
            continue
        if any(0 <= m.start - word.end <= NEXT for m in _places(frame)):
            return cue.rule.planned or any(_dates_it(frame, cue, day) for day in frame.dates)
    return False


def _dates_it(frame: Frame, cue: Cue, day: Mention) -> bool:
    """Return whether a day or month is told in the clause of a verb, or a year opens its sentence."""
    if any(min(cue.start, day.start) < at < max(cue.start, day.start) for at in frame.breaks):
        return False
    return precision(day.key) > YEAR or (precision(day.key) == YEAR and day.start - frame.start <= NEXT)
