"""Who it is that visits in a clause that "who" opens: "held talks with Consul General Y, | who is on a visit to Z"."""

from __future__ import annotations

from collections.abc import MutableMapping

from spacy.tokens import Doc

from ...facts import Stated
from ..instruments.signing import who_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from .participants import key_of, support

RULE = "participant-who"

Told = MutableMapping[str, Stated[str]]


def keep_antecedent(doc: Doc, frame: Frame, cue: Cue, hosts: Told, guests: Told, others: Told) -> None:
    """Leave of those told to take part in a visit whom the words before its relative clause name, but its subject."""
    if cue.rule.get("kind") != "Visit" or cue.rule.options.get("noun"):
        return
    at = who_of(doc, frame, cue)
    subject = next((person for person in frame.named("person") if person.start == at), None) if at else None
    if subject is None:
        return
    after = {key_of(doc, mention) for mention in frame.mentions if mention.start >= at}
    for told in (hosts, guests, others):
        for key in told.keys() - after | {subject.key}:
            told.pop(key, None)
    guests[subject.key] = Stated(subject.key, RULE, support(subject.quote, cue.quote))
