"""From the articles of a store to decisions on identity, and from decisions to graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ... import DecoopError
from ..exchange.nquads import to_nquads
from ..store.interface import ArticleGraph, Store
from .curated import Curated
from .events import join_events
from .groups import Groups
from .people import join_near, tell_apart
from .rewrite import rewrite
from .sightings import Person, Sightings, read_sightings

AT_ONCE = 500  # graphs held in memory while they are written anew
CURATOR = "a curator's decision"
APART = "same name, offices in other territories at the same time"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Say which IRI stands for what an article's words name by another, and why."""

    article: str
    minted: str
    put: str
    why: str


def decide(sightings: Sightings, curated: Curated, named: Iterable[str] = ()) -> list[Decision]:
    """Return the decisions on all articles, sorted: the same whatever order the articles came in.

    ``named`` are IRIs that a curator's new decisions are about.

    Raises:
        DecoopError: a curator called two things the same that one article tells apart, or named what nobody states.
    """
    other = tell_apart(sightings.people, sightings.atlas)
    people: dict[str, list[Person]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    for person in sightings.people:
        iri = other.get((person.article, person.minted), person.minted)
        people[iri].append(person)
        articles[iri].add(person.article)
    for event in sightings.events:
        articles[event.minted].add(event.article)
    if unknown := sorted(set(named) - articles.keys()):
        raise DecoopError(f"{unknown[0]}: no article states it; `decoop show NAME` prints the IRI of a name")
    groups = Groups(articles, frozenset(map(frozenset, curated.different)))
    for one, another in sorted(curated.same):
        if one in articles and another in articles and not groups.join(one, another, CURATOR):
            raise DecoopError(f"{one} and {another} cannot be the same: an article names both; undo that decision")
    join_near(groups, people)
    join_events(groups, sightings.events)
    chosen = groups.chosen(sorted(articles, key=lambda iri: (-len(articles[iri]), _initials(people.get(iri)), iri)))
    found = []
    for article, minted in sorted(
        {(p.article, p.minted) for p in sightings.people} | {(e.article, e.minted) for e in sightings.events}
    ):
        first = other.get((article, minted), minted)
        put = chosen.get(first, first)
        if put != minted:
            found.append(Decision(article, minted, put, groups.why(first, put) if put != first else APART))
    return found


def _initials(people: list[Person] | None) -> int:
    return sum(len(word) == 1 for person in people or () for word in person.name.replace(".", " ").split())


def reconcile(
    store: Store, curated: Curated, *, named: Iterable[str] = (), dry: bool = False
) -> tuple[list[Decision], int]:
    """Decide who is who in a store and write anew the graphs that this changes; return decisions and how many.

    The same articles and curator's decisions always give the same graphs: a second run changes nothing, and a decision
    that no longer holds is taken back. ``dry`` decides and writes nothing; ``named`` as in ``decide``.
    """
    sightings = read_sightings(store)
    decisions = decide(sightings, curated, named)
    wanted: dict[str, dict[str, str]] = defaultdict(dict)
    for decision in decisions:
        wanted[decision.article][decision.minted] = decision.put
    changed = [a for a in sorted({*wanted, *sightings.placed}) if _inverse(sightings.placed.get(a, {})) != wanted[a]]
    for first in range(0, 0 if dry else len(changed), AT_ONCE):
        store.bulk(_rewritten(store, changed[first : first + AT_ONCE], sightings.placed, wanted))
    return decisions, len(changed)


def _inverse(placed: Mapping[str, str]) -> dict[str, str]:
    return {minted: now for now, minted in placed.items()}


def _rewritten(
    store: Store, articles: list[str], placed: Mapping[str, Mapping[str, str]], wanted: Mapping[str, Mapping[str, str]]
) -> Iterator[ArticleGraph]:
    graphs = [
        (article, to_nquads(rewrite(store.quads(article), placed.get(article, {}), wanted.get(article, {}))))
        for article in articles
    ]
    return iter(graphs)  # all are read before the writer takes the store
