"""Whether words as plain as "was in" or "are going to" tell of a visit: a place follows them, and days of a stay."""

from __future__ import annotations

from spacy.tokens import Doc

from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..where.spot import VENUE
from ..where.whereabouts import find_spots
from .drafts import YEAR, precision

STAY = 8  # tokens between words of a stay and its place ("spent January 25 to 29 in …")
LABOUR = 6  # tokens between words for workers and those of where they go
NEXT = 2  # tokens between words of a journey and its place


def goes_somewhere(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a place follows words of a journey; of a stay, days are told too, and somebody before it.

    The words of other rules tell of an event whatever follows them, but not that workers go to work somewhere.
    """
    visits = cue.rule.get("kind") == "Visit" and not cue.rule.options.get("noun")
    if visits and any(0 <= cue.start - word.end <= LABOUR for word in frame.cued("labour")):
        return False  # "sends seasonal workers | to work in Gochang"
    if cue.rule.options.get("toward"):
        return _placed(doc, frame, cue, NEXT) or (bool(cue.rule.options.get("there")) and _came_first(frame, cue))
    if not (cue.rule.options.get("stay") or cue.rule.options.get("here")):
        return True
    someone = [m.start for m in frame.named("person")] + [word.start for word in frame.cued("delegation", "pronoun")]
    days = [d for d in frame.dates if precision(d.key) > YEAR]
    days = days or _in_year(doc, frame, cue)
    told = any(start < cue.start for start in someone) and bool(days or frame.cued("span"))
    if cue.rule.options.get("here"):  # "is here for three days": wherever the story is at
        return told
    return told and _placed(doc, frame, cue, STAY)


def _came_first(frame: Frame, cue: Cue) -> bool:
    """Return whether words of coming and their house stand right before a verb: "came to the plant | to look at …"."""
    before = [m for m in frame.named("institution", "place") if 0 <= cue.start - m.end <= NEXT]
    came = [word for word in frame.cued("came") for m in before if 0 <= m.start - word.end <= 1]
    ends = [m.end for m in frame.named("person")] + [word.end for word in frame.cued("delegation", "pronoun")]
    return any(0 <= word.start - end <= NEXT for word in came for end in ends)


def goes_to_house(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a verb of visiting is followed at once by a venue or a body: "toured the plant"."""
    noun = cue.rule.options.get("noun")
    return not noun and any(s.rank == VENUE and 0 <= s.start - cue.end <= NEXT for s in find_spots(doc, frame))


def _in_year(doc: Doc, frame: Frame, cue: Cue) -> list[Mention]:
    """Return the year that follows the place of a stay at once: "was in Cork in 2021"."""
    ends = [spot.end for spot in find_spots(doc, frame) if 0 <= spot.start - cue.end <= NEXT]
    return [year for year in frame.dates for end in ends if 0 <= year.start - end <= 1]


def _placed(doc: Doc, frame: Frame, cue: Cue, reach: int) -> bool:
    """Return whether a place follows words: "are going to Kalmar", not "are going to sign"."""
    after = [s.start for s in find_spots(doc, frame) if 0 <= s.start - cue.end <= reach]
    others = [other.start for other in frame.cued("trigger", "sign") if other.start >= cue.end]
    return bool(after) and not any(other < after[0] for other in others)
