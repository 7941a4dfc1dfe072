"""When an instrument is signed: which of the dates of its sentence is that of the verb, or of the instrument itself."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, YEAR, precision
from ..when.in_relative import leave_relative
from ..when.provided import leave_provided
from ..when.said_on import said_on
from ..when.status_by_date import lies_ahead
from ..when.whose_date import gap, possible
from ..when.years_gone import signed_over_years, told_beside
from ..who.participants import speech_after, support
from .signing import clause
from .validity import days_of_term
from .yearly import year_in_name, year_of_plan

DATED = 6  # tokens between an instrument without a verb and the date that it is of ("the 2017 memorandum")
NEXT = 2  # tokens between a verb and a date that follows it at once
NEAR = 8  # tokens between a verb and a date that is no day
HELD = 6  # tokens between "has" and the instrument that somebody has
HAD = 4  # tokens between a helping verb of the time before and its participle, or the date after it
CLOSING = frozenset(".;)")
BACK = 2  # sentences before in which the date stands of what had been signed then
SIGNING = "SigningCeremony"
OTHERS = ("replaces", "follows", "leads")  # words after which another instrument is meant


def date_of(doc: Doc, frame: Frame, verb: Cue, cue: Cue | None = None) -> Stated[str] | None:
    """Return the date on which a verb's instrument, the words ``cue``, is signed, as its sentence says."""
    # "signed a declaration, replacing one adopted in 2012"
    older = min((word.start for word in frame.cued(*OTHERS) if word.start >= verb.end), default=frame.end)
    named = [year for year in (year_of_plan(doc, frame, cue), year_in_name(doc, frame, cue)) if year] if cue else []
    term = [*days_of_term(frame), *named]
    dates = [d for d in frame.dates if d.start < older and d not in term and not _of_other(doc, frame, d, verb)]
    dates = leave_relative(doc, frame, verb, leave_provided(doc, frame, verb, possible(doc, frame, verb, dates)))
    dates = [
        d
        for d in dates
        if not (
            _of_coming(frame, verb, d)
            or _of_staying(frame, verb, d)
            or _said(frame, verb, d)
            or said_on(doc, frame, verb, d)
        )
    ]
    dates = [d for d in dates if not _of_event(frame, verb, d)] or dates
    dates = [d for d in dates if d.start > verb.start or not told_beside(doc, frame, verb)]
    if verb.rule.planned:  # "signed a form on Tuesday that commits them to sign a charter"
        done = [o for o in frame.cued("sign") if not (o.rule.planned or o.rule.options.get("silent"))]
        dates = [d for d in dates if not any(gap(d, other) < gap(d, verb) for other in done)]
    if cue is not None:
        own = _in_clause(doc, frame, verb, dates) or _in_clause(doc, frame, cue, dates)
        dates = own or [d for d in dates if precision(d.key) > YEAR or len(frame.cued("sign")) == 1]
    near = [d for d in dates if precision(d.key) >= 8 or gap(d, verb) <= NEAR or len(dates) == 1]
    if not near:
        return None
    # "signed in 2015, the charter …, Tuesday's paper says": what follows the verb at once dates it
    days = any(precision(d.key) >= DAY for d in near)  # "signed today the plan for 2026"
    beside = [d for d in near if cue and not days and 0 <= d.start - cue.end <= 1 and verb.end <= cue.start]
    best = max(beside or near, key=lambda d: (0 <= d.start - verb.end <= NEXT, precision(d.key) >= 8, -gap(d, verb)))
    return Stated(best.key, "agreement-date", support(best.quote, verb.quote))


def _said(frame: Frame, verb: Cue, date: Mention) -> bool:
    """Return whether a date belongs to what was said at a signing: "at the ceremony X spoke of the ties of 1994"."""
    return verb.label == "trigger" and date.start - speech_after(frame, verb) > NEXT


def _in_clause(doc: Doc, frame: Frame, cue: Cue, dates: list[Mention]) -> list[Mention]:
    first, last = clause(doc, frame, cue.start)
    return [d for d in dates if first <= d.start < last]


def date_ahead(doc: Doc, frame: Frame, cue: Cue, status: Stated[str] | None) -> Stated[str] | None:
    """Return the one day or month to come of an instrument's clause: "is expected to be adopted in September"."""
    if status is None or status.value != "Planned":
        return None
    days = [d for d in _in_clause(doc, frame, cue, frame.dates) if "/" not in d.key and d.start >= cue.end]
    days = [d for d in days if lies_ahead(on(doc).article, Stated(d.key, "", ())) and d not in days_of_term(frame)]
    others = [other.start for other in frame.cued("instrument") if other.start > cue.end]
    days = [d for d in days if not any(at < d.start for at in others)]
    return Stated(days[0].key, "agreement-date", support(days[0].quote, cue.quote)) if len(days) == 1 else None


def own_date(doc: Doc, frame: Frame, cue: Cue, end: int) -> Stated[str] | None:
    """Return the date beside an instrument that no verb signs: "the agreement of 5 May 2017"."""
    term = days_of_term(frame)
    first, last = clause(doc, frame, cue.start)
    older = min((word.start for word in frame.cued("replaces") if word.start >= end), default=last)
    days = [d for d in frame.dates if "/" not in d.key and d not in term and first <= d.start < min(last, older)]
    if begun := _begun(frame, end, days) or _held_since(doc, frame, cue, days):
        return Stated(begun.key, "agreement-date", support(begun.quote, cue.quote))
    other = [w for w in frame.cued("since", "talked") if w.start >= end]  # "the fourth pact since … began in 2000"
    other = [w for w in other if w.label == "talked" or not any(-NEXT <= d.start - w.end <= 1 for d in days)]
    days = [d for d in days if not any(end <= w.start < d.start for w in other)]
    words = on(doc).words  # "the charter, in 1999.", not "By the plan, on 3 June, X met Y"
    days = [d for d in days if "," not in words[end : d.start] or d.end == len(words) or words[d.end] in CLOSING]
    of = words_of(doc, "agreements", "dated")  # "the friendship agreement of 1988"
    near = [
        d
        for d in days
        if 0 <= d.start - end <= DATED or (0 <= cue.start - d.end <= 1 and words[d.end : d.end + 1] != [","])
    ]
    near += [d for d in days if cue.end < d.end <= end and {on(doc).lower[d.start - 1], on(doc).lower[d.start]} & of]
    return Stated(near[0].key, "agreement-date", support(near[0].quote, cue.quote)) if near else None


def _begun(frame: Frame, end: int, days: list[Mention]) -> Mention | None:
    """Return the day from which an instrument that ends at a token is told to date: "dates back to | 1995"."""
    words = [w for w in frame.cued("since") if w.rule.options.get("begun") and 0 <= w.start - end <= NEAR]
    return next((day for word in words[:1] for day in days if _follows(day, word)), None)


def _follows(day: Mention, word: Cue) -> bool:
    """Return whether a day comes right after a word such as "since", or with it: "từ năm 2012"."""
    return word.start <= day.start <= word.end + 1


def _held_since(doc: Doc, frame: Frame, cue: Cue, days: list[Mention]) -> Mention | None:
    """Return the day since which somebody has an instrument: "Since 2012 Lyon has had an agreement with …"."""
    holds = words_of(doc, "agreements", "holds")
    if not any(on(doc).lower[at] in holds for at in range(max(cue.start - HELD, frame.start), cue.start)):
        return None
    since = [word for word in frame.cued("since", "ever-since") if word.end <= cue.start]
    acts = [other.start for other in frame.cued("sign", "trigger", "instrument") if other.end <= cue.start]
    since = [word for word in since if not any(word.end <= at for at in acts)]
    return next((d for word in since for d in days if _follows(d, word)), None)


def _of_other(doc: Doc, frame: Frame, date: Mention, verb: Cue) -> bool:
    """Return whether a date follows another verb at once: "will be signed by X, who arrived yesterday"."""
    if 0 <= date.start - verb.end <= NEXT:
        return False
    # "renewed the charter that their predecessors had drawn up in 1977", "a convention on exchanges begun in 2008"
    had = any(verb.end <= at < date.start and date.start - at <= HAD for at in _had(doc, frame))
    begun = _begins_by(doc, frame, date, verb)
    talked = [] if begun else frame.cued("talked")
    if had or any(-1 <= date.start - word.end <= 1 or word.end == date.end for word in talked):
        return True
    rivals = [cue for cue in frame.cued("trigger", "sign") if cue is not verb and 0 <= date.start - cue.end <= NEXT]
    rivals = [cue for cue in rivals if not cue.rule.options.get("bond")]
    signed = [cue.start for cue in frame.cued("instrument")]
    next_ones = [cue for cue in frame.cued("sign") if verb.end <= cue.start and cue.end <= date.start]
    for other in next_ones:  # "signed minutes by which they will sign a charter in December"
        if any(verb.end <= at < other.start for at in signed) and any(other.end <= at < date.start for at in signed):
            return True
    for rival in rivals:
        if rival.label == "sign":
            first, last = sorted((verb, rival), key=lambda cue: cue.start)
            if any(first.end <= at < last.start for at in signed):
                return True
        elif (
            rival.start >= verb.end
            and date.start - rival.end < NEXT
            and not (rival.rule.options.get("noun") or rival.rule.get("kind") == SIGNING)
        ):
            return True
    return False


def _begins_by(doc: Doc, frame: Frame, date: Mention, verb: Cue) -> bool:
    """Return whether something began on a date by a signing: "it began in 1982 with | the signing of", "…, when X"."""
    openers = words_of(doc, "agreements", "begun_by")
    if date.end > verb.start:
        return False
    at = date.end + (on(doc).words[date.end] == ",")
    others = [cue for cue in frame.cued("sign") if cue is not verb and at <= cue.start < verb.start]
    return on(doc).lower[at] in openers and not others


def _of_staying(frame: Frame, verb: Cue, date: Mention) -> bool:
    """Return whether somebody has been there since a day: "in Kinshasa since 18 May to conclude an agreement"."""
    since = [word for word in frame.cued("since") if not word.rule.options.get("begun")]
    return any(_follows(date, word) for word in since) and date.end <= verb.start and precision(date.key) >= DAY


def _of_coming(frame: Frame, verb: Cue, date: Mention) -> bool:
    """Return whether a date is that of what comes of something signed: "signed …, is to be reviewed in 2025"."""
    told = verb.rule.planned or any(word.end <= verb.start for word in frame.cued("planned"))
    return not told and any(verb.end <= word.start and word.end <= date.start for word in frame.cued("planned"))


def _of_event(frame: Frame, verb: Cue, date: Mention) -> bool:
    """Return whether a date follows another verb than that of signing: "signed in 2004 …, where they met on Friday"."""
    verbs = [cue for cue in frame.cued("trigger") if not cue.rule.options.get("noun") or verb.rule.planned]
    return any(verb.end <= cue.start and cue.end <= date.start for cue in verbs)


def _had(doc: Doc, frame: Frame) -> list[int]:
    words = words_of(doc, "agreements", "earlier")
    return [at for at in range(frame.start, frame.end) if on(doc).lower[at] in words] if words else []


def date_before(doc: Doc, frame: Frame, verb: Cue) -> Stated[str] | None:
    """Return the one year, month or day of another year that the sentences before tell, when something had been signed.

    A day of the story itself is none: "They met on 5 May. They had signed a charter."
    """
    told = on(doc).article.published or ""
    if signed_over_years(doc, frame, verb):
        return None
    for before in reversed([f for f in on(doc).frames if 0 < frame.index - f.index <= BACK]):
        if before.paragraph != frame.paragraph:
            break
        if before.dates:
            keys = {d.key for d in before.dates}
            day = before.dates[-1]
            coarse = precision(day.key) < DAY or day.key[:YEAR] != told[:YEAR]
            whole = "/" not in day.key and day.key[:YEAR].isdigit() and day.key != told[: len(day.key)]
            own = len(keys) == 1 and coarse and whole
            return Stated(day.key, "agreement-date", support(day.quote, verb.quote)) if own else None
    return None


def is_earlier(doc: Doc, frame: Frame, verb: Cue) -> bool:
    """Return whether a verb tells of what was before the story: "they had signed", not "said that they had"."""
    if signed_over_years(doc, frame, verb):
        return True
    if any(word.end <= verb.start for word in frame.cued("speech")):
        return False
    return any(verb.start - HAD < at < verb.end for at in _had(doc, frame))
