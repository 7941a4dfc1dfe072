"""Whom somebody met on which day, told by one verb: "met Ann Lee on Tuesday and Jo Dean on Thursday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..where.whereabouts import find_spots
from ..who.participants import support
from .drafts import DAY, Draft, precision

FEWEST = 2  # days, each with whom it was that somebody met
BESIDE = 1  # tokens between words such as "since" and a day
MET = frozenset({"Reception", "WorkingSession"})


@dataclass(slots=True)
class Met:
    """Hold a day, those who are told with it, and where the words for both begin."""

    start: int
    day: Mention
    names: list[Mention]


def day_by_day(doc: Doc, frame: Frame, cue: Cue, draft: Draft) -> list[Draft]:
    """Return an event for each day that is told with those met on it, the draft itself where there are not several."""
    if draft.kind.value not in MET or cue.rule.options.get("noun") or len(frame.dates) < FEWEST:
        return [draft]
    stop = min((c.start for c in frame.cued("trigger", "sign") if c.start >= cue.end), default=frame.end)
    days = [day for day in frame.dates if cue.end <= day.start < stop]
    if len(days) < FEWEST or not _in_a_row(doc, frame, days, stop):
        return [draft]
    met = _pair(doc, frame, cue, days, stop)
    if sum(bool(each.names) for each in met) < FEWEST or not _told_alike(doc, met):
        return [draft]
    ends = [*(each.start for each in met[1:]), stop]
    own = [range(each.start, end) for each, end in zip(met, ends, strict=True)]
    return [_on_day(doc, frame, cue, draft, each, met, here) for each, here in zip(met, own, strict=True)]


def _in_a_row(doc: Doc, frame: Frame, days: Sequence[Mention], stop: int) -> bool:
    """Return whether days are those of events one after another, none that of a clause of its own."""
    single = all(precision(day.key) >= DAY and "/" not in day.key for day in days)
    if not single or any(one.key >= other.key for one, other in pairwise(days)):
        return False
    words = [*frame.cued("since", "until", "came", "left")]
    if any(0 <= day.start - word.end <= BESIDE for day in days for word in words):
        return False
    openers = words_of(doc, "meetings", "relative")
    return openers.isdisjoint(on(doc).lower[days[0].end : stop])


def _pair(doc: Doc, frame: Frame, cue: Cue, days: Sequence[Mention], stop: int) -> list[Met]:
    """Return the days with those told before or after each of them; none where a day or a name is left over."""
    names = [m for m in frame.named("person", "institution") if cue.end <= m.start and m.end <= stop]
    if not names:
        return []
    ahead = days[0].start < names[0].start  # "received on Monday by X, on Tuesday by Y"
    if ahead:
        groups = [[m for m in names if first.end <= m.start < last] for first, last in _stretches(days, stop)]
        return [Met(day.start, day, group) for day, group in zip(days, groups, strict=True)]
    ends = pairwise([0, *(day.end for day in days)])
    groups = [[m for m in names if first <= m.start < last] for first, last in ends]
    late = [m for m in names if m.start >= days[-1].end]
    joins = words_of(doc, "meetings", "list") | {","}
    if late or not all(groups) or any(on(doc).lower[day.end] not in joins for day in days[:-1]):
        return []  # "met X on Monday, on Tuesday Y": which of the two is whose day
    return [Met(min(group[0].start, day.start), day, group) for day, group in zip(days, groups, strict=True)]


def _told_alike(doc: Doc, met: Sequence[Met]) -> bool:
    """Return whether days that go before their names lead to them by a word in common: "on Monday by X, Tuesday by Y".

    "Was greeted on Monday by X, and on Tuesday spoke at Y" goes on with another verb.
    """
    gaps = [on(doc).words[each.day.end : each.names[0].start] for each in met if each.names]
    leads = [{word for word in gap if word.islower() and word.isalpha()} for gap in gaps]
    return all(one & other or not (one or other) for one, other in pairwise(leads))


def _stretches(days: Sequence[Mention], stop: int) -> Iterator[tuple[Mention, int]]:
    """Yield each day with where what is told after it ends."""
    yield from zip(days, [*(day.start for day in days[1:]), stop], strict=True)


def _on_day(doc: Doc, frame: Frame, cue: Cue, draft: Draft, one: Met, met: Sequence[Met], own: range) -> Draft:
    """Return what is told of one of the days: its names and its place, and who is told before the verb."""
    here = {m.key for m in one.names}
    others = {m.key for each in met for m in each.names} - here
    spot = next((s for s in find_spots(doc, frame) if s.start in own), None)
    event = replace(
        draft,
        date=Stated(one.day.key, "date-told", support(one.day.quote, cue.quote)),
        location=Stated(spot.key, spot.rule, support(spot.quote, cue.quote)) if spot else None,
        locality=None,
        level="",
        hosts={k: s for k, s in draft.hosts.items() if k not in others},
        guests={k: s for k, s in draft.guests.items() if k not in others},
        others={k: s for k, s in draft.others.items() if k not in others},
        outside=draft.outside - here | others,
        frames=[frame],
    )
    known = event.everyone()
    for name in one.names:
        if name.key not in known:
            event.others[name.key] = Stated(name.key, "participant-named", support(name.quote, cue.quote))
    return event
