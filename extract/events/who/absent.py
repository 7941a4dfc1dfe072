"""Who is named at an event and away: "Y, standing in for Mayor | X", "X, mayor of Z, represented by Y"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Quote
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from .parties import offices

COMMA = ","
TITLE = 8  # tokens of an office between words that say for whom somebody comes and the name
ARTICLE = 2  # tokens between those words and the office
RECALLED = 12  # tokens after "recalled the day" in which those of that day are named
APART = 14  # tokens of an office, between commas, from a name to "represented by"


def is_away(doc: Doc, frame: Frame, person: Mention) -> bool:
    """Return whether another comes, or signs, in a person's place, or only something of somebody's is there."""
    if is_stood_for(doc, frame, person) or is_represented(doc, frame, person):
        return True
    return _follows(doc, frame, person, "sends")  # "conveyed greetings from | X", "a painting by | X"


def is_recalled(frame: Frame, person: Mention, cue: Cue | None = None) -> bool:
    """Return whether somebody is named in what is recalled, at another event: "he recalled the day | X came to Y"."""
    words = [word for word in frame.cued("recalls") if 0 <= person.start - word.end <= RECALLED]
    return any(cue is None or cue.end <= word.start for word in words)


def is_source(doc: Doc, frame: Frame, person: Mention) -> bool:
    """Return whether somebody is only named as the one who says what a sentence tells: "according to | X"."""
    return _follows(doc, frame, person, "source")


def _follows(doc: Doc, frame: Frame, person: Mention, label: str) -> bool:
    """Return whether somebody stands right after words of a label, or after an office that does."""
    words = [word for word in frame.cued(label) if 0 <= person.start - word.end <= APART]
    return any(not _parted(doc, frame, word.end, person) for word in words)


def is_stood_for(doc: Doc, frame: Frame, person: Mention) -> bool:
    """Return whether somebody else is told to stand in: "Y signed, standing in for Mayor | X"."""
    words = [w for w in frame.cued("stands-for") if 0 <= person.start - w.end <= TITLE]
    words = [w for w in words if w.start not in frame.relative]  # "the university, que représentait | X"
    others = any(other.key != person.key for other in frame.named("person"))
    return others and any(not _parted(doc, frame, word.end, person) for word in words)


def is_represented(doc: Doc, frame: Frame, person: Mention) -> bool:
    """Return whether words after a person say who came instead: "Mayor | X, represented by Y"."""
    words = on(doc).words
    for word in frame.cued("stood-for"):
        gap = word.start - person.end
        if 0 <= gap <= 1:
            return True
        office = 1 < gap <= APART and words[person.end] == COMMA == words[word.start - 1]
        parts = any(words[at] == COMMA for at in range(person.end + 1, word.start - 1))
        if office and not parts and any(0 < title - person.end <= ARTICLE for title in _titles(doc, frame, person)):
            return True
    return False


def _parted(doc: Doc, frame: Frame, end: int, person: Mention) -> bool:
    """Return whether others, or a comma, part words from a name; the person's own office does not."""
    own = {office.value for office in offices(doc, person.key)}
    between = [m for m in frame.mentions if end <= m.start < person.start]
    titles = [title for title in _titles(doc, frame, person) if 0 <= title - end <= ARTICLE]
    if titles and not any(m.kind == "person" or m.start < titles[0] for m in between):
        return any(m.kind == "institution" and m.key not in own for m in between)
    return person.start - end > ARTICLE or bool(between) or COMMA in on(doc).words[end : person.start]


def _titles(doc: Doc, frame: Frame, person: Mention) -> list[int]:
    """Return where in a sentence the titles of somebody begin."""
    quotes: set[Quote] = {q for r in on(doc).roles if r.person.value == person.key for q in r.title.quotes}
    offsets = on(doc).offsets
    return [at for at in range(frame.start, frame.end) if any(q.start == offsets[at] for q in quotes)]
