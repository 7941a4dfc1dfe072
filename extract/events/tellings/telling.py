"""What one sentence tells of events: a draft for each, with its date, place, edition and who takes part."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..instruments.bonds import began, signs_document
from ..instruments.bonds import points_back as signs_told
from ..instruments.signs_it import signs_it
from ..instruments.verbs_of_signing import prepared
from ..sentences.approved import approves
from ..sentences.clauses import part
from ..sentences.cues import Cue
from ..sentences.earlier import over_by_then, told_before
from ..sentences.frames import Frame, Mention
from ..sentences.modality import status_of
from ..sentences.untold import (
    begins_or_ends,
    beside,
    closes_stay,
    goes,
    goes_for,
    of_another,
    only_frames,
    only_names,
    only_says,
    points_back,
    says_when,
)
from ..when.hours import hour_of
from ..when.month_of import month_of
from ..when.nth_day import edge_of_stay
from ..when.reported import is_recalled, recalled_after
from ..when.status_by_date import lies_behind, planned_by_day
from ..when.until import goes_on_for_days, until_when
from ..when.visit_length import lengths_in, measured
from ..when.which_day import event_of_day
from ..when.whose_date import SAME_DAY, day_of_paragraph, tell_date
from ..where.whereabouts import locate, locate_after
from ..who.antecedent import antecedent
from ..who.companions import meet_again, only_joins
from ..who.hosting import add_host, ends_conference, hosted, hosts_conference, is_held
from ..who.outside import stands_outside
from ..who.participants import Party, named_in, said_by_sides, speech_starts, support
from ..who.parties import is_country
from ..who.tellers import leave_others
from ..who.they import those_meant, two_meant
from ..who.who_visits import keep_antecedent
from .announced import kind_again, promised
from .chains import one_by_one
from .day_by_day import day_by_day
from .drafts import MONTH, YEAR, Draft, apart, elsewhere, precision
from .editions import edition_of
from .follows import only_follows
from .homeward import goes_home
from .journeys import goes_somewhere
from .legs import legs
from .one_after_other import one_after_other
from .previous import sides_of_series
from .signs_here import met_to_sign, on_a_day, plainly_signed, signed_long_ago, signed_now

SIGNING = "SigningCeremony"
STAYED = 4  # tokens between words of a stay and since when it lasts: its place


@dataclass(slots=True)
class Telling:
    """Hold where a story is when it comes to a sentence.

    ``parties`` are the delegations of the whole story, ``focus`` the event that it was at, ``before`` the sentence
    before where that one told of no event, ``last`` the last person named, ``past`` the sentences so far.
    """

    doc: Doc
    parties: list[Party]
    focus: Draft | None = None
    before: Frame | None = None
    last: Mention | None = None
    past: list[Frame] = field(default_factory=list)
    held: Draft | None = None  # the event told last that took place on a known day
    dated: Frame | None = None  # a sentence some way before, with the day of what those after it tell
    series: Draft | None = None  # the event told last of a kind of which there are editions


def tell(telling: Telling, frame: Frame) -> list[Draft]:
    """Return what a sentence tells of events, at most one for each family of kinds and status."""
    drafts: list[Draft] = []
    for cue in frame.cued("trigger", "sign"):
        if not _tells(telling, frame, cue) or is_recalled(frame, cue):
            continue
        status = hosted(frame, cue) or status_of(frame, cue)
        if status is None:
            continue
        if status.rule == "status-told" and (announced := _goes_on(telling, frame, cue)):
            status = Stated("Planned", "status-context", support(cue.quote, *announced.quotes))
        draft = met_to_sign(telling.doc, frame, cue, _draft(telling, frame, cue, status))
        if goes_home(telling.doc, frame, cue, draft, telling.focus):
            continue
        planned = status.value == "Planned"
        same_day = event_of_day(telling.doc, telling.focus, telling.held, planned=planned)
        before = telling.dated or telling.before
        draft.date = tell_date(telling.doc, frame, cue, same_day, before, planned=planned)
        if frame.cued("same-day") and (draft.date is None or draft.date.rule == SAME_DAY):
            draft.date = day_of_paragraph(telling.past, frame) or draft.date
        if status.rule == "status-approved" and draft.date is None:
            continue  # an agreement to come, no event
        draft.date, draft.until = until_when(frame, draft)
        leave_others(telling.doc, draft, telling.focus)
        draft.hour = hour_of(telling.doc, frame, cue)
        draft.date = _as_told(frame, cue, edge_of_stay(frame, cue, draft.date))
        if status.rule == "status-context" and _was_before(telling, draft):
            draft.status = Stated("Held", "status-told", (cue.quote,))
        lasts = bool(cue.rule.options.get("long") or lengths_in(telling.doc, frame))
        lasts = lasts and draft.kind.value in {"Visit", "Reception"}
        visit = draft.kind.value == "Visit"
        draft.going_on = visit and (lasts or goes_on_for_days(frame, draft, cue) or begins_or_ends(frame, cue))
        draft.status = planned_by_day(telling.doc, frame, draft, cue)
        _stay_on(frame, draft, lasts=lasts)
        if draft.location is None and draft.signing and telling.before and telling.before.cued("sign"):
            draft.location = locate_after(telling.doc, telling.before, draft.kind, venue=True)
        if not draft.everyone() or said_by_sides(frame, cue):
            draft.others |= those_meant(telling.doc, telling.focus, telling.past, frame, telling.parties)
        days = day_by_day(telling.doc, frame, cue, draft)
        for each in days if len(days) > 1 else legs(telling.doc, frame, cue, draft):
            _gather(drafts, each)
    for draft in drafts:  # the nouns of a sentence are told in the time of its verb
        draft.earlier = draft.earlier or (draft.noun and any(other.earlier for other in drafts))
    told = one_by_one(drafts) if drafts else []
    part(telling.doc, told)
    return told


def _stay_on(frame: Frame, draft: Draft, *, lasts: bool) -> None:
    """Make a visit of a reception that lasts, or goes on since a day: "received for a week", "since Sunday"."""
    # "in town | since Monday, was received"
    stays = [c for c in frame.cued("trigger") if c.rule.get("kind") == "Visit"]
    since = [
        d
        for word in frame.cued("since")
        for d in frame.dates
        if 0 <= d.start - word.end <= 1 and not draft.noun and not any(0 <= word.start - c.end <= STAYED for c in stays)
    ]
    journeys = [c for c in stays if c.rule.options.get("noun") or measured(frame, c)]
    lasts = lasts and not draft.noun and not journeys  # "gave a dinner at the end of their visit of four days"
    if draft.kind.value == "Reception" and (draft.spans_days() or since or lasts):
        draft.kind = Stated("Visit", draft.kind.rule, draft.kind.quotes)
        draft.going_on = draft.going_on or bool(since)
        for day in since[:1]:
            draft.date = draft.date or Stated(day.key, "date-told", support(day.quote, *draft.kind.quotes))


def _gather(drafts: list[Draft], leg: Draft) -> None:
    """Add what a cue tells to the drafts of its sentence."""
    alike = [d for d in drafts if d.family == leg.family and d.status.value == leg.status.value]
    alike = [d for d in alike if not recalled_after(leg.frame, *d.kind.quotes[:1], *leg.kind.quotes[:1])]
    same = next((d for d in alike if not (apart(d, leg) or elsewhere(d, leg) or one_after_other(d, leg))), None)
    if same is None:
        drafts.append(leg)
    else:
        same.add(leg)


def _tells(telling: Telling, frame: Frame, cue: Cue) -> bool:
    """Return whether words tell of an event here, by what stands around them."""
    binds = cue.rule.options.get("bind") and not (telling.focus and telling.focus.kind.value == SIGNING)
    if (
        cue.rule.options.get("silent")
        or binds
        or only_says(telling.doc, frame, cue)
        or beside(telling.doc, frame, cue)
        or prepared(frame, cue)
        or approves(frame, cue)
        or only_joins(frame, cue, telling.focus)
    ):
        return False  # "adopted a plan", "the charter binds": an agreement, no event of its own
    plain = not cue.rule.options.get("bound") and (
        plainly_signed(frame, telling.focus) or signed_now(frame, telling.focus)
    )
    plain = plain or (signs_told(frame, cue) and (cue.rule.planned or on_a_day(frame, cue)))
    plain = plain or signs_it(telling.doc, telling.past, frame, cue)
    if cue.label == "sign" and not frame.cued("instrument") and not plain and not signs_document(frame, cue):
        return False
    if cue.rule.get("kind") in {"Reception", "Visit"} and (hosts_conference(frame, cue) or ends_conference(frame, cue)):
        return False
    if goes(frame, cue) or closes_stay(frame, cue) or of_another(frame, cue):
        return False
    said_so = only_names(frame, cue) or only_follows(frame, cue) or says_when(frame, cue)
    if said_so or only_frames(telling.doc, frame, cue) or goes_for(telling.doc, frame, cue):
        return False
    years = bool(frame.dates) and all(precision(d.key) == YEAR for d in frame.dates)
    signs = cue.label == "sign" or (years and cue.rule.get("kind") == SIGNING)  # "began in 1982 with the signing of"
    long_ago = signs and (signed_long_ago(telling.doc, frame, cue) or began(telling.doc, cue))
    return goes_somewhere(telling.doc, frame, cue) and promised(frame, cue) and not long_ago


def _as_told(frame: Frame, cue: Cue, date: Stated[str] | None) -> Stated[str] | None:
    """Return as much of a date as the words of an event leave it."""
    if date and precision(date.value) == YEAR and points_back(frame, cue):
        return None  # "this visit comes after that of 2019"
    return month_of(date) if cue.rule.options.get("returned") else date


def _was_before(telling: Telling, draft: Draft) -> bool:
    """Return whether an event with a day gone by is told beside one announced for another month."""
    told = telling.focus.date if telling.focus else None
    behind = lies_behind(on(telling.doc).article, draft.date)
    return behind and told is not None and draft.date is not None and told.value[:MONTH] != draft.date.value[:MONTH]


def _goes_on(telling: Telling, frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return the status of an announced event, with which words go on that say nothing of the time by themselves.

    A noun does, and in a language without tenses (``past``: its words for what is over) a verb of the same paragraph.
    """
    focus = telling.focus
    doc, past = telling.doc, words_of(telling.doc, "meetings", "past")
    if focus is None or focus.status.value != "Planned" or focus.put_off or over_by_then(doc, frame.start, frame.end):
        return None
    last = focus.frames[-1]
    same = frame.index - last.index == 1 and frame.paragraph == last.paragraph
    noun = cue.rule.options.get("noun")
    if noun and not past and any(_happened(frame, other) for other in frame.cued("trigger")):
        return None  # "During their trip they visited …", whatever was announced before
    bare = same and bool(past) and past.isdisjoint(on(doc).lower[cue.start - 1 : cue.start + 1])
    return focus.status if bare or noun else None


def _happened(frame: Frame, cue: Cue) -> bool:
    """Return whether a verb tells of something that took place."""
    options = cue.rule.options
    if options.get("noun") or options.get("bare") or options.get("light") or cue.rule.planned:
        return False
    return (told := status_of(frame, cue)) is not None and told.rule == "status-told"


def _draft(telling: Telling, frame: Frame, cue: Cue, status: Stated[str]) -> Draft:
    doc = telling.doc
    last = antecedent(doc, frame, cue, telling.past, telling.last)
    hosts, guests, others = named_in(doc, frame, cue, telling.parties, last, planned=status.value == "Planned")
    keep_antecedent(doc, frame, cue, hosts, guests, others)
    focus = telling.focus if telling.focus and telling.focus.status.value in {"Held", status.value} else None
    meet_again(doc, frame, cue, focus, (hosts, guests, others))
    others = two_meant(doc, frame, cue) | others
    others = others or sides_of_series(cue, telling.series, telling.focus)
    edition = edition_of(doc, frame, cue) if cue.rule.options.get("named") or cue.rule.options.get("again") else None
    draft = Draft(
        kind=Stated(kind_again(cue, telling.focus, telling.series, numbered=bool(edition)), cue.rule.id, (cue.quote,)),
        status=status,
        name=on(doc).article.text[cue.quote.start : cue.quote.end],
        frame=frame,
        noun=bool(cue.rule.options.get("noun")),
        spoken=cue.start >= speech_starts(frame),
        signing=cue.label == "sign",
        bond=bool(cue.rule.options.get("bond")),
        purpose=bool(cue.rule.options.get("purpose")),
        light=bool(cue.rule.options.get("noun") or cue.rule.options.get("light")),
        hosts=hosts,
        guests=guests,
        others=others,
        outside={m.key for m in frame.named("person") if stands_outside(doc, frame, m, cue)},
        frames=[frame],
        location=locate(doc, frame, cue),
        online=bool(frame.cued("online")),
        edition=edition,
        earlier=told_before(doc, cue),
    )
    draft.level = _level(doc, draft.location.value) if draft.location else ""
    draft.abroad = draft.location is not None and is_country(doc, draft.location.value)
    if cue.rule.options.get("named") or is_held(cue):
        add_host(doc, frame, cue, draft)
    return draft


def _level(doc: Doc, place: str) -> str:
    return on(doc).places[place].kind if place in on(doc).places else ""
