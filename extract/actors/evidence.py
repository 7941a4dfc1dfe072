"""What an article says for and against a territory's being an actor in it, each fact by a name.

What each counts is learned from annotated articles (``weights/actor.toml``); here is only what is to be seen: how often
and where the territory is told (``told_of``), what stands beside its name (``beside``), and what else the article knows
of it: its bodies, its part in events, its standing (``known_of``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ..document import on, sentence_at
from ..events.sentences.frames import Frame
from ..events.who.participants import speech_starts
from ..institutions.component import authority_of
from ..institutions.whose.towns import says_where
from ..places.levels import Territory
from ..roles.grammar import role_grammar
from ..roles.whose.standing import standing_of
from ..words.atoms import letters
from ..words.wordlists import words_of

NEAR = 3  # tokens between a cue and a territory
LEVEL = 3  # tokens of "the cities of" before a territory
ADJACENT = 1  # tokens between "between" and a territory: an article
# labels of cues
BESIDE = ("bond", "between", "delegation", "hosting", "instrument", "join", "sides", "sign", "trigger")
OFTEN = (2, 3, 5)  # numbers of mentions that tell more than those below them
MOST = 8  # mentions, beyond which more of them tell nothing
BRACKETS = frozenset({",", "("})
ARTICLE, OPENS, CLOSES = "a", "^", "$"  # the letter of articles, and what stands at the ends of a sentence
LISTED = re.compile(r"a?[LNB](?:\([^()]{1,3}\))?(?:[,;&]+a?[LNB](?:\([^()]{1,3}\))?)+")
PAIRED = re.compile(r"(?:^|[x,;:&-])(?P<pair>a?[LNB](?:,a?[LNB])*,?&[ao]?[LNB])")  # "that Lyon and Hue signed"
BRACKETED = re.compile(r"\([^()]*\)")
ITEMS, MANY = "LNB", 4  # what a list holds; its items, beyond which more of them tell nothing
BRACKET = 12  # tokens within which a bracket closes

Fact = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold the mentions of one place: those of its own (``free``) and all that are in the story."""

    place: str
    free: tuple[Territory, ...]
    number: int


def evidence_of(doc: Doc, told: Told, others: Sequence[str]) -> dict[str, float]:
    """Return the facts that speak for or against a territory as an actor; ``others`` are all territories told."""
    facts = dict(told_of(doc, told))
    for territory in told.free:
        facts.update(beside(doc, territory))
    facts.update(known_of(doc, told.place, others))
    return facts


def told_of(doc: Doc, told: Told) -> Iterator[Fact]:
    """Yield how often a territory is told, and how often otherwise than as where something is."""
    acting = [t for t in told.free if not says_where(doc, t)]
    for name, number in (("told", told.number), ("free", len(told.free)), ("not located", len(acting))):
        yield name, min(number, MOST) / MOST
        yield f"{name} {max((step for step in OFTEN if step <= number), default=min(number, 1))}", 1
    yield f"level {on(doc).places[told.place].kind}", 1


def beside(doc: Doc, territory: Territory) -> Iterator[Fact]:
    """Yield what stands right beside a mention: titles, other territories, event words; and where it stands."""
    words = on(doc).words
    if territory.name_start > territory.start:
        yield "level told", 1
    for other in on(doc).territories:
        if other.start - territory.end == 1 and words[territory.end] in BRACKETS:
            yield "before a territory", 1
        if territory.start - other.end == 1 and words[other.end] in BRACKETS:
            yield "after a territory", 1
    if any(0 <= territory.start - title.end <= 1 for title in on(doc).titles):
        yield "after title", 1
    opened = words[max(0, territory.start - BRACKET) : territory.start]
    if opened.count("(") > opened.count(")"):
        yield "in brackets", 1
    yield from neighbours(doc, territory)
    yield from said_around(doc, territory)


def neighbours(doc: Doc, territory: Territory) -> Iterator[Fact]:
    """Yield the classes of what stands before a mention, but for articles, and after it."""
    for text, at in _standing_in(doc, territory):
        yield f"left {text[:at].rstrip(ARTICLE)[-1:] or OPENS}", 1
        yield f"right {text[at + 1 : at + 2] or CLOSES}", 1
        if not says_where(doc, territory):  # "met investors in Leeds, York and Hull"
            yield from in_list(text, at)


def in_list(text: str, at: int) -> Iterator[Fact]:
    """Yield how long the list is that an atom stands in, and whether a body is in it: "Huế, Lyon and the region"."""
    if text.count("(", 0, at) > text.count(")", 0, at):
        return  # "xã Thuận (huyện Hướng Hóa, tỉnh Quảng Trị)"
    listed = next((m[0] for m in LISTED.finditer(text) if m.start() <= at < m.end()), "")
    listed = BRACKETED.sub("", listed)
    if listed:
        yield f"listed {min(MANY, sum(map(listed.count, ITEMS)))}", 1
    if "B" in listed:
        yield "listed with a body", 1


def said_around(doc: Doc, territory: Territory) -> Iterator[Fact]:
    """Yield in which part of the page a mention stands, in or out of speech, and which event words are close."""
    frame = _frame_of(doc, territory)
    if frame is None:
        yield "dateline", 1
        return
    yield frame.section, 1
    yield ("in speech" if territory.start >= speech_starts(frame) else "out of speech"), 1
    for label in BESIDE:
        cues = frame.cued(label)
        if any(0 <= territory.start - cue.end <= NEAR for cue in cues):
            yield f"after {label}", 1
        if any(0 <= cue.start - territory.end <= NEAR for cue in cues):
            yield f"before {label}", 1
    for label in ("bond", "instrument"):
        if frame.cued(label):
            yield f"with {label}", 1


def known_of(doc: Doc, place: str, others: Sequence[str]) -> Iterator[Fact]:
    """Yield what the article knows of a territory: its bodies and events, what lies in it, whose article it is."""
    places, key = on(doc).places, authority_of(place)
    for kind in {
        i.kind for k, i in on(doc).institutions.items() if i.territory == place and k != key and k in on(doc).named
    }:
        yield "has a body", 1
        yield f"has {kind}", 1
    if key in on(doc).named:
        yield "listed", 1
    yield from done_by(doc, key)
    for meeting in on(doc).meetings:
        if any(spot.value == place for spot in meeting.locations):
            yield "is a place of an event", 1
    standing: Mapping[str, int] = standing_of(doc, role_grammar(on(doc).article.language)).weights
    order = sorted(standing, key=lambda other: (-standing[other], other))
    if place in standing:
        yield "standing", standing[place] / max(1, standing[order[0]])
        if place in order[:2]:
            yield ("home", "second")[order.index(place)], 1
    else:
        yield "no standing", 1
    if any(places[other].within == place for other in others if other in places):
        yield "contains another", 1
    if places[place].within in others:
        yield "within another", 1
    if not any(places[other].country == places[place].country for other in others if other != place):
        yield "alone of its country", 1


def binds_itself(doc: Doc, told: Told) -> bool:
    """Return whether a territory is party to an agreement that it signs: "Hue and Lyon signed", "between Hue and"."""
    key = authority_of(told.place)
    if all(stated.value != key for agreement in on(doc).agreements for stated in agreement.parties):
        return False
    return any(_signs(doc, territory) for territory in told.free if not says_where(doc, territory))


def _signs(doc: Doc, territory: Territory) -> bool:
    """Return whether a territory opens a sentence, follows words such as "between" or is one of a pair of subjects."""
    frame = _frame_of(doc, territory)
    if frame is None:
        return False  # a dateline
    if any(0 <= territory.start - cue.end <= ADJACENT for cue in frame.cued("between")):
        return True
    if any(signed_by(doc, frame, t.start) for t in (territory, *_paired(doc, territory))):
        return True
    return any(
        at == 0 or any(pair.start("pair") <= at < pair.end("pair") for pair in PAIRED.finditer(text))
        for text, at in _standing_in(doc, territory)
    )


def signed_by(doc: Doc, frame: Frame, start: int) -> bool:
    """Return whether "by" stands before a token, after words of signing: "signed by the towns of | Lyon and Hue"."""
    near = [word for word in frame.cued("by") if 0 <= start - word.end <= LEVEL]
    opened = [word for word in near if all(map(str.islower, on(doc).words[word.end : start]))]
    return any(cue.end <= word.end for cue in frame.cued("sign") for word in opened)


def _paired(doc: Doc, territory: Territory) -> Iterator[Territory]:
    """Yield the territory that "and" joins after a mention's own, before it."""
    joins = words_of(doc, "meetings", "list")
    if territory.start and on(doc).lower[territory.start - 1] in joins:
        yield from (t for t in on(doc).territories if t.end == territory.start - 1)


def _frame_of(doc: Doc, territory: Territory) -> Frame | None:
    frames: list[Frame] = on(doc).frames
    return next((f for f in frames if f.start <= territory.start < f.end), None)


def _standing_in(doc: Doc, territory: Territory) -> Iterator[tuple[str, int]]:
    """Yield the letters of the sentence that a territory is in, and the number of its atom."""
    number = sentence_at(doc, territory.start)
    atoms = on(doc).atoms[number] if number is not None else []
    at = next((i for i, a in enumerate(atoms) if a.start <= territory.start < a.end), None)
    if at is not None:
        yield letters(atoms), at


def done_by(doc: Doc, key: str) -> Iterator[Fact]:
    """Yield what an institution does in the article, by the words of a sentence or by the events found."""
    for rule in on(doc).acting.get(key, ()):
        yield "acts", 1
        yield rule, 1
    parties = (stated for agreement in on(doc).agreements for stated in agreement.parties)
    present = (s for m in on(doc).meetings for s in (*m.hosts, *m.guests, *m.participants))
    for name, all_stated in (("bound", parties), ("takes part", present)):
        for stated in all_stated:
            if stated.value == key:
                yield name, 1
                yield stated.rule, 1
