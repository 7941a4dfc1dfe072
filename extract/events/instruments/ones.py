"""Which instrument "the previous one" is: another of the kind told just before ("The first, signed in 2011, …")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..who.participants import support

TOLD = 3  # sentences before in which the instrument is told whose kind is meant
ASIDE = 2  # tokens between "one" and its verb: a comma, an adverb
MARKS = frozenset(",(")


def name_ones(doc: Doc, frames: list[Frame]) -> dict[int, Stated[str]]:
    """Let "the previous one" name an instrument; return the titles of the ones named by where they begin."""
    titles: dict[int, Stated[str]] = {}
    for frame in frames:
        for word in frame.cued("one"):
            told = _told(frames, frame, word)
            if told is None or not _signed(doc, frame, word):
                continue
            frame.cues = sorted([*frame.cues, Cue(told.rule, word.start, word.end, word.quote)], key=_start)
            frame.labelled.clear()
            name = quote_of(doc, told.start, told.end)
            title = on(doc).article.text[name.start : name.end]
            titles[word.start] = Stated(title, "agreement-title", support(name, word.quote))
    return titles


def _told(frames: list[Frame], frame: Frame, word: Cue) -> Cue | None:
    """Return the words of the instrument told last before, where no event that could be meant is told after it."""
    for before in reversed([other for other in frames if 0 <= frame.index - other.index < TOLD]):
        told = [cue for cue in before.cued("instrument") if cue.end <= word.start]
        told = [cue for cue in told if cue.rule.get("kind") and not cue.rule.options.get("from")]
        nouns = [cue for cue in before.cued("trigger") if cue.rule.options.get("noun") and cue.end <= word.start]
        if told or nouns:
            last = max([*told, *nouns], key=_start)
            return last if last in told else None
    return None


def _signed(doc: Doc, frame: Frame, word: Cue) -> bool:
    """Return whether a verb of signing follows words that may mean anything: "the first, signed in 2011"."""
    if not word.rule.options.get("signed"):
        return True
    at = word.end + any(mark in MARKS for mark in on(doc).words[word.end : word.end + 1])
    opened = word.end < at or word.end - word.start == 1  # "the first signed …" is of something else
    return opened and any(0 <= sign.start - at < ASIDE for sign in frame.cued("sign"))


def _start(cue: Cue) -> int:
    return cue.start
