"""What one sentence says of instruments: kind, title, status, date, term, who is party and who signs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from ..document import on, quote_of
from ..facts import Quote, Stated
from .bonds import PLAIN, TWINNING, begun_in, has_article, is_definite, kind_of, only_mentioned, title_start
from .contracting import Parties, pairs_of, parties_of, signs_for
from .cues import Cue
from .drafts import YEAR, finer, precision
from .frames import Frame, Mention
from .listing import list_words
from .modality import status_of
from .participants import support
from .parties import territory_of
from .signing import clause, signatories_in
from .unsigned import planned, title_end
from .validity import Validity, days_of_term, validity_in
from .whose_date import gap, of_signing, possible

REACH = 25  # tokens between an instrument and the verb that signs it
DATED = 6  # tokens between an instrument without a verb and the date that it is of ("the 2017 memorandum")
NEXT = 2  # tokens between a verb and a date that follows it at once
NEAR = 8  # tokens between a verb and a date that is no day
CENTURIES = ("19", "20")
LATER = 6  # tokens between "years after" and the words of an agreement of then
LISTED_NEXT = 8  # tokens between an instrument of a list and the next


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
    past: bool = False  # told as years ago: "30 years after the first pact was inked"
    lone: bool = False  # told by a plain word: "the twinning"
    bond: bool = False  # told only as what the parties became: "sister cities"
    where: frozenset[str] = frozenset()  # the territories of its parties
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
        if self.bond and not other.bond:
            self.kind, self.title, self.bond = other.kind, other.title, False
        elif self.kind.value == PLAIN and other.kind.value == TWINNING:
            self.kind = other.kind
        self.status = self.status or other.status
        self.date = finer(self.date, other.date)
        self.take(Validity(other.period, other.years))
        if len(self.parties) < 2:
            self.parties |= {k: v for k, v in other.parties.items() if k not in self.parties}
        self.signatories |= {k: v for k, v in other.signatories.items() if k not in self.signatories}


def instruments_in(doc: Doc, frame: Frame) -> list[Instrument]:
    """Return the agreements that a sentence names, with what it says of them."""
    found: list[Instrument] = []
    signs = frame.cued("sign") or [cue for cue in frame.cued("trigger") if cue.rule.get("kind") == "SigningCeremony"]
    for cue in frame.cued("instrument"):
        if found and found[-1].frame is frame and _abbreviates(doc, found[-1], cue):
            continue
        begun = begun_in(frame, cue)
        if only_mentioned(frame, cue, begun, signs):
            continue
        if found and cue.start < found[-1].end and found[-1].frame is frame:
            continue  # "an amendment to the charter"
        end = title_end(doc, frame, cue)
        quote = quote_of(doc, title_start(doc, cue), end)
        title = Stated(on(doc).article.text[quote.start : quote.end], "agreement-title", (quote,))
        item = Instrument(
            kind_of(doc, frame, cue, end),
            title,
            frame,
            cue.start,
            end,
            bool(cue.rule.options.get("several")),
            is_definite(doc, cue, end),
            has_article(doc, cue, end),
            any(0 <= cue.start - word.end <= LATER for word in frame.cued("years-after")),
            bool(cue.rule.options.get("lone") and not cue.rule.options.get("alone")),
            bool(cue.rule.options.get("from")),
        )
        item.take(validity_in(doc, frame, cue, end))
        own = _of_now(frame, cue, [sign for sign in signs if not _of_other(frame, end, sign)])
        own = [sign for sign in own if not _adjoins_other(frame, cue, sign)] or own
        own = [sign for sign in own if not sign.rule.options.get("object")] or own
        verb = min(own, key=lambda sign: abs(sign.start - cue.start), default=None)
        if past := begun or _of_year(doc, frame, cue):
            item.date = Stated(past.key, "agreement-date", support(past.quote, cue.quote))
            item.status, verb = Stated("Signed", "agreement-dated", item.date.quotes), None
        elif verb is not None and _signs(doc, frame, verb, cue, end, found):
            told = status_of(frame, verb)
            if told is None:
                item.status, item.date = planned(frame, cue, end, coming=False)
            if item.status is None and (told is None or (told.value == "Cancelled" and not _put_off(doc))):
                continue
            if told:
                _sign(doc, item, verb, told, leads=_leads_to(doc, found, verb, cue))
                _sign_too(doc, item, verb, own)
            verb = verb if verb.label == "sign" else None  # "the signing of …" names no party by itself
        elif status_of(frame, cue) and (date := _own_date(frame, cue, end)):
            item.date = date
            item.status = Stated("Signed", "agreement-dated", date.quotes)
        else:
            item.status, item.date = planned(frame, cue, end, coming=bool(item.period) and not item.definite)
        pairs = pairs_of(doc, frame, cue) or [
            parties_of(doc, frame, cue, end, verb or (cue if begun else None), item.signatories)
        ]
        for parties in pairs:
            each = item if parties is pairs[0] else replace(item)
            each.parties, each.where = parties, frozenset(territory_of(doc, key) or key for key in parties)
            found.append(each)
    return [item for item in found if not (_repeats(item, found) or _told_again(item, found))]


def _sign(doc: Doc, item: Instrument, verb: Cue, told: Stated[str], *, leads: bool) -> None:
    """Take over what words of signing say of an instrument; to what is signed only ``leads`` to is yet to come."""
    if leads:
        item.status = Stated("Planned", "agreement-leads", support(*told.quotes, item.title.quotes[0]))
        return
    value = "Signed" if told.value == "Held" else "Planned"
    item.status = Stated(value, "agreement-signed" if value == "Signed" else told.rule, told.quotes)
    item.signatories = signatories_in(doc, item.frame, verb)
    item.date = _date(doc, item.frame, verb)


def _sign_too(doc: Doc, item: Instrument, verb: Cue, verbs: list[Cue]) -> None:
    """Add who signs by another verb of the sentence: "X signed the charter for Lyon; Y signed for Hanoi"."""
    if len([cue for cue in item.frame.cued("instrument") if not cue.rule.options.get("lone")]) > 1:
        return
    for other in verbs:
        if (
            other is verb
            or other.label != "sign"
            or not _beside(doc, verb, other)
            or any(of_signing(date, other) for date in item.frame.dates)
        ):
            continue
        told = status_of(item.frame, other)
        if told and item.status and (told.value == "Held") == (item.status.value == "Signed"):
            item.signatories = signatories_in(doc, item.frame, other) | item.signatories


def _beside(doc: Doc, one: Cue, other: Cue) -> bool:
    """Return whether two verbs stand in clauses side by side, none inside the other ("after the first was signed")."""
    first, last = (one, other) if one.start < other.start else (other, one)
    words = {*list_words(doc), *on(doc).pack["agreements"].get("meanwhile", ())} - {","}
    return not words.isdisjoint(on(doc).lower[first.end : last.start])


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
    articles = on(doc).pack["agreements"].get("indefinite", ())
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
    item.date = _date(doc, frame, verb)
    for key, signatory in item.signatories.items():
        if body := signs_for(doc, key, signatory):
            item.parties.setdefault(body.value, body)
    return True


def _of_other(frame: Frame, end: int, verb: Cue) -> bool:
    """Return whether a verb is of another instrument, that this one follows: "follows a letter signed in 2021"."""
    return any(end <= word.start and word.end <= verb.start for word in frame.cued("follows", "replaces"))


def _adjoins_other(frame: Frame, cue: Cue, verb: Cue) -> bool:
    """Return whether a participle stands right after another instrument, named after this one."""
    nearest = max((other for other in frame.cued("instrument") if other.end <= verb.start), key=_start, default=cue)
    return nearest.start > cue.end and verb.start - nearest.end <= NEXT


def _start(cue: Cue) -> int:
    return cue.start


def _leads_to(doc: Doc, before: list[Instrument], verb: Cue, cue: Cue) -> bool:
    """Return whether what is signed only leads to an instrument: "signed a letter that is to lead to a charter"."""
    if not before or not verb.end <= before[-1].start < cue.start:
        return False
    between = range(before[-1].end, cue.start)
    return bool(between) and list_words(doc).isdisjoint(on(doc).lower[between.start - 1 : between.stop])


def _of_now(frame: Frame, cue: Cue, signs: list[Cue]) -> list[Cue]:
    """Leave out the verb of an instrument's past: "renewed on 6 May their charter, signed in 2018"."""
    past = [sign for sign in signs if any(of_signing(date, sign) for date in frame.dates)]
    others = [other.end for other in frame.cued("instrument") if not other.rule.options.get("lone")]
    now = [sign for sign in signs if sign not in past and sign.label == "sign" and sign.end <= cue.start]
    now = [sign for sign in now if not any(end <= sign.start for end in others)]  # "a letter is drafted on the charter"
    return [sign for sign in signs if sign not in past or sign.start < cue.start] if now else signs


def _signs(doc: Doc, frame: Frame, verb: Cue, cue: Cue, end: int, before: list[Instrument]) -> bool:
    """Return whether a verb is near enough to an instrument to sign it.

    It is at any distance where it is the only one of the sentence, as is the instrument, and where the instrument goes
    on a list ("signed a framework agreement, a charter and a protocol").
    """
    if min(abs(verb.start - cue.end), abs(verb.start - end)) <= REACH:
        return True
    first, last = clause(doc, frame, cue.start)
    if not first <= verb.start < last:
        return False
    alone = len(frame.cued("sign")) == len(frame.cued("instrument")) == 1
    if alone or not before or before[-1].status is None:
        return alone
    named = max((m.end for m in frame.named("institution", "place") if m.end <= cue.start), default=0)
    between = range(max(before[-1].end, named), cue.start)
    since = range(before[-1].end, cue.start)
    return len(between) <= LISTED_NEXT and not any(other.start in since for other in frame.cued("sign", "trigger"))


def _put_off(doc: Doc) -> bool:
    """Return whether the story says that something is only put off."""
    return any(frame.cued("postponed") for frame in on(doc).frames)


def _abbreviates(doc: Doc, before: Instrument, cue: Cue) -> bool:
    """Return whether words only shorten the title before them: "(MoU)"."""
    return cue.start <= before.end + 1 and any(token.text == "(" for token in doc[cue.start - 1 : cue.start])


def _date(doc: Doc, frame: Frame, verb: Cue) -> Stated[str] | None:
    def distance(date: Mention) -> int:
        return max(date.start - verb.end, verb.start - date.end, 0)

    # "signed a declaration, replacing one adopted in 2012"
    older = min((word.start for word in frame.cued("replaces", "follows") if word.start >= verb.end), default=frame.end)
    term = days_of_term(frame)
    dates = [d for d in frame.dates if d.start < older and d not in term]
    dates = possible(doc, frame, verb, dates)
    if verb.rule.planned:  # "signed a form on Tuesday that commits them to sign a charter"
        done = [o for o in frame.cued("sign") if not (o.rule.planned or o.rule.options.get("silent"))]
        dates = [d for d in dates if not any(gap(d, other) < distance(d) for other in done)]
    near = [d for d in dates if precision(d.key) >= 8 or distance(d) <= NEAR or len(dates) == 1]
    if not near:
        return None
    # "signed in 2015, the charter …, Tuesday's paper says": what follows the verb at once dates it
    best = max(near, key=lambda d: (0 <= d.start - verb.end <= NEXT, precision(d.key) >= 8, -distance(d)))
    return Stated(best.key, "agreement-date", support(best.quote, verb.quote))


def _own_date(frame: Frame, cue: Cue, end: int) -> Stated[str] | None:
    term = days_of_term(frame)
    days = [d for d in frame.dates if "/" not in d.key and d not in term]
    near = [d for d in days if 0 <= d.start - end <= DATED or 0 <= cue.start - d.end <= 1]
    return Stated(near[0].key, "agreement-date", support(near[0].quote, cue.quote)) if near else None
