"""Choices that annotated articles show made: the facts of each candidate, and which of them the annotator named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from ... import DecoopError
from ..actors.component import ACTOR
from ..article import Rejected
from ..document import on, text_of
from ..events.instruments.unsaid import PARTY
from ..events.topics import TOPIC
from ..events.where.settle import PLACE
from ..events.where.sites import INSIDE, ITS
from ..events.who.attendance import ATTENDANCE, is_told
from ..institutions.component import authority_of
from ..pipeline import annotate, collect
from ..places.town import TOWN
from ..reading.read import read
from ..roles.whose.choosing import BODY
from ..weighing import NONE, Weighed, weigh, weights
from .evaluate import read_gold
from .matching import (
    Item,
    alike,
    find_entity,
    fold,
    match_agreements,
    match_institution,
    match_meetings,
    match_named,
    match_roles,
    pair,
)
from .scoring import predictions

HALF = 0.5  # share of words that two names of a place must have in common


@dataclass(frozen=True, slots=True)
class Example:
    """Hold one choice of the gold set: the facts of each candidate, and whether it is what is meant."""

    facts: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def examples_of(folder: Path, texts: Path | None = None) -> dict[str, list[Example]]:
    """Return the choices in annotated articles as the annotator made them, by kind of choice.

    Raises:
        DecoopError: an annotation or a text is not there or cannot be read.
    """
    found: defaultdict[str, list[Example]] = defaultdict(list)
    for gold, path in read_gold(folder, texts):
        article = next(iter(read([path])))
        if isinstance(article, Rejected):
            raise DecoopError(f"{path}: {article.reason}")
        for kind, example in examples_in(annotate(article), gold):
            found[kind].append(example)
    return dict(found)


def examples_in(doc: Doc, gold: Item) -> Iterator[tuple[str, Example]]:
    """Yield the choices made in one article that the annotator made too, each with its kind.

    Where several are chosen one by one, each choice follows on what the annotator chose before.
    """
    meetings = _meetings_meant(doc, gold)
    for first in on(doc).weighed:
        weighed: Weighed | None = first
        while weighed is not None:
            if weighed.kind in OF_MEETINGS:
                meeting = meetings.get(weighed.subject[0])
                right = OF_MEETINGS[weighed.kind](doc, gold, meeting, weighed) if meeting else ()
            else:
                right = JUDGES[weighed.kind](doc, gold, weighed)
            if not any(right):
                break
            yield weighed.kind, Example(tuple(weighed.facts.values()), right)
            weighed = _go_on(weighed, right)


def _go_on(weighed: Weighed, right: Sequence[bool]) -> Weighed | None:
    """Return the choice that follows on the right candidate for which most speaks, if there is one."""
    meant = [key for key, is_right in zip(weighed.facts, right, strict=True) if is_right and key != NONE]
    if weighed.then is None or not meant:
        return None
    return weighed.then(max(meant, key=lambda key: weigh(weighed.facts[key], weights(weighed.kind))))


def _judge_body(doc: Doc, gold: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return which candidate is the body of a bare title; none is where the annotator has no such title."""
    key, title = weighed.subject
    person = on(doc).people[key]
    bare = {"title": title, "institution": None, "person": _named(person.name.value, person.aliases)}
    match = match_roles(gold)
    scores = [(match({**role, "institution": None}, bare), i) for i, role in enumerate(gold["roles"])]
    best, at = max(scores, default=(0.0, 0), key=lambda scored: (scored[0], -scored[1]))
    if not best:
        return ()
    body = gold["roles"][at]["institution"]
    wanted = find_entity(gold, body)[1] if body else None
    return tuple(_is_meant(doc, candidate, wanted) for candidate in weighed.facts)


def _named(name: str, aliases: Sequence[str]) -> Item:
    return {"name": name, "aliases": list(aliases)}


def _is_meant(doc: Doc, key: str, wanted: Item | None) -> bool:
    """Say whether a candidate is the body that is meant, by any of the names that the article gives it."""
    if wanted is None or key == NONE:
        return wanted is None and key == NONE
    body = on(doc).institutions.get(key)
    told = [text_of(doc, t.start, t.end) for t in on(doc).candidates[key].told] if key in on(doc).candidates else []
    names = [*told, *([body.name, *body.aliases] if body else [])]
    return bool(names) and match_institution(wanted, _named(names[0], names[1:])) > 0


def _judge_actor(doc: Doc, gold: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return whether a territory is an institution to the annotator; one that is so optionally says nothing."""
    (place,) = weighed.subject
    told = [t for t in on(doc).territories if t.place == place]
    names = [text_of(doc, start, t.end) for t in told for start in (t.start, t.name_start)]
    known = on(doc).institutions.get(authority_of(place))
    names += [known.name, *known.aliases] if known else []
    found = [i for i in gold["institutions"] if match_institution(i, _named(names[0], names[1:])) > 0]
    if found and all(i.get("optional") for i in found):
        return ()
    return tuple((candidate == NONE) is not bool(found) for candidate in weighed.facts)


def _judge_town(_: Doc, gold: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return whether a name is that of a place or institution of the annotator; a body unknown as a town says nothing.

    A body that no gazetteer knows may be a company or an association as well.
    """
    name = fold(weighed.subject[0])
    if any(fold(meeting["place"] or "") == name for meeting in gold["meetings"]):
        return tuple(candidate != NONE for candidate in weighed.facts)
    if not any(fold(form) == name for body in gold["institutions"] for form in (body["name"], *body["aliases"])):
        return tuple(candidate == NONE for candidate in weighed.facts)
    unknown = any("unknown" in facts for facts in weighed.facts.values())
    return () if unknown else tuple(candidate != NONE for candidate in weighed.facts)


def _meetings_meant(doc: Doc, gold: Item) -> Mapping[str, Item]:
    """Return which meeting of the annotator each meeting is, by those whom its own words tell to be there."""
    found = predictions(collect(doc))["meetings"]
    told = [w.subject for w in on(doc).weighed if w.kind == ATTENDANCE and is_told(w.facts[w.subject[1]])]
    for meeting, item in zip(on(doc).meetings, found, strict=True):
        item["participants"] = [_entry(doc, key) for identifier, key in told if identifier == meeting.key]
    pairs, _, _ = pair(gold["meetings"], found, match_meetings(gold))
    return {on(doc).meetings[j].key: gold["meetings"][i] for i, j in pairs}


def _entry(doc: Doc, key: str) -> Item:
    """Return a person or an institution as the annotations have them."""
    person, body = on(doc).people.get(key), on(doc).institutions.get(key)
    if person:
        return _named(person.name.value, person.aliases)
    return _named(body.name, body.aliases) if body else _named(key, ())


def _judge_place(doc: Doc, _: Item, meeting: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return which places are that of a meeting that the annotator has too; none is where the annotator names none."""
    return tuple(_is_there(doc, key, meeting.get("place")) for key in weighed.facts)


def _is_there(doc: Doc, key: str, wanted: str | None) -> bool:
    if wanted is None or key == NONE:
        return wanted is None and key == NONE
    site = on(doc).sites[key]
    known = on(doc).places.get(key) or on(doc).institutions.get(key)
    names = {text_of(doc, t.start, t.end) for t in site.told if t.how not in {INSIDE, ITS}}
    names |= {text_of(doc, t.start, t.end) for t in on(doc).territories if t.place == key}
    names |= {known.name} if known else set()
    return any(alike(wanted, name, HALF) for name in names)


def _judge_attendance(doc: Doc, gold: Item, meeting: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return whether somebody is at a meeting that the annotator has too."""
    found = _entry(doc, weighed.subject[1])
    there = any(match_named(gold, name, found) for name in meeting["participants"])
    return tuple((candidate != NONE) is there for candidate in weighed.facts)


def _judge_party(doc: Doc, gold: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return which bodies are a further party of an agreement that the annotator has too; none where all are chosen."""
    key, *chosen = weighed.subject
    told = next(i for i, agreement in enumerate(on(doc).agreements) if agreement.key == key)
    wanted, found = gold["agreements"], predictions(collect(doc))["agreements"]
    pairs, missed, extra = pair(wanted, found, match_agreements(gold))
    if len(missed) == len(extra) == 1:
        pairs = [*pairs, (missed[0], extra[0])]  # the only one left, of other parties
    at = next((i for i, j in pairs if j == told), None)
    if at is None:
        return ()
    left = [name for name in wanted[at]["parties"] if not any(_is_party(doc, gold, name, body) for body in chosen)]
    right = [any(_is_party(doc, gold, name, body) for name in left) for body in weighed.facts if body != NONE]
    return (*right, not any(right))


def _is_party(doc: Doc, gold: Item, name: str, key: str) -> bool:
    body = on(doc).institutions.get(key)
    told = [text_of(doc, t.start, t.end) for t in on(doc).territories if authority_of(t.place) == key]
    names = [body.name, *body.aliases] if body else told
    return bool(match_named(gold, name, _named(names[0], names[1:])))


def _judge_topic(_: Doc, gold: Item, weighed: Weighed) -> tuple[bool, ...]:
    """Return whether a field of cooperation is one to the annotator."""
    (code,) = weighed.subject
    return tuple((candidate != NONE) is (code in gold["topics"]) for candidate in weighed.facts)


Judge = Callable[[Doc, Item, Weighed], tuple[bool, ...]]
MeetingJudge = Callable[[Doc, Item, Item, Weighed], tuple[bool, ...]]
JUDGES: Mapping[str, Judge] = {
    BODY: _judge_body,
    ACTOR: _judge_actor,
    TOWN: _judge_town,
    PARTY: _judge_party,
    TOPIC: _judge_topic,
}
OF_MEETINGS: Mapping[str, MeetingJudge] = {PLACE: _judge_place, ATTENDANCE: _judge_attendance}
KINDS = (*JUDGES, *OF_MEETINGS)
# how much more than by default a weight must be borne out: by cross-validation
PRIORS = {BODY: 1.0, PLACE: 4.0, ATTENDANCE: 12.0, PARTY: 4.0, TOPIC: 4.0}
