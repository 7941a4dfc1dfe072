"""Who is named in a sentence and has no part in an event of it: another's clause, another's words, an owner."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import OPENING, QUOTES, Frame, Mention
from .absent import is_away, is_recalled, is_source
from .owners import is_anothers

NOUN = 4  # tokens of "the guests" before "who"
OBJECT = 2  # tokens between words of receiving and what is received: an article
AT_ONCE = 1  # tokens between a name and its verb


def stands_outside(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody named beside an event's words is not at that event by them."""
    person = mention.kind == "person"
    if is_anothers(doc, frame, mention, cue) or (person and is_away(doc, frame, mention)):
        return True
    if person and (is_source(doc, frame, mention) or is_recalled(frame, mention, cue)):
        return True
    if mention.end <= cue.start:
        return (
            of_other_subject(doc, frame, mention, cue)
            or tells_of_others(doc, frame, mention, cue)
            or stays_away(frame, mention, cue)
            or was_their_host(frame, mention, cue)
        )
    return owns_deed(doc, mention, cue)


def of_other_subject(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether "who" opens the clause of an event about a common noun: "X thanked | the guests who came to Y"."""
    if cue.start not in frame.relative or cue.rule.options.get("noun"):
        return False
    who = cue.start - 1
    articles = words_of(doc, "venues", "determiners") | words_of(doc, "venues", "definite")
    opened = next(
        (at for at in range(who - 1, max(mention.end, who - NOUN) - 1, -1) if on(doc).lower[at] in articles), 0
    )
    if not opened or who - 1 in frame.commas:
        return False
    named = [other.end for other in frame.mentions] + [word.end for word in frame.cued("delegation")]
    return not any(opened < end <= who for end in named)


def tells_of_others(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody says in quotation marks what others did: 'X added, "On Friday a group came to Y"'."""
    if mention.kind != "person" or cue.rule.options.get("noun"):
        return False
    words = on(doc).words
    marks = [at for at in range(mention.end, cue.start) if words[at] in QUOTES]
    opened = next((at for at in marks if words[at] in OPENING or words[at] == '"'), None)
    if opened is None or len(marks) != 1:
        return False
    if not any(mention.end <= word.start and word.end <= opened for word in frame.cued("speech")):
        return False
    selves = words_of(doc, "meetings", "first_person")
    return bool(selves) and selves.isdisjoint(on(doc).lower[opened : cue.start])


def stays_away(frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody does not come to what a noun tells: "X was unable to travel, so Y led the visit"."""
    if mention.kind != "person" or not cue.rule.options.get("noun"):
        return False
    return any(0 <= word.start - mention.end <= AT_ONCE for word in frame.cued("negated") if word.end <= cue.start)


def was_their_host(frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody did what a passive tells, before its subject's next deed: "được X tiếp, | gặp Y"."""
    opened = [word for word in frame.cued("passive") if word.end <= mention.start]
    if not opened or cue.rule.options.get("noun"):
        return False
    verbs = [verb for verb in frame.cued("trigger", "sign") if opened[-1].end <= verb.start < cue.start]
    done = verbs[0] if verbs and mention.end <= verbs[0].start else None
    return done is not None and any(done.end <= at < cue.start for at in [*frame.commas, *frame.breaks])


def owns_deed(doc: Doc, mention: Mention, cue: Cue) -> bool:
    """Return whether it is a deed of somebody that is welcomed, and not the doer: "welcomed X's decision"."""
    if cue.rule.get("before") != "host" or mention.start - cue.end > OBJECT or mention.end >= len(on(doc).words):
        return False
    owned = on(doc).lower[mention.end + 1 : mention.end + 1 + NOUN]
    deeds = words_of(doc, "meetings", "deeds")
    return on(doc).lower[mention.end] in words_of(doc, "institutions", "possessives") and not deeds.isdisjoint(owned)
