"""Instruments between parties: what was signed or will be, by whom, when and for how long."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from .drafts import agree, bounds, finer, precision
from .eventcues import Cue
from .facts import Agreement, Meeting, Quote, Stated
from .frames import Frame, Mention
from .modality import status_of
from .participants import key_of, located, speech_starts, support
from .parties import MEDIA, body_class, chosen_office, sides
from .validity import Validity, term, validity_in

LONGEST = 30  # tokens of a title
REACH = 25  # tokens between an instrument and the verb that signs it
DATED = 6  # tokens between an instrument without a verb and the date that it is of ("the 2017 memorandum")
NEXT = 4  # tokens between "replaces" and the agreement replaced
NEAR = 8  # tokens between a verb and a date that is no day
LISTED = 60  # tokens after "between" in which its parties stand
CLAUSES = frozenset(";")

Parties = dict[str, Stated[str]]


@dataclass(slots=True)
class Instrument:
    """Gather what is told of one agreement."""

    kind: Stated[str]
    title: Stated[str]
    frame: Frame
    start: int
    end: int  # token after the title
    several: bool = False
    status: Stated[str] | None = None
    parties: Parties = field(default_factory=dict)
    signatories: Parties = field(default_factory=dict)
    date: Stated[str] | None = None
    period: Stated[str] | None = None
    years: Stated[int] | None = None
    replaces: tuple[Instrument, Quote] | None = None

    def take(self, told: Validity) -> None:
        """Take over the term that a sentence states."""
        self.period = self.period or told.period
        self.years = self.years or told.years

    def add(self, other: Instrument) -> None:
        """Take over what another telling of this agreement adds."""
        self.status = self.status or other.status
        self.date = finer(self.date, other.date)
        self.take(Validity(other.period, other.years))
        if len(self.parties) < 2:
            self.parties |= {k: v for k, v in other.parties.items() if k not in self.parties}
        self.signatories |= {k: v for k, v in other.signatories.items() if k not in self.signatories}


@Language.component("decoop_agreements")
def find_agreements(doc: Doc) -> Doc:
    """Write ``doc._.agreements``, from the sentences with their cues and the meetings found before."""
    frames: list[Frame] = doc._.frames
    found = gather(doc, frames)
    keys = {id(item): f"a{number}" for number, item in enumerate(found, start=1)}
    doc._.agreements = [_agreement(doc, item, keys, frames) for item in found]
    return doc


def gather(doc: Doc, frames: list[Frame]) -> list[Instrument]:
    """Return one instrument for each agreement that the story tells of."""
    known: list[Instrument] = []
    body = [frame for frame in frames if frame.section in {"lead", "body"}]
    around = [frame for frame in frames if frame.section in {"caption", "headline"}]
    last = frames[0] if frames else None
    for frame in [*body, *around]:
        here = instruments_in(doc, frame)
        if not here and known and not frame.cued("instrument"):
            for verb in [cue for cue in frame.cued("sign") if status_of(frame, cue)][:1]:
                known[-1].signatories |= _signatories(doc, frame, verb)
            if last and last.index == frame.index - 1 and last.paragraph == frame.paragraph:
                known[-1].take(validity_in(doc, frame, None, frame.end))
        last = frame if here else last
        fresh: list[Instrument] = []
        for item in here:
            match = next((old for old in reversed(known) if same_agreement(old, item) and old not in fresh), None)
            newer = _newer(frame, item, known)
            if newer is not None:
                item.parties = item.parties or newer.parties
                newer.replaces = (item, item.title.quotes[0])
                known.append(item)
            elif match is not None:
                match.add(item)
            elif worthwhile(item) and not (frame in around and known):
                known.append(item)
                fresh.append(item)
    return known


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


def instruments_in(doc: Doc, frame: Frame) -> list[Instrument]:
    """Return the agreements that a sentence names, with what it says of them."""
    found: list[Instrument] = []
    signs = frame.cued("sign")
    for cue in frame.cued("instrument"):
        if found and found[-1].frame is frame and _abbreviates(doc, found[-1], cue):
            continue
        end = _title_end(doc, frame, cue)
        quote = Quote(cue.quote.start, doc[end - 1].idx + len(doc[end - 1]))
        title = Stated(doc._.article.text[quote.start : quote.end], "agreement-title", (quote,))
        item = Instrument(
            Stated(cue.rule.get("kind"), cue.rule.id, (cue.quote,)),
            title,
            frame,
            cue.start,
            end,
            bool(cue.rule.options.get("several")),
        )
        item.take(validity_in(doc, frame, cue, end))
        verb = min(signs, key=lambda sign: abs(sign.start - cue.start), default=None)
        if verb is not None and abs(verb.start - cue.end) <= REACH:
            told = status_of(frame, verb)
            if told is None:
                continue
            value = "Signed" if told.value == "Held" else told.value
            item.status = Stated(value, "agreement-signed" if value == "Signed" else told.rule, told.quotes)
            item.signatories = _signatories(doc, frame, verb)
            item.date = _date(frame, verb)
        elif status_of(frame, cue) and (date := _own_date(frame, cue, end)):
            item.date = date
            item.status = Stated("Signed", "agreement-dated", date.quotes)
        item.parties = _parties(doc, item, cue, verb)
        found.append(item)
    return found


def _abbreviates(doc: Doc, before: Instrument, cue: Cue) -> bool:
    """Return whether words only shorten the title before them: "(MoU)"."""
    return cue.start <= before.end + 1 and any(token.text == "(" for token in doc[cue.start - 1 : cue.start])


def _clause(doc: Doc, frame: Frame, at: int) -> tuple[int, int]:
    """Return the tokens between the semicolons around a token."""
    marks = [token.i for token in doc[frame.start : frame.end] if token.text in CLAUSES]
    return max((m for m in marks if m < at), default=frame.start), min((m for m in marks if m > at), default=frame.end)


def _title_end(doc: Doc, frame: Frame, cue: Cue) -> int:
    stops = {other.start for other in frame.cued("title-end", "sign", "trigger") if other.start >= cue.end}
    end, depth = cue.end, 0
    for token in doc[cue.end : min(frame.end, cue.end + LONGEST)]:
        depth += token.text in {"(", "“", '"', "«"}
        if token.text in {")", "”", "»"}:
            depth -= 1
            if depth < 0:
                break
        elif token.i in stops or token.text in {",", ".", ";", ":", "|"} or token.is_space:
            break
        end = token.i + 1
    period = next((p for p in frame.periods if 0 <= p.start - end <= 2), None)
    return period.end if period else end


def _date(frame: Frame, verb: Cue) -> Stated[str] | None:
    def distance(date: Mention) -> int:
        return max(date.start - verb.end, verb.start - date.end, 0)

    near = [d for d in frame.dates if precision(d.key) >= 8 or distance(d) <= NEAR]
    if not near:
        return None
    best = max(near, key=lambda d: (precision(d.key) >= 8, -distance(d)))
    return Stated(best.key, "agreement-date", support(best.quote, verb.quote))


def _own_date(frame: Frame, cue: Cue, end: int) -> Stated[str] | None:
    near = [d for d in frame.dates if 0 <= d.start - end <= DATED or 0 <= cue.start - d.end <= 1]
    return Stated(near[0].key, "agreement-date", support(near[0].quote, cue.quote)) if near else None


def _signatories(doc: Doc, frame: Frame, verb: Cue) -> Parties:
    limit = speech_starts(frame)
    first, last = _clause(doc, frame, verb.start)
    shown = min((cue.start for cue in frame.cued("presence")), default=frame.end)
    found: Parties = {}
    for person in frame.named("person"):
        if first <= person.start < min(limit, last, max(shown, frame.start + 1)):
            quotes = support(person.quote, verb.quote)
            found[person.key] = Stated(person.key, "agreement-signatory", quotes)
    return found


def _parties(doc: Doc, item: Instrument, cue: Cue, verb: Cue | None) -> Parties:
    frame = item.frame
    first, last = _clause(doc, frame, cue.start)
    limit = min(speech_starts(frame), last)
    mentions = [
        m
        for m in frame.named("institution", "place")
        if first <= m.start < limit and body_class(doc, m.key) != MEDIA and not located(frame, m)
    ]
    for opening in frame.cued("between"):
        listed = [m for m in mentions if 0 <= m.start - opening.end <= LISTED]
        if opening.start >= cue.start and len(listed) > 1:
            return _stated(doc, listed, cue, "agreement-party")
    if verb is None:
        return {}
    held = {office.value for p in frame.named("person") if (office := chosen_office(doc, p.key))}
    outside = [m for m in mentions if not cue.start <= m.start < item.end]
    named = _stated(doc, [m for m in outside if m.key not in held], cue, "agreement-party")
    if len(named) > 1:
        return named
    for key, signatory in item.signatories.items():
        if office := chosen_office(doc, key):
            quotes = support(*signatory.quotes, *office.quotes)
            named.setdefault(office.value, Stated(office.value, "agreement-party-office", quotes))
    return named


def _stated(doc: Doc, mentions: list[Mention], cue: Cue, rule: str) -> Parties:
    keys = [(key_of(doc, mention), mention) for mention in mentions]
    return {key: Stated(key, rule, support(mention.quote, cue.quote)) for key, mention in keys if key}


def same_agreement(old: Instrument, new: Instrument) -> bool:
    """Return whether a later mention is of an agreement told before."""
    if old.frame is new.frame:
        return False
    if old.period and new.period and old.period.value != new.period.value:
        return False
    if old.date and new.date and not agree(old.date.value, new.date.value):
        return False
    if old.status and new.status and old.status.value != new.status.value:
        return False
    alike = old.kind.value == new.kind.value or old.title.value.casefold() == new.title.value.casefold()
    return alike or (not new.period and "OtherAgreement" in {old.kind.value, new.kind.value})


def _agreement(doc: Doc, item: Instrument, keys: dict[int, str], frames: list[Frame]) -> Agreement:
    meeting = _meeting_of(doc, item.frame)
    status = item.status or Stated("Signed", "agreement-period", item.title.quotes)
    if item.date is None and meeting and meeting.start and status.rule == "agreement-signed":
        item.date = Stated(meeting.start.value, "agreement-date-event", meeting.start.quotes)
    parties = item.parties
    if len(parties) < 2:
        parties = {**parties, **_told_before(doc, item, frames)}
    if len(parties) < 2:
        parties = {**parties, **sides(doc, frames, item.title.quotes[0], len(parties))}
    period = term(item.period, item.years, item.date)
    start, end = bounds(period.value) if period else ("", "")
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
        valid_until=Stated(end, period.rule, period.quotes) if period else None,
        replaces=_replaced(item, keys),
    )


def _replaced(item: Instrument, keys: dict[int, str]) -> Stated[str] | None:
    if item.replaces is None or id(item.replaces[0]) not in keys:
        return None
    other, quote = item.replaces
    return Stated(keys[id(other)], "agreement-replaces", support(quote, *other.title.quotes))


def _told_before(doc: Doc, item: Instrument, frames: list[Frame]) -> Parties:
    """Return the parties of the sentence before, where this one only points back to them."""
    before = next((f for f in frames if f.index == item.frame.index - 1 and f.paragraph == item.frame.paragraph), None)
    if before is None or before.cued("speech"):
        return {}
    mentions = [
        m for m in before.named("institution", "place") if not located(before, m) and body_class(doc, m.key) != MEDIA
    ]
    found = {key: m for m in mentions if (key := key_of(doc, m))}
    if not len(found) + len(item.parties) >= 2:
        return {}
    quote = item.title.quotes[0]
    return {k: Stated(k, "agreement-party-before", support(m.quote, quote)) for k, m in found.items()}


def _meeting_of(doc: Doc, frame: Frame) -> Meeting | None:
    told: dict[str, set[int]] = doc._.told
    here = [meeting for meeting in doc._.meetings if frame.index in told.get(meeting.key, ())]
    signing = [meeting for meeting in here if meeting.kind.value == "SigningCeremony"]
    return next(iter([*signing, *(meeting for meeting in here if meeting.kind.value != "Conference")]), None)
