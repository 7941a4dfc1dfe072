"""Instruments between parties: what was signed or will be, by whom, when and for how long."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..document import on
from ..facts import Agreement, Meeting, Stated
from .bonds import points_back
from .contracting import Parties, signs_for
from .drafts import YEAR, agree, bounds
from .frames import Frame
from .instruments import Instrument, instruments_in, sign_in
from .modality import status_of
from .participants import key_of, support
from .parties import MEDIA, body_class, located, nested, principal_of, sides, territory_of
from .signing import signatories_in
from .status_by_date import plan_agreement
from .validity import Validity, term, validity_in
from .years import with_year

FURTHER = 3  # sentences after an agreement in which its signing is still told
PAIR = 2  # parties of most agreements
AHEAD = 3  # years between the signing of an agreement and its term
FAR = 8  # tokens between "also", or "another", and the words of an agreement
NEXT = 4  # tokens between "replaces" and the agreement replaced


@Language.component("decoop_agreements")
def find_agreements(doc: Doc) -> Doc:
    """Write ``on(doc).agreements``, from the sentences with their cues and the meetings found before."""
    frames: list[Frame] = on(doc).frames
    found = gather(doc, frames)
    keys = {id(item): f"a{number}" for number, item in enumerate(found, start=1)}
    article = on(doc).article
    on(doc).agreements = [plan_agreement(article, _agreement(doc, item, keys, frames)) for item in found]
    return doc


def gather(doc: Doc, frames: list[Frame]) -> list[Instrument]:
    """Return one instrument for each agreement that the story tells of."""
    known: list[Instrument] = []
    body = [frame for frame in frames if frame.section in {"lead", "body"}]
    around = [frame for frame in frames if frame.section in {"caption", "headline"}]
    last = frames[0] if frames else None
    pending: Instrument | None = None  # the one named in the sentence before, of which no signing is told yet
    for frame in [*body, *around]:
        here = instruments_in(doc, frame)
        if pending and not here and (verb := next((v for v in frame.cued("sign") if points_back(frame, v)), None)):
            known += [pending] if sign_in(doc, pending, frame, verb) else []
        elif not here and known and not frame.cued("instrument"):
            for verb in [cue for cue in frame.cued("sign") if status_of(frame, cue)]:
                if item := _meant(known, frame, around=frame in around):
                    _take_signers(
                        doc, [old for old in known if old.frame is item.frame], signatories_in(doc, frame, verb)
                    )
            if last and (
                _goes_on(last, frame) or (frame.index - last.index <= FURTHER and frame.cued("document", "sides"))
            ):
                known[-1].take(validity_in(doc, frame, None, frame.end))
        last = frame if here or (known and known[-1] is pending) else last
        pending = next((item for item in here if not worthwhile(item)), None)
        fresh: list[Instrument] = []
        for item in here:
            told = [old for old in reversed(known) if old not in fresh and not _further(frame, old, item)]
            match = next((old for old in told if same_agreement(old, item)), None)
            newer = _newer(frame, item, known)
            if newer is not None:
                item.parties = item.parties or newer.parties
                newer.replaces = (item, item.title.quotes[0])
                _give_back(newer, item)
                known.insert(known.index(newer), item)  # the story goes on with the newer one
            elif match is not None:
                match.add(item)
            elif worthwhile(item) and not (frame in around and known):
                known.append(item)
                fresh.append(item)
    return known


def _meant(known: list[Instrument], frame: Frame, *, around: bool) -> Instrument | None:
    """Return the agreement that a sentence with words of signing only speaks of: the last one, told shortly before."""
    if around:
        return known[0] if not known[0].signatories else None
    return known[-1] if frame.index - known[-1].frame.index <= FURTHER else None


def _take_signers(doc: Doc, told: list[Instrument], signers: Parties) -> None:
    """Give the agreements of a sentence those who sign; of several each the people of its parties, or else all."""
    for item in told:
        own = {k: s for k, s in signers.items() if (body := signs_for(doc, k, s)) and _is_of(doc, body.value, item)}
        item.signatories = (own if own and len(told) > 1 else signers) | item.signatories


def _is_of(doc: Doc, body: str, item: Instrument) -> bool:
    return (territory_of(doc, body) or body) in item.where


def worthwhile(item: Instrument) -> bool:
    """Return whether enough is said of an agreement: that it is signed or will be, or for how long it holds.

    Several at once ("many agreements were signed") count only with their parties, signatories or date.
    """
    if item.several and not (item.parties or item.signatories or item.date):
        return False
    return item.status is not None or item.period is not None


def _newer(frame: Frame, item: Instrument, known: list[Instrument]) -> Instrument | None:
    """Return the agreement told last, where words before an instrument say that it replaces this one."""
    said = any(0 <= item.start - word.end <= NEXT for word in frame.cued("replaces"))
    return known[-1] if said and known and (item.status or item.period or item.date) else None


def _further(frame: Frame, old: Instrument, item: Instrument) -> bool:
    """Return whether words such as "also signed" or "another" say that an agreement of others is a further one."""
    near = [word for word in frame.cued("also", "another") if -FAR <= item.start - word.end <= FAR]
    verbs = [verb for verb in frame.cued("sign") if any(word.end == verb.start for word in near)]
    others = len(item.parties) >= PAIR and item.where != old.where
    return not item.definite and bool(verbs or (near and others))


def _goes_on(last: Frame, frame: Frame) -> bool:
    return last.index == frame.index - 1 and last.paragraph == frame.paragraph


def _give_back(newer: Instrument, item: Instrument) -> None:
    """Give a term told before the words of the agreement replaced to the one that replaces it."""
    period = item.period
    if period and period.quotes[0].start < item.title.quotes[0].start:
        newer.take(Validity(period))
        item.period = None


def same_agreement(old: Instrument, new: Instrument) -> bool:
    """Return whether a later mention is of an agreement told before."""
    if old.frame is new.frame or _differ(old, new):
        return False
    if old.bond or new.bond:  # "became sister cities": by the agreement that is told
        return old.date is None or new.date is None or old.date.value == new.date.value
    if new.definite:
        return True
    if len(old.where) == len(new.where) == PAIR and old.where != new.where:
        return False
    alike = old.kind.value == new.kind.value or old.title.value.casefold() == new.title.value.casefold()
    return alike or (not new.period and "OtherAgreement" in {old.kind.value, new.kind.value})


def _differ(old: Instrument, new: Instrument) -> bool:
    """Return whether two mentions state another term, date or status."""
    terms = old.period and new.period and old.period.value != new.period.value
    dates = old.date and new.date and not agree(old.date.value, new.date.value)
    within = _signed_within(old, new) or _signed_within(new, old)
    coming = new.definite and old.status is not None and old.status.value == "Planned"  # "the signing of this charter"
    status = old.status and new.status and old.status.value != new.status.value and not coming
    return bool(terms or dates or within or status)


def _signed_within(one: Instrument, other: Instrument) -> bool:
    """Return whether the day of one lies well within the term of the other, so that it was signed apart from it."""
    if one.date is None or other.period is None:
        return False
    day, start = bounds(one.date.value)[0][:YEAR], bounds(other.period.value)[0][:YEAR]
    return day.isdigit() and start.isdigit() and (int(day) > int(start) + 1 or int(day) < int(start) - AHEAD)


def _agreement(doc: Doc, item: Instrument, keys: dict[int, str], frames: list[Frame]) -> Agreement:
    meeting = _meeting_of(doc, item.frame)
    status = item.status or Stated("Signed", "agreement-period", item.title.quotes)
    if item.date is None and status.rule == "agreement-signed" and (event := _day_of(doc, item.frame, meeting)):
        item.date = Stated(event.value, "agreement-date-event", event.quotes)
    parties = item.parties
    if len(parties) < PAIR:
        parties = {**parties, **_of_signers(doc, item)}
    if len(parties) < PAIR:
        parties = {**parties, **_told_before(doc, item, frames)}
    if len(parties) < 2 and meeting and status.value == "Signed":
        parties = {**parties, **_of_event(doc, meeting, item)}
    if len(parties) < 2:
        parties = {**parties, **sides(doc, frames, item.title.quotes[0])}
    period = term(item.period, item.years, item.date)
    start, _, end = period.value.partition("/") if period else ("", "", "")
    end = end or ("" if period and period.value.endswith("/") else start)
    item.date = with_year(doc, item.frame, item.date)
    day = bounds(item.date.value)[0] if item.date else ""
    return Agreement(
        key=keys[id(item)],
        title=item.title,
        kind=item.kind,
        status=status,
        parties=tuple(parties.values()),
        signatories=tuple(item.signatories.values()),
        signed_on=Stated(day, item.date.rule, item.date.quotes) if item.date else None,
        signed_at=meeting.key if meeting else None,
        valid_from=Stated(start, period.rule, period.quotes) if period and start else None,
        valid_until=Stated(end, period.rule, period.quotes) if period and end else None,
        replaces=_replaced(item, keys),
    )


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


def _told_before(doc: Doc, item: Instrument, frames: list[Frame]) -> Parties:
    """Return the parties of the sentence before, where this one only points back to them."""
    before = next((f for f in frames if f.index == item.frame.index - 1 and f.paragraph == item.frame.paragraph), None)
    if before is None or before.cued("speech"):
        return {}
    mentions = [
        m for m in before.named("institution", "place") if not located(before, m) and body_class(doc, m.key) != MEDIA
    ]
    found = {principal_of(doc, key): m for m in mentions if (key := key_of(doc, m))}
    if not len(found) + len(item.parties) >= 2:
        return {}
    quote = item.title.quotes[0]
    return {k: Stated(k, "agreement-party-before", support(m.quote, quote)) for k, m in found.items()}


def _of_event(doc: Doc, meeting: Meeting, item: Instrument) -> Parties:
    """Return the two bodies that meet where an agreement is signed, if there are no more than two."""
    everyone = {s.value: s for s in (*meeting.hosts, *meeting.guests, *meeting.participants)}
    bodies = {key: stated for key, stated in everyone.items() if not key.startswith("person/")}
    if len(bodies) != PAIR or nested(doc, *bodies):
        return {}
    quote = item.title.quotes[0]
    return {k: Stated(k, "agreement-party-event", support(*s.quotes, quote)) for k, s in bodies.items()}


def _day_of(doc: Doc, frame: Frame, meeting: Meeting | None) -> Stated[str] | None:
    """Return the day of the event at which something was signed: told here, else the one event of the story so far."""
    if meeting is not None:
        return meeting.start
    told: dict[str, set[int]] = on(doc).told
    before = [m for m in on(doc).meetings if min(told.get(m.key, {frame.index})) < frame.index]
    days = {m.start.value: m.start for m in before if m.start and m.end is None and m.status.value == "Held"}
    return next(iter(days.values())) if len(days) == 1 and len(before) == 1 else None


def _meeting_of(doc: Doc, frame: Frame) -> Meeting | None:
    told: dict[str, set[int]] = on(doc).told
    here = [meeting for meeting in on(doc).meetings if frame.index in told.get(meeting.key, ())]
    signing = [meeting for meeting in here if meeting.kind.value == "SigningCeremony"]
    return next(iter([*signing, *(meeting for meeting in here if meeting.kind.value != "Conference")]), None)
