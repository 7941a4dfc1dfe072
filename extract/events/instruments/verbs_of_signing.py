"""Which of the verbs of a sentence signs an instrument: its own, that of another one, or that of its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..sentences.listing import list_words
from ..when.whose_date import of_signing
from .signing import clause

if TYPE_CHECKING:
    from .instruments import Instrument

SIGNING = "SigningCeremony"
REACH = 25  # tokens between an instrument and the verb that signs it
AT_ONCE = 1  # tokens between a title and its participle: a comma
NEXT = 2  # tokens between an instrument and a participle that follows it at once
DATED = 6  # tokens between a participle and its date: "signed in Paris on 12 May"
LISTED_NEXT = 8  # tokens between an instrument of a list and the next


def verbs_for(doc: Doc, frame: Frame, cue: Cue, end: int, signs: list[Cue]) -> list[Cue]:
    """Return the verbs of a sentence that may sign an instrument, the words ``cue`` with a title up to ``end``."""
    own = _of_now(frame, cue, [sign for sign in signs if not _of_other(frame, end, sign)])
    own = [sign for sign in own if not _adjoins_other(frame, cue, sign)] or own
    own = [sign for sign in own if not _participle_of_earlier(frame, cue, sign)]
    if not cue.rule.options.get("from"):  # "have been friends since 2013, by a letter that X signed"
        own = [sign for sign in own if not sign.rule.options.get("bond")] or own
    plain = [sign for sign in own if not sign.rule.options.get("object")]
    if any(_with(doc, frame, cue, sign) for sign in plain):  # "handed over the charter after they had signed"
        return plain
    return [*plain, *(sign for sign in own if sign not in plain and 0 <= cue.start - sign.end <= NEXT)] or own


def _with(doc: Doc, frame: Frame, cue: Cue, verb: Cue) -> bool:
    """Return whether a verb is in an instrument's clause, and no other instrument between them."""
    first, last = clause(doc, frame, cue.start)
    low, high = sorted((cue.start, verb.start))
    return first <= verb.start < last and not any(low < other.start < high for other in frame.cued("instrument"))


def nearest(cue: Cue, end: int, signs: list[Cue]) -> Cue | None:
    """Return the verb next to an instrument: a participle that follows its title at once, else the nearest one."""
    after = [sign for sign in signs if 0 <= sign.start - end <= AT_ONCE and not cue.rule.options.get("from")]
    return after[0] if after else min(signs, key=lambda sign: abs(sign.start - cue.start), default=None)


def beside(doc: Doc, one: Cue, other: Cue) -> bool:
    """Return whether two verbs stand in clauses side by side, none inside the other ("after the first was signed")."""
    first, last = (one, other) if one.start < other.start else (other, one)
    words = {*list_words(doc), *words_of(doc, "agreements", "meanwhile")} - {","}
    return not words.isdisjoint(on(doc).lower[first.end : last.start])


def _of_other(frame: Frame, end: int, verb: Cue) -> bool:
    """Return whether a verb is of another instrument, that this one follows: "follows a letter signed in 2021"."""
    return any(end <= word.start and word.end <= verb.start for word in frame.cued("follows", "replaces"))


def _adjoins_other(frame: Frame, cue: Cue, verb: Cue) -> bool:
    """Return whether a participle stands right after another instrument, named after this one."""
    nearest = max((other for other in frame.cued("instrument") if other.end <= verb.start), key=_start, default=cue)
    return nearest.start > cue.end and verb.start - nearest.end <= NEXT


def _participle_of_earlier(frame: Frame, cue: Cue, verb: Cue) -> bool:
    """Return whether a participle with a date is that of an instrument before: "a pact signed in 2009, and a plan"."""
    before = [other for other in frame.cued("instrument") if other.end == verb.start and other.start < cue.start]
    dated = any(0 <= date.start - verb.end <= DATED and date.end <= cue.start for date in frame.dates)
    return bool(before) and verb.end - verb.start == 1 and verb.end <= cue.start and dated


def _start(cue: Cue) -> int:
    return cue.start


def leads_to(doc: Doc, before: list[Instrument], verb: Cue, cue: Cue) -> bool:
    """Return whether what is signed only leads to an instrument: "signed a letter that is to lead to a charter"."""
    if not before or before[-1].start >= cue.start:
        return False
    between = range(before[-1].end, cue.start)
    led = [word for word in before[-1].frame.cued("leads") if word.start in between]
    if led and (verb.end <= before[-1].start or before[-1].end <= verb.start < led[0].start):
        return True  # "a letter of intent, signed by both, with a view to a charter"
    if verb.end > before[-1].start:
        return False
    return bool(between) and list_words(doc).isdisjoint(on(doc).lower[between.start - 1 : between.stop])


def prepared(frame: Frame, verb: Cue) -> bool:
    """Return whether a signing is only being prepared: "came to prepare the signing of a charter"."""
    words = [word for word in frame.cued("leads") if word.rule.options.get("prepares")]
    return verb.rule.get("kind") == SIGNING and any(0 <= verb.start - word.end <= NEXT for word in words)


def _of_now(frame: Frame, cue: Cue, signs: list[Cue]) -> list[Cue]:
    """Leave out the verb of an instrument's past: "renewed on 6 May their charter, signed in 2018"."""
    past = [sign for sign in signs if any(of_signing(date, sign) for date in frame.dates)]
    others = [other.end for other in frame.cued("instrument") if not other.rule.options.get("lone")]
    now = [sign for sign in signs if sign not in past and sign.label == "sign" and sign.end <= cue.start]
    now = [sign for sign in now if not sign.rule.options.get("bond")]
    replaced = [word for word in frame.cued("replaces", "follows") if word.end <= cue.start]
    if replaced and past:  # "signed a pact that replaces the memorandum signed in 2016"
        now = [sign for sign in now if sign.start >= replaced[-1].end]
    now = [sign for sign in now if not any(end <= sign.start for end in others)]  # "a letter is drafted on the charter"
    return [sign for sign in signs if sign not in past or sign.start < cue.start] if now else signs


def signs_near(doc: Doc, frame: Frame, verb: Cue, cue: Cue, end: int, before: list[Instrument]) -> bool:
    """Return whether a verb is near enough to an instrument to sign it.

    It is at any distance where it is the only one of the sentence, as is the instrument, and where the instrument goes
    on a list ("signed a framework agreement, a charter and a protocol").
    """
    if before and verb.end <= before[-1].start and before[-1].frame is frame:
        between = range(before[-1].end, cue.start)
        if any(other.start in between for other in frame.cued("trigger")):
            return False  # "signed a pact with Kigali, and talks with Guangzhou on a charter are continuing"
    if min(abs(verb.start - cue.end), abs(verb.start - end)) <= REACH:
        return True
    here = [item for item in before if item.frame is frame and item.start >= verb.end]
    opened = here and ":" in on(doc).words[verb.end : here[0].start]
    if opened and cue.start > verb.end and before[-1].status is not None:
        return True  # "signed: minutes; a memorandum between A and B; a plan between C and D"
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
