"""Who signs an agreement and is named in another sentence: the one after it, or the one before."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.frames import Frame, Mention
from ..sentences.modality import status_of
from ..who.participants import support
from ..who.parties import territory_of
from ..who.witnesses import companions, watching
from .bonds import points_back
from .contracting import Parties, signs_for
from .instruments import Instrument
from .signing import signatories_in

RULE = "agreement-signatory-apart"
AFTER = 2  # sentences after a signing in which those who signed are named
AGAIN = 4  # sentences after the agreement before which the signing is told again
SIGNING = "SigningCeremony"
PAIR = 2  # holders of an office told in the plural


def share(doc: Doc, told: list[Instrument], signers: Parties) -> None:
    """Give the agreements of a sentence those who sign: of several each the people of its parties, else the last."""
    chief = [item for item in told if not item.own]  # a governor signs for the province, not for its university
    told = chief if chief and len(chief) < len(told) else told
    own = [{k: s for k, s in signers.items() if _is_for(doc, k, s, item)} for item in told]
    if len(told) == 1 or not any(own):
        own = [{} for _ in told[:-1]] + [signers]
    apart = {k: s for k, s in signers.items() if not any(k in theirs for theirs in own)}
    for item, theirs in zip(told, own, strict=True):
        item.signatories = theirs | apart | item.signatories


def _is_for(doc: Doc, person: str, signatory: Stated[str], item: Instrument) -> bool:
    body = signs_for(doc, person, signatory)
    return body is not None and (territory_of(doc, body.value) or body.value) in item.where


def signers_after(doc: Doc, frame: Frame, item: Instrument) -> Parties:
    """Return those who signed, where the sentence of the signing named nobody: by what they stand for.

    Words such as "for the hosts" or "representing" open them; or they hold the office that signed, there or in
    a sentence of its own ("Two deputy mayors signed. X …, Y …").
    """
    between = [f for f in on(doc).frames if item.frame.index < f.index < min(frame.index, item.frame.index + AGAIN)]
    told = [item.frame, *(f for f in between if f.in_story and f.cued("sign") and not f.named("person"))]
    if item.frame.named("person") or not 0 < frame.index - told[-1].index <= AFTER or watching(frame):
        return {}
    acts = frame.cued("acts")
    events = [v for v in frame.cued("trigger") if not any(a.start <= v.start < a.end for a in acts)]  # "for the hosts"
    if frame.cued("sign", "speech") or any(cue.rule.get("kind") != SIGNING for cue in events):
        return {}
    if item.status is None or item.status.value != "Signed":
        return {}
    along = companions(frame)
    people = [person for person in frame.named("person") if person.start not in along]
    if not [cue for cue in acts if not cue.rule.options.get("weak")]:
        signed = {t.concept for f in told for t in on(doc).titles if f.start <= t.start < f.end and t.concept}
        people = [person for person in people if _holds(doc, person, signed)]
        people = people if len({person.key for person in people}) == PAIR else []
    quote = item.title.quotes[0]
    return {person.key: Stated(person.key, RULE, support(quote, person.quote)) for person in people}


def _holds(doc: Doc, person: Mention, concepts: set[str]) -> bool:
    return any(role.person.value == person.key and role.concept in concepts for role in on(doc).roles)


def announced_by(doc: Doc, frame: Frame) -> Parties:
    """Return those who sign by the sentence before: "The signatories were X and Y. The declaration, signed …"."""
    before = next((f for f in on(doc).frames if f.index == frame.index - 1 and f.section == frame.section), None)
    if before is None or before.cued("instrument"):
        return {}
    verbs = [v for v in before.cued("sign") if v.rule.options.get("people") or points_back(before, v)]
    return next((signatories_in(doc, before, verb) for verb in verbs if status_of(before, verb)), {})
