"""Who takes part in an event, from the sentences that tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ...document import on
from ...facts import Delegation, Quote, Stated
from ...institutions.component import authority_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..where.containing import contains_other
from ..where.venue_words import venue_words
from .backers import stands_by
from .nations import by_country
from .outside import stands_outside
from .owners import is_anothers, owns_person, owns_twin, twin_of
from .parties import AGENCY, MEDIA, body_class, chosen_office, located, offices, offices_before, party_of
from .siding import acts_not, before_where, depicted, receives, set_in, talks, tells_own, twinned, which_side
from .titled import pronouns_before, titled_after, titled_before

NEAR = 6  # tokens between the word "delegation" and the institution or place that it comes from
VISITED = 3  # tokens between words of a visit and the place visited
CLOSES = frozenset({",", "”", "»", '"'})  # what ends that which somebody says
NEXT_TO = 4  # tokens between words of presence, or one name, and the next name of the list
TITLED, LAST = 12, 4  # tokens of a speaker's title, and of what may follow the speaker's name and verb
OPENED, AT_ONCE = 3, 4  # commas of an opening phrase before a pronoun; tokens between it and its verb
SUBJECT = 8  # tokens between a place that acts and its verb


@dataclass(slots=True)
class Party:
    """Hold a delegation: whom it stands for and who leads it."""

    frame: Frame
    represents: dict[str, Stated[str]] = field(default_factory=dict)
    head: Stated[str] | None = None
    team: dict[str, Stated[str]] = field(default_factory=dict)  # those who are told to travel with it

    def stated(self) -> Delegation:
        """Return the delegation as a fact."""
        return Delegation(self.head, tuple(self.represents.values()))

    def members(self, *, team: bool = True) -> dict[str, Stated[str]]:
        """Return the head and those represented, and the others who travel along where ``team`` says so."""
        head = {self.head.value: self.head} if self.head else {}
        return {**head, **self.represents, **(self.team if team else {})}


def support(*quotes: Quote) -> tuple[Quote, ...]:
    """Return quotes once each, in text order."""
    return tuple(sorted(set(quotes)))


def key_of(doc: Doc, mention: Mention) -> str | None:
    """Return the key of a mention as a participant: a place acts as its institution, a country does not."""
    return party_of(doc, mention.key) if mention.kind == "place" else mention.key


def find_delegations(doc: Doc, frames: list[Frame]) -> list[Party]:
    """Return the delegations that the article tells of, in text order, one for each that is represented."""
    parties: list[Party] = []
    for frame in frames:
        for cue in frame.cued("delegation"):
            from_whom = _nearest(doc, frame, cue)
            key = key_of(doc, from_whom) if from_whom else None
            quote = from_whom.quote if from_whom else cue.quote
            key, quote = (
                (key, quote) if key else by_country(doc, frames, cue, {k for p in parties for k in p.represents})
            )
            if key:
                stated = Stated(key, "delegation-of", support(cue.quote, quote))
                known = next((party for party in parties if key in party.represents), None)
                if known is None:
                    parties.append(Party(frame, {key: stated}))
        for cue in frame.cued("head"):
            head = _head(frame, cue)
            if head is None:
                continue
            stated = Stated(head.key, "delegation-head", support(cue.quote, head.quote))
            if not parties:
                parties.append(_led_by(doc, frame, stated))
            elif parties[-1].head is None and (frame.cued("delegation") or frame.index - parties[-1].frame.index <= 2):
                parties[-1].head = stated
    return parties


def _led_by(doc: Doc, frame: Frame, head: Stated[str]) -> Party:
    """Return a delegation of which only the head is told: it stands for the head's office."""
    office = chosen_office(doc, head.value)
    quotes = support(*head.quotes, *office.quotes) if office else ()
    represents = {office.value: Stated(office.value, "delegation-office", quotes)} if office else {}
    return Party(frame, represents, head)


def _nearest(doc: Doc, frame: Frame, cue: Cue) -> Mention | None:
    after = [
        twin or m
        for m, twin in _with_twins(doc, frame)
        if (0 <= m.start - cue.end <= 3 and not located(frame, m) and not _verb_between(doc, frame, cue, m))
        or m.start < cue.end <= m.end
    ]
    before = [
        m
        for m in frame.named("institution", "place")
        if 0 <= cue.start - m.end <= 1 and cue.rule.options.get("after_name")
    ]
    inside = [m for m in frame.named("institution", "place") if m.start <= cue.start < m.end]
    return next(iter([*inside, *after, *before]), None)


def _with_twins(doc: Doc, frame: Frame) -> Iterator[tuple[Mention, Mention | None]]:
    """Yield the bodies and places of a sentence, with the twin town of one that only owns it, and none without one."""
    for mention in frame.named("institution", "place"):
        twin = twin_of(frame, mention) if owns_twin(doc, frame, mention) else None
        if twin or not owns_twin(doc, frame, mention):
            yield mention, twin


def _verb_between(doc: Doc, frame: Frame, cue: Cue, mention: Mention) -> bool:
    """Return whether a verb, or words for where somebody goes ("đoàn lên Berlin"), part a name from a delegation."""
    if any(cue.end <= verb.start and verb.end <= mention.start for verb in frame.cued("trigger", "sign")):
        return True
    openers = venue_words(on(doc).article.language).openers
    return any(
        match.value for at in range(cue.end, mention.start) if (match := openers.find(on(doc).lower, at, mention.start))
    )


def _head(frame: Frame, cue: Cue) -> Mention | None:
    after = [m for m in frame.named("person") if 0 <= m.start - cue.end <= 30]
    if cue.rule.options.get("forward"):  # "do": those who stand before it are led by nobody
        return after[0] if after else None
    before = [m for m in frame.named("person") if 0 <= cue.start - m.end <= 30]
    return after[0] if after else before[-1] if before else None


def speech_starts(frame: Frame) -> int:
    """Return the token from which a sentence reports what somebody said, its end where it reports nothing."""
    return min((cue.end for cue in frame.cued("speech")), default=frame.end)


def speech_after(frame: Frame, cue: Cue) -> int:
    """Return the token from which a sentence reports what somebody said after an event's words, else its end.

    "Speaking at the forum, the mayor recalled …": the forum is none of what the mayor recalled.
    """
    return min((word.end for word in frame.cued("speech") if word.end > cue.start), default=frame.end)


def _only_says(doc: Doc, frame: Frame, mention: Mention, cue: Cue, *, planned: bool) -> bool:
    """Return whether somebody tells of an event: "…, Mayor X said" at its end, "X said that talks would be held"."""
    for word in frame.cued("speech"):
        ahead = planned and any(coming.start >= word.end for coming in frame.cued("planned"))
        if ahead and mention.end <= word.start < word.end <= cue.start and mention.kind == "person":
            return True
        marks = [at for at in range(cue.end, mention.start) if on(doc).words[at] in CLOSES]
        ends = word.end >= frame.end - LAST and _speaks(doc, frame, mention, word)
        back = cue.rule.options.get("returned")  # "back from Podor, the mayor, X, said"
        if ends and marks and not back and mention.start - marks[-1] <= TITLED:
            return True
    return False


def _speaks(doc: Doc, frame: Frame, mention: Mention, word: Cue) -> bool:
    """Return whether words of speech follow a name at once, or after an office between commas."""
    if not 0 <= word.start - mention.end <= TITLED:
        return False
    words, others = on(doc).words, [m for m in frame.named("person") if mention.end <= m.start < word.start]
    return word.start <= mention.end + LAST or (words[mention.end] == words[word.start - 1] == "," and not others)


def named_in(
    doc: Doc, frame: Frame, cue: Cue, parties: list[Party], last: Mention | None, *, planned: bool = False
) -> tuple[dict[str, Stated[str]], ...]:
    """Return the hosts, guests and others whom a sentence names with an event's words.

    ``last`` is the last person named before, whom a pronoun before the words may mean; ``planned`` says that the event
    is yet to come: who speaks of it is not at it by that.
    """
    cast: dict[str, dict[str, Stated[str]]] = {"host": {}, "guest": {}, "party": {}}
    limit = speech_after(frame, cue)
    held = {office.value for person in frame.named("person") for office in offices(doc, person.key)}
    turned = frame.cued("inverts")  # "Receiving the guests were…": the hosts come last
    received = max((c.start for c in frame.cued("trigger") if c.end <= cue.start and receives(c, cue)), default=0)
    for mention in frame.named("person", "institution", "place"):
        if mention.start >= limit or (mention.kind != "person" and not _takes_part(doc, frame, mention, cue, held)):
            continue
        if _only_says(doc, frame, mention, cue, planned=planned) or depicted(frame, mention):
            continue
        if owns_twin(doc, frame, mention) or stands_outside(doc, frame, mention, cue):
            continue
        first = mention.start < cue.start or any(
            word.start >= cue.start and word.end <= mention.start for word in turned
        )
        side = cue.rule.get("before", "party") if first else cue.rule.get("after", "party")
        side = "host" if mention.start < received else which_side(doc, frame, mention, cue, side)
        side = cue.rule.get("before", "party") if tells_own(doc, frame, mention, cue) else side
        office = chosen_office(doc, mention.key) if (owner := owns_person(doc, frame, mention)) else None
        if key := (office.value if office else "") if owner else key_of(doc, mention):
            rule = f"participant-{side}" if side != "party" else "participant-named"
            cast[side].setdefault(key, Stated(key, rule, support(mention.quote, cue.quote)))
    told = [party for party in parties if party.frame.index <= frame.index]
    for word in frame.cued("delegation"):
        if word.start < limit and told:
            side = cue.rule.get("before", "party") if word.start < cue.start else cue.rule.get("after", "party")
            side = before_where(doc, word.end, cue, side)
            named = [
                p
                for p in told
                if any(
                    m.start <= word.end + 3 and m.end >= word.start - 2
                    for m in frame.mentions
                    if key_of(doc, m) in p.represents
                )
            ]
            for key, stated in (named or told[-1:])[-1].members(team=cue.rule.get("kind") != "Visit").items():
                cast[side].setdefault(key, Stated(key, "participant-delegation", support(*stated.quotes, word.quote)))
    for sides, people in (("before", titled_before), ("after", titled_after)):
        side = cue.rule.get(sides, "party")
        for holder in people(doc, frame, cue) if cue.start < limit and not cue.rule.options.get("noun") else ():
            cast[side].setdefault(holder.key, Stated(holder.key, "participant-title", support(holder.quote, cue.quote)))
    actor = cue.rule.get("before") or ("party" if not any(cast.values()) else "")
    pronouns = pronouns_before(doc, frame, cue) if actor and last else []
    clause = max((at + 1 for at in range(frame.start, cue.start) if on(doc).words[at] == ";"), default=frame.start)
    if any(clause <= m.start and m.end <= cue.start for m in frame.named("person", "institution", "place")):
        joined = {join.start for join in frame.cued("join")}
        pronouns = [word for word in pronouns if word.end in joined or _goes_on(doc, frame, word, cue)]
    if last and (pronouns := [word for word in pronouns if not is_anothers(doc, frame, word, cue)]):
        said = support(last.quote, pronouns[-1].quote)
        cast[actor].setdefault(last.key, Stated(last.key, "participant-pronoun", said))
    return cast["host"], cast["guest"], cast["party"]


def _goes_on(doc: Doc, frame: Frame, word: Cue, cue: Cue) -> bool:
    """Return whether a pronoun is the subject after an opening phrase: "With her deputy X, she met …"."""
    words = on(doc).words
    commas = words[frame.start : word.start].count(",")
    first = next((c.start for c in frame.cued("trigger", "sign")), cue.start)
    opened = word.start > frame.start and words[word.start - 1] == "," and commas <= OPENED
    opened = opened or all(m.kind != "person" and located(frame, m) for m in frame.mentions if m.end <= word.start)
    return opened and cue.start - word.end <= AT_ONCE and first >= word.start


def _takes_part(doc: Doc, frame: Frame, mention: Mention, cue: Cue, held: set[str]) -> bool:
    """Return whether an institution or a place takes part itself; ``held`` are the offices of those named."""
    if contains_other(doc, frame, mention) or twinned(frame, mention, cue) or stands_by(doc, frame, mention):
        return False
    if mention.kind == "place":
        return _acts(doc, frame, mention, cue)
    kind = body_class(doc, mention.key)
    if mention.key in held or kind == MEDIA or (kind == AGENCY and not talks(frame, mention, cue)):
        return False  # the office of somebody named here takes part through its holder; a newspaper reports
    if mention.quote in offices_before(doc):
        return False  # "met the former Vice-President of the council"
    if said_by_sides(frame, cue) and mention.start < cue.start:
        return False
    return not (located(frame, mention) or set_in(doc, cue, mention) or _names_event(frame, mention))


def _names_event(frame: Frame, mention: Mention) -> bool:
    """Return whether the words of an institution are those of an event ("the Joint Working Committee")."""
    return any(
        mention.start <= cue.start < mention.end for cue in frame.cued("trigger") if not cue.rule.options.get("inside")
    )


def said_by_sides(frame: Frame, verb: Cue) -> bool:
    """Return whether it is "they" or "the two sides" who sign, whom a sentence before names."""
    words = [word.start for word in frame.cued("sides") if 0 <= verb.start - word.end <= 1]
    # "on behalf of | the two sides", "the Women's Unions of | the two provinces"
    named = [*(act.end for act in frame.cued("acts")), *(body.end for body in frame.named("institution"))]
    return any(start not in named and start - 1 not in named for start in words)


def _acts(doc: Doc, frame: Frame, place: Mention, cue: Cue) -> bool:
    """Return whether a place takes part: it stands right before the verb, or is joined by words such as "between"."""
    if cue.rule.get("kind") == "Visit" and place.start >= cue.end and not located(frame, place):
        return authority_of(place.key) in on(doc).institutions  # where somebody went is no body by that alone
    if located(frame, place):  # "visited", "thăm và làm việc tại": the place itself is visited
        visited = cue.rule.get("kind") == "Visit" and 0 <= place.start - cue.end <= VISITED
        return visited and authority_of(place.key) in on(doc).institutions
    if acts_not(doc, frame, place, cue):
        return False
    if 0 <= cue.start - place.end <= SUBJECT or 0 <= place.start - cue.end <= 3:
        return True
    return any(other.label == "between" and 0 <= place.start - other.end <= 4 for other in frame.cues)
