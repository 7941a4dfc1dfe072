"""Instruments on lines of their own, below a sentence that says that they are signed: "They signed:", "- a charter"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.frames import Frame
from ..sentences.modality import status_of
from ..sentences.sections import BULLETS
from ..who.participants import support
from .instruments import Instrument
from .signed_when import date_of

RULE = "agreement-listed"
COLON = ":"
SIGNING = "SigningCeremony"


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold what the sentence above some lines says of all that they name: that it is signed, and when."""

    status: Stated[str]
    date: Stated[str] | None


def heading_of(doc: Doc, frame: Frame, above: Heading | None) -> Heading | None:
    """Return what is told of the lines below a sentence, or of those that go on below a line, None where nothing is."""
    words = on(doc).words
    if above is not None and words[frame.start] in BULLETS:
        return above
    if words[frame.end - 1] != COLON:
        return None
    verbs = [*frame.cued("sign"), *(cue for cue in frame.cued("trigger") if cue.rule.get("kind") == SIGNING)]
    for verb in verbs:
        told = status_of(frame, verb)
        if told and told.value in {"Held", "Planned"}:
            value = "Signed" if told.value == "Held" else "Planned"
            return Heading(Stated(value, RULE, told.quotes), date_of(doc, frame, verb))
    return None


def below(doc: Doc, frame: Frame, above: Heading | None, here: list[Instrument]) -> list[Instrument]:
    """Return the instruments of a line with what the sentence above says, and without the word that heads the list."""
    words = on(doc).words
    if words[frame.end - 1] == COLON:
        return [item for item in here if not item.several]
    if above is None or words[frame.start] not in BULLETS or frame.cued("sign"):
        return here
    return [
        replace(
            item,
            status=replace(above.status, quotes=support(*above.status.quotes, item.title.quotes[0])),
            date=item.date or above.date,
        )
        if item.status is None
        else item
        for item in here
    ]
