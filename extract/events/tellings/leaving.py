"""A stay of which only the last day is told, after what was on it: "Her visit ends today"."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..who.participants import Party, support
from .drafts import DAY, Draft, bounds, precision
from .stays import RULE, new_stay, stays_of
from .turns import LEFT, Turn, of_journey, parse_day, turns, write_day

PLACED = 4  # tokens between words of leaving, or their day, and the place left
LONGEST = timedelta(days=14)  # between an event of a stay and its last day


def join_leaving(doc: Doc, frames: list[Frame], drafts: list[Draft], parties: list[Party]) -> None:
    """Add the stay whose end a story tells and whose beginning it does not, where it told of an event on it."""
    ends = [turn for frame in frames if frame.in_story for turn in turns(doc, frame, LEFT) if _ends(doc, turn)]
    if not ends or stays_of(doc, frames) or any(_is_stay(draft) for draft in drafts):
        return
    end = ends[0]
    if not any(_on_it(draft, end.day) for draft in drafts):
        return
    last = Stated(write_day(end.day), RULE, support(end.quote, end.cue.quote))
    visit = new_stay(doc, frames, drafts, parties, end, last)
    visit.status = Stated("Held", "status-told", last.quotes)
    visit.date, visit.until = None, last
    drafts.append(visit)


def _ends(doc: Doc, turn: Turn) -> bool:
    """Return whether words say that a journey ends, or that somebody leaves a place."""
    ends = bool(turn.cue.rule.options.get("ends")) and of_journey(turn.frame, turn.cue)
    published = on(doc).article.published or ""
    return ends or (write_day(turn.day) <= published and leaves_place(doc, turn.frame, turn.cue))


def goes_off(frame: Frame, word: Cue) -> bool:
    """Return whether a place follows words of leaving, and nobody: "left on Friday for Ottawa", "to meet X"."""
    placed = any(0 <= m.start - word.end <= PLACED for m in frame.named("place", "institution"))
    return placed and not any(m.start >= word.end for m in frame.named("person"))


def leaves_place(doc: Doc, frame: Frame, word: Cue) -> bool:
    """Return whether somebody is told to leave a place: "left Dortmund on Friday", "est reparti hier d'Évry"."""
    opening = words_of(doc, "meetings", "leaving")
    told = word.rule.options.get("home") or any(cue.start == word.start for cue in frame.cued("trigger"))
    if told or not opening:
        return False  # "came back from Japan": told as a stay
    named = [m for m in frame.named("place", "institution") if 0 <= m.start - word.end <= PLACED]
    left = any(on(doc).lower[m.start - 1] in opening or m.start - 1 == word.start for m in named)
    subject: list[Cue | Mention] = [*frame.named("person"), *frame.cued("delegation", "pronoun")]
    return left and any(who.end <= word.start for who in subject)


def _is_stay(draft: Draft) -> bool:
    """Return whether a visit is told that may be the stay: not one to a house on some day."""
    spans = draft.spans() or draft.until is not None
    return draft.family == "visit" and draft.status.value == "Held" and (spans or draft.date is None)


def _on_it(draft: Draft, last: date) -> bool:
    """Return whether an event took place in the days before the last one of a stay."""
    told = draft.date.value if draft.date else ""
    if draft.status.value != "Held" or draft.family == "conference" or not told or precision(told) < DAY:
        return False
    return timedelta() < last - parse_day(bounds(told)[0]) <= LONGEST
