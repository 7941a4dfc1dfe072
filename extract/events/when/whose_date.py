"""When an event takes place: which of the dates around its words are its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..instruments.signing import clause
from ..instruments.validity import days_of_term, last_days, over_years
from ..sentences.approved import approval
from ..sentences.cues import Cue
from ..sentences.earlier import over_by_now, so_long_since, told_before
from ..sentences.frames import Frame, Mention
from ..sentences.meant_for import leave_topics
from ..tellings.drafts import DAY, MONTH, YEAR, Draft, precision
from ..who.participants import speech_after, speech_starts, support
from .arrivals import arrivals
from .back_then import is_back_then
from .bracketed import leave_bracketed
from .day_before import day_before
from .in_relative import leave_relative
from .in_turn import in_turn
from .nth_day import EDGES
from .of_old import leave_old
from .provided import leave_provided
from .reported import leave_reported
from .said_on import said_on
from .status_by_date import is_ahead, lies_behind

SAME_DAY = "date-same-day"
SIGNING, CEREMONY = "SigningCeremony", "Ceremony"
NEXT = 2  # tokens from the start of a sentence within which a date dates it all
FAR, BARE = 30, 5  # tokens between an event's words and its month, or its sentence's only date; a bare year
OPENED, ARRIVED = 3, 1  # tokens between "in the framework of" and its event, and between words of coming and their day
BESIDE, ADJOINED = 3, 16  # tokens between words of signing and their month or year; an event and its date: its name


def tell_date(
    doc: Doc, frame: Frame, cue: Cue, focus: Draft | None, before: Frame | None, *, planned: bool
) -> Stated[str] | None:
    """Return when the event of a cue takes place, as its sentence or the one before says.

    ``focus`` is the event told last, ``before`` the sentence before where that one told of no event.
    """
    series = bool(cue.rule.options.get("series"))
    over = cue.label == "trigger" and told_before(doc, cue)  # "had met in 2022"
    coarse = planned or series or over or cue.rule.get("kind") in {"Visit", "Conference", "JointCommittee"}
    opens = {d.start for d in frame.dates if d.start - frame.start <= NEXT}  # "In 2015, he met …"
    opens |= {d.start for d in frame.dates if cue.rule.get("kind") == CEREMONY and is_ahead(doc, d.key)}  # "chose 2026"
    then = {d.start for d in frame.dates if is_back_then(doc, d)}
    known = [d for d in frame.dates if precision(d.key) > YEAR or coarse or d.start in opens | then]
    known = [
        d for d in known if not (over_years(d) or said_on(doc, frame, cue, d) or (_quoted(frame, d) and _today(doc, d)))
    ]
    then |= {d.start for d in known for w in frame.cued("postponed") if 0 <= d.start - w.end <= NEXT}  # "until 2025"
    dating = [d for d in known if precision(d.key) >= 8 or d.start in then or _dates(frame, d, cue)]
    near = leave_old(doc, frame, cue, leave_reported(frame, cue, dating))
    if cue.rule.get("kind") != "Visit" and not series:  # "talks with a delegation that has been here since Saturday"
        near = [
            d for d in near if not any(0 <= d.start - w.end <= 1 or d.start == w.start for w in frame.cued("since"))
        ]
        near = possible(doc, frame, cue, near)
    said = speech_starts(frame)  # "announced on the 12th that … met the day before"
    near = [d for d in near if cue.start >= said and d.start >= said] or near
    said = speech_after(frame, cue)
    if cue.start < said < frame.end and on(doc).words[said] != ",":  # ", he said, "
        near = [d for d in near if d.start <= said + NEXT]  # what is said to be on a day is another event
    near = leave_topics(doc, frame, cue, leave_provided(doc, frame, cue, near), planned=planned)
    near = leave_relative(doc, frame, cue, leave_bracketed(doc, frame, cue, near))
    near = own_dates(doc, frame, cue, _of_clause(doc, frame, cue, near))
    solemn = cue.label == "sign" or cue.rule.get("kind") == CEREMONY
    if solemn and focus is not None and focus.kind.value == SIGNING and focus.date is not None:
        near = [d for d in near if not _holds(d, focus.date.value)]  # signed on a day of the visit
    for moved in frame.cued("postponed"):  # the day that it is put off to, not the one that it was due on
        near = [d for d in near if d.start >= moved.end]
    if spell := _spell(frame, cue):
        return spell
    if near:
        whole, held = cue.rule.get("kind") == "Visit", cue.rule.get("kind") == "Conference"
        best = max(near, key=lambda d: (precision(d.key), held or ("/" in d.key) == whole, -gap(d, cue), d.start))
        finer = before is not None and precision(best.key) == YEAR and _within_year(doc, before, best)
        if not finer:
            return _of_stay(doc, best, cue, focus) or Stated(best.key, "date-told", support(best.quote, cue.quote))
    if around := month_around(frame, cue):
        return around
    same = frame.cued("same-day")
    if same and focus and focus.date and precision(focus.date.value) >= DAY:
        return Stated(focus.date.value, SAME_DAY, support(*focus.date.quotes, same[0].quote))
    if before and not (before.cued("speech") or frame.cued("back", "season") or so_long_since(frame, cue)):
        return day_before(doc, frame, cue, before, planned=planned)
    return None


def _within_year(doc: Doc, before: Frame, year: Mention) -> bool:
    """Return whether the sentence before tells one day of a year or season: "… from 1 to 8 October. This fall …"."""
    day = before.dates[0].key.partition("/")[0] if len(before.dates) == 1 else ""
    first, last = on(doc).parts.get(year.quote.start, (date.min, date.max))
    told = precision(day) >= DAY and day.startswith(year.key)
    return told and first <= date.fromisoformat(day) <= last


def _today(doc: Doc, day: Mention) -> bool:
    """Return whether a day is told as seen from today, which is the day of a speech where somebody says it."""
    words = on(doc).pack["dates"]["classes"].get("today", {})
    return " ".join(on(doc).lower[day.start : day.end]) in words


def _quoted(frame: Frame, told: Mention) -> bool:
    """Return whether words stand in what somebody says, between quotation marks."""
    return any(told.start in speech for speech in frame.quoted)


def day_of_paragraph(past: list[Frame], frame: Frame) -> Stated[str] | None:
    """Return the day told last in the paragraph of a sentence that says "in the afternoon"."""
    same = frame.cued("same-day")
    for before in reversed(past):
        if before.paragraph != frame.paragraph or not same:
            return None
        if days := [d for d in before.dates if precision(d.key) >= DAY]:
            day = days[0] if len(days) == 1 and "/" not in days[0].key else None
            return Stated(day.key, SAME_DAY, support(day.quote, same[0].quote)) if day else None
    return None


def possible(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the days on which no event of a cue can be.

    These are the one on which somebody came ("X, arrived yesterday"), and for what is to come days and years gone by.
    """
    came = [word for word in arrivals(frame) if word.start >= cue.end]
    dates = [d for d in dates if not any(0 <= d.start - word.end <= ARRIVED for word in came)]
    edges = [
        edge for edge in frame.cued(*EDGES) if max(edge.start - cue.end, cue.start - edge.end) in range(BESIDE + 1)
    ]
    if edges and len(frame.cued("trigger", "sign")) > 1:  # "received on arrival by X, they visited … on the 13th"
        dates = [d for d in dates if any(gap(d, cue) < gap(d, edge) for edge in edges)]
    allowed = [w for w in frame.cued("planned") if w.rule.options.get("allows") and w.end <= cue.start]
    if allowed:
        dates = [d for d in dates if d.start >= cue.end]
    if approval(frame, cue):  # "backed the signing … on Monday": the day of the leave
        return [d for d in dates if d.start >= cue.end and is_ahead(doc, d.key)]
    if cue.start in frame.over:  # "talked of the congress that the town will host in May"
        return [d for d in dates if not is_ahead(doc, d.key)]
    if not cue.rule.planned or frame.cued("postponed"):
        return dates
    gone = [d for d in dates if precision(d.key) != MONTH and lies_behind(on(doc).article, Stated(d.key, "", ()))]
    return [d for d in dates if d not in gone]


def _holds(stay: Mention, day: str) -> bool:
    """Return whether a day lies within the days of a stay."""
    first, _, last = stay.key.partition("/")
    return first <= day <= last and len(first) == len(day)


def _of_stay(doc: Doc, day: Mention, cue: Cue, focus: Draft | None) -> Stated[str] | None:
    """Return the day of the stay told before that "the Saturday" means."""
    definite = words_of(doc, "agreements", "definite")
    if focus is None or focus.date is None or not focus.spans_days() or on(doc).lower[day.start - 1] not in definite:
        return None
    first, last = focus.date.value.split("/")
    whole = len(first) == len(last) == len(day.key) and not first.startswith("--")
    if not whole or first <= day.key <= last:
        return None
    wanted, start = date.fromisoformat(day.key).weekday(), date.fromisoformat(first)
    found = str(start + timedelta(days=(wanted - start.weekday()) % 7))
    quotes = support(*focus.date.quotes, day.quote, cue.quote)
    return Stated(found, "date-stay", quotes) if found <= last else None


def _of_clause(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out the dates of other clauses where an event's own has some, and the day until which somebody stays."""
    first, last = clause(doc, frame, cue.start)
    own = [date for date in dates if first <= date.start < last] or dates
    if cue.rule.get("kind") == "Visit" or frame.cued("postponed"):
        return own  # "put off until 8 June"
    return [d for d in own if not any(0 <= d.start - word.end <= 1 for word in last_days(frame))]


def _dates(frame: Frame, date: Mention, cue: Cue) -> bool:
    """Return whether a month or a year is near an event's words, or opens their sentence."""
    of_instrument = any(0 <= date.start - word.end <= NEXT + 1 for word in frame.cued("instrument"))
    alone = len(frame.dates) == 1 and not of_instrument
    if precision(date.key) == YEAR and any(0 <= date.start - word.end <= 1 for word in frame.cued("since")):
        return False  # "a visit to Leeds, with which it has had a partnership since 1995"
    reach = FAR if alone or precision(date.key) >= MONTH else BARE
    said = [cue, *(word for word in frame.cued("planned", "hosting") if word.start >= cue.start)]  # "will be held"
    return min(gap(date, word) for word in said) <= reach or date.start - frame.start <= NEXT


def _spell(frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the days of a stay of which the last one follows words such as "until"."""
    days = [d for d in frame.dates if precision(d.key) >= DAY and "/" not in d.key]
    for first, last in pairwise(days):
        until = any(first.end <= word.start and 0 <= last.start - word.end <= 1 for word in last_days(frame))
        if until and first.key < last.key and cue.rule.get("kind") == "Visit":
            return Stated(f"{first.key}/{last.key}", "date-told", support(first.quote, last.quote, cue.quote))
    return None


def own_dates(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Return the dates that may be those of a cue's event: its own, else those that stand by no other event.

    An event that only frames another ("during the visit to Japan, on 7 June the delegation met …") has none but those
    that adjoin it, and leaves the others to the event that it frames.
    """
    if cue.rule.get("kind") == SIGNING and frame.cued("instrument"):
        term = days_of_term(frame)
        dates = [date for date in dates if date not in term]
    rivals = frame.cued("trigger", "sign") or [cue]
    main = [rival for rival in rivals if not frames_another(frame, rival)]
    if main and cue not in main and cue in rivals:
        return [date for date in dates if _adjoins(doc, cue, date)]
    rivals = [rival for rival in main if rival in rivals] or rivals
    signed = [sign for sign in (*frame.cued("sign"), *over_by_now(doc, frame)) if sign is not cue]
    dates = [d for d in dates if not any(of_signing(d, sign) for sign in signed)]
    if (each := in_turn(rivals, dates, cue)) is not None:
        return [each]
    own = [d for d in dates if min(rivals, key=lambda rival: _distance(doc, d, rival, rivals)) is cue]
    own = [d for d in own if not _said_on(frame, cue, d)] or own
    own = _not_closed(doc, cue, own)
    if cue.rule.planned and cue.label == "sign" and any(_signed(rival) for rival in rivals):
        return own  # "signed a form on Tuesday that commits them to sign a charter"
    return own or ([] if _aside(frame, cue, dates) else dates)


def _not_closed(doc: Doc, cue: Cue, dates: list[Mention]) -> list[Mention]:
    """Leave out a day in brackets of what is told before a cue, where its own one follows: "A (on 5/8), B (on 6/8)"."""
    words = on(doc).words
    closed = [d for d in dates if d.end <= cue.start and ")" in words[d.end - 1 : d.end + 1]]
    after = [d for d in dates if d.start >= cue.end and words[d.start - 1] == "("]
    return [d for d in dates if d not in closed] if closed and after else dates


def _signed(cue: Cue) -> bool:
    return cue.label == "sign" and not cue.rule.planned and not cue.rule.options.get("silent")


def _distance(doc: Doc, date: Mention, cue: Cue, rivals: Sequence[Cue]) -> tuple[bool, bool, int]:
    """Return how far a date is from a cue: in another clause or not, a stay's days from no visit or not, tokens."""
    ends = date.end <= cue.start and on(doc).words[date.end] == ","  # "in Podor from 1 to 6 May, met"
    aside = ends and "/" in date.key and cue.rule.get("kind") != "Visit"
    return _after_clause(doc, date, cue, rivals), aside, gap(date, cue)


def _after_clause(doc: Doc, date: Mention, cue: Cue, rivals: Sequence[Cue]) -> bool:
    """Return whether another clause begins between a date, that closes its own, and a cue: "… on Monday and will …"."""
    if date.end > cue.start or not any(rival.end <= date.start for rival in rivals):
        return False
    comma = on(doc).words[date.end] == ","
    if comma and cue.start == date.end + 1 and cue.rule.planned:
        return True  # "when X came to Waimari in February, will be signed on 6 November"
    after = date.end + comma
    return on(doc).lower[after] in on(doc).pack["dates"]["classes"].get("clause", ())


def _said_on(frame: Frame, cue: Cue, date: Mention) -> bool:
    """Return whether a day is that of the report: "announced on the 12th that … met the day before"."""
    return any(0 <= date.start - word.end <= NEXT and date.end <= cue.start for word in frame.cued("speech"))


def _aside(frame: Frame, cue: Cue, dates: list[Mention]) -> bool:
    """Return whether dates are those of what an event takes place at the margin of: "met on the sidelines of"."""
    margin = [word for word in frame.cued("aside") if word.start >= cue.end]
    return bool(margin) and all(date.start > margin[0].start for date in dates)


def frames_another(frame: Frame, cue: Cue) -> bool:
    """Return whether words such as "in the framework of" or "a week after" open a cue's event."""
    return any(0 <= cue.start - word.end <= OPENED for word in frame.cued("within", "after-event"))


def month_around(frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the month of the day on which somebody was met who came for a conference without a day of its own."""
    days = [d for d in frame.dates if precision(d.key) >= DAY and not d.key.startswith("--") and "/" not in d.key]
    if len(days) != 1 or not cue.rule.options.get("named") or not frames_another(frame, cue):
        return None
    return Stated(days[0].key[:-3], "date-around", tuple(sorted({days[0].quote, cue.quote})))


def gap(date: Mention, cue: Cue) -> int:
    """Return the number of tokens between a date and a cue."""
    return max(date.start - cue.end, cue.start - date.end, 0)


def _adjoins(doc: Doc, cue: Cue, date: Mention) -> bool:
    """Return whether a date follows a cue with no comma between."""
    return 0 <= date.start - cue.end <= ADJOINED and "," not in on(doc).words[cue.end : date.start]


def of_signing(date: Mention, sign: Cue) -> bool:
    """Return whether a month or a year is that of something signed ("the charter signed in May 2019")."""
    return precision(date.key) < DAY and 0 <= date.start - sign.end <= BESIDE
