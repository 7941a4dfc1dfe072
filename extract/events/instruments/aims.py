"""What somebody came, or met others, for: "X and Y met in Podor | to sign a charter" tells that X and Y sign it."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame

LONGEST = 3  # tokens of words such as "le temps de"


def aim_of(doc: Doc, frame: Frame, verb: Cue) -> Cue | None:
    """Return the verb of the event at which an infinitive of signing says what it was for, None without one."""
    if verb.label != "sign" or not is_aim(doc, verb):
        return None
    before = [c for c in frame.cued("trigger") if c.end <= verb.start and not c.rule.options.get("noun")]
    others = frame.cued("sign", "speech", "wish", "negated")
    return before[-1] if before and not any(before[-1].end <= c.start < c.end <= verb.start for c in others) else None


def is_aim(doc: Doc, verb: Cue) -> bool:
    """Return whether words such as "in order to" open a verb, or stand in it."""
    words, lower = words_of(doc, "agreements", "so_as"), on(doc).lower
    if lower[verb.start] in words:  # "| to sign |"
        return True
    return any(" ".join(lower[verb.start - n : verb.start]) in words for n in range(1, LONGEST + 1))
