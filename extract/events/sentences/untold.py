"""Words of events that tell of none where they stand: beside another event, of a time long ago, of what is no event."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..tellings.journeys import goes_to_house
from ..tellings.previous import undated
from ..when.nth_day import EDGES
from ..when.of_old import celebrated
from ..when.whose_date import frames_another, own_dates
from ..who.outside import owns_deed
from .cues import Cue
from .frames import Frame, Mention

MARGIN = 2  # tokens between "on the margins" and what is meant
NAMED = 10  # tokens of who is welcomed as a sister city
OWNED = 2  # tokens between a conference's noun and whose it is
OPENED = 6  # tokens between words of opening and the event that is opened


def of_another(frame: Frame, cue: Cue) -> bool:
    """Return whether words of opening open no event named right after, or those of an edition are of one that is.

    "Opened the sixth forum of …", "the third edition of the forum".
    """
    nouns = [c.start for c in frame.cued("trigger") if c.rule.options.get("noun") and c.rule.get("kind") != "Visit"]
    named = any(0 <= start - cue.end <= OPENED for start in nouns)
    return bool(cue.rule.options.get("unnamed") if named else cue.rule.options.get("of"))


def goes_for(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether an infinitive says what a delegation that went is for: "headed a delegation | to visit Leeds"."""
    words = words_of(doc, "meetings", "purpose")
    if not cue.rule.planned or cue.rule.get("kind") != "Visit" or on(doc).lower[cue.start] not in words:
        return False
    told = [c for c in frame.cued("trigger") if not c.rule.planned and c.end <= cue.start]
    if any(c.rule.get("kind") == "Visit" and cue.start - c.end <= OPENED for c in told):
        return True
    received = [c.end for c in told if c.rule.get("kind") == "Reception"]  # "received a delegation, led by X, | to see"
    return any(received[0] <= word.start < cue.start for word in frame.cued("delegation") if received)


def is_attribute(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a participle between an article and an instrument only says what this is: "with a signed pact"."""
    article = on(doc).lower[cue.start - 1] in words_of(doc, "agreements", "indefinite")
    return cue.label == "sign" and article and any(word.start == cue.end for word in frame.cued("instrument"))


def only_names(frame: Frame, cue: Cue) -> bool:
    """Return whether words only say what a town becomes ("welcomed Dijon as its newest sister city"), or name an event.

    A verb is of the name of the event before it in a language where nouns lead: "Hội nghị | gặp gỡ doanh nghiệp".
    """
    words = [word for word in frame.cued("as-sister") if 0 <= word.start - cue.end <= NAMED]
    heads = [c for c in frame.cued("trigger") if c.end == cue.start and c.rule.options.get("heads")]
    named = bool(heads) and not cue.rule.options.get("noun")
    return named or (cue.rule.get("kind") == "Reception" and bool(words))


def says_when(frame: Frame, cue: Cue) -> bool:
    """Return whether words of coming only tell when something else took place: "received on arrival"."""
    inside = any(edge.start <= cue.start < edge.end for edge in frame.cued(*EDGES))
    return inside and cue.rule.get("kind") == "Visit"


def closes_stay(frame: Frame, cue: Cue) -> bool:
    """Return whether a journey is only what another event closes or opens: "un colloque doit clore le séjour".

    Its "highlight" is another one too, told after.
    """
    if not cue.rule.options.get("noun") or cue.rule.get("kind") != "Visit":
        return False
    closing = [word for word in frame.cued("rounds") if 0 <= cue.start - word.end <= 1]
    if any(word.rule.options.get("crowns") for word in closing):
        return any(c.start >= cue.end for c in frame.cued("trigger", "sign"))
    nouns = [c for c in frame.cued("trigger") if c.rule.options.get("noun") and c.rule.get("kind") != "Visit"]
    return any(noun.end <= word.start for word in closing for noun in nouns)


def goes(frame: Frame, cue: Cue) -> bool:
    """Return whether a journey's noun is the subject of the words that tell of it: "a trade mission will fly to"."""
    if not cue.rule.options.get("noun") or cue.rule.get("kind") != "Visit":
        return False
    after = [
        v for v in frame.cued("trigger") if v.rule.planned and v.rule.get("kind") == "Visit" and v.start >= cue.end
    ]
    return bool(after) and not any(cue.end <= d.start < after[0].start for d in frame.dates)


def beside(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a plain noun says beside what something took place: "on the margins of this meeting".

    Or how, or the day before or after what: "signed | by videoconference", "the day before | the ceremony, they met".
    """
    here = [other.rule.options for other in frame.cued("trigger") if other.start == cue.start]
    plain = any(options.get("noun") and not options.get("named") for options in here)
    if not plain:
        return False
    if any(0 <= cue.start - word.end <= MARGIN for word in frame.cued("aside")):
        return True
    others = any(other.start >= cue.end or other.end <= cue.start for other in frame.cued("trigger", "sign"))
    manner = any(word.start < cue.start and cue.end <= word.end for word in frame.cued("online"))
    return others and (manner or any(_next_to(doc, day, cue) for day in frame.dates))


def _next_to(doc: Doc, day: Mention, cue: Cue) -> bool:
    """Return whether a day is told by what it is next to: "la veille de | la cérémonie", "day after | the talks"."""
    away = on(doc).pack["dates"]["classes"].get("follow", {})
    told = away.get(" ".join(on(doc).lower[day.start : day.end]), 0)
    links = on(doc).pack["dates"]["classes"].get("eve-of", ())
    return told != 0 and 0 < cue.start - day.end <= MARGIN and on(doc).lower[day.end] in links


def only_says(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether words say no more than that the event of a noun before them took place: "the visit ended"."""
    if _sits(doc, frame, cue) or is_attribute(doc, frame, cue) or celebrated(doc, frame, cue):
        return True
    if cue.rule.options.get("noun") or not cue.rule.options.get("light"):
        return undated(frame, cue)
    nouns = [other for other in frame.cued("trigger") if other.rule.options.get("noun") and other.end <= cue.start]
    return any(not closes_stay(frame, noun) for noun in nouns)


def _sits(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether the subject of a verb of meeting is a conference: "the plenary of X will meet in Hermosillo"."""
    if cue.rule.get("kind") != "WorkingSession" or cue.rule.options.get("noun"):
        return False
    named = [c.end for c in frame.cued("trigger") if c.rule.options.get("named") and c.end <= cue.start]
    owners = [m.start for m in frame.named("institution", "place") if m.end == cue.start]
    of = on(doc).pack["dates"]["classes"].get("of", ())
    whose = any(0 < start - end <= OWNED and on(doc).lower[end] in of for start in owners for end in named)
    return cue.start in named or whose


def only_frames(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether a journey without a day only frames another visit: "on his trip to Peru he toured Lima"."""
    if any(owns_deed(doc, mention, cue) for mention in frame.mentions if mention.start >= cue.end):
        return True  # "welcomed Mayor X's decision"
    if cue.rule.get("kind") != "Visit" or not frames_another(frame, cue):
        return False
    after = [c for c in frame.cued("trigger") if c.start > cue.end]
    visits = [c for c in after if c.rule.get("kind") == "Visit"]
    noun = cue.rule.options.get("noun")
    if not frame.dates:  # "on this trip they toured the plant"
        return bool(noun) and any(goes_to_house(doc, frame, visit) for visit in visits)
    held = noun and any(c.rule.options.get("named") for c in after)  # "during the visit, on 7 June, a forum was held"
    return bool(visits or held) and not own_dates(doc, frame, cue, list(frame.dates))


def points_back(frame: Frame, cue: Cue) -> bool:
    """Return whether a noun is that of an event told before: "this visit"."""
    return any(
        word.start <= cue.start and cue.end <= word.end and word.end - word.start > 1 for word in frame.cued("back")
    )


def begins_or_ends(frame: Frame, cue: Cue) -> bool:
    """Return whether a day is that on which a journey begins or ends: "ended their visit on 12 May"."""
    edges = [
        word for word in frame.cued("came", "left") if word.rule.options.get("ends") or word.rule.options.get("journey")
    ]
    return bool(cue.rule.options.get("noun")) and any(-1 <= cue.start - word.end <= 1 for word in edges)
