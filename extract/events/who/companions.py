"""Who travels with a delegation, and who "the delegation" is where no origin is told."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..tellings.drafts import YEAR, Draft, precision
from .guests import countries_of, country_of, guests_of
from .participants import Party, speech_starts, support
from .siding import depicted

JOINED = "participant-delegation"
VISIT = "Visit"
FEWEST = 3  # people that a list names
BARE = 2  # tokens between a delegation without an article and its verb
CLOSE = 12  # sentences, or lines of a list, after a delegation's in which its members stand


def join_team(doc: Doc, parties: list[Party], frame: Frame, events: Sequence[Draft], *, listing: bool) -> None:
    """Note the people of a list that follows a delegation's sentence as those who travel with it, to its visit too."""
    told = [party for party in parties if party.frame.index <= frame.index <= party.frame.index + CLOSE]
    team = makes_up(frame)
    visit = _visit(frame, events) if team else None
    people = [person for person in frame.named("person") if not depicted(frame, person)]
    hosts = {key for event in events for key in event.hosts}
    if team and any(person.key in hosts for person in people if person.end <= team[0].start):
        return  # "The mayor of Lyon was accompanied by X"
    if told and (listing or team or enumerates(doc, frame)):
        for person in people:
            told[-1].team.setdefault(person.key, Stated(person.key, JOINED, (person.quote,)))
    if visit is not None:
        here = country_of(doc, visit)
        for person in people:
            if person.key in hosts or here in countries_of(doc, person.key):
                continue
            visit.others.setdefault(person.key, Stated(person.key, JOINED, support(person.quote, team[0].quote)))
        if frame not in visit.frames:
            visit.frames.append(frame)


def makes_up(frame: Frame) -> list[Cue]:
    """Return the words of a sentence that say who makes up a delegation: "it was made up of", "were on the trip"."""
    return [word for word in frame.cued("presence") if word.rule.options.get("team")]


def only_joins(frame: Frame, cue: Cue, focus: Draft | None) -> bool:
    """Return whether words of a journey only say who else was on the one told before: "X and Y were on the trip"."""
    team = [range(word.start, word.end) for word in makes_up(frame)]
    others = [c for c in frame.cued("trigger", "sign") if not any(c.start in words for words in team)]
    told = focus is not None and cue.rule.get("kind") == VISIT and not others
    return told and any(cue.start in words for words in team)


def _visit(frame: Frame, events: Sequence[Draft]) -> Draft | None:
    """Return the visit that a delegation makes whose members a sentence names: the last one of the story's own time."""
    status = "Planned" if frame.cued("planned") else "Held"
    visits = [event for event in events if event.kind.value == VISIT and not event.earlier and not event.spoken]
    visits = [event for event in visits if event.date is None or precision(event.date.value) > YEAR]
    alike = [event for event in visits if event.status.value == status]
    return next((event for event in alike if event.spans()), alike[-1] if alike else None)


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
    definite = words_of(doc, "meetings", "definite")
    limit = speech_starts(frame) if cue.start < speech_starts(frame) else frame.end
    for word in frame.cued("delegation"):
        known = {on(doc).lower[word.start], on(doc).lower[word.start - 1] if word.start else ""}
        if word.start >= limit or known.isdisjoint(definite) or word.start <= cue.start < word.end:
            continue  # "The mission was put off": the event itself
        if on(doc).lower[word.start] in definite and not 0 <= cue.start - word.end <= BARE:
            continue  # "đoàn | thăm", and not "đoàn công tác Bộ Y tế thăm"
        name = cue.rule.get("before", "party") if word.start < cue.start else cue.rule.get("after", "party")
        side = dict(zip(("host", "guest", "party"), sides, strict=True))[name]
        told, home = guests_of(doc, focus), country_of(doc, focus)
        away = [key for key in told if key not in focus.hosts and home not in countries_of(doc, key)]
        for key, stated in ((key, told[key]) for key in away or told):
            if all(key not in other for other in sides):
                side[key] = Stated(key, JOINED, support(*stated.quotes, word.quote))
        return
