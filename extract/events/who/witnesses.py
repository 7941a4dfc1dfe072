"""Who only looks on while others sign: where those stand whom words of presence open or close.

Words ``presence`` of a pack open the names of those present ("in the presence of"); the words ``witness`` add those of
signings, and with ``closes`` follow the names ("X looked on"). What ``acts`` says takes part itself: "together with".
"""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import MARKS, list_words

COMMA = ","
BESIDE = 2  # tokens between somebody and the words that name those who come along
TITLED = 8  # tokens between them where a title follows the name, closed by a comma
PAIR = 2  # people who sign after those who only look on


def onlookers(doc: Doc, frame: Frame, verb: Cue) -> list[range]:
    """Return the tokens of a sentence in which those stand who look on at what a verb tells of."""
    found = []
    for cue in watching(frame):
        if cue.start <= verb.start < cue.end:
            if not cue.rule.options.get("closes"):
                found.append(range(cue.end, _end(frame, cue)))  # "at the signing were | X and Y"
            continue
        if cue.rule.options.get("closes") and (before := _before(doc, frame, cue, verb)):
            found.append(before)
        elif cue.start >= verb.end:
            found.append(range(cue.end, _end(frame, cue)))
        else:
            found.append(_fronted(doc, frame, cue, verb))
    return found


def watching(frame: Frame, *, passive: bool = False) -> list[Cue]:
    """Return the words of presence after or before which those stand who only look on.

    Beside the agent of a ``passive``, words such as "together with" open others than those who sign.
    """
    acts = [cue for cue in frame.cued("acts") if not (passive and cue.rule.options.get("joins"))]
    taken = {at for cue in [*acts, *frame.cued("witness")] for at in range(cue.start, cue.end)}
    sides = ("both", "stands")
    present = [cue for cue in frame.cued("presence") if not any(cue.rule.options.get(side) for side in sides)]
    return [*frame.cued("witness"), *(cue for cue in present if taken.isdisjoint(range(cue.start, cue.end)))]


def companions(frame: Frame, verb: Cue | None = None) -> set[int]:
    """Return where those are named who only come with the person before them: "Mayor X, accompanied by | Y".

    Before a verb it is the one named next alone, for another may be who does what it tells: "X, with Y, and Z signed".
    """
    found: set[int] = set()
    people = frame.named("person")
    stands = [cue.start for cue in frame.cued("presence") if cue.rule.options.get("stands")]
    for word in frame.cued("companion"):
        if not any(0 <= word.start - person.end <= BESIDE for person in people):
            continue
        ahead = verb is not None and word.end <= verb.start
        until = min([*(at for at in stands if at >= word.end), frame.end])
        after = [person.start for person in people if word.end <= person.start < until]
        found.update(after[:1] if ahead else after)
    return found


def _before(doc: Doc, frame: Frame, cue: Cue, verb: Cue) -> range | None:
    """Return where those stand whom words of presence follow: "with President X in attendance", "X looked on as …"."""
    first = verb.end if verb.end <= cue.start else frame.start
    people = [person for person in frame.named("person") if first <= person.start < cue.start]
    if not people:
        return None
    if first == frame.start:
        return range(first, cue.start)
    words = on(doc).lower
    meanwhile = words_of(doc, "agreements", "meanwhile")
    opened = [at for at in range(first, people[-1].start) if words[at] in meanwhile]
    marks = [at for at in range(first, people[-1].start) if words[at] in MARKS]
    return range(max(opened or marks or [first]), cue.start)


def _end(frame: Frame, cue: Cue) -> int:
    """Return where a list of those present ends that follows a verb: at the next verb, or at "by" and a person."""
    people = {person.start for person in frame.named("person")}
    agents = [
        word.start
        for word in frame.cued("by")
        if word.start >= cue.end and any(0 <= start - word.end <= PAIR for start in people)
    ]
    return min([*(sign.start for sign in frame.cued("sign") if sign.start >= cue.end), *agents], default=frame.end)


def _fronted(doc: Doc, frame: Frame, cue: Cue, verb: Cue) -> range:
    """Return where those present stand before a verb: all but the last one or two, who sign."""
    people = [person for person in frame.named("person") if cue.end <= person.start < verb.start]
    if not people:  # "in the presence of the two mayors, | the schools signed"
        commas = [at for at in range(cue.end, verb.start) if on(doc).words[at] == COMMA]
        return range(cue.end, next(iter(commas), cue.end))
    signers = _subject(doc, people)
    if _comes_along(doc, frame, cue, people):
        return range(cue.end, people[-1].start)
    if len(signers) == len(people) and COMMA not in on(doc).words[cue.end : people[0].start]:
        return range(cue.end, verb.start)  # "in the presence of X and Y, the two signed"
    return range(cue.end, signers[0].start)


def _comes_along(doc: Doc, frame: Frame, cue: Cue, people: list[Mention]) -> bool:
    """Return whether a subject goes on after those who come with its first part: "X, with Y, and Z signed"."""
    words = on(doc).words
    first = [person for person in frame.named("person") if 0 <= cue.start - person.end <= TITLED]
    first = [p for p in first if cue.start - p.end <= BESIDE or words[cue.start - 1] == COMMA]
    if not first or len(people) < PAIR or on(doc).words[people[-2].end] != COMMA:
        return False
    return on(doc).lower[people[-2].end + 1] in list_words(doc) - MARKS


def _subject(doc: Doc, people: list[Mention]) -> list[Mention]:
    """Return the last of some people, and the one whom a word such as "and" joins to them."""
    if len(people) < PAIR:
        return people
    between = on(doc).lower[people[-2].end : people[-1].start]
    return people[-PAIR:] if not (list_words(doc) - MARKS).isdisjoint(between) else people[-1:]
