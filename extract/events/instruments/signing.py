"""Who put their names to an instrument: the people of the sentence that tells of it, or those it points back to.

``by`` opens the agent of a passive or of a noun ("the signing of a charter by …").
"""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import MARKS, list_words
from ..who.absent import is_away, is_stood_for
from ..who.meant import himself, holders_of_both, offices_in, pair_of, they, with_whom
from ..who.owners import owns_person
from ..who.participants import said_by_sides, speech_starts, support
from ..who.witnesses import companions, onlookers, watching
from .aims import aim_of

Signatories = dict[str, Stated[str]]

AGENT, LONG_TITLE = 10, 22  # tokens between "by" and the person who signs: a title, one that follows it at once
DETERMINERS = 2  # tokens between "by" and a title
SPOKE = 6  # tokens between the verb of saying that closes a sentence and its end
SAID = 1  # tokens between a speaker and the verb of saying: "also"
OPENS = 1  # tokens from the start of a sentence at which words of saying tell whose they are
JOINED = 3  # tokens between "and" and the second of two verbs
COMMA = ","
RELATIVE = 14  # tokens between "who" and the verb of its clause
CLAUSES = frozenset(";")
VERBS = ("sign", "trigger", "speech")


def clause(doc: Doc, frame: Frame, at: int) -> tuple[int, int]:
    """Return the tokens between the semicolons around a token, and the colons that a pronoun follows."""
    after = {word.start - 1 for word in frame.cued("pronoun")}
    words = on(doc).words
    marks = [i for i in frame.breaks if words[i] in CLAUSES or i in after]
    return max((m for m in marks if m < at), default=frame.start), min((m for m in marks if m > at), default=frame.end)


def signatories_in(doc: Doc, frame: Frame, verb: Cue) -> Signatories:
    """Return the people whom a sentence names with the words of signing, witnesses left out."""
    found: Signatories = {}
    for person in _people(doc, frame, verb):
        quotes = support(person.quote, verb.quote)
        found.setdefault(person.key, Stated(person.key, "agreement-signatory", quotes))
    return found


def _people(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    options = verb.rule.options
    if options.get("bind") or (options.get("object") and not options.get("signs")):
        return []  # "it binds the two cities", "they exchanged the documents": nobody signs by that
    aim = aim_of(doc, frame, verb)
    if people := pair_of(doc, frame, verb) or (pair_of(doc, frame, aim) if aim else []):
        return people
    noun = verb.label != "sign"
    if not noun and (people := holders_of_both(doc, frame, verb)):
        return people
    agents = _agents(doc, frame, verb, noun=noun)
    if agents or noun:
        return agents
    watch = {at for tokens in onlookers(doc, frame, verb) for at in tokens} | companions(frame, verb)
    meant = they(doc, frame, verb, watch)
    if (said_by_sides(frame, verb) or meant) and not _of_both(frame):
        return meant
    first, last = _reach(doc, frame, verb)
    last = min(speech_starts(frame) if verb.start < speech_starts(frame) else last, last)
    people = [
        person
        for person in frame.named("person")
        if max(first, who_of(doc, frame, verb)) <= person.start < last
        if person.start not in watch
        and not _other_verb(doc, frame, person, verb)
        and not (owns_person(doc, frame, person) or is_away(doc, frame, person))
    ]
    subject = set(range(first, verb.start)) - watch
    offices = [held for held in offices_in(doc, frame, subject) if not _said(frame, held, verb)]
    return [*people, *offices, *himself(doc, frame, verb)]


def who_of(doc: Doc, frame: Frame, verb: Cue) -> int:
    """Return where the subject of a relative clause begins: "X thanked Y, | who along with Z signed", else 0."""
    words = words_of(doc, "meetings", "who")
    opening = range(verb.start - 1, max(verb.start - RELATIVE, frame.start), -1)
    at = next((at for at in opening if on(doc).lower[at] in words), 0)
    if at and on(doc).words[verb.start - 1] == COMMA != on(doc).words[at + 1]:
        return 0  # "X and Y, who chairs Z, | signed", not "thanked Y, who, along with Z, signed"
    before = [m.start for m in frame.named("person") if m.end <= at and at - m.end <= 1] if at else []
    return before[-1] if before else 0


def _reach(doc: Doc, frame: Frame, verb: Cue) -> tuple[int, int]:
    """Return the tokens of a verb's clause, and of the clauses after it without a verb: "X signed for A; Y for B"."""
    first, last = clause(doc, frame, verb.start)
    while last < frame.end:
        start, end = last, clause(doc, frame, last + 1)[1]
        if end <= last or any(start <= cue.start < end for cue in [*frame.cued(*VERBS), *watching(frame)]):
            break
        last = end
    return first, last


def _other_verb(doc: Doc, frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether a person does something else than sign: says that others did, receives, or chairs talks."""
    if person.start > verb.start:
        if any(word.end <= person.start for word in _of_both(frame)):
            return False  # "signed while …: on one side …, on the other …"
        if _signs_next(frame, person, verb) or _comes_then(doc, frame, person, verb):
            return True
        spoke = [word for word in frame.cued("speech") if word.start >= person.end]
        if any(
            word.end >= frame.end - SPOKE or (word.start - person.end <= SAID and word.end in frame.commas)
            for word in spoke
        ):
            return True  # "…, Mayor X recalled.", "Besides signing the charter, X said, they …"
        agents = [word for word in frame.cued("by") if verb.end <= word.start and word.end <= person.start]
        passive = [cue for cue in frame.cued("sign") if any(cue.end <= word.start for word in agents)]
        return any(verb.end <= cue.start and cue.end <= person.start for cue in [*frame.cued("trigger"), *passive])
    if _source(doc, frame, person, verb) or _signs_other(frame, person, verb) or _is_allowed(frame, person, verb):
        return True
    between = [
        cue for cue in [*_verbs(frame), *frame.cued("speech")] if person.end <= cue.start and cue.end <= verb.start
    ]
    told = any(cue.label == "speech" for cue in between)
    goes_on = bool(between) and bool(aim_of(doc, frame, verb) or _goes_on(doc, frame, verb, between[-1].end))
    return bool(between) and (told or not goes_on)


def _comes_then(doc: Doc, frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether a person only comes when something is signed: "will be signed when Mayor X visits Lyon"."""
    words = words_of(doc, "agreements", "when")
    opened = [at for at in range(verb.end, person.start) if on(doc).lower[at] in words]
    later = [c for c in [*_verbs(frame), *frame.cued("presence", "came")] if c.start >= person.end]
    return bool(opened and later) and not any(opened[-1] < m.start < person.start for m in frame.named("person"))


def _said(frame: Frame, held: Mention, verb: Cue) -> bool:
    """Return whether the holder of an office only says something of a signing: "The prefect welcomed the signing"."""
    return any(held.end <= word.start and word.end <= verb.start for word in frame.cued("speech"))


def _source(doc: Doc, frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether a sentence opens with whose words it reports: "According to Mayor X, a charter will be signed"."""
    opens = [w for w in frame.cued("speech") if w.start - frame.start <= OPENS and w.end <= person.start]
    return bool(opens) and "," in on(doc).words[person.end : verb.start]


def _signs_next(frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether somebody after a verb and what it signs is the subject of the next: "… and X signed a pact"."""
    signed = [cue for cue in frame.cued("instrument") if verb.end <= cue.start and cue.end <= person.start]
    others = [cue for cue in frame.cued("instrument") if person.end <= cue.start]
    verbs = [cue for cue in frame.cued("sign") if person.end <= cue.start]
    joined = [w for w in frame.cued("between", "by") if signed and signed[-1].end <= w.start and w.end <= person.start]
    beside = [w for w in joined if not w.rule.options.get("joins") and 0 <= person.start - w.end <= AGENT]
    return bool(signed and others and verbs) and not beside


def _signs_other(frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether somebody before a verb signs something else, and another person stands before this verb."""
    verbs = [cue for cue in frame.cued("sign") if person.end <= cue.start and cue.end <= verb.start]
    if not verbs:
        return False
    older = [w for w in frame.cued("replaces", "follows") if verbs[0].end <= w.start and w.end <= verb.start]
    if older:
        return True  # "X and Y signed a pact that replaces the letter | signed in 2014"
    signed = [c.end for c in frame.cued("instrument") if verbs[0].end <= c.start and c.end <= verb.start]
    return bool(signed) and any(signed[0] <= other.start < verb.start for other in frame.named("person"))


def _is_allowed(frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether somebody is only given leave to sign: "the council authorised Mayor X to sign"."""
    given = [word for word in frame.cued("approved") if word.end <= person.start]
    others = [c for c in frame.cued("trigger", "sign", "speech") if not any(w.start <= c.start < w.end for w in given)]
    return any(not any(w.end <= c.start < verb.start for c in others) for w in given) and person.end <= verb.start


def _goes_on(doc: Doc, frame: Frame, verb: Cue, since: int) -> bool:
    """Return whether a verb is joined to the one before it, of the same subject: "visited Lyon and signed"."""
    joins = list_words(doc) - MARKS
    joined = [at for at in range(max(verb.start - JOINED, since), verb.start) if on(doc).lower[at] in joins]
    if joined and with_whom(doc, verb):
        return True  # "received X and signed with him"
    others = any(
        since <= m.start < verb.start and (m.kind == "person" or m.start > joined[-1]) for m in frame.mentions if joined
    )
    return bool(joined) and not others


def _of_both(frame: Frame) -> list[Cue]:
    return [word for word in frame.cued("presence") if word.rule.options.get("both")]


def _verbs(frame: Frame) -> list[Cue]:
    return [cue for cue in frame.cued("trigger") if not cue.rule.options.get("noun")]


def _agent_within(word: Cue, titles: list[int]) -> int:
    """Return how many tokens may stand between "by" and a person: more where a title follows it at once."""
    return LONG_TITLE if any(0 <= title - word.end <= DETERMINERS for title in titles) else AGENT


def _agents(doc: Doc, frame: Frame, verb: Cue, *, noun: bool) -> list[Mention]:
    """Return the people after "by", which follows a passive at once and a noun at some distance."""
    last = _reach(doc, frame, verb)[1]
    last = min(last, speech_starts(frame)) if verb.start < speech_starts(frame) else last
    people = [person.start for person in frame.named("person")]
    titles = [title.start for title in on(doc).titles]
    opening = next(
        (
            word.end
            for word in frame.cued("by")
            if verb.end <= word.start and any(0 <= start - word.end <= _agent_within(word, titles) for start in people)
            if not any(verb.end <= cue.start < word.start for cue in frame.cued("sign"))
            if noun or not any(verb.end <= cue.start < word.start for cue in _verbs(frame))
        ),
        None,
    )
    if opening is None:
        return []
    if not noun and any(word.end == verb.start for word in frame.cued("by")):
        return []  # "ended the visit by signing a charter with X"
    watch = {at for tokens in onlookers(doc, frame, verb) for at in tokens}
    shown = min((cue.start for cue in watching(frame, passive=True) if cue.start >= opening), default=frame.end)
    named = [p for p in frame.named("person") if opening <= p.start < min(last, shown) and p.start not in watch]
    named = [p for p in named if not (owns_person(doc, frame, p) or is_stood_for(doc, frame, p))]
    return [*named, *offices_in(doc, frame, set(range(opening, min(last, shown))) - watch)]
