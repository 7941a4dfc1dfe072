"""Who travels with a delegation, and who "the delegation" is where no origin is told."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..tellings.drafts import Draft
from .guests import guests_of
from .participants import Party, speech_starts, support

JOINED = "participant-delegation"
FEWEST = 3  # people that a list names
CLOSE = 12  # sentences, or lines of a list, after a delegation's in which its members stand


def join_team(doc: Doc, parties: list[Party], frame: Frame, *, listing: bool) -> None:
    """Note the people of a list that follows a delegation's sentence as those who travel with it."""
    told = [party for party in parties if party.frame.index <= frame.index <= party.frame.index + CLOSE]
    team = any(word.rule.options.get("team") for word in frame.cued("presence"))
    if told and (listing or team or enumerates(doc, frame)):
        for person in frame.named("person"):
            told[-1].team.setdefault(person.key, Stated(person.key, "participant-delegation", (person.quote,)))


def enumerates(doc: Doc, frame: Frame) -> bool:
    """Return whether a sentence does nothing but list people after a colon ("The visitors were four: …")."""
    people = frame.named("person")
    if len(people) < FEWEST or frame.cued("speech"):
        return False
    return any(token.text == ":" for token in doc[frame.start : people[0].start])


def meet_again(
    doc: Doc, frame: Frame, cue: Cue, focus: Draft | None, sides: tuple[dict[str, Stated[str]], ...]
) -> None:
    """Let "the delegation" of which no origin is told be the guests of the event that the story was at.

    ``sides`` are the hosts, guests and others whom the sentence names with the words of a ``cue``.
    """
    if focus is None or any(s.rule == JOINED for side in sides for s in side.values()):
        return
    definite = on(doc).pack["agreements"].get("definite", ())
    limit = speech_starts(frame) if cue.start < speech_starts(frame) else frame.end
    for word in frame.cued("delegation"):
        known = {on(doc).lower[word.start], on(doc).lower[word.start - 1] if word.start else ""}
        if word.start >= limit or known.isdisjoint(definite):
            continue
        name = cue.rule.get("before", "party") if word.start < cue.start else cue.rule.get("after", "party")
        side = dict(zip(("host", "guest", "party"), sides, strict=True))[name]
        for key, stated in guests_of(doc, focus).items():
            if all(key not in other for other in sides):
                side[key] = Stated(key, JOINED, support(*stated.quotes, word.quote))
        return
