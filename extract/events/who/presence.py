"""Who else takes part in an event: those present, those who speak at it, and the offices for which people come."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from .absent import is_away, is_recalled
from .participants import NEXT_TO, speech_starts, support
from .parties import AGENCY, PARTY_BODY, body_class, chosen_office, is_department, located, offices, territory_of
from .siding import depicted

PRESENT, SPEAKER, HEAD = "participant-present", "participant-speaker", "participant-head"
PARTY_ONLY, NEITHER = frozenset({PARTY_BODY}), frozenset({PARTY_BODY, AGENCY})
ATTENDED = 6  # tokens between words of presence and an event ("took part in the 90-minute talks")
PRONOUN = "participant-pronoun"  # who "he" is, is too unsure to bring an office along
OPENS = 1  # tokens before the words that open a sentence
LED = 10  # tokens of a title between "led by" and a name
SOCIETY = "Association"
GOVERNS = frozenset({"LocalAuthority", PARTY_BODY})  # classes of bodies that stand for their territory
SENDERS = frozenset({"DiplomaticMission", "Association"})  # classes of bodies that send somebody to an event


def _belongs(doc: Doc, person: str, known: dict[str, Stated[str]]) -> bool:
    """Return whether a person's office, or its territory, takes part in an event already, by itself or by a holder."""
    bodies = {stated.value for stated in offices(doc, person)}
    places = {territory_of(doc, body) for body in bodies} - {None}
    here = {key for key in known if not key.startswith("person/")}
    here |= {stated.value for key in known if key.startswith("person/") for stated in offices(doc, key)}
    return not bodies.isdisjoint(here) or any(territory_of(doc, key) in places for key in here)


def _leads(frame: Frame, person: Mention) -> bool:
    """Return whether a sentence says of those told before who leads them: "They were led by X"."""
    words = frame.cued("sides", "pronoun", "delegation")
    led = [cue for cue in frame.cued("head") if any(word.end <= cue.start for word in words)]
    return any(0 <= person.start - cue.end <= LED for cue in led)


def _sent(doc: Doc, frame: Frame, mention: Mention, present: Sequence[Cue]) -> bool:
    """Return whether a body stands on the list of those present: "… và đại diện Sở Ngoại vụ, Hội Nông dân tỉnh"."""
    if not any(cue.end <= mention.start for cue in present) or located(frame, mention):
        return False
    people = [person for person in frame.named("person") if person.end <= mention.start]
    return not people or not list_words(doc).isdisjoint(on(doc).lower[people[-1].end : mention.start])


def present_in(
    doc: Doc, frame: Frame, known: dict[str, Stated[str]], *, listing: bool = False
) -> dict[str, Stated[str]]:
    """Return those whom a sentence without an event of its own adds to the event told before.

    ``known`` are those who take part already;
    ``listing`` says that the sentence is an item of a list of those present.
    """
    found: dict[str, Stated[str]] = {}
    limit = speech_starts(frame)
    present = frame.cued("presence")
    held = {office.value for person in frame.named("person") for office in offices(doc, person.key)}
    last = -1
    for mention in frame.named("person", "institution"):
        if mention.start >= limit:
            break
        person = mention.kind == "person"
        if depicted(frame, mention) or (person and (is_away(doc, frame, mention) or is_recalled(frame, mention))):
            continue
        opened = any(0 <= mention.start - cue.end <= 1 for cue in present) or 0 <= mention.start - last <= NEXT_TO
        opened = opened or _sent(doc, frame, mention, present)
        if mention.kind == "person":
            rule = SPEAKER
            if present or listing:
                rule = PRESENT
            elif _leads(frame, mention):
                rule = HEAD
            if rule == SPEAKER and (
                limit == frame.end or not (frame.cued("back") or _belongs(doc, mention.key, known))
            ):
                continue
        elif (listing or opened) and mention.key not in held:
            rule, last = PRESENT, mention.end
        else:
            continue
        quotes = support(mention.quote, present[0].quote) if present else (mention.quote,)
        found.setdefault(mention.key, Stated(mention.key, rule, quotes))
    return found


def _stands_for(doc: Doc, office: str) -> bool:
    """Return whether somebody merely present is so for an office: that of a territory, a mission or a society."""
    kind = body_class(doc, office)
    return kind in SENDERS or (territory_of(doc, office) is not None and not is_department(doc, office))


def _governs(doc: Doc, key: str, stated: Stated[str]) -> bool:
    """Return whether a body stands for its territory: one that governs it, or a society that does not merely come."""
    kind = "" if key.startswith("person/") else body_class(doc, key)
    return kind in GOVERNS or (kind == SOCIETY and stated.rule != PRESENT)


def with_offices(doc: Doc, everyone: dict[str, Stated[str]], principals: set[str]) -> dict[str, Stated[str]]:
    """Return the offices for which people take part.

    Args:
        doc: the document.
        everyone: those known to take part.
        principals: the people who receive, are received or lead: only for them is the office of no territory (an
            embassy, an association) added.
    """
    found: dict[str, Stated[str]] = {}
    bodies = [key for key, stated in everyone.items() if _governs(doc, key, stated)]
    territories = {territory_of(doc, key) for key in bodies} - {None}
    for key, stated in everyone.items():
        office = chosen_office(doc, key) if key.startswith("person/") and stated.rule != PRONOUN else None
        if office is None or body_class(doc, office.value) in (PARTY_ONLY if key in principals else NEITHER):
            continue
        place = territory_of(doc, office.value)
        if place in territories or (key not in principals and not _stands_for(doc, office.value)):
            continue
        quotes = support(*stated.quotes, *office.quotes)
        found.setdefault(office.value, Stated(office.value, "participant-office", quotes))
    return found


def attended(frame: Frame) -> bool:
    """Return whether a sentence says who was at an event told before, and no dated row of events that it ends.

    "Attending the signing were…" does, "met the mayor (Monday) and attended a festival (Tuesday)" does not.
    """
    nouns = [cue for cue in frame.cued("trigger") if cue.rule.options.get("noun")]
    verbs = [cue for cue in frame.cued("trigger") if cue not in nouns]
    at = [word for word in frame.cued("presence") if any(0 <= noun.start - word.end <= ATTENDED for noun in nouns)]
    row = any(verb.end <= word.start and _has_object(frame, verb, word) for verb in verbs for word in at)
    return (bool(at) and not row and not goes_to(frame)) or any(_presides(frame, verb) for verb in verbs)


def _has_object(frame: Frame, verb: Cue, word: Cue) -> bool:
    """Return whether words of presence after a verb go on with what somebody did: "met the mayor and attended …"."""
    named = any(verb.end <= m.start and m.end <= word.start for m in frame.named("person", "institution"))
    return named or len(frame.dates) > 1


def goes_to(frame: Frame) -> bool:
    """Return whether a delegation goes to something further: "On the same day the guests attended a concert"."""
    told: list[Cue | Mention] = [*frame.cued("same-day", "also"), *frame.dates]
    opening = [word for word in told if word.start - frame.start <= OPENS]
    actors: list[Cue | Mention] = [*frame.cued("delegation"), *frame.named("person", "institution")]
    return any(
        opened.end <= guests.start and 0 <= word.start - guests.end <= NEXT_TO
        for opened in opening
        for guests in actors
        for word in frame.cued("presence")
    )


def _presides(frame: Frame, verb: Cue) -> bool:
    """Return whether somebody led what was told before: "X chủ trì hội đàm", with no other side after it."""
    leads = bool(verb.rule.options.get("presides")) or any(w.end == verb.start for w in frame.cued("presence"))
    with_whom: list[Cue | Mention] = [*frame.mentions, *frame.cued("delegation")]
    return leads and not frame.dates and not any(other.start >= verb.end for other in with_whom)
