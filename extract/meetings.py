"""Events: from the sentences that tell of them to one ``Meeting`` for each real event."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from .eventcues import Cue
from .drafts import Draft, bounds, precision, same_event
from .facts import Meeting, Quote, Stated
from .frames import Frame, Mention
from .modality import status_of
from .participants import Party, find_delegations, named_in, present_in, speech_starts, support, with_offices
from .parties import territory_of

NUMBER = re.compile(r"\d{1,3}")


@Language.component("decoop_meetings")
def find_meetings(doc: Doc) -> Doc:
    """Write ``doc._.meetings`` from the sentences with their cues."""
    frames: list[Frame] = doc._.frames
    parties = find_delegations(doc, frames)
    doc._.meetings = finish(doc, frames, gather(doc, frames, parties), parties)
    return doc


def gather(doc: Doc, frames: list[Frame], parties: list[Party]) -> list[Draft]:
    """Return one draft for each event, in the order in which the story comes to them."""
    events: list[Draft] = []
    focus: Draft | None = None
    body = [frame for frame in frames if frame.section in {"lead", "body"}]
    around = [frame for frame in frames if frame.section in {"caption", "headline"}]
    for frame in [*body, *around]:
        told = list(draft_events(doc, frame, parties, focus))
        if not told:
            if focus is not None:
                target = _whose(frame, events) if frame.section not in {"body", "lead"} else focus
                extend(doc, target or focus, frame, parties)
            continue
        also = any(cue.label == "also" for cue in frame.cues)
        back = any(cue.label == "back" for cue in frame.cues) or frame in around
        for draft in told:
            candidates = ([focus] if focus else []) + [event for event in reversed(events) if event is not focus]
            known = next((event for event in candidates if same_event(event, draft, also=also, back=back)), None)
            if known is not None:
                known.add(draft)
            elif enough(draft, events) and not (frame in around and events):
                events.append(draft)
                known = draft
            if known is not None and frame not in around and (known.family != "conference" or focus is None):
                focus = known
    return events


def _whose(frame: Frame, events: list[Draft]) -> Draft | None:
    named = {mention.key for mention in frame.mentions}
    return next((event for event in events if named & set(event.everyone())), None)


def extend(doc: Doc, event: Draft, frame: Frame, parties: list[Party]) -> None:
    """Add to an event what a sentence without event words of its own says of it."""
    for key, stated in present_in(doc, frame, parties).items():
        if key not in event.hosts and key not in event.guests:
            event.others.setdefault(key, stated)
    back = frame.cued("back")
    if back and event.date is None and (date := _date(frame, back[0], None)):
        event.date = date
    if frame not in event.frames:
        event.frames.append(frame)


def draft_events(doc: Doc, frame: Frame, parties: list[Party], focus: Draft | None) -> list[Draft]:
    """Return what a sentence tells of events, at most one for each family of kinds."""
    drafts: list[Draft] = []
    for cue in frame.cued("trigger", "sign"):
        if cue.label == "sign" and not frame.cued("instrument"):
            continue
        status = status_of(frame, cue)
        if status is None:
            continue
        draft = _draft(doc, frame, cue, status, parties, focus)
        same = next(
            (other for other in drafts if other.family == draft.family and other.status.value == status.value), None
        )
        if same is None:
            drafts.append(draft)
        else:
            same.add(draft)
    if len(drafts) > 1:
        drafts = _visit_into_meeting(drafts)
    return drafts


def _visit_into_meeting(drafts: list[Draft]) -> list[Draft]:
    visit = next((draft for draft in drafts if draft.family == "visit"), None)
    meeting = next((draft for draft in drafts if draft.family == "meeting"), None)
    if (
        visit
        and meeting
        and visit.status.value == meeting.status.value
        and not (visit.date and "/" in visit.date.value)
    ):
        meeting.add(visit)
        return [draft for draft in drafts if draft is not visit]
    return drafts


def _draft(doc: Doc, frame: Frame, cue: Cue, status: Stated[str], parties: list[Party], focus: Draft | None) -> Draft:
    hosts, guests, others = named_in(doc, frame, cue, parties)
    draft = Draft(
        kind=Stated(cue.rule.get("kind"), cue.rule.id, (cue.quote,)),
        status=status,
        name=doc.text[cue.quote.start : cue.quote.end],
        frame=frame,
        noun=bool(cue.rule.options.get("noun")),
        spoken=cue.start >= speech_starts(frame),
        signing=cue.label == "sign",
        hosts=hosts,
        guests=guests,
        others=others,
        frames=[frame],
    )
    draft.date = _date(frame, cue, focus)
    draft.location = _location(doc, frame, cue)
    draft.online = bool(frame.cued("online"))
    if cue.rule.options.get("named"):
        draft.edition = _edition(doc, frame, cue)
    return draft


def _date(frame: Frame, cue: Cue, focus: Draft | None) -> Stated[str] | None:
    def distance(date: Mention) -> int:
        return max(date.start - cue.end, cue.start - date.end, 0)

    near = [d for d in frame.dates if precision(d.key) >= 7 or distance(d) <= 5]
    if near:
        best = max(near, key=lambda d: (precision(d.key), -distance(d)))
        return Stated(best.key, "date-told", support(best.quote, cue.quote))
    same = frame.cued("same-day")
    if same and focus and focus.date:
        return Stated(focus.date.value, "date-same-day", support(*focus.date.quotes, same[0].quote))
    return None


def _location(doc: Doc, frame: Frame, cue: Cue) -> Stated[str] | None:
    limit = speech_starts(frame)
    found: list[tuple[int, Stated[str]]] = []
    for mention in frame.named("place", "institution"):
        if mention.start >= limit and cue.start < limit:
            continue
        opened = [w for w in frame.cued("place") if 0 <= mention.start - w.end <= 2]
        direct = cue.rule.get("kind") == "Visit" and 0 <= mention.start - cue.end <= 2
        if mention.kind == "institution" and not any(w.end - w.start > 1 for w in opened):
            continue
        if opened or direct:
            quotes = support(mention.quote, cue.quote)
            found.append((abs(mention.start - cue.end), Stated(mention.key, "meeting-place", quotes)))
    del doc
    return min(found, key=lambda item: item[0])[1] if found else None


def _edition(doc: Doc, frame: Frame, cue: Cue) -> Stated[int] | None:
    marks = doc._.pack.get("meetings", {}).get("editions", [])
    text = doc.text[frame.quote.start : frame.quote.end]
    for pattern in marks:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            start = frame.quote.start + match.start()
            if -60 <= start - cue.quote.end <= 120 or 0 <= cue.quote.start - start <= 40:
                return Stated(int(match[1]), "meeting-edition", (Quote(start, frame.quote.start + match.end()),))
    return None


def enough(draft: Draft, events: list[Draft]) -> bool:
    """Return whether a telling says enough to be an event of its own."""
    people = draft.people()
    parties = set(draft.everyone()) - people
    if draft.spoken:
        return draft.date is not None and precision(draft.date.value) >= 4 and bool(draft.everyone())
    if draft.family == "conference":
        return bool(draft.edition or draft.date or (draft.frame.section == "lead" and parties))
    if draft.signing:
        return bool(people or draft.date) or not events
    if draft.family == "visit":
        return bool((people or parties) and (draft.date or draft.location or not events))
    if draft.noun:
        return bool(draft.date or people or (parties and not events))
    return bool(people or len(parties) > 1 or draft.date)


def finish(doc: Doc, frames: list[Frame], drafts: list[Draft], parties: list[Party]) -> list[Meeting]:
    """Return the drafts as facts."""
    named = {mention.key for frame in frames for mention in frame.named("place")}
    return [_meeting(doc, f"m{number}", draft, parties, named) for number, draft in enumerate(drafts, start=1)]


def _meeting(doc: Doc, key: str, draft: Draft, parties: list[Party], named: set[str]) -> Meeting:
    delegations = [party for party in parties if set(party.represents) & set(draft.everyone())]
    for party in delegations:
        if party.head and party.head.value not in draft.everyone():
            draft.others[party.head.value] = Stated(party.head.value, "participant-head", party.head.quotes)
    everyone = draft.everyone()
    behind = with_offices(doc, {k: s for k, s in everyone.items() if k.startswith("person/")}, named)
    others = {**draft.others, **{k: s for k, s in behind.items() if k not in everyone}}
    if draft.location is None and draft.kind.value == "Reception":
        draft.location = _host_place(doc, draft)
    start, end = bounds(draft.date.value) if draft.date else ("", "")
    date = draft.date
    return Meeting(
        key=key,
        name=draft.name,
        kind=draft.kind,
        status=draft.status,
        start=Stated(start, date.rule, date.quotes) if date else None,
        end=Stated(end, date.rule, date.quotes) if date and end != start else None,
        location=draft.location,
        hosts=tuple(draft.hosts.values()),
        guests=tuple(draft.guests.values()),
        participants=tuple(others.values()),
        delegations=tuple(party.stated() for party in delegations),
        edition=draft.edition,
        online=draft.online,
    )


def _host_place(doc: Doc, draft: Draft) -> Stated[str] | None:
    hosts = with_offices(doc, {k: s for k, s in draft.hosts.items() if k.startswith("person/")}, set())
    for stated in [*draft.hosts.values(), *hosts.values()]:
        if place := territory_of(doc, stated.value):
            return Stated(place, "meeting-place-host", stated.quotes)
    return None
