"""Events that a sentence tells in a row, each with whom or what is its own: "met X, toured the plant; called on Y"."""

from __future__ import annotations

from ..sentences.cues import Cue
from ..sentences.frames import Frame
from .drafts import Draft

JOINED = 2  # tokens between a comma and the verb that it opens: "và", "đồng thời"


def in_row(one: Draft, other: Draft) -> bool:
    """Return whether a comma or semicolon parts two verbs of a sentence, each followed by somebody or a place."""
    if one.frame is not other.frame or one.noun or other.noun or one.signing or other.signing:
        return False
    frame = one.frame
    verbs = sorted((cue for cue in frame.cued("trigger") if _told_by(one, cue) or _told_by(other, cue)), key=_start)
    if len(verbs) < 2:
        return False
    first, last = verbs[0], verbs[-1]
    if not _parted(frame, first, last):
        return False
    after = min((c.quote.start for c in frame.cued("trigger", "sign") if c.start >= last.end), default=frame.quote.end)
    own = _objects(one, other, frame, first.quote.end, last.quote.start) or _agents(one, other, frame, first)
    theirs = _objects(one, other, frame, last.quote.end, after)
    return bool(own and theirs) and own.isdisjoint(theirs)


def _start(cue: Cue) -> int:
    return cue.start


def _told_by(draft: Draft, cue: Cue) -> bool:
    return cue.quote == draft.kind.quotes[0] and not cue.rule.options.get("noun")


def _parted(frame: Frame, first: Cue, last: Cue) -> bool:
    """Return whether a clause ends between two verbs, or a comma stands right before the second one."""
    if any(first.end <= at < last.start for at in frame.breaks):
        return True
    # "où l'attendait X": where verbs have tenses, a comma opens other clauses too
    rows = bool(last.rule.options.get("rows"))
    return rows and any(first.end <= at < last.start <= at + 1 + JOINED for at in frame.commas)


def _agents(one: Draft, other: Draft, frame: Frame, verb: Cue) -> set[str]:
    """Return who is named between the word of a passive and its verb: "được Thị trưởng | tiếp, làm việc với X"."""
    words = [word for word in frame.cued("passive") if word.end <= verb.start]
    between = [cue for cue in frame.cued("trigger", "sign") if words and words[-1].end <= cue.start < verb.start]
    return _objects(one, other, frame, words[-1].quote.end, verb.quote.start) if words and not between else set()


def _objects(one: Draft, other: Draft, frame: Frame, start: int, end: int) -> set[str]:
    """Return who or what is named between two characters: people, bodies and the places of the two events."""
    named = {m.key for m in frame.named("person", "institution") if start <= m.quote.start and m.quote.end <= end}
    spots = [spot for spot in (one.location, one.locality, other.location, other.locality) if spot]
    return named | {s.value for s in spots if any(start <= quote.start and quote.end <= end for quote in s.quotes)}
