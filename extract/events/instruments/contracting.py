"""Who is party to an instrument: the bodies that a sentence joins by words such as "between", or that sign."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Role, Stated
from ...institutions.component import authority_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import MARKS, list_words
from ..where.containing import contains_other
from ..where.spot import VENUE
from ..where.whereabouts import find_spots
from ..who.absent import is_stood_for
from ..who.backers import is_compared, only_backs
from ..who.participants import key_of, said_by_sides, speech_starts, support
from ..who.parties import (
    MEDIA,
    PARTY_BODY,
    body_class,
    chosen_office,
    is_authority,
    led_by,
    located,
    principal_of,
    territory_of,
    within,
)
from ..who.witnesses import onlookers
from .listed import partners_apart
from .signing import clause

PAIR = 2  # parties of most agreements
LISTED = 60  # tokens after "between" in which its parties stand
ADDRESS = 6  # tokens between a town and the province that it lies in
ABBREVIATED = 2  # tokens between an instrument and its abbreviation

Parties = dict[str, Stated[str]]


def pairs_of(doc: Doc, frame: Frame, cue: Cue) -> list[Parties]:
    """Return the parties of each of several agreements: "between A and B and between C and D"."""
    others = [other for other in frame.cued("instrument") if not other.rule.options.get("lone")]
    end = min((other.start for other in others if other.start > cue.end + ABBREVIATED), default=frame.end)
    words = [word for word in frame.cued("between") if word.rule.options.get("pairs")]
    opened = [word for word in words if cue.end <= word.start < end]
    found = []
    for number, word in enumerate(opened):
        last = opened[number + 1].start if number + 1 < len(opened) else min(end, word.end + LISTED)
        mentions = [m for m in frame.named("institution", "place") if word.end <= m.start < last]
        parties = _stated(doc, [m for m in mentions if not contains_other(doc, frame, m)], cue, "agreement-party")
        found.append(parties)
    return found if len(found) > 1 and all(len(parties) > 1 for parties in found) else []


def parties_of(doc: Doc, frame: Frame, cue: Cue, end: int, verb: Cue | None, signatories: Parties) -> Parties:
    """Return the bodies that a sentence names as parties to an instrument.

    Args:
        doc: the document.
        frame: the sentence.
        cue: the words of the instrument.
        end: the token after its title.
        verb: the words that sign it, None where none do.
        signatories: the people who sign.
    """
    first, last = clause(doc, frame, cue.start)
    said = speech_starts(frame)
    first, limit = (max(first, said), last) if cue.start >= said else (first, min(said, last))
    venues = [s for s in find_spots(doc, frame) if s.rank == VENUE and not (s.toward or s.bare)]
    ends = {m.end for m in frame.named("institution")}  # "Cục Thương mại | châu Hồng Hà": where a body is
    watch = [tokens for tokens in onlookers(doc, frame, verb) if tokens.stop <= verb.start] if verb else []
    mentions = [
        m
        for m in frame.named("institution", "place")
        if first <= m.start < limit
        and not any(m.start in tokens for tokens in watch)
        and body_class(doc, m.key) != MEDIA
        and not located(frame, m)
        and not (helps(frame, m) or is_compared(doc, frame, m) or _only_says(frame, m, cue))
        and not any(spot.start <= m.start < spot.end or _of_address(doc, spot.end, m) for spot in venues)
        and not contains_other(doc, frame, m)
        and not (m.start in ends and m.key in {authority_of(territory_of(doc, m.key) or ""), *on(doc).places})
    ]
    others = [other for other in frame.cued("instrument") if not cue.start <= other.start < end]
    if apart := partners_apart(doc, frame, cue):
        mentions = [m for m in mentions if m.start < apart[0] or m.start in apart[1]]
    elif others:  # "A and B signed a charter, C and D a protocol"
        since = max((other.end for other in others if other.end <= cue.start), default=first)
        of_other = [word.start for word in frame.cued("between") if not word.rule.options.get("beside")]
        of_other = [at for at in of_other if since <= at < cue.start]  # "a letter between A and B, and a protocol"
        if any(since <= other.start < cue.start for other in frame.cued("sign")):
            mentions = [
                m for m in mentions if m.start >= since
            ]  # "A agreed on a plan, and B exchanged a letter with C"
        own = [m for m in mentions if since <= m.start < min(of_other, default=cue.start)]
        if len({m.key for m in own}) > 1:
            return _stated(doc, own, cue, "agreement-party")
    if cue.rule.options.get("untitled") and (two := _right_before(doc, cue, mentions)):
        return _stated(doc, two, cue, "agreement-party")
    for opening in frame.cued("between"):
        if verb is not None and opening.rule.options.get("beside"):
            continue  # "Nagpur signed a memorandum with Jinan"
        until = min(_next_pair(doc, frame, opening), opening.end + LISTED + 1)
        listed = _before_verb(frame, [m for m in mentions if opening.end <= m.start < until])
        both = len(listed) == 1 and any(word.start == listed[0].end for word in frame.cued("sides"))
        if opening.start >= cue.start and (len(listed) > 1 or both):  # "between the Farmers' Unions of both provinces"
            return _stated(doc, listed, cue, "agreement-party")
    if verb is None or said_by_sides(frame, verb):
        return {}
    outside = [m for m in mentions if not cue.start <= m.start < end and not _held(doc, m)]
    outside = [m for m in outside if not _is_object(doc, frame, m, verb)]
    named = _stated(doc, outside, cue, "agreement-party")
    if len(named) > 1:
        return {**named, **_further(doc, frame, signatories, named)} if len(signatories) > len(named) else named
    for body in _of_offices(doc, frame, signatories):
        named.setdefault(body.value, body)
    return named


def states_pair(doc: Doc, frame: Frame, start: int, end: int) -> bool:
    """Return whether a sentence without a signing names the two that have an instrument: "A has a pact | with B"."""
    joins, lower = list_words(doc), on(doc).lower
    named = [m for m in frame.named("institution", "place") if not contains_other(doc, frame, m)]
    own = {key_of(doc, m) for m in named}
    if len(own) != PAIR or not all(key and is_authority(doc, key) for key in own):
        return False
    before = [m for m in named if m.end <= start]
    withs = [w.end for w in frame.cued("between") if lower[w.start] not in joins and 0 <= w.start - end <= 1]
    return len(before) == PAIR or (len(before) == 1 and any(0 <= m.start - at <= 1 for m in named for at in withs))


def _of_offices(doc: Doc, frame: Frame, signatories: Parties) -> list[Stated[str]]:
    """Return the bodies of those who sign, and of those in whose place they do: "Y, standing in for the mayor, X"."""
    away = [person for person in frame.named("person") if signatories and is_stood_for(doc, frame, person)]
    people = {**signatories, **{p.key: Stated(p.key, "agreement-party-office", (p.quote,)) for p in away}}
    return [body for key, signatory in people.items() if (body := signs_for(doc, key, signatory))]


def _further(doc: Doc, frame: Frame, signatories: Parties, named: Parties) -> Parties:
    """Return the bodies for which those sign who are more than the parties named: "by A, by B for X and by C of Y"."""
    places = {territory_of(doc, key) for key in named}
    told = {body.value: body for body in _of_offices(doc, frame, signatories)}
    return {key: body for key, body in told.items() if territory_of(doc, key) not in places}


def helps(frame: Frame, mention: Mention) -> bool:
    """Return whether a body only approves, pays or arranges: "after approval from the Ministry of Home Affairs"."""
    words = [word for word in frame.cued("third") if word.end <= mention.start]
    return only_backs(frame, mention) or any(
        not any(word.end <= sign.start < mention.start for sign in frame.cued("sign")) for word in words
    )


def _only_says(frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether a body only tells of an instrument named before it: "…, the Embassy of Pakistan | here said"."""
    spoke = any(0 <= word.start - mention.end <= 1 and word.end >= frame.end - PAIR for word in frame.cued("speech"))
    return mention.start >= cue.end and spoke


def _right_before(doc: Doc, cue: Cue, mentions: list[Mention]) -> list[Mention]:
    """Return the two that a participle follows: "between | Vienne and Goris, | twinned since 1992, the Region …"."""
    two = [m for m in mentions if m.end <= cue.start][-PAIR:]
    near = len(two) == PAIR and cue.start - two[-1].end <= 1
    return two if near and not (list_words(doc) - MARKS).isdisjoint(on(doc).lower[two[0].end : two[1].start]) else []


def _of_address(doc: Doc, end: int, mention: Mention) -> bool:
    """Return whether a place closes the address of a venue: "in Pakuan Building, Bandung City"."""
    return mention.kind == "place" and mention.start == end + 1 and on(doc).words[end] == ","


def _next_pair(doc: Doc, frame: Frame, opening: Cue) -> int:
    """Return where the next instrument of a list begins that names its own parties: "…, a charter between C and D"."""
    pairs = [word for word in frame.cued("between") if not word.rule.options.get("beside")]
    others = [other for other in frame.cued("instrument") if other.start >= opening.end]
    joins, lower = list_words(doc), on(doc).lower
    withs = [
        word.start for word in frame.cued("between") if word.start > opening.end and lower[word.start] not in joins
    ]
    another = [at for at in withs if joins.isdisjoint(lower[at - 1 : at])]  # "with Kigali, and talks with Guangzhou"
    return min([*another, *(o.start for o in others if any(word.start >= o.end for word in pairs))], default=frame.end)


def _before_verb(frame: Frame, listed: list[Mention]) -> list[Mention]:
    """Return those of a list that stand before the verb after it: "between A and B was signed in the hall of C"."""
    ends = [verb.start for verb in frame.cued("sign") if sum(m.end <= verb.start for m in listed) >= PAIR]
    return [m for m in listed if m.end <= ends[0]] if ends else listed


def _is_object(doc: Doc, frame: Frame, mention: Mention, verb: Cue) -> bool:
    """Return whether a name belongs to what is signed: "signed an agreement on the port of X", not "… with X"."""
    joins, lower = list_words(doc), on(doc).lower
    after = [other.end for other in frame.cued("instrument") if verb.end <= other.start and other.end <= mention.start]
    words = [word for word in frame.cued("between", "by") if lower[word.start] not in joins]
    return bool(after) and not any(max(after) <= word.start < mention.start for word in words)


def signs_for(doc: Doc, person: str, signatory: Stated[str]) -> Stated[str] | None:
    """Return the party for which somebody signs: that of the office, of a party's body the territory that it leads."""
    office = chosen_office(doc, person)
    if office is None:
        return None
    quotes = support(*signatory.quotes, *office.quotes)
    if body_class(doc, office.value) == PARTY_BODY:
        led = led_by(doc, office.value)
        return Stated(authority_of(led), "agreement-party-office", quotes) if led else None
    return Stated(principal_of(doc, office.value), "agreement-party-office", quotes)


def _held(doc: Doc, mention: Mention) -> bool:
    """Return whether a body is named only as that of somebody's office ("the mayor of Kandy")."""
    roles: list[Role] = on(doc).roles
    held = [role.institution for role in roles if role.institution and role.institution.value == mention.key]
    return any(q.start <= mention.quote.start < q.end for office in held for q in office.quotes)


def _stated(doc: Doc, mentions: list[Mention], cue: Cue, rule: str) -> Parties:
    keys = [(key_of(doc, mention), mention) for mention in mentions]
    found: Parties = {}
    territories: set[str] = set()  # one body for each: "UBND tỉnh An Giang … đoàn công tác tỉnh An Giang"
    for key, mention in keys:
        place = territory_of(doc, key) if key else None
        if key and key not in found and place not in territories:
            found[key] = Stated(key, rule, support(mention.quote, cue.quote))
            if place:
                territories.add(place)
    return {key: stated for key, stated in found.items() if not _around(doc, key, mentions, territories)}


def _around(doc: Doc, key: str, mentions: list[Mention], territories: set[str]) -> bool:
    """Return whether a body's territory is only where another party lies: "Campinas, in the State of São Paulo"."""
    place = territory_of(doc, key)
    if place is None:
        return False
    own = next((m.start for m in mentions if key in {m.key, key_of(doc, m)}), 0)
    inner = [m for m in mentions if 0 < own - m.end <= ADDRESS and not _joined(doc, m.end, own)]
    places = {m.key if m.kind == "place" else territory_of(doc, m.key) for m in inner} & territories
    return any(one is not None and one != place and within(doc, one, place) for one in places)


def _joined(doc: Doc, start: int, end: int) -> bool:
    return not (list_words(doc) - MARKS).isdisjoint(on(doc).lower[start:end])
