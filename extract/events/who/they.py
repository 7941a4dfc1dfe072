"""Whom "the two sides" and "they" mean: the bodies, or the people, that the sentences before name."""

from __future__ import annotations

from spacy.tokens import Doc

from ...facts import Quote, Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import Draft
from .meant import pair_of
from .participants import Party, key_of, speech_starts, support
from .parties import MEDIA, body_class, offices

SIDES = 2  # the fewest that "the two sides" may mean
PAST = 2  # sentences before in which they may be named


def those_meant(
    doc: Doc, focus: Draft | None, past: list[Frame], frame: Frame, parties: list[Party]
) -> dict[str, Stated[str]]:
    """Return those whom "the two sides" or "they" mean: the bodies of the sentence before, else of the event told."""
    words = [word for word in frame.cued("sides") if word.start < speech_starts(frame)]
    if not words:
        return {}
    if team := _who_travels(past, words[0], parties):
        return {k: Stated(k, "participant-sides", support(*s.quotes, words[0].quote)) for k, s in team.items()}
    if people := _who_acted(past, words[0]):
        return {m.key: Stated(m.key, "participant-sides", support(m.quote, words[0].quote)) for m in people}
    named: dict[str, tuple[Quote, ...]] = {}
    for before in reversed(past[-PAST:]):
        held = {office.value for m in before.named("person") for office in offices(doc, m.key)}
        bodies = [m for m in before.named("institution", "place") if m.key not in held]
        mentions = [m for m in bodies if body_class(doc, m.key) != MEDIA]
        named = {key: (m.quote,) for m in mentions if (key := key_of(doc, m))}
        if len(named) >= SIDES:
            break
    if len(named) < SIDES:
        told = focus.everyone() if focus else {}
        named = {key: stated.quotes for key, stated in told.items() if not key.startswith("person/")}
    return {k: Stated(k, "participant-sides", support(*quotes, words[0].quote)) for k, quotes in named.items()}


def two_meant(doc: Doc, frame: Frame, verb: Cue) -> dict[str, Stated[str]]:
    """Return the people whom "the two mayors" mean who sign, or do what the verb after these words says."""
    noun = bool(verb.rule.options.get("noun"))
    between = {word.end for word in frame.cued("between") if word.start >= verb.end} if noun else set()
    again = verb.rule.planned  # "the two mayors | will meet again" is listed with the nouns of what comes next
    words = [
        word
        for word in frame.cued("pair")
        if word.start in between or (word.end <= verb.start and (not noun or (again and verb.start == word.end)))
    ]
    # "The two mayors toured the plant, whose manager, X, …": who is named in another clause is none of them
    near = [m for m in frame.named("person") if not any(verb.end <= at < m.start for at in frame.commas)]
    told = bool(words) and not near
    people = pair_of(doc, frame, verb) if told or verb.label == "sign" else []
    return {m.key: Stated(m.key, "participant-sides", support(m.quote, verb.quote)) for m in people}


def _who_travels(past: list[Frame], word: Cue, parties: list[Party]) -> dict[str, Stated[str]]:
    """Return the delegation that a plural pronoun means: the one that opens the sentence before."""
    if not past or not word.rule.options.get("people"):
        return {}
    before = past[-1]
    verb = min((cue.start for cue in before.cued("trigger", "sign", "speech")), default=before.end)
    told = [party for party in parties if party.frame.index <= before.index]
    opens = any(cue.end <= verb for cue in before.cued("delegation"))
    return told[-1].members() if told and opens else {}


def _who_acted(past: list[Frame], word: Cue) -> list[Mention]:
    """Return the people whom a plural pronoun means: those who open the sentence before, two at least."""
    if not past or not word.rule.options.get("people"):
        return []
    before = past[-1]
    verb = min((cue.start for cue in before.cued("trigger", "sign", "speech")), default=before.end)
    people = [mention for mention in before.named("person") if mention.end <= verb]
    return people if len({mention.key for mention in people}) >= SIDES else []
