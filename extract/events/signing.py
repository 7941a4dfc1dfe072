"""Who put their names to an instrument: the people of the sentence that tells of it, or the two that it points back to.

A pack's words ``pair`` ("the two mayors") mean the last two people named; ``by`` opens the agent of a passive or of a
noun ("the signing of a charter by …").
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..facts import Stated
from .cues import Cue
from .frames import Frame, Mention
from .listing import list_words
from .participants import said_by_sides, speech_starts, support

Signatories = dict[str, Stated[str]]

PAIR = 2  # people whom "the two" mean
PAST = 2  # sentences before in which they may be named
NEAR = 6  # tokens between "the two mayors" and the verb
AGENT = 10  # tokens between "by" and the person who signs: a title
CLAUSES = frozenset(";")


def clause(doc: Doc, frame: Frame, at: int) -> tuple[int, int]:
    """Return the tokens between the semicolons around a token, and the colons that a pronoun follows."""
    after = {word.start - 1 for word in frame.cued("pronoun")}
    words = on(doc).words
    marks = [i for i in range(frame.start, frame.end) if words[i] in CLAUSES or (words[i] == ":" and i in after)]
    return max((m for m in marks if m < at), default=frame.start), min((m for m in marks if m > at), default=frame.end)


def signatories_in(doc: Doc, frame: Frame, verb: Cue) -> Signatories:
    """Return the people whom a sentence names with the words of signing, witnesses left out."""
    people = _people(doc, frame, verb)
    people += [person for person in _himself(doc, frame, verb) if person.key not in {p.key for p in people}]
    return {
        person.key: Stated(person.key, "agreement-signatory", support(person.quote, verb.quote)) for person in people
    }


def _people(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    if people := pair_of(doc, frame, verb):
        return people
    noun = verb.label != "sign"
    agents = _agents(doc, frame, verb, noun=noun)
    if agents or noun or said_by_sides(frame, verb):
        return agents
    first, last = clause(doc, frame, verb.start)
    presence = [cue for cue in _witnessed(frame) if cue.start != verb.start]
    shown = min((cue.start for cue in presence if cue.start >= verb.end), default=frame.end)
    witness = min((cue.end for cue in presence if cue.end <= verb.start), default=verb.start)
    heard = _witnesses_end(doc, frame, witness, verb)
    return [
        person
        for person in frame.named("person")
        if first <= person.start < min(speech_starts(frame) if verb.start < speech_starts(frame) else last, last, shown)
        and not witness <= person.start < heard
        and not _other_verb(frame, person, verb)
    ]


def _himself(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    """Return whom a pronoun joined to a name before a verb means, the last person named before: "he and Mayor X"."""
    words, joins = on(doc).lower, list_words(doc)
    named = {person.start for person in frame.named("person")}
    joined = [
        word
        for word in frame.cued("pronoun")
        if word.end <= verb.start and verb.label == "sign" and named.isdisjoint({word.end, word.end + 1})
        if words[word.end] in joins or words[word.start - 1] in joins
    ]
    if not joined or not any(person.end <= verb.start for person in frame.named("person")):
        return []
    before = next((f for f in reversed(on(doc).frames[: frame.index]) if f.named("person")), None)
    return before.named("person")[-1:] if before and frame.index - before.index <= PAST else []


def _witnessed(frame: Frame) -> list[Cue]:
    """Return the words of presence after or before which those stand who only look on."""
    sides = ("both", "stands")
    return [cue for cue in frame.cued("presence") if not any(cue.rule.options.get(side) for side in sides)]


def _witnesses_end(doc: Doc, frame: Frame, witness: int, verb: Cue) -> int:
    """Return where a list of witnesses before a verb ends: after two that no comma parts, at the next comma."""
    people = [person for person in frame.named("person") if witness <= person.start < verb.start]
    commas = [token.i for token in doc[witness : verb.start] if token.text == ","]
    if len(people) > PAIR and not any(people[0].end <= comma < people[1].start for comma in commas):
        return next((comma for comma in commas if comma >= people[1].end), verb.start)
    return verb.start


def _other_verb(frame: Frame, person: Mention, verb: Cue) -> bool:
    """Return whether a person does something else than sign: says that others did, receives, or chairs talks."""
    if person.start > verb.start:
        if any(word.rule.options.get("both") and word.end <= person.start for word in frame.cued("presence")):
            return False  # "signed while …: on one side …, on the other …"
        return any(verb.end <= cue.start and cue.end <= person.start for cue in frame.cued("trigger"))
    return any(person.end <= cue.start and cue.end <= verb.start for cue in [*_verbs(frame), *frame.cued("speech")])


def _verbs(frame: Frame) -> list[Cue]:
    return [cue for cue in frame.cued("trigger") if not cue.rule.options.get("noun")]


def _agents(doc: Doc, frame: Frame, verb: Cue, *, noun: bool) -> list[Mention]:
    """Return the people after "by", which follows a passive at once and a noun at some distance."""
    last = clause(doc, frame, verb.start)[1]
    people = [person.start for person in frame.named("person")]
    opening = next(
        (
            word.end
            for word in frame.cued("by")
            if verb.end <= word.start and any(0 <= start - word.end <= AGENT for start in people)
            if not any(verb.end <= cue.start < word.start for cue in frame.cued("sign"))
            if noun or not any(verb.end <= cue.start < word.start for cue in _verbs(frame))
        ),
        None,
    )
    if opening is None:
        return []
    shown = min((cue.start for cue in frame.cued("presence") if cue.start >= opening), default=frame.end)
    return [person for person in frame.named("person") if opening <= person.start < min(last, shown)]


def pair_of(doc: Doc, frame: Frame, verb: Cue) -> list[Mention]:
    """Return the two people whom words such as "the two mayors" before a verb mean: the last two named before."""
    words = [word for word in frame.cued("pair") if 0 <= verb.start - word.end <= NEAR]
    if not words:
        return []
    frames = on(doc).frames
    named: dict[str, Mention] = {}
    for before in [frame, *reversed(frames[max(0, frame.index - PAST) : frame.index])]:
        shown = min((cue.start for cue in _witnessed(before)), default=before.end)
        for person in reversed(before.named("person")):
            if person.start < (words[-1].start if before is frame else shown):
                named.setdefault(person.key, person)
        if len(named) >= PAIR:
            break
    found = list(named.values())[:PAIR]
    return sorted(found, key=lambda person: person.start) if len(found) == PAIR else []
