"""An article as it is asked who was at its events: who is named where, speaks for whom, is told to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting
from ...institutions.component import authority_of
from ...records import record
from ..sentences.frames import Frame, Mention
from ..tellings.drafts import Draft
from ..when.of_old import is_old
from .backers import bystanders
from .participants import Party
from .parties import located, offices, offices_before, territory_of
from .siding import depicted

SOON = 2  # sentences after the event's own
BESIDE = 12  # tokens of a title between two names of a list
BREAKS = ("trigger", "sign", "speech")  # labels of words that end a list of names
VERBS = (
    "trigger",
    "sign",
    "speech",
    "presence",
    "wish",
    "planned",
)  # labels of words before or after which a name stands


@record
class Naming:
    """Hold where somebody is named, in which ways, at which turns of the sentence and in a list with which others."""

    frame: Frame
    mention: Mention
    ways: tuple[str, ...]
    turns: tuple[str, ...]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    """Hold the events of an article with those who may be at them (``keys``).

    ``there`` holds for each event the rules by which those told to be there are so, by key, ``stands`` where each
    sentence stands as seen from it, ``gaps`` how many sentences it is away, ``telling`` which ones tell of it and not
    only more of it; ``named`` the mentions of each key, ``ranks`` how many others are named before it, ``most`` how
    often the one named most is, ``homes`` its territories, ``offices`` the bodies for which a person speaks,
    ``holders`` the people who speak for a body.
    """

    doc: Doc
    meetings: list[Meeting]
    drafts: list[Draft]
    parties: list[Party]
    keys: list[str]
    there: list[Mapping[str, str]]
    stands: list[Mapping[int, str]]
    gaps: list[Mapping[int, int]]
    telling: list[frozenset[int]]
    ranks: Mapping[str, int]
    most: int
    named: Mapping[str, list[Naming]]
    homes: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]
    holders: Mapping[str, list[str]]


def story_of(doc: Doc, drafts: list[Draft], parties: list[Party]) -> Story:
    """Return the story of a document."""
    held = {key: frozenset(stated.value for stated in offices(doc, key)) for key in on(doc).people}
    holders: dict[str, list[str]] = {}
    for person, bodies in held.items():
        for body in bodies:
            holders.setdefault(body, []).append(person)
    meetings = list(on(doc).meetings)
    there: list[Mapping[str, str]] = [
        {s.value: s.rule for s in (*m.hosts, *m.guests, *m.participants)} for m in meetings
    ]
    taking = sorted(on(doc).named.union(*there) - bystanders(doc, on(doc).frames))
    met = {m.key for f in on(doc).frames for m in f.named("person") if not depicted(f, m)}
    people = [key for key in on(doc).people if key in met]
    keys = [*people, *(key for key in taking if key in on(doc).institutions)]
    named = _namings(doc, frozenset(keys))
    return Story(
        doc=doc,
        meetings=meetings,
        drafts=drafts,
        parties=parties,
        keys=keys,
        there=there,
        stands=[{frame.index: _stand(drafts, draft, frame) for frame in on(doc).frames} for draft in drafts],
        telling=[frozenset([d.frame.index, *(frame.index for frame, _ in d.tellings)]) for d in drafts],
        gaps=[_gaps(on(doc).frames, draft) for draft in drafts],
        ranks={key: rank for rank, key in enumerate(sorted(named, key=lambda key: named[key][0].mention.start))},
        most=max(map(len, named.values()), default=1),
        named=named,
        homes={key: frozenset(_territories(doc, held.get(key, (key,)))) for key in keys},
        offices=held,
        holders=holders,
    )


def _territories(doc: Doc, bodies: Iterable[str]) -> Iterator[str]:
    return (place for body in bodies if (place := territory_of(doc, body)))


def _namings(doc: Doc, keys: frozenset[str]) -> dict[str, list[Naming]]:
    """Return where each of ``keys`` is named; that somebody held an office there before is no naming."""
    named: dict[str, list[Naming]] = {}
    before = offices_before(doc)
    for frame in on(doc).frames:
        told = [(authority_of(m.key) if m.kind == "place" else m.key, m) for m in frame.mentions]
        told = [(key, m) for key, m in told if key in keys and (m.kind == "person" or m.quote not in before)]
        if not told:
            continue
        speech, present = frame.cued("speech"), bool(frame.cued("presence"))
        breaks = [cue.start for cue in frame.cued(*BREAKS)]
        for key, mention in told:
            ways = {
                "spoken of": bool(speech) and mention.end > speech[0].start,
                "presence": present,
                "as place": mention.kind == "place",
                "located": mention.kind != "person" and located(frame, mention),
                "of old": bool(frame.dates) and all(is_old(doc, day) for day in frame.dates),
            }
            beside = frozenset(m.key for m in frame.mentions if m.kind == mention.kind and _listed(m, mention, breaks))
            told_so = tuple(way for way, holds in ways.items() if holds)
            naming = Naming(frame, mention, told_so, tuple(_turns(frame, mention)), beside - {key})
            named.setdefault(key, []).append(naming)
    return named


def _turns(frame: Frame, mention: Mention) -> Iterator[str]:
    """Yield at which turns of a sentence a name stands: first of its kind, before or after all verbs, in quotes."""
    if frame.named(mention.kind)[0].start == mention.start:
        yield "opens"
    if any(mention.start in quoted for quoted in frame.quoted):
        yield "in quotes"
    verbs = frame.cued(*VERBS)
    if not verbs:
        yield "no verb"
    elif mention.end <= verbs[0].start:
        yield "subject"
    elif mention.start >= max(verb.end for verb in verbs):
        yield "object"


def _gaps(frames: Iterable[Frame], draft: Draft) -> dict[int, int]:
    """Return how many sentences each one is away from those of an event."""
    own = [frame.index for frame in draft.frames]
    return {frame.index: min(abs(frame.index - at) for at in own) for frame in frames}


def _listed(one: Mention, other: Mention, breaks: list[int]) -> bool:
    """Return whether two names stand in a list."""
    start, end = (one.end, other.start) if one.end < other.end else (other.end, one.start)
    return 0 <= end - start <= BESIDE and not any(start <= at < end for at in breaks)


def _stand(drafts: list[Draft], draft: Draft, frame: Frame) -> str:
    """Return where a sentence stands as seen from those that tell of an event."""
    if frame is draft.frame:
        return "first"
    if any(frame is other for other, _ in draft.tellings):
        return "again"
    if any(frame is other for other in draft.frames):
        return "along"
    if not frame.in_story:
        return frame.section
    if frame.index < draft.frame.index:
        return "before" if frame.index == draft.frame.index - 1 else "earlier"
    return _after(drafts, draft, frame)


def _after(drafts: list[Draft], draft: Draft, frame: Frame) -> str:
    """Return how far after an event's own sentence another one stands, and whether the next event is told by then."""
    if any(draft.frame.index < other.frame.index <= frame.index for other in drafts):
        return "after next"
    return "soon" if frame.index - draft.frame.index <= SOON else "later"


def is_person(key: str) -> bool:
    """Return whether a key is that of a person."""
    return key.startswith("person/")
