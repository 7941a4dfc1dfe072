"""On which side somebody beside the words of an event stands, where other words than the verb tell it."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..where.venue_words import venue_words

SUBJECT = 4  # tokens between "I" or "we" and the words of an event
FRAMED = 6  # tokens between "in the framework of" and a place in the same phrase
TITLE = 3  # tokens of a title between words for a likeness and whose it is
TALKS = frozenset({"WorkingSession", "SigningCeremony"})
FROM = 4  # tokens between "from" and a town that visitors come from: "from our twin town of"
OPENED = 2  # tokens before a participle that opens a sentence: "After"
INVITED = 5  # tokens between words of an invitation and whose it is


def which_side(doc: Doc, frame: Frame, mention: Mention, cue: Cue, side: str) -> str:
    """Return the side of somebody for whom ``side`` speaks by standing before or after the words of an event.

    Who follows "together with" is with the subject ("arrived in Ambon together with X"); who stands before "where" is
    no host of its clause ("X is in Freetown, where Y welcomed them").
    """
    apart = is_tied(doc, mention, cue) or waits(doc, frame, mention, cue)
    if apart or (side == "guest" and mention.start >= cue.end and _stands_by(frame, mention, cue)):
        return "party"
    if comes_from(doc, frame, mention, cue) or opens_clause(doc, frame, mention, cue):
        return cue.rule.get("before", side)
    if mention.start >= cue.end and mention.kind == "person":
        along = [word for word in frame.cued("along") if cue.end <= word.start and word.end <= mention.start]
        met = along and any(cue.end <= other.start < along[0].start for other in frame.named("person"))
        return side if met or not along else cue.rule.get("before", side)
    if mention.end <= cue.start and any(0 <= mention.start - word.end <= INVITED for word in frame.cued("invited")):
        return cue.rule.get("after", side)  # "at the invitation of Mayor X, a delegation visited Podor"
    if side == "host" and speaks_of_another(doc, frame, mention, cue):
        return "party"
    return before_where(doc, mention.end, cue, side) if mention.kind == "person" else side


def is_tied(doc: Doc, mention: Mention, cue: Cue) -> bool:
    """Return whether a town after words of a visit is one of two with ties: "called on X to build ties between"."""
    near = on(doc).lower[max(cue.end, mention.start - FRAMED) : mention.start]
    return mention.kind != "person" and not words_of(doc, "meetings", "ties").isdisjoint(near)


def waits(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody is named before the clause of others: "X made the appeal when | Y called on him"."""
    if mention.kind != "person" or mention.end > cue.start or cue.rule.options.get("noun"):
        return False
    opened = words_of(doc, "meetings", "clauses")
    at = next((at for at in range(cue.start - 1, mention.end, -1) if on(doc).lower[at] in opened), None)
    return at is not None and any(at < other.start and other.end <= cue.start for other in frame.named("person"))


def comes_from(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether a place after words of a visit is where the visitors come from: "arrived on Friday | from X"."""
    if cue.rule.get("kind") != "Visit" or cue.rule.get("after") != "host" or mention.start < cue.end:
        return False
    origins, words = words_of(doc, "meetings", "origins"), on(doc).lower
    if words[cue.end - 1] in origins:  # "returned from X": they were there, but "arrived from X"
        return mention.start - cue.end <= FROM and starts_origin(doc, cue)
    near = range(mention.start - 1, max(cue.end, mention.start - FROM) - 1, -1)
    opened = next((at for at in near if words[at] in origins), None)
    return opened is not None and not any(cue.end <= at < opened for at in (*frame.commas, *frame.breaks))


def starts_origin(doc: Doc, cue: Cue) -> bool:
    """Return whether words of a visit open where somebody comes from, a day inside or not: "arrived Monday from"."""
    ends = f"{on(doc).lower[cue.start]} {on(doc).lower[cue.end - 1]}"
    return ends in words_of(doc, "venues", "origins")


def opens_clause(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether a name after a comma is the subject of what opens a sentence: "After greeting them, | X …"."""
    words = words_of(doc, "meetings", "participle")
    ending = any(on(doc).lower[at].endswith(tuple(words)) for at in range(cue.start, cue.end)) if words else False
    if not ending or cue.start - frame.start > OPENED or cue.rule.options.get("noun"):
        return False
    comma = next((at for at in frame.commas if at >= cue.end), None)
    if comma is None or mention.start <= comma:
        return False
    return mention == next((m for m in frame.mentions if m.start >= cue.end and m.kind != "place"), None)


def speaks_of_another(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether speech and somebody else part a name from a verb: "X thanked Mayor Y for receiving them"."""
    said = [word.end for word in frame.cued("speech") if mention.end <= word.start and word.end <= cue.start]
    if not said or cue.rule.options.get("noun"):
        return False
    others = [*frame.named("person", "institution"), *on(doc).titles]
    return any(said[0] <= other.start < cue.start for other in others)


def _stands_by(frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody was there when others were received: "received the team in the presence of | X"."""
    beside = [at for word in frame.cued("companion") for at in range(word.start, word.end)]
    present = [w for w in frame.cued("presence") if cue.end <= w.start and w.end <= mention.start]
    opened = [word for word in present if word.start not in beside and not word.rule.options.get("team")]
    guests: list[Cue | Mention] = [*frame.named("person"), *frame.cued("delegation")]
    return bool(opened) and any(cue.end <= guest.start and guest.end <= opened[0].start for guest in guests)


def tells_own(doc: Doc, frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether somebody tells of an event of his own: "« Nous avons reçu X », a dit Y"."""
    said = next((span for span in frame.quoted if cue.start in span), None)
    if said is None or mention.start < said.stop or cue.rule.options.get("noun"):
        return False
    selves = on(doc).pack.get("meetings", {}).get("first_person", ())
    if set(selves).isdisjoint(on(doc).lower[max(said.start, cue.start - SUBJECT) : cue.start]):
        return False
    return any(said.stop <= word.start and word.end <= mention.start for word in frame.cued("speech"))


def receives(cue: Cue, visit: Cue) -> bool:
    """Return whether those before a cue receive those after it, who are on a visit: "received X, who is visiting"."""
    sides = ("before", "after")
    return [cue.rule.get(side) for side in sides] == ["host", "guest"] and visit.rule.get("before") == "guest"


def before_where(doc: Doc, end: int, cue: Cue, side: str) -> str:
    """Return "guest" for a host whose words end before the "where" that opens the clause of a cue."""
    words = on(doc).pack.get("venues", {}).get("where", ())
    opened = side == "host" and not set(words).isdisjoint(on(doc).lower[end : cue.start])
    return "guest" if opened else side


def set_in(doc: Doc, cue: Cue, mention: Mention) -> bool:
    """Return whether words of an event end with the preposition of place that opens a name ("a dinner at | the X")."""
    at = venue_words(on(doc).article.language).openers
    noun = cue.rule.options.get("noun") and 0 <= mention.start - cue.end <= 1
    return bool(noun and cue.end - cue.start > 1 and at.find(on(doc).lower, cue.end - 1, cue.end))


def depicted(frame: Frame, mention: Mention) -> bool:
    """Return whether somebody is only remembered or shown: "the tomb of General X", "a monograph on architect Y"."""
    if mention.kind != "person":
        return False
    return any(0 <= mention.start - word.end <= TITLE for word in frame.cued("depicted"))


def acts_not(doc: Doc, frame: Frame, place: Mention, cue: Cue) -> bool:
    """Return whether a place beside an event's words is of something else, and takes no part by standing there."""
    told = opens_frame(doc, frame, place) or before_pronoun(doc, frame, place, cue)
    return told or gone_to(frame, place, cue)


def opens_frame(doc: Doc, frame: Frame, place: Mention) -> bool:
    """Return whether a place stands in words that frame a sentence: "As part of the twinning with X, …"."""
    opened = [
        word for word in frame.cued("within") if 0 <= place.start - word.end <= FRAMED and word.start - frame.start <= 1
    ]
    return any("," not in on(doc).words[word.end : place.start] for word in opened)


def before_pronoun(doc: Doc, frame: Frame, place: Mention, cue: Cue) -> bool:
    """Return whether a comma and "he" or "she" part a place from an event's words: "Before he left Hanoi, he …"."""
    words = on(doc).words
    return any(place.end < word.start <= cue.start and words[word.start - 1] == "," for word in frame.cued("pronoun"))


def gone_to(frame: Frame, place: Mention, cue: Cue) -> bool:
    """Return whether a place is where another verb goes: "Before they left for | Hanoi, the mayor received them"."""
    visits = [c for c in frame.cued("trigger") if c.rule.get("kind") == "Visit" and not c.rule.options.get("noun")]
    return any(c is not cue and 0 <= place.start - c.end <= 1 and place.end <= cue.start for c in visits)


def talks(frame: Frame, body: Mention, cue: Cue) -> bool:
    """Return whether an agency or a museum takes part and is no mere venue: "met with | the AFD", "A and B signed"."""
    if cue.rule.get("kind") not in TALKS:
        return False
    joined = any(word.end == body.start or word.start - body.end in (0, 1) for word in frame.cued("between"))
    return joined or 0 <= body.start - cue.end <= 1


def twinned(frame: Frame, mention: Mention, cue: Cue) -> bool:
    """Return whether a name only says whose twin it is that is visited: "went to Sontra, twinned with Vimoutiers"."""
    twins = [word for word in frame.cued("instrument") if word.rule.options.get("untitled")]
    return cue.rule.get("kind") in {"Visit", "Reception"} and any(
        0 <= mention.start - w.end <= FRAMED // 2 for w in twins
    )
