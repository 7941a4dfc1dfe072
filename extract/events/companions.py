"""The delegation of a story at the events where only those who receive it are named, and who travels with it."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..facts import Stated
from .cues import Cue
from .drafts import YEAR, Draft
from .frames import Frame, Mention
from .guests import guests_of
from .participants import Party, speech_starts, support
from .parties import AGENCY, body_class, offices, sides, territory_of

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


def join_delegation(doc: Doc, drafts: list[Draft], parties: list[Party]) -> None:
    """Add a story's one delegation to the events, told after it, of which only the other side is named."""
    away = [party for party in parties if party.members()]
    if len(away) != 1:
        return
    party = away[0]
    home = {territory_of(doc, key) for key in party.represents} - {None}
    for draft in drafts:
        everyone = draft.everyone()
        if not everyone or draft.family == "conference" or not _of_story(draft, drafts, party):
            continue
        if set(everyone) & {*party.members(), *party.team} or any(_from(doc, key, home) for key in everyone):
            continue
        for key, stated in party.represents.items():
            quotes = support(*stated.quotes, *draft.kind.quotes)
            draft.others.setdefault(key, Stated(key, "participant-joins", quotes))


def join_heads(drafts: list[Draft], parties: list[Party]) -> None:
    """Add who leads a delegation to the meetings that it had, where the same one led it in something told before."""
    for number, draft in enumerate(drafts):
        if draft.family != "meeting" or draft.status.value != "Held" or draft.frame.section not in {"lead", "body"}:
            continue
        led = {key for before in drafts[:number] if before.status.value == "Held" for key in before.people()}
        for party in parties:
            head, here = party.head, set(party.represents) & set(draft.everyone())
            if head is not None and here and head.value in led and party.frame.index <= draft.frame.index:
                draft.others.setdefault(head.value, Stated(head.value, "participant-head", head.quotes))


def join_sides(doc: Doc, frames: list[Frame], drafts: list[Draft]) -> None:
    """Add the story's other side to an event of which hardly anybody is told, all of one side, in no part."""
    for draft in drafts:
        away = draft.family == "conference" or draft.frame.section not in {"lead", "body"}
        if away or (draft.spoken and not draft.signing) or draft.hosts or draft.guests or len(draft.people()) > 1:
            continue
        here = {place for key in draft.everyone() for place in _places(doc, key)}
        both = sides(doc, frames, draft.kind.quotes[0]) if len(here) == 1 else {}
        told = {territory_of(doc, key): key for key in both}
        if len(told) == len(both) > 1 and here <= told.keys():
            place, key = next((place, key) for place, key in told.items() if place not in here)
            own = _body_of(doc, draft, place)  # "Công an tỉnh Lào Cai đã làm việc với …": it, and not the province
            draft.others[own.key if own else key] = Stated(
                own.key if own else key,
                "participant-sides",
                support(own.quote, *draft.kind.quotes) if own else both[key].quotes,
            )


def _body_of(doc: Doc, draft: Draft, place: str | None) -> Mention | None:
    """Return a body of a territory that the sentence of an event names."""
    for mention in draft.frame.named("institution"):
        if place and territory_of(doc, mention.key) == place and body_class(doc, mention.key) == AGENCY:
            return mention
    return None


def _places(doc: Doc, key: str) -> set[str]:
    bodies = [stated.value for stated in offices(doc, key)] if key.startswith("person/") else [key]
    return {place for body in bodies if (place := territory_of(doc, body))}


def _of_story(draft: Draft, drafts: list[Draft], party: Party) -> bool:
    """Return whether an event is told in the story of a delegation: after it, and not of another year."""
    if draft.frame.section not in {"lead", "body"} or draft.frame.index < party.frame.index:
        return False
    own = [stay for stay in drafts if party.represents.keys() & stay.everyone().keys()]
    years = {stay.date.value[:YEAR] for stay in own if stay.date}
    return draft.date is None or not years or draft.date.value[:YEAR] in years


def _from(doc: Doc, key: str, home: set[str | None]) -> bool:
    """Return whether somebody is of a territory, by himself or by an office."""
    bodies = [stated.value for stated in offices(doc, key)] if key.startswith("person/") else [key]
    return any(territory_of(doc, body) in home for body in bodies)
