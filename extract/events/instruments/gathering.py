"""One instrument for each agreement of a story, with what later sentences add."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.modality import status_of
from ..tellings.drafts import DAY, YEAR, bounds, precision
from ..who.participants import support
from ..who.parties import territory_of
from .bonds import points_back
from .each_day import last_day
from .followers import announced_by, share, signers_after
from .instruments import Instrument, instruments_in, sign_in
from .ones import name_ones
from .same_agreement import same_agreement
from .signed_when import date_of
from .signing import signatories_in
from .signs_it import signs_it
from .under_heading import below, heading_of
from .validity import Validity, lasts, term_before, validity_in

FURTHER = 3  # sentences after an agreement in which its signing is still told
PAIR = 2  # parties of most agreements
BACK = 15  # sentences after an agreement in which its signing is told, where others are mentioned between
FAR = 8  # tokens between "also", or "another", and the words of an agreement
SIGNING, JOINT = "SigningCeremony", "JointCommittee"
STATE = "national-government"  # the kind of body that ends a key
NEXT = 4  # tokens between "replaces" and the agreement replaced


def gather(doc: Doc, frames: list[Frame]) -> list[Instrument]:
    """Return one instrument for each agreement that the story tells of."""
    known: list[Instrument] = []
    ones = name_ones(doc, frames)
    body = [frame for frame in frames if frame.in_story]
    around = [frame for frame in frames if not frame.in_story]
    last, above = frames[0] if frames else None, None
    pending: Instrument | None = None  # the one named in the sentence before, of which no signing is told yet
    for frame in [*body, *around]:
        here, about = below(doc, frame, above, instruments_in(doc, frame)), False
        above = heading_of(doc, frame, above)
        for item in here:
            item.title = ones.get(item.start, item.title)
        if pending and here and _told_shorter(pending, here[0]):
            here[0].kind, here[0].title = pending.kind, pending.title
        if pending and not here and (verb := _signing_of(frame)):
            known += [pending] if sign_in(doc, pending, frame, verb) else []
        elif not here and known and all(cue.rule.options.get("lone") for cue in frame.cued("instrument")):
            _add_signers(doc, known, frame, around=frame in around)
            near = last and (
                _goes_on(last, frame) or (frame.index - last.index <= FURTHER and frame.cued("document", "sides"))
            )
            if near and not _of_others(doc, frame, known[-1]) and not lasts(frame):
                known[-1].take(validity_in(doc, frame, None, frame.end))
                about = bool(frame.cued("document"))  # "It was signed by X and Y. It will run for five years."
        last = frame if here or about or (known and known[-1] is pending) else last
        pending = next((item for item in here if not worthwhile(item)), None)
        fresh: list[Instrument] = []
        for word in frame.cued("replaces")[: known != [] and known[-1].frame.index == frame.index - 1]:
            known[-1].take(term_before(doc, frame, word))
        for item in here:
            if item is not here[0]:  # "signed a charter on Monday, 30 years after the first pact was inked"
                _leave_now(frame, item)
            told = [old for old in reversed(known) if old not in fresh and not _further(doc, frame, old, item)]
            told = [old for old in told if _is_now(doc, old)] if frame in around else told
            match = next((old for old in told if item.start not in ones and same_agreement(old, item)), None)
            match = None if match and item.bond and _of_others(doc, frame, match) else match
            match = None if match and (_of_old(doc, match, item) or _renews(doc, match, item)) else match
            newer = _newer(frame, item, known)
            if newer is not None:
                item.parties = item.parties or newer.parties
                newer.replaces = (item, item.title.quotes[0])
                _give_back(doc, newer, item)
                known.insert(known.index(newer), item)  # the story goes on with the newer one
            elif match is not None:
                match.add(item)
            elif worthwhile(item) and not (frame in around and known):
                known.append(item)
                fresh.append(item)
                item.signatories = item.signatories or (announced_by(doc, frame) if len(known) == 1 else {})
    return known


def _signing_of(frame: Frame) -> Cue | None:
    """Return the words by which a sentence signs what the one before names: its verb, or "the signing ceremony"."""
    verbs = [verb for verb in frame.cued("sign") if _of_it(frame, verb)]
    nouns = [noun for noun in frame.cued("trigger") if noun.rule.get("kind") == SIGNING and frame.dates]
    return next(iter([*verbs, *nouns]), None)


def _told_shorter(full: Instrument, item: Instrument) -> bool:
    """Return whether an instrument is the one told before by a part of its name: "a friendship pact. The pact …"."""
    shorter, whole = item.title.value.casefold(), full.title.value.casefold()
    return (item.definite or item.told) and item.plain and shorter != whole and shorter in whole


def _of_it(frame: Frame, verb: Cue) -> bool:
    """Return whether it is "the document" that is signed, and not one that it replaces."""
    return points_back(frame, verb) and not any(word.end <= verb.start for word in frame.cued("replaces", "follows"))


def _leave_now(frame: Frame, item: Instrument) -> None:
    """Take from an agreement of years ago the day and signers of its sentence that are told before: those of now."""
    word = next((word for word in frame.cued("years-after") if word.end <= item.start), None)
    before = {d.key for d in frame.dates if word and d.end <= word.start}
    if item.past and item.date is not None and item.date.value in before:
        item.date, item.signatories = None, {}


def _add_signers(doc: Doc, known: list[Instrument], frame: Frame, *, around: bool) -> None:
    """Add to the agreement that a sentence speaks of, without its name, those who sign it there."""
    for verb in frame.cued("sign"):
        if any(word.end <= verb.start for word in frame.cued("replaces", "follows")):
            continue  # "It will replace the plan that was signed by …"
        status = status_of(frame, verb)
        item = _meant(doc, known, frame, status.value, around=around) if status else None
        if item and not _tells_of(doc, frame, verb, item):
            continue
        if item:
            of_then = _is_now(doc, item)
            beside = [old for old in known if old.frame is item.frame and _is_now(doc, old) == of_then]
            share(doc, beside, signatories_in(doc, frame, verb))
            if item.drafted and status and status.value == "Held" and _of_it(frame, verb):
                item.status = Stated("Signed", "agreement-document", support(*item.title.quotes, *status.quotes))
            planned = item.status is not None and item.status.value != "Signed"
            past = [before for before in on(doc).frames[: frame.index] if before.paragraph == frame.paragraph]
            means = points_back(frame, verb) or signs_it(doc, past, frame, verb)
            if status and (status.value == "Held") != planned and item.date is None and means:
                item.date = date_of(doc, frame, verb)
    day = last_day(doc, frame, frame.start) if known[-1].signatories and not around else None
    if day and frame.index - known[-1].frame.index == 1 and known[-1].status and known[-1].status.value == "Signed":
        known[-1].date = day
    if not around and (signers := signers_after(doc, frame, known[-1])):
        share(doc, known[-1:], signers)


def _tells_of(doc: Doc, frame: Frame, verb: Cue, item: Instrument) -> bool:
    """Return whether words of signing may be of an agreement: of one of years ago only where they go on from it."""
    if item.date is None or _is_now(doc, item) or points_back(frame, verb):
        return True
    goes_on = _goes_on(item.frame, frame) and not frame.dates
    return goes_on or any(date.key[:YEAR] == item.date.value[:YEAR] for date in frame.dates)


def _meant(doc: Doc, known: list[Instrument], frame: Frame, told: str, *, around: bool) -> Instrument | None:
    """Return the agreement that a sentence with words of signing only speaks of.

    It is the last one told shortly before; where that is one of years ago, or yet to come while this one is signed, it
    is the last one before that is neither and of which no signer is told.
    """
    if around:
        return known[0] if not known[0].signatories else None
    last = known[-1] if frame.index - known[-1].frame.index <= FURTHER else None
    if told != "Held" or (last is not None and _is_now(doc, last)):
        return last
    now = [item for item in known if _is_now(doc, item) and frame.index - item.frame.index <= BACK]
    return now[-1] if now and not now[-1].signatories else last


def _is_now(doc: Doc, item: Instrument) -> bool:
    """Return whether an agreement is signed, and not in a year gone by."""
    if item.status is not None and item.status.value != "Signed":
        return False
    published = on(doc).article.published or max((d.key for f in on(doc).frames for d in f.dates), default="")
    day = bounds(item.date.value)[0] if item.date else ""
    if not (published and day[:YEAR].isdigit() and published[:YEAR].isdigit()):
        return True
    gone = int(published[:YEAR]) - int(day[:YEAR])
    return gone < 1 or (gone == 1 and len(day) > YEAR)


def worthwhile(item: Instrument) -> bool:
    """Return whether enough is said of an agreement: that it is signed or will be, or for how long it holds.

    Several at once ("many agreements were signed") count only with their parties, signatories or date.
    """
    local = any(not key.endswith(STATE) for key in item.parties)  # "the accords that both governments signed"
    joint = any(cue.rule.get("kind") == JOINT for cue in item.frame.cued("trigger"))  # "met on 16 and 17 March"
    sat = joint and any(precision(day.key) >= DAY for day in item.frame.dates)
    if item.several and not (local or item.signatories or item.date or (sat and item.status)):
        return False
    return item.status is not None or item.period is not None


def _newer(frame: Frame, item: Instrument, known: list[Instrument]) -> Instrument | None:
    """Return the agreement told last, where words before an instrument say that it replaces this one."""
    said = any(0 <= item.start - word.end <= NEXT for word in frame.cued("replaces"))
    return known[-1] if said and known and (item.status or item.period or item.date) else None


def _further(doc: Doc, frame: Frame, old: Instrument, item: Instrument) -> bool:
    """Return whether words such as "also signed" or "a new" say that one of others, or one of now, is another."""
    near = [word for word in frame.cued("also", "another") if -FAR <= item.start - word.end <= FAR]
    verbs = [verb for verb in frame.cued("sign") if any(word.end == verb.start for word in near)]
    others = len(item.parties) >= PAIR and item.where != old.where
    others = others or (not item.date and not _is_now(doc, old) and any(word.end == item.start for word in near))
    return not item.definite and bool(verbs or (near and others))


def _of_others(doc: Doc, frame: Frame, item: Instrument) -> bool:
    """Return whether a sentence is of what somebody has with others: "The town was twinned with X until 2011"."""
    bonds = [cue.end for cue in frame.cued("instrument")]
    named = [m for m in frame.named("institution", "place") if any(0 <= m.start - end <= NEXT for end in bonds)]
    where = {key if key.startswith("place/") else territory_of(doc, key) for key in item.where}
    where = where or {_territory(doc, m) for m in item.frame.named("institution", "place")}
    return bool(where) and any(_territory(doc, m) not in where | {None} for m in named)


def _territory(doc: Doc, mention: Mention) -> str | None:
    return mention.key if mention.kind == "place" else territory_of(doc, mention.key)


def _goes_on(last: Frame, frame: Frame) -> bool:
    return last.index == frame.index - 1 and last.paragraph == frame.paragraph


def _give_back(doc: Doc, newer: Instrument, item: Instrument) -> None:
    """Give a term told before the words of the agreement replaced to the one that replaces it."""
    period = item.period
    if period and period.quotes[0].start < on(doc).offsets[item.start]:
        newer.take(Validity(period))
        item.period = None


def _renews(doc: Doc, old: Instrument, new: Instrument) -> bool:
    """Return whether what is signed now renews what was signed in a year gone by: another paper, of another day."""
    return new.renews and old.date is not None and not _is_now(doc, old)


def _of_old(doc: Doc, old: Instrument, new: Instrument) -> bool:
    """Return whether an agreement named by a year gone by is not the one that is signed now: "the treaty of 1972"."""
    dated = new.status is not None and new.status.rule == "agreement-dated" and not _is_now(doc, new)
    now = old.date is None and old.status is not None and old.status.rule == "agreement-signed"
    return dated and now and on(doc).lower[old.start] != on(doc).lower[new.start]
