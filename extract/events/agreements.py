"""Instruments between parties: what was signed or will be, by whom, when and for how long."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..document import on
from ..facts import Agreement, Meeting, Stated
from .instruments.all_sides import sides_of
from .instruments.both_sides import both_sides
from .instruments.contracting import Parties, signs_for
from .instruments.gathering import gather
from .instruments.instruments import Instrument
from .instruments.unsaid import complete
from .instruments.validity import term
from .sentences.frames import Frame
from .tellings.drafts import MONTH, YEAR, bounds
from .when.held_at import held_at
from .when.status_by_date import lies_behind, plan_agreement
from .when.years import with_year
from .who.participants import support
from .who.parties import territory_of

PAIR = 2  # parties of most agreements
SIGNING = "SigningCeremony"
OPENS = 1  # tokens from the start of a sentence within which words open it
BACK = 2  # sentences before a signing in which the event is told at which it took place


@Language.component("decoop_agreements")
def find_agreements(doc: Doc) -> Doc:
    """Write ``on(doc).agreements``, from the sentences with their cues and the meetings found before."""
    frames: list[Frame] = on(doc).frames
    found = gather(doc, frames)
    keys = {id(item): f"a{number}" for number, item in enumerate(found, start=1)}
    on(doc).agreements = [plan_agreement(doc, _agreement(doc, item, keys)) for item in found]
    return doc


def _agreement(doc: Doc, item: Instrument, keys: dict[int, str]) -> Agreement:
    meeting = None if item.earlier else _meeting_of(doc, item.frame)
    status = item.status or Stated("Signed", "agreement-period", item.title.quotes)
    told_now = status.rule == "agreement-signed" and not (
        item.past or item.earlier or item.bound or (item.bond and item.period)
    )
    told_now = told_now or _to_be_signed(doc, status, meeting)
    if item.date is None and told_now and (event := _day_of(doc, item.frame, meeting)):
        item.date = Stated(event.value, "agreement-date-event", event.quotes)
    parties = item.parties
    if len(parties) < PAIR:
        parties = {**parties, **_of_signers(doc, item)}
    many = sides_of(doc, item)
    if len(parties) < max(PAIR, many):
        whole = _of_all(doc, item) or _of_both(item)
        parties = parties if whole else complete(doc, item, keys[id(item)], parties, meeting, many)
        parties = parties if whole else both_sides(doc, item, parties)
    item.date = with_year(doc, item.frame, item.date)
    signed = _known(item.date)
    period = term(item.period, item.months, signed)
    if item.bond and period and not period.value.startswith("/"):
        period = None  # "became twins between 1981 and 1985"
    start, _, end = period.value.partition("/") if period else ("", "", "")
    end = end or ("" if period and period.value.endswith("/") else start)
    day = signed.value if signed else ""
    end = "" if end == day else end
    if period and start and end and end < day[: len(end)]:  # the paper of 2018-2022 is not what was signed in 2023
        if _is_its_own(doc, item, period):
            signed, item.signatories = None, {}
            status = Stated("Signed", "agreement-period", item.title.quotes)
        else:
            start = end = ""
    return Agreement(
        key=keys[id(item)],
        title=item.title,
        kind=item.kind,
        status=status,
        parties=tuple(parties.values()),
        signatories=tuple(item.signatories.values()),
        signed_on=signed,
        signed_at=meeting.key if meeting else None,
        valid_from=Stated(start, period.rule, period.quotes) if period and start else None,
        valid_until=Stated(end, period.rule, period.quotes) if period and end else None,
        replaces=_replaced(item, keys),
    )


def _known(date: Stated[str] | None) -> Stated[str] | None:
    """Return what is known of when something was signed in the days of a stay: their month, or their year."""
    first, last = bounds(date.value) if date else ("", "")
    if date is None or first == last or first.startswith("--"):
        return Stated(first, date.rule, date.quotes) if date else None
    alike = next((first[:much] for much in (MONTH, YEAR) if first[:much] == last[:much]), "")
    return Stated(alike, date.rule, date.quotes) if alike else None


def _is_its_own(doc: Doc, item: Instrument, period: Stated[str]) -> bool:
    """Return whether a term is told in the sentence that names an agreement, and not of one told after it."""
    first, last = (on(doc).offsets[at] for at in (item.frame.start, item.frame.end - 1))
    return any(first <= quote.start <= last for quote in period.quotes)


def _to_be_signed(doc: Doc, status: Stated[str], meeting: Meeting | None) -> bool:
    """Return whether an agreement is to be signed at an event to come of its sentence: on the day of that."""
    if meeting is None or (meeting.kind.value, meeting.status.value) != (SIGNING, "Planned"):
        return False
    return status.value == "Planned" and not lies_behind(on(doc).article, meeting.start)


def _replaced(item: Instrument, keys: dict[int, str]) -> Stated[str] | None:
    if item.replaces is None or id(item.replaces[0]) not in keys:
        return None
    other, quote = item.replaces
    return Stated(keys[id(other)], "agreement-replaces", support(quote, *other.title.quotes))


def _of_signers(doc: Doc, item: Instrument) -> Parties:
    """Return the bodies for which those sign who are named elsewhere, one for each territory not yet party."""
    found: Parties = {}
    places = {territory_of(doc, key) for key in item.parties} - {None}
    for key, signatory in item.signatories.items():
        body = signs_for(doc, key, signatory)
        place = territory_of(doc, body.value) if body else None
        if body and body.value not in item.parties and (place is None or place not in places):
            found.setdefault(body.value, body)
            places.add(place)
    return found if len(found) + len(item.parties) >= PAIR else {}


def _of_both(item: Instrument) -> bool:
    """Return whether the one party told is that of both sides: "the Farmers' Unions of the two provinces"."""
    sides = {word.start for word in item.frame.cued("sides")}
    return any(m.end in sides for m in item.frame.named("institution") if m.key in item.parties)


def _of_all(doc: Doc, item: Instrument) -> bool:
    """Return whether all who are at a conference declare something, and not two parties."""
    held = any(m.kind.value == "Conference" and m.edition and m.status.value == "Held" for m in on(doc).meetings)
    return held and item.kind.value == "Declaration"


def _day_of(doc: Doc, frame: Frame, meeting: Meeting | None) -> Stated[str] | None:
    """Return the day of the event at which something was signed: told here, else the one event of the story so far."""
    told: dict[str, set[int]] = on(doc).told
    before = [m for m in on(doc).meetings if min(told.get(m.key, {frame.index})) < frame.index]
    if meeting is None and (held := held_at(doc, frame, before)):
        return held.start
    if meeting is not None and (meeting.start or meeting.kind.value != SIGNING):
        return meeting.start
    status = meeting.status.value if meeting else "Held"
    if near := _just_before(doc, frame, before, status):
        return near
    if status != "Held":
        return None
    days = {m.start.value: m.start for m in before if m.start and m.end is None and m.status.value == "Held"}
    return next(iter(days.values())) if len(days) == 1 and len(before) == 1 else None


def _just_before(doc: Doc, frame: Frame, before: list[Meeting], status: str) -> Stated[str] | None:
    """Return the day of the event told last before a sentence without a time of its own, in its paragraph."""
    told: dict[str, set[int]] = on(doc).told
    if frame.dates or (status != "Held" and not _points_back(frame)):
        return None
    for past in reversed([f for f in on(doc).frames if 0 < frame.index - f.index <= BACK]):
        here = [m for m in before if past.index in told.get(m.key, ()) and m.start]
        if past.paragraph != frame.paragraph or (past.dates and not here):
            return None
        if here:
            days = {m.start.value for m in here if m.start} | {d.key for d in past.dates}
            alike = all(m.end is None and m.status.value == status for m in here)
            return here[0].start if alike and len(days) == 1 else None
    return None


def _points_back(frame: Frame) -> bool:
    """Return whether words such as "on that occasion" set a sentence at an event told before, not "the signing"."""
    events = {cue.start for cue in frame.cued("trigger")}
    opens = [word for word in frame.cued("back") if word.start - frame.start <= OPENS and word.start not in events]
    return bool(opens or frame.cued("then", "same-day"))


def _meeting_of(doc: Doc, frame: Frame) -> Meeting | None:
    told: dict[str, set[int]] = on(doc).told
    here = [meeting for meeting in on(doc).meetings if frame.index in told.get(meeting.key, ())]
    signing = [meeting for meeting in here if meeting.kind.value == SIGNING]
    return next(iter([*signing, *(meeting for meeting in here if meeting.kind.value != "Conference")]), None)
