"""What one sentence says of instruments: kind, title, status, date, term, who is party and who signs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Quote, Stated
from ...words.wordlists import words_of
from ..sentences.approved import approved_by_one, approves
from ..sentences.cues import Cue
from ..sentences.earlier import over_by_now
from ..sentences.frames import Frame, Mention
from ..sentences.modality import status_of
from ..sentences.untold import is_attribute
from ..tellings.drafts import YEAR, finer
from ..when.of_old import celebrated, is_old, signed_since
from ..when.whose_date import of_signing
from ..who.participants import said_by_sides, support
from ..who.parties import is_authority, territory_of
from .aims import is_aim
from .bonds import (
    PLAIN,
    TWINNING,
    began,
    begun_in,
    has_article,
    is_definite,
    kind_of,
    only_mentioned,
    plain_kind,
    title_start,
)
from .contracting import Parties, pairs_of, parties_of, signs_for, states_pair
from .each_day import last_day
from .listed import is_of_none, its_own_date, of_several
from .renewals import renews
from .signed_when import date_ahead, date_before, date_of, is_earlier, own_date
from .signing import signatories_in
from .unsigned import ANNOUNCED, drafted, planned, title_end
from .validity import Validity, validity_in
from .verbs_of_signing import beside, leads_to, nearest, prepared, signs_near, verbs_for

CENTURIES = ("19", "20")
LATER = 6  # tokens between "years after" and the words of an agreement of then


@dataclass(slots=True)
class Instrument:
    """Gather what is told of one agreement."""

    kind: Stated[str]
    title: Stated[str]
    frame: Frame
    start: int
    end: int  # token after the title
    several: bool = False
    definite: bool = False  # "the agreement": one told before
    told: bool = False  # "the MoU": one of its kind told before
    first: bool = False  # "the agreement, first signed in 2004"
    past: bool = False  # told as years ago: "30 years after the first pact was inked"
    lone: bool = False  # told by a plain word: "the twinning"
    bond: bool = False  # told only as what the parties became: "sister cities"
    where: frozenset[str] = frozenset()  # the territories of its parties
    status: Stated[str] | None = None
    parties: Parties = field(default_factory=dict)
    signatories: Parties = field(default_factory=dict)
    date: Stated[str] | None = None
    period: Stated[str] | None = None
    months: Stated[int] | None = None
    replaces: tuple[Instrument, Quote] | None = None
    earlier: bool = False  # told as what was before the story: "they had signed"
    renews: bool = False  # what was signed before: "renewed the charter"
    bound: bool = False  # told only by what it does: "a charter links the two towns"
    sides: bool = False  # signed by "the two sides"
    minutes: bool = False  # of a session
    untitled: bool = False  # told by a participle: "jumelées"
    plain: bool = False  # told by no more than its kind: "a memorandum of agreement"
    own: bool = False  # between bodies that are no authorities: universities, companies, departments

    @property
    def drafted(self) -> bool:
        """Return whether it is only said to be prepared."""
        return self.status is not None and self.status.rule == ANNOUNCED

    def take(self, told: Validity) -> None:
        """Take over the term that a sentence states."""
        self.period = self.period or told.period
        self.months = self.months or told.months

    def add(self, other: Instrument) -> None:
        """Take over what another telling of this agreement adds."""
        if self.bond and not other.bond:
            self.kind, self.title, self.bond = other.kind, other.title, False
        elif self.untitled and not (other.untitled or other.bond):
            self.title, self.untitled = other.title, False
        elif self.kind.value == PLAIN and other.kind.value == TWINNING:
            self.kind = other.kind
        self.status = self.status or other.status
        self.date = finer(self.date, other.date)
        self.take(Validity(other.period, other.months))
        if len(self.parties) < 2:
            self.parties |= {k: v for k, v in other.parties.items() if k not in self.parties}
        self.signatories |= {k: v for k, v in other.signatories.items() if k not in self.signatories}


def instruments_in(doc: Doc, frame: Frame) -> list[Instrument]:
    """Return the agreements that a sentence names, with what it says of them."""
    found: list[Instrument] = []
    signs = _signs_of(doc, frame)
    for cue in frame.cued("instrument"):
        if found and found[-1].frame is frame and _abbreviates(doc, found[-1], cue):
            continue
        begun = begun_in(frame, cue)
        inside = bool(found) and cue.start < found[-1].end and found[-1].frame is frame  # "an amendment to the charter"
        if inside or only_mentioned(frame, cue, begun, signs) or is_of_none(doc, frame, cue):
            continue
        end = title_end(doc, frame, cue)
        quote = quote_of(doc, title_start(doc, cue), end)
        title = Stated(on(doc).article.text[quote.start : quote.end], "agreement-title", (quote,))
        item = Instrument(
            kind_of(doc, frame, cue, end),
            title,
            frame,
            cue.start,
            end,
            several=of_several(doc, frame, cue),
            definite=is_definite(doc, cue, end),
            told=has_article(doc, cue, end),
            past=any(0 <= cue.start - word.end <= LATER for word in frame.cued("years-after")),
            lone=bool(cue.rule.options.get("lone") and not cue.rule.options.get("alone")),
            bond=bool(cue.rule.options.get("from")),
            untitled=bool(cue.rule.options.get("untitled")),
            plain=end == cue.end,
        )
        item.take(validity_in(doc, frame, cue, end))
        own = verbs_for(doc, frame, cue, end, signs)
        own = [sign for sign in own if not (item.definite and sign.end == cue.start)]  # "the freshly signed | pact"
        own = [sign for sign in own if not began(doc, sign)] or own
        item.first = any(began(doc, sign) for sign in own) or (
            began(doc, cue) and any(is_old(doc, day) for day in frame.dates)
        )
        item.sides = any(said_by_sides(frame, sign) for sign in own)
        verb = nearest(cue, end, own)
        if past := begun or _of_year(doc, frame, cue):
            item.date = Stated(past.key, "agreement-date", support(past.quote, cue.quote))
            item.status, verb = Stated("Signed", "agreement-dated", item.date.quotes), None
        elif not item.definite and (given := approved_by_one(frame, cue)):
            item.status = Stated("Planned", "status-approved", support(given.quote, cue.quote))
            verb = verb or given
        elif verb is not None and signs_near(doc, frame, verb, cue, end, found):
            told = status_of(frame, verb)
            if told is None:
                item.status, item.date = planned(frame, cue, end, coming=False)
            if item.status is None and _not_signed(doc, item, verb, told):
                continue
            if told:
                _sign(doc, item, verb, told, cue, leads=prepared(frame, verb) or leads_to(doc, found, verb, cue))
                _sign_too(doc, item, verb, own)
                item.date = (last_day(doc, frame, end) if told.value == "Held" else None) or item.date
            verb = verb if verb.label == "sign" else None  # "the signing of …" names no party by itself
        elif not drafted(frame, cue) and status_of(frame, cue) and (date := own_date(doc, frame, cue, end)):
            item.date = date
            item.status = Stated("Signed", "agreement-dated", date.quotes)
        else:
            item.status, item.date = planned(
                frame, cue, end, coming=bool(item.period) and not (item.definite or item.told)
            )
        item.date = item.date or date_ahead(doc, frame, cue, item.status)
        pairs = pairs_of(doc, frame, cue) or [
            parties_of(doc, frame, cue, end, verb or (cue if begun or has_pair(doc, item) else None), item.signatories)
        ]
        for parties in pairs:
            each = item if parties is pairs[0] else replace(item)
            each.parties, each.where = parties, frozenset(territory_of(doc, key) or key for key in parties)
            each.minutes = bool(cue.rule.options.get("minutes"))
            each.own = len(parties) > 1 and not any(is_authority(doc, key) for key in parties)
            each.kind = plain_kind(each.kind, cue) if each.own else each.kind
            found.append(each)
    return [item for item in found if not (_repeats(item, found) or _told_again(item, found))]


def has_pair(doc: Doc, item: Instrument) -> bool:
    """Return whether the sentence of an instrument that nobody signs in it names the two who have or prepare it."""
    told = item.status is not None and item.status.rule in {ANNOUNCED, "agreement-dated"}
    return told and states_pair(doc, item.frame, item.start, item.end)


def _signs_of(doc: Doc, frame: Frame) -> list[Cue]:
    """Return the words by which a sentence says that something is signed, or had been: "after the signing of"."""
    signs = [cue for cue in frame.cued("sign") if not approves(frame, cue)]
    signs = signs or [cue for cue in frame.cued("trigger") if cue.rule.get("kind") == "SigningCeremony"]
    return signs or over_by_now(doc, frame)


def _not_signed(doc: Doc, item: Instrument, verb: Cue, told: Stated[str] | None) -> bool:
    """Return whether nothing is signed by a verb; "the 2016-2018 pact that could not be renewed" was signed once."""
    if told is None:
        today = on(doc).article.published or ""
        over = item.period is not None and item.period.value.partition("/")[2] < today
        return not (over and verb.start >= item.end)
    return told.value == "Cancelled" and not _put_off(doc)


def _sign(doc: Doc, item: Instrument, verb: Cue, told: Stated[str], cue: Cue, *, leads: bool) -> None:
    """Take over what words of signing say of an instrument; to what is signed only ``leads`` to is yet to come."""
    if leads and cue.rule.options.get("vague"):
        return  # "a letter of intent with a view to a partnership"
    if leads:
        item.status = Stated("Planned", "agreement-leads", support(*told.quotes, item.title.quotes[0]))
        return
    aimed = drafted(item.frame, cue) and verb.start >= item.end and is_aim(doc, verb)  # "work on a draft, to sign it"
    value = "Signed" if told.value == "Held" and not aimed else "Planned"
    item.status = Stated(value, "agreement-signed" if value == "Signed" else told.rule, told.quotes)
    item.signatories = signatories_in(doc, item.frame, verb)
    item.bound, item.renews = bool(verb.rule.options.get("bind")), renews(doc, item.frame, verb)
    own = its_own_date(item.frame, verb, cue)
    item.date = own or (None if signed_since(item.frame, verb) else date_of(doc, item.frame, verb, cue))
    if verb.end == cue.start and is_attribute(doc, item.frame, verb):
        item.date = None  # "came back on Wednesday with a signed pact"
    item.earlier = value == "Signed" and is_earlier(doc, item.frame, verb)
    if celebrated(doc, item.frame, verb) and not (item.period or item.months):  # "five years since the signing"
        item.earlier, item.past, item.date, item.signatories = True, True, None, {}
    elif item.earlier and item.date is None:
        item.date = date_before(doc, item.frame, verb)


def _sign_too(doc: Doc, item: Instrument, verb: Cue, verbs: list[Cue]) -> None:
    """Add who signs by another verb of the sentence: "X signed the charter for Lyon; Y signed for Hanoi"."""
    if len([cue for cue in item.frame.cued("instrument") if not cue.rule.options.get("lone")]) > 1:
        return
    for other in verbs:
        if (
            other is verb
            or other.label != "sign"
            or not beside(doc, verb, other)
            or any(of_signing(date, other) for date in item.frame.dates)
        ):
            continue
        told = status_of(item.frame, other)
        if told and item.status and (told.value == "Held") == (item.status.value == "Signed"):
            item.signatories = signatories_in(doc, item.frame, other) | item.signatories


def _repeats(item: Instrument, found: list[Instrument]) -> bool:
    """Return whether "the pact" of a sentence is the one that it names in full: told of the same day."""
    if not item.definite or item.date is None:
        return False
    return any(not other.definite and other.date and other.date.value == item.date.value for other in found)


def _told_again(item: Instrument, found: list[Instrument]) -> bool:
    """Return whether a bond is told beside the paper by which it was made: "the twinning, since a charter of 2018"."""
    if not item.lone or item.signatories or item.date is None or item.kind.value != TWINNING:
        return False
    others = [other for other in found if other.kind.value == TWINNING and not other.lone]
    return any(other.date and other.date.value == item.date.value for other in others)


def _of_year(doc: Doc, frame: Frame, cue: Cue) -> Mention | None:
    """Return the year by which an agreement is named: "a 2022 letter of intent"."""
    years = [d for d in frame.dates if len(d.key) == YEAR and d.end == cue.start]
    if years or cue.start < frame.start + 2:
        return years[0] if years else None
    year, at = on(doc).words[cue.start - 1], cue.start - 1
    articles = words_of(doc, "agreements", "indefinite")
    plain = year.isdigit() and len(year) == YEAR and year[:2] in CENTURIES and on(doc).lower[at - 1] in articles
    return Mention("date", year, at, cue.start, quote_of(doc, at, cue.start)) if plain else None


def sign_in(doc: Doc, item: Instrument, frame: Frame, verb: Cue) -> bool:
    """Take over what the sentence after an instrument says of its signing; return whether it says so."""
    told = status_of(frame, verb)
    if told is None or told.value == "Cancelled":
        return False
    value = "Signed" if told.value == "Held" else "Planned"
    item.status = Stated(value, "agreement-document", support(*item.title.quotes, *told.quotes))
    item.signatories = signatories_in(doc, frame, verb)
    item.date = date_of(doc, frame, verb)
    for key, signatory in item.signatories.items():
        if body := signs_for(doc, key, signatory):
            item.parties.setdefault(body.value, body)
    return True


def _put_off(doc: Doc) -> bool:
    """Return whether the story says that something is only put off."""
    return any(frame.cued("postponed") for frame in on(doc).frames)


def _abbreviates(doc: Doc, before: Instrument, cue: Cue) -> bool:
    """Return whether words only shorten the title before them: "(MoU)"."""
    return cue.start <= before.end + 1 and any(token.text == "(" for token in doc[cue.start - 1 : cue.start])
