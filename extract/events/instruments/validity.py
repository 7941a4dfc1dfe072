"""How long an agreement covers: a stated period, a last day, or a number of years from the signing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Doc

from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import DAY, YEAR, bounds, precision
from ..tellings.turns import parse_day
from ..who.participants import support
from .durations import duration_in, later
from .renewals import renewed_until
from .yearly import year_of_plan

BEFORE, AFTER = 4, 8  # tokens before an instrument's words and after its title in which its period stands
VISIT = "Visit"
JANUARY = "-01"
YEAR_OF_MONTHS = 12
MONTH = timedelta(days=31)  # no agreement is in force for less


@dataclass(frozen=True, slots=True)
class Validity:
    """Hold what a sentence says of an agreement's term: ``period`` "2023/2028", or a number of ``months``."""

    period: Stated[str] | None = None
    months: Stated[int] | None = None


def validity_in(doc: Doc, frame: Frame, cue: Cue | None, end: int) -> Validity:
    """Return the term that a sentence states.

    ``cue`` and ``end`` are the words of the instrument and the end of its title; without a cue the whole sentence is
    about an instrument told before.
    """
    amends = cue is not None and cue.rule.options.get("amends")  # "an amendment to the 2016-2018 agreement"
    stated = None if amends else _period(frame, cue, end)
    year = year_of_plan(doc, frame, cue) if cue and frame.cued("sign") and not (stated or amends) else None
    if cue and year and year not in days_of_term(frame):
        stated = Stated(year.key, "agreement-period", support(year.quote, cue.quote))
    months = duration_in(doc, frame, cue, end)
    if not stated and (until := renewed_until(doc, frame, months, told=cue is None)):
        return Validity(until)
    return Validity(stated or _from_until(_beginning(frame, cue), _until(frame, cue)), months)


def _from_until(first: Stated[str] | None, last: Stated[str] | None) -> Stated[str] | None:
    """Return the term whose first and last day are told apart: "takes effect on 1 May and expires in 2028"."""
    if first is None or last is None:
        return last or first
    return Stated(first.value + last.value[1:], last.rule, support(*first.quotes, *last.quotes))


def _period(frame: Frame, cue: Cue | None, end: int) -> Stated[str] | None:
    spans = [d for d in frame.dates if bounds(d.key)[0][:YEAR] != bounds(d.key)[1][:YEAR]]
    for mention in sorted([*frame.periods, *spans], key=lambda m: m.start):
        opens = mention.start - frame.start <= BEFORE + 1  # "Concluded for the period 2024-2028, the agreement"
        reach = AFTER if opens else BEFORE + 1
        if any(end <= other.start < mention.start for other in frame.cued("instrument")):
            continue  # "minutes and a plan for 2023-2025"
        own = over_years(mention) or _covered(frame, mention)
        far = _apart(frame, end, mention.start) > AFTER and not (own and _in_part(frame, end, mention))
        if cue is None or (mention.start >= cue.start - reach and not far):
            return Stated(mention.key, "agreement-period", support(mention.quote, *([cue.quote] if cue else [])))
    return None


def over_years(day: Mention) -> bool:
    """Return whether days or months told lie more than a year apart: those of a term, and of no event."""
    first, last = bounds(day.key)
    years = first[:YEAR].isdigit() and last[:YEAR].isdigit() and len(first) > YEAR
    return years and (int(last[:YEAR]) - int(first[:YEAR]), last[YEAR:]) > (1, first[YEAR:])


def _covered(frame: Frame, period: Mention) -> bool:
    """Return whether words say that something covers a period: "for the years 2023 to 2026"."""
    return any(word.start <= period.start <= word.end + 1 for word in frame.cued("covers"))


def _in_part(frame: Frame, end: int, mention: Mention) -> bool:
    """Return whether no semicolon stands between the end of a title and a date."""
    return not any(end <= at < mention.start for at in frame.breaks)


def _apart(frame: Frame, end: int, start: int) -> int:
    """Return how many tokens part a title from a term, without the names of its parties: "between A and B for 2024"."""
    named = {at for m in frame.mentions for at in range(m.start, m.end)}
    if any(end <= verb.start < start for verb in frame.cued("sign", "trigger")):
        return start - end  # "the plan between A and B was signed, …": what follows the verb is further
    return sum(at not in named for at in range(end, start)) if start > end else start - end


def _until(frame: Frame, cue: Cue | None) -> Stated[str] | None:
    for word in last_days(frame):
        if cue is not None and any(cue.end <= ahead.start < word.start for ahead in frame.cued("leads")):
            continue  # "a letter that is to lead, by 2025, to a charter"
        day = next((d for d in frame.dates if _opens(word, d)), None)
        if day and not _of_stay(frame, day):
            quotes = support(day.quote, word.quote, *([cue.quote] if cue else []))
            return Stated(f"/{bounds(day.key)[1]}", "agreement-until", quotes)
    return None


def _of_stay(frame: Frame, day: Mention) -> bool:
    """Return whether a last day lies days after another: no term is so short ("on a trip from 15 to | 20 May")."""
    told = [bounds(d.key)[0] for d in frame.dates]
    last, first = bounds(day.key)[1], [key for key in told if precision(key) >= DAY]
    days = [parse_day(last) - parse_day(key) for key in first] if precision(last) >= DAY else []
    return any(timedelta() < apart <= MONTH for apart in days)


def last_days(frame: Frame) -> list[Cue]:
    """Return the words that open a last day, not one by which something came about or to which it is put off."""
    moved, reached = frame.cued("postponed"), {word.start for word in frame.cued("by-then")}
    until = [word for word in frame.cued("until") if word.start not in reached]
    return [word for word in until if not any(0 <= word.start - put.end <= 1 for put in moved)]


def lasts(frame: Frame) -> bool:
    """Return whether the last day that a sentence tells is that of a stay: "This visit goes on until 6 March"."""
    stays = [cue.start for cue in frame.cued("trigger") if cue.rule.get("kind") == VISIT]
    return any(start < word.start for start in stays for word in last_days(frame))


def days_of_term(frame: Frame) -> list[Mention]:
    """Return the dates that tell when a term begins or ends, on which nothing is signed."""
    ends = [d for word in last_days(frame) for d in frame.dates if _opens(word, d)]
    begins = [d for word in frame.cued("valid-from") for d in frame.dates if _opens(word, d)]
    return [*ends, *begins, *filter(over_years, frame.dates)]


def first_days(frame: Frame) -> list[Mention]:
    """Return the dates that words such as "in force since" or "running from" open."""
    signs = frame.cued("sign")  # "from the day on which it is signed to the end of 2027"
    words = [w for w in frame.cued("valid-from") if not any(0 <= sign.start - w.end <= 1 for sign in signs)]
    return [d for word in words for d in frame.dates if "/" not in d.key and _opens(word, d)]


def _opens(word: Cue, date: Mention) -> bool:
    return 0 <= date.start - word.end <= 1 or date.start < word.end < date.end  # not "before the year | ends"


def _beginning(frame: Frame, cue: Cue | None) -> Stated[str] | None:
    """Return the term of which only the first day is told."""
    for day in first_days(frame):
        first = min(cue.end, day.start) if cue else day.start
        if any(first <= other.start < day.start for other in frame.cued("instrument")):
            continue  # of another instrument
        quotes = support(day.quote, *([cue.quote] if cue else []))
        return Stated(f"{bounds(day.key)[0]}/", "agreement-from", quotes)
    return None


def term_before(doc: Doc, frame: Frame, word: Cue) -> Validity:
    """Return the term that a sentence counts before a word: "Valid for five years, it | replaces the letter"."""
    return Validity(months=duration_in(doc, frame, None, frame.end, word.quote.start))


def term(period: Stated[str] | None, months: Stated[int] | None, signed: Stated[str] | None) -> Stated[str] | None:
    """Return an agreement's term: as stated, else its months from its first day or from the day of its signing."""
    if period and months and period.value.endswith("/") and signed and signed.value[:YEAR] > period.value[:YEAR]:
        period = None  # "renewed for five years an agreement in effect since 1983"
    if period and period.value.endswith("/") and months:
        first = period.value[:-1]
        years, over = divmod(months.value, YEAR_OF_MONTHS)  # five years from January 2024 end with 2028
        whole = not over and first[YEAR:] in {
            "",
            JANUARY,
            f"{JANUARY}-01",
        }
        end = str(int(first[:YEAR]) + years - 1) if whole else later(first, months.value)
        return Stated(f"{first}/{end}", period.rule, support(*period.quotes, *months.quotes)) if end else period
    if period or months is None or signed is None or signed.value.startswith("--"):
        return period
    start = bounds(signed.value)[0]
    end = later(start, months.value)
    return Stated(f"{start}/{end}", months.rule, support(*months.quotes, *signed.quotes)) if end else None
