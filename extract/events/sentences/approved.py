"""Signings that a council only gives its leave to: "approved the signing of a charter", "la signature a été votée"."""

from __future__ import annotations

from .cues import Cue
from .frames import Frame

SIGNING = "SigningCeremony"
BEFORE, AFTER = 12, 25  # tokens between words of approval and those of the signing that follow, or go before
OPENS = 2  # tokens from the start of a sentence within which a verb may be its subject: "Việc | ký kết …"
TEXT = 1  # tokens between words of approval and "the text of"
BESIDE = 2  # tokens between a body and what it does
SUBJECT, OBJECT = 5, 6  # tokens, some of a day, between a body and words of approval, and from these to an instrument


def approval(frame: Frame, cue: Cue) -> Cue | None:
    """Return the words that give leave to a signing, None where it needs none."""
    if cue.rule.get("kind") != SIGNING or cue.rule.planned:
        return None
    return next((word for word in frame.cued("approved") if _of_body(frame, word) and _gives(frame, word, cue)), None)


def approves(frame: Frame, cue: Cue) -> bool:
    """Return whether words of signing give leave to a signing: "adopted a resolution on the signing", "a pact"."""
    signings = [other for other in frame.cued("trigger", "sign") if other is not cue]
    given = [word for other in signings if (word := approval(frame, other))]
    given += [word for word in frame.cued("approved") if _of_text(frame, word)]
    given += [word for paper in frame.cued("instrument") if (word := approved_by_one(frame, paper))]
    return any(word.start < cue.end and cue.start < word.end for word in given)


def approved_by_one(frame: Frame, cue: Cue) -> Cue | None:
    """Return the words by which one body gives leave to an instrument: "the city council approved a | pact with Lyon".

    Two councils that adopt the same paper agree by that, and what is told to be signed too is signed.
    """
    given = frame.cued("approved")
    others = [c for c in frame.cued("trigger", "sign") if not any(w.start < c.end and c.start < w.end for w in given)]
    if others:
        return None
    for word in given:
        active = 0 <= cue.start - word.end <= OBJECT
        passive = word.start >= cue.end and [by for by in frame.cued("by") if by.start >= word.end]
        bodies = [m for m in frame.named("institution") if m.end <= word.start and word.start - m.end <= SUBJECT]
        if passive:
            bodies = [m for m in frame.named("institution") if 0 <= m.start - passive[0].end <= BESIDE]
        before = {m.key for m in frame.named("institution", "place") if m.end <= word.start}
        if (active and len(bodies) == 1 == len(before)) or (passive and bodies):
            return word
    return None


def _of_text(frame: Frame, word: Cue) -> bool:
    """Return whether leave is given to a text that is still to be signed: "approved the text of a new agreement"."""
    return any(o.rule.options.get("draft") and 0 <= o.start - word.end <= TEXT for o in frame.cued("announced"))


def _of_body(frame: Frame, word: Cue) -> bool:
    """Return whether words that mean something else too stand right after a body: "HĐND tỉnh | thông qua"."""
    bodies = frame.named("institution", "place") if word.rule.options.get("beside") else ()
    return not word.rule.options.get("beside") or any(0 <= word.start - m.end <= BESIDE for m in bodies)


def _gives(frame: Frame, word: Cue, cue: Cue) -> bool:
    first, last = (word, cue) if word.start < cue.start else (cue, word)
    if any(first.end <= at < last.start for at in (*frame.commas, *frame.breaks)) or first.end > last.start:
        return False
    between = [c for c in frame.cued("trigger", "sign") if first.end <= c.start and c.end <= last.start]
    if first is word:
        signed = [
            c for c in frame.cued("instrument") if word.end <= c.start < cue.start
        ]  # "approved the charter signed"
        return not between and not signed and cue.start - word.end <= BEFORE
    subject = cue.rule.options.get("noun") or cue.start - frame.start <= OPENS
    return bool(subject) and not between and word.start - cue.end <= AFTER
