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
from .participants import key_of, speech_starts, support
from .parties import sides

LONGEST = 30  # tokens of a title
REACH = 25  # tokens between an instrument and the verb that signs it


@dataclass(slots=True)
class Instrument:
    """Gather what is told of one agreement."""

    kind: Stated[str]
    title: Stated[str]
    frame: Frame
    status: Stated[str] | None = None
    parties: dict[str, Stated[str]] = field(default_factory=dict)
    signatories: dict[str, Stated[str]] = field(default_factory=dict)
    date: Stated[str] | None = None
    period: Stated[str] | None = None
    signed_at: str | None = None

    def add(self, other: Instrument) -> None:
        """Take over what another telling of this agreement adds."""
        self.status = self.status or other.status
        self.date = finer(self.date, other.date)
        self.period = self.period or other.period
        self.signed_at = self.signed_at or other.signed_at
        if len(self.parties) < 2:
            self.parties |= {k: v for k, v in other.parties.items() if k not in self.parties}
        self.signatories |= {k: v for k, v in other.signatories.items() if k not in self.signatories}


@Language.component("decoop_agreements")
def find_agreements(doc: Doc) -> Doc:
    """Write ``doc._.agreements``, from the sentences with their cues and the meetings found before."""
    frames: list[Frame] = doc._.frames
    found = gather(doc, frames)
    doc._.agreements = [_agreement(doc, f"a{n}", item, frames) for n, item in enumerate(found, start=1)]
    return doc


def gather(doc: Doc, frames: list[Frame]) -> list[Instrument]:
    """Return one instrument for each agreement that the story tells of."""
    known: list[Instrument] = []
    body = [frame for frame in frames if frame.section in {"lead", "body"}]
    around = [frame for frame in frames if frame.section in {"caption", "headline"}]
    for frame in [*body, *around]:
        here = instruments_in(doc, frame)
        if not here and known and (signed := frame.cued("sign")):
            known[-1].signatories |= _signatories(frame, signed[0])
        fresh: list[Instrument] = []
        for item in here:
            match = next((old for old in reversed(known) if same_agreement(old, item) and old not in fresh), None)
            if match is not None:
                match.add(item)
            elif worthwhile(item) and not (frame in around and known):
                known.append(item)
                fresh.append(item)
    return known


def instruments_in(doc: Doc, frame: Frame) -> list[Instrument]:
    """Return the agreements that a sentence names, with what it says of them."""
    found: list[Instrument] = []
    signs = frame.cued("sign")
    for cue in frame.cued("instrument"):
        verb = min(signs, key=lambda sign: abs(sign.start - cue.start), default=None)
        end = _title_end(doc, frame, cue)
        quote = Quote(cue.quote.start, doc[end - 1].idx + len(doc[end - 1]))
        title = Stated(doc.text[quote.start : quote.end], "agreement-title", (quote,))
        item = Instrument(Stated(cue.rule.get("kind"), cue.rule.id, (cue.quote,)), title, frame)
        item.period = _period(frame, cue, end)
        if verb is not None and abs(verb.start - cue.end) <= REACH:
            told = status_of(frame, verb)
            if told is None:
                continue
            value = "Signed" if told.value == "Held" else "Planned"
            item.status = Stated(value, "agreement-signed" if value == "Signed" else told.rule, told.quotes)
            item.signatories = _signatories(frame, verb)
            item.date = _date(frame, verb)
        item.parties = _parties(doc, frame, cue, end, verb)
        found.append(item)
    return found


def _title_end(doc: Doc, frame: Frame, cue: Cue) -> int:
    stops = {other.start for other in frame.cued("title-end", "sign", "trigger") if other.start >= cue.end}
    end = cue.end
    depth = 0
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


def _period(frame: Frame, cue: Cue, end: int) -> Stated[str] | None:
    near = [p for p in frame.periods if cue.start <= p.start and p.start - end <= 8]
    return Stated(near[0].key, "agreement-period", support(near[0].quote, cue.quote)) if near else None


def _date(frame: Frame, verb: Cue) -> Stated[str] | None:
    def distance(date: Mention) -> int:
        return max(date.start - verb.end, verb.start - date.end, 0)

    near = [d for d in frame.dates if precision(d.key) >= 7 or distance(d) <= 8]
    if not near:
        return None
    best = max(near, key=lambda d: (precision(d.key), -distance(d)))
    return Stated(best.key, "agreement-date", support(best.quote, verb.quote))


def _signatories(frame: Frame, verb: Cue) -> dict[str, Stated[str]]:
    limit = speech_starts(frame)
    shown = [cue.start for cue in frame.cued("presence") if cue.start > frame.start]
    found = {}
    for person in frame.named("person"):
        if person.start >= limit or (shown and person.start > min(shown)) or person.start - verb.end > 40:
            continue
        found[person.key] = Stated(person.key, "agreement-signatory", support(person.quote, verb.quote))
    return found


def _parties(doc: Doc, frame: Frame, cue: Cue, end: int, verb: Cue | None) -> dict[str, Stated[str]]:
    limit = speech_starts(frame)
    mentions = [m for m in frame.named("institution", "place") if m.start < limit]
    for opening in frame.cued("between"):
        listed = [m for m in mentions if 0 <= m.start - opening.end <= 60]
        if opening.rule.id == "agreement-between" and opening.start >= cue.start and len(listed) > 1:
            return _stated(doc, listed[:8], cue)
    if verb is None:
        return {}
    located = {w.end + gap for w in frame.cued("place") for gap in range(2)}
    return _stated(doc, [m for m in mentions if not cue.start <= m.start < end and m.start not in located], cue)


def _stated(doc: Doc, mentions: list[Mention], cue: Cue) -> dict[str, Stated[str]]:
    keys = [(key_of(doc, mention), mention) for mention in mentions]
    return {key: Stated(key, "agreement-party", support(mention.quote, cue.quote)) for key, mention in keys if key}


def worthwhile(item: Instrument) -> bool:
    """Return whether enough is said for an agreement of its own: that it is signed or will be, or a period."""
    return item.status is not None or item.period is not None


def same_agreement(old: Instrument, new: Instrument) -> bool:
    """Return whether a later mention is of an agreement told before."""
    if old.period and new.period and old.period.value != new.period.value:
        return False
    if old.date and new.date and not agree(old.date.value, new.date.value):
        return False
    if old.frame is new.frame:
        return False
    if old.status and new.status and old.status.value != new.status.value:
        return False
    if new.period and not old.period and new.kind.value != old.kind.value:
        return False
    alike = old.kind.value == new.kind.value or old.title.value.casefold() == new.title.value.casefold()
    return alike or "OtherAgreement" in {old.kind.value, new.kind.value}


def _agreement(doc: Doc, key: str, item: Instrument, frames: list[Frame]) -> Agreement:
    meeting = _meeting_of(doc, item.frame)
    if item.date is None and meeting and meeting.start and item.status and item.status.value == "Signed":
        item.date = Stated(meeting.start.value, "agreement-date-event", meeting.start.quotes)
    parties = item.parties
    if len(parties) < 2:
        parties = {**parties, **sides(doc, frames, item.title.quotes[0])}
    start, end = bounds(item.period.value) if item.period else ("", "")
    day = bounds(item.date.value)[0] if item.date else ""
    return Agreement(
        key=key,
        title=item.title,
        kind=item.kind,
        status=item.status or Stated("Signed", "agreement-period", item.title.quotes),
        parties=tuple(parties.values()),
        signatories=tuple(item.signatories.values()),
        signed_on=Stated(day, item.date.rule, item.date.quotes) if item.date else None,
        signed_at=meeting.key if meeting else None,
        valid_from=Stated(start, "agreement-period", item.period.quotes) if item.period else None,
        valid_until=Stated(end, "agreement-period", item.period.quotes) if item.period else None,
    )


def _meeting_of(doc: Doc, frame: Frame) -> Meeting | None:
    told: dict[str, set[int]] = doc._.told
    here = [meeting for meeting in doc._.meetings if frame.index in told.get(meeting.key, ())]
    signing = [meeting for meeting in here if meeting.kind.value == "SigningCeremony"]
    return next(iter([*signing, *(meeting for meeting in here if meeting.kind.value != "Conference")]), None)
