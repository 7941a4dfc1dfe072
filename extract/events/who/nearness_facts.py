"""How near to the words of an event somebody is named: facts of ``attendance_facts``."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts import Quote
from .story import Story

Fact = tuple[str, float]  # its name, its measure
REACHES = (40, 100, 200)  # characters between an event's words and a name
GAPS = ((0, "0"), (1, "1"), (2, "2"), (5, "3-5"), (10, "6-10"))  # sentences between them
FAR = "11+"
AWAY = 4  # sentences of an event that are counted no further
FIRST, BETWEEN = 4, 2  # people and bodies named before somebody, and people between two names, counted no further
NEAR = frozenset({"before", "soon"})  # where sentences stand that are as good as one
OWN = frozenset({"first", "again", "along", "headline", "caption"})  # where those stand that are told apart
VERBS = ("trigger", "sign", "speech", "planned", "wish")


def how_far(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield how many sentences away from those of an event somebody is named, and whether before it."""
    named, draft, gaps = story.named.get(key), story.drafts[number], story.gaps[number]
    if not named:
        return
    told, first = _told(story, number, key), draft.frame
    at = [naming.frame.index for naming in named]
    least = min(gaps[index] for index in at)
    yield f"away {next((name for gap, name in GAPS if least <= gap), FAR)} {told}", 1
    if any(naming.frame.paragraph == first.paragraph for naming in named):
        yield f"in its paragraph {told}", 1
    within = [abs(index - first.index) for index in at if not gaps[index]]
    if within:
        yield f"own away {min(*within, AWAY)} {told}", 1
    yield f"named {'before' if min(at) < first.index else 'first later'} {told}", 1


def how_told(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield how somebody whom an event's words tell to be there stands to them."""
    rule, draft = story.there[number].get(key), story.drafts[number]
    if rule is None:
        return
    event = draft.kind.quotes[0].start
    here = [naming.mention.quote for naming in story.named.get(key, ()) if naming.frame is draft.frame]
    if not here:
        yield f"{rule} not in first", 1
        return
    name = min(here, key=lambda quote: abs(quote.start - event)).start
    yield f"{rule} {'before' if name < event else 'after'}", 1
    yield f"gap {sum(abs(name - event) >= reach for reach in REACHES)}", 1
    if any(_between(verb.quote, name, event) and verb.quote.start != event for verb in draft.frame.cued(*VERBS)):
        yield "verb between", 1
    people = [person for person in draft.frame.named("person") if _between(person.quote, name, event)]
    yield f"people between {min(len([p for p in people if p.quote.start != name]), BETWEEN)}", 1


def how_worded(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield at which turns of the sentences near to an event or far from it somebody is named."""
    told = _told(story, number, key)
    for naming in story.named.get(key, ()):
        near = _near(story.stands[number][naming.frame.index])
        yield from ((f"{turn} {near} {told}", 1) for turn in naming.turns)


def for_another(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield whether sentences name somebody as being at another event, of which they tell."""
    there = [at for at, told in enumerate(story.there) if at != number and key in told]
    if not there or not story.named.get(key):
        return
    others = frozenset[int]().union(*(story.telling[at] for at in there))
    told, named = _told(story, number, key), {naming.frame.index for naming in story.named[key]}
    for index in sorted(named & others):
        yield f"for another {_near(story.stands[number][index])} {told}", 1
    if named <= others:
        yield f"for others only {told}", 1
        if named.isdisjoint(index for index, gap in story.gaps[number].items() if not gap):
            yield f"for others only elsewhere {told}", 1


def which_rank(story: Story, number: int, key: str) -> Iterator[Fact]:
    """Yield how early and how often a story names somebody."""
    named, told = story.named.get(key, ()), _told(story, number, key)
    if key in story.ranks:
        yield f"rank {min(story.ranks[key], FIRST)} {told}", 1
    yield "share", len(named) / story.most
    if len(named) == 1:
        yield "named once", 1
        yield f"named once {told}", 1


def _near(where: str) -> str:
    """Return where a sentence stands, as far as that says who is there."""
    return where if where in OWN else "near" if where in NEAR else "far"


def _told(story: Story, number: int, key: str) -> str:
    return "told" if key in story.there[number] else "untold"


def _between(quote: Quote, one: int, other: int) -> bool:
    return min(one, other) <= quote.start < max(one, other)
