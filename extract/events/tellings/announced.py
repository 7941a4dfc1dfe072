"""Events that a story announces: who meets again, and under which kind, where the announcement leaves both unsaid."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..sentences.modality import reported, reports
from ..when.status_by_date import lies_ahead
from ..who.participants import support
from ..who.parties import body_class, sides, territory_of
from .drafts import DAY, NEXT_ONE, YEAR, Draft, precision

SIDES = 2  # who meets again: both sides of the story
REACH = 3  # tokens between words of the future and the infinitive that they govern ("is due to call on")
JOINED = 20  # tokens between words of the future and the second of two infinitives
AUTHORITY, UNION = "LocalAuthority", "Association"
AGAIN = frozenset({"Conference", "JointCommittee", "Ceremony"})  # kinds of which there are further editions


def promised(frame: Frame, cue: Cue) -> bool:
    """Return whether a form that says nothing of the time by itself ("meet") follows words of the future."""
    party = cue.rule.options.get("party")  # "led a …" something: only a delegation makes a visit of it
    if party and not any(0 <= word.start - cue.end <= REACH for word in frame.cued("delegation")):
        return False
    if cue.rule.options.get("told"):  # "would visit": the future of what somebody said or of what was agreed
        return reports(frame, cue)
    if not cue.rule.options.get("bare"):
        return True
    agreed = [word for word in frame.cued("wish") if word.rule.options.get("agreed")] if frame.cued("decided") else []
    planned = [*frame.cued("planned"), *agreed, *reported(frame)]
    if any(word.start < cue.start < word.end for word in planned):
        return True  # "was to meet": its verb is part of what says so
    return any(0 <= cue.start - word.end <= REACH for word in planned) or _joined(frame, cue, planned)


def _joined(frame: Frame, cue: Cue, planned: list[Cue]) -> bool:
    """Return whether "and" joins an infinitive to one that words of the future govern: "is to plant … and call on"."""
    joins = any(word.end == cue.start for word in frame.cued("join"))
    return joins and any(0 <= cue.start - word.end <= JOINED for word in planned)


def kind_again(cue: Cue, focus: Draft | None, series: Draft | None, *, numbered: bool) -> str:
    """Return the kind of an event that a cue tells: that of the story's event for the next one of its kind.

    ``series`` is the event of a kind of which there are editions, where the cue tells its number or one of the series.
    """
    series = series if numbered or cue.rule.options.get("series") else None
    for told in (series, focus):
        if cue.rule.options.get("again") and told and told.kind.value in AGAIN:
            return told.kind.value
    return cue.rule.get("kind")


def others_sign(doc: Doc, draft: Draft) -> bool:
    """Return whether what is to be signed is between others than the story's sides: departments, schools, firms.

    In a language whose reports give others' signings a place of their own (``others_sign``) one with a date is none.
    """
    if draft.date and on(doc).pack["meetings"].get("others_sign"):
        return False
    bodies = [key for key in draft.everyone() if not key.startswith("person/")]
    planned = draft.signing and draft.status.value == "Planned"
    return planned and bool(bodies) and not any(body_class(doc, key) in {AUTHORITY, UNION} for key in bodies)


def cast(doc: Doc, frames: list[Frame], draft: Draft) -> None:
    """Give a visit, or a meeting with a day of its own, of which nobody is named the story's two sides."""
    dated = draft.date is not None and (precision(draft.date.value) >= DAY or draft.spans_days())
    coming = draft.date is not None and precision(draft.date.value) > YEAR and draft.status.value == "Planned"
    dated = dated or (coming and draft.family == "visit")  # "eight students are due in March"
    if draft.family == "conference":  # announced with its month and town
        dated = draft.date is not None and precision(draft.date.value) > YEAR and draft.location is not None
        dated = dated and draft.status.value == "Planned"
    if draft.everyone() or not dated:
        return
    for key, stated in sides(doc, frames, draft.kind.quotes[0]).items():
        draft.others[key] = Stated(key, "participant-sides", stated.quotes)


def invite(doc: Doc, frames: list[Frame], draft: Draft, focus: Draft | None) -> None:
    """Give an event that is announced with its time or place, but without those who meet, the story's two sides."""
    everyone = draft.everyone()
    bodies = [key for key in everyone if not key.startswith("person/")]
    if draft.kind.rule == NEXT_ONE and draft.edition:  # "the 14th edition will be in Hue": who comes is not said
        return
    joint = draft.kind.value in {"SigningCeremony", "JointCommittee"}  # it takes two
    dated = draft.date is not None and precision(draft.date.value) > DAY and not draft.date.value.startswith("--")
    over = draft.status.value == "Held" and not lies_ahead(on(doc).article, draft.date)
    one_signs = draft.signing and over and dated and len(everyone) < SIDES
    alone = joint and draft.date is not None and (not everyone or one_signs)
    if not alone and (draft.status.value != "Planned" or not (draft.date or draft.location)):
        return
    if (len(bodies) >= SIDES or (bodies and not joint)) or (len(everyone) > 1 and not joint):
        return
    told = [s for k, s in (focus.everyone() if focus else {}).items() if not k.startswith("person/")]
    found: dict[str, Stated[str]] = {}
    if draft.kind.rule == NEXT_ONE:  # those who met, whoever they are
        found = {stated.value: stated for stated in told}
        told = []
    for stated in told:  # one for each country
        place = territory_of(doc, stated.value)
        country = on(doc).places[place].country if place in on(doc).places else None
        if country and body_class(doc, stated.value) == AUTHORITY:
            found.setdefault(country, stated)
    found = {stated.value: stated for stated in found.values()}
    if len(found) < SIDES:
        found = sides(doc, frames, draft.kind.quotes[0])
    here = {territory_of(doc, key) for key in bodies}
    for key, stated in found.items():
        if territory_of(doc, key) in here:
            continue
        quotes = support(*stated.quotes, *draft.kind.quotes)
        draft.others.setdefault(key, Stated(key, "participant-sides", quotes))
