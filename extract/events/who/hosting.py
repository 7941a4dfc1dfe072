"""Who hosts an event, and what words of hosting tell: a guest, or the conference or ceremony that is held."""

from __future__ import annotations

from spacy.tokens import Doc

from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import Draft
from .participants import key_of, support

HOSTED = 6  # tokens between "hosted" and the event that is: an article and adjectives


def hosted(frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return Planned for a conference that somebody "will host", whatever is wished for it in the sentence."""
    hosts = {word.start for word in frame.cued("hosting")}
    verbs = [verb for verb in frame.cued("trigger") if verb.rule.planned and verb.start in hosts]
    if not cue.rule.options.get("named") or not verbs:
        return None
    return Stated("Planned", "status-form", support(verbs[0].quote, cue.quote))


def hosts_conference(frame: Frame, cue: Cue) -> bool:
    """Return whether words of receiving say where a conference is held: "Toulouse accueillera les assises"."""
    hosting = any(word.start == cue.start for word in frame.cued("hosting"))
    held = [event.start for event in frame.cued("trigger") if 0 <= event.start - cue.end <= HOSTED and is_held(event)]
    if hosting and held and not any(cue.end <= m.start < held[0] for m in frame.named("person", "institution")):
        return True
    named = [other for other in frame.cued("trigger") if other.rule.options.get("named")]
    told = any(0 <= cue.start - other.end <= HOSTED - 2 for other in named)  # "the forum, which Hanoi hosted"
    told = told or (any(other.end <= cue.start for other in named) and _lone(frame, cue))
    return hosting and bool(named) and (told or not frame.named("person"))


def ends_conference(frame: Frame, cue: Cue) -> bool:
    """Return whether the days that end are those of a conference, and nobody's journey: "The forum | ended"."""
    named = [c.end for c in frame.cued("trigger") if c.rule.options.get("named") and c.end <= cue.start]
    travellers: list[Cue | Mention] = [*frame.named("person"), *frame.cued("delegation")]
    travelled = cue.rule.options.get("travelled") and bool(named)
    return bool(travelled) and not any(each.start < cue.start for each in travellers)


def _lone(frame: Frame, cue: Cue) -> bool:
    """Return whether a host stands right before words of receiving, no guest after: "the forum that | Hanoi hosts"."""
    guests: list[Cue | Mention] = [*frame.named("person", "institution"), *frame.cued("delegation")]
    hosts = [mention for mention in frame.named("place", "institution") if mention.end == cue.start]
    return bool(hosts) and not any(guest.start >= cue.end for guest in guests)


def is_held(event: Cue) -> bool:
    """Return whether words name an event that somebody holds, and no journey: "hosted | the signing ceremony"."""
    return bool(event.rule.options.get("noun")) and event.rule.get("kind") != "Visit"


def add_host(doc: Doc, frame: Frame, cue: Cue, draft: Draft) -> None:
    """Take the place or institution next to a word of hosting ("which Hanoi hosted") as the host of a conference."""
    for word in frame.cued("hosting"):
        beside = [
            m
            for m in frame.named("place", "institution")
            if -3 <= m.start - word.end <= 3 or 0 <= word.start - m.end <= 3
        ]
        for mention in beside[:1]:
            quotes = support(mention.quote, word.quote, cue.quote)
            if key := key_of(doc, mention):
                draft.hosts.setdefault(key, Stated(key, "participant-organiser", quotes))
            if mention.kind == "place" and draft.location is None:
                draft.location = Stated(mention.key, "meeting-place-hosting", quotes)
