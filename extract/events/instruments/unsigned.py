"""Instruments that nobody has signed yet, and where the title of one ends."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..sentences.listing import list_words
from ..sentences.modality import status_of
from ..tellings.drafts import YEAR, precision
from ..who.participants import support

MARKS = frozenset(",.;:|")
OPENINGS = frozenset("(“«")
JOINED = 7  # tokens from "and" to the mark that ends what it joins to a title
LONGEST = 30  # tokens of a title
FAR = 24  # tokens between an instrument and what says that it is being prepared
DUE = 3  # tokens between words of the future and the day on which something is due
LISTED = 3  # tokens between "and" and the next instrument of a list: an article and an adjective
OPENER = 4  # letters of a word that opens a day: "on", "le", "ngày"
OF = 6  # tokens between "minutes of" and the session that they are of
NEXT = 1  # tokens between "a draft" and the instrument
OBJECT = 3  # tokens between a verb such as "prepare" and the instrument that is prepared

ANNOUNCED = "status-announced"

# Labels of words that end a title.
TITLE_ENDS = ("title-end", "sign", "trigger", "since", "follows", "planned", "cancelled", "postponed", "valid-from")


def planned(frame: Frame, cue: Cue, end: int, *, coming: bool) -> tuple[Stated[str] | None, Stated[str] | None]:
    """Return Planned and a date for an instrument that is announced, or of which only the coming term is told.

    Args:
        frame: the sentence.
        cue: the words of the instrument.
        end: the token after its title.
        coming: whether the sentence states a term, and means no instrument told before.
    """
    told = status_of(frame, cue)
    if told and told.value == "Planned" and coming:  # "the agreement will run until 2027": it was signed
        return told, None
    if cue.rule.options.get("vague"):
        return None, None  # "a partnership is being prepared"
    others = [other.start for other in frame.cued("sign", "instrument", "wish", "negated") if other.start >= end]
    for word in frame.cued("announced"):
        due = word.rule.options.get("due") and told is not None and 0 <= word.start - end <= FAR
        if not drafted(frame, cue) and (not due or any(other < word.start for other in others)):
            continue
        status = Stated("Planned", ANNOUNCED, support(word.quote, cue.quote))
        day = next((d for d in frame.dates if due and 0 <= d.start - word.end <= DUE), None)
        return status, Stated(day.key, "agreement-date", support(day.quote, word.quote)) if day else None
    return None, None


def drafted(frame: Frame, cue: Cue) -> bool:
    """Return whether words open an instrument as one to be signed yet: "a draft agreement", "negotiate a pact"."""
    reach = {"draft": NEXT, "prepares": OBJECT}
    denied = [word.start for word in frame.cued("negated") if word.end <= cue.start]
    return any(
        0 <= cue.start - word.end <= much and not any(-OBJECT <= at - word.start < much for at in denied)
        for word in frame.cued("announced")
        for option, much in reach.items()
        if word.rule.options.get(option)
    )


def title_end(doc: Doc, frame: Frame, cue: Cue) -> int:
    """Return the token after the title of an instrument."""
    stops = {other.start for other in frame.cued(*TITLE_ENDS) if other.start >= cue.end}
    stops |= _next_listed(doc, frame, cue)
    stops -= _of_session(frame, cue)
    end, depth = cue.end, 0
    for token in doc[cue.end : min(frame.end, cue.end + LONGEST)]:
        depth += token.text in {"(", "“", '"', "«"}
        if token.text in {")", "”", "»"}:
            depth -= 1
            if depth < 0:
                break
        elif token.i in stops and _joins_noun(doc, frame, token.i, stops):
            continue  # "on water | and the climate"
        elif token.i in stops or token.text in MARKS or token.is_space:
            break
        end = token.i + 1
    end = max(min([end, *_days(doc, frame, cue), *_places(frame, cue)]), cue.end)
    loose = words_of(doc, "agreements", "trailing")
    while end > cue.end and (on(doc).lower[end - 1] in loose or on(doc).words[end - 1] in OPENINGS):
        end -= 1
    ends = {word.start for word in frame.cued("title-end") if word.rule.options.get("verb")}
    verb = end in ends  # "The protocol | covers 2024 to 2028"
    period = next((p for p in frame.periods if 0 <= p.start - end <= 2 and not verb), None)
    return period.end if period else end


def _of_session(frame: Frame, cue: Cue) -> set[int]:
    """Return where the words of the session begin that minutes are of: "minutes of the 9th | meeting"."""
    nouns = [c.start for c in frame.cued("trigger") if c.start >= cue.end and c.rule.options.get("noun")]
    return {at for at in nouns[:1] if at - cue.end <= OF and cue.rule.options.get("minutes")}


def _next_listed(doc: Doc, frame: Frame, cue: Cue) -> set[int]:
    """Return where the next instrument of a list begins: "an action plan for 2022-2026 | and a memorandum"."""
    joins = list_words(doc) - MARKS
    named = [c for c in frame.cued("instrument") if not (c.rule.options.get("lone") or c.rule.options.get("vague"))]
    others = [other.start for other in named if other.start > cue.end]
    return {at for start in others for at in range(max(start - LISTED, cue.end), start) if on(doc).lower[at] in joins}


def _joins_noun(doc: Doc, frame: Frame, at: int, stops: set[int]) -> bool:
    """Return whether "and" joins a few small words to a title, up to the next mark: no verb, name or instrument."""
    if on(doc).lower[at] not in on(doc).pack["atoms"].get("&", ()):
        return False
    end = next((i for i in range(at + 1, min(frame.end, at + JOINED)) if on(doc).words[i] in MARKS), at)
    inside = range(at + 1, end)
    cued = any(cue.start in inside for cue in frame.cued("instrument", "sign", "trigger"))
    return len(inside) > 1 and stops.isdisjoint(inside) and not cued and all(on(doc).words[i].islower() for i in inside)


def _places(frame: Frame, cue: Cue) -> list[int]:
    """Return the tokens before the place in which something is signed: "the charter | in Plouhennec"."""
    starts = {m.start for m in frame.named("place")}
    seats = [word.start for word in frame.cued("place") if word.rule.options.get("seat") and word.start >= cue.end]
    return seats + [word.start for word in frame.cued("place") if word.start == cue.end and word.end in starts]


def _days(doc: Doc, frame: Frame, cue: Cue) -> list[int]:
    """Return where the days begin on which something is signed: "the agreement | on July 3", "charte | samedi"."""
    words, at = on(doc).words, {word.end for word in frame.cued("place")}
    days = [d for d in frame.dates if "/" not in d.key and d.start >= cue.end]
    days = [d for d in days if precision(d.key) > YEAR or d.start in at]
    return [
        d.start - (d.start > cue.end and words[d.start - 1].islower() and len(words[d.start - 1]) <= OPENER)
        for d in days
    ]
