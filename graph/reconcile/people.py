"""Which people of several articles are one: same names unless offices conflict, near names with something shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from ...extract.words.lexicon import slug
from .groups import Groups
from .near import INITIAL, TYPO, near_pairs, words_of
from .sightings import FULL_DATE, Atlas, Person

ONE_TIME = 92  # days within which two articles tell of the same time
REASONS = {TYPO: "names one letter apart", INITIAL: "one name has an initial"}


def tell_apart(people: Iterable[Person], atlas: Atlas) -> dict[tuple[str, str], str]:
    """Return, by article and minted IRI, the IRIs of people whose name is also another's.

    Those who hold offices in different territories at the same time are different people: the one that most articles
    name keeps the IRI, the others get that of the name and their territory.
    """
    by_iri: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_iri[person.minted].append(person)
    found: dict[tuple[str, str], str] = {}
    for iri, same_name in sorted(by_iri.items()):
        for group in _who(same_name, atlas)[1:]:
            place = min(t for person in group for t in person.territories)
            for person in group:
                found[person.article, iri] = f"{iri}-{slug(place.rpartition('/place/')[2])}"
    return found


def _who(people: list[Person], atlas: Atlas) -> list[list[Person]]:
    clusters: list[list[Person]] = []
    for person in people:
        near = [c for c in clusters if any(_share(person, other, atlas) for other in c)]
        clusters = [c for c in clusters if c not in near] + [[p for c in near for p in c] + [person]]
    clusters.sort(key=lambda c: (-len(c), min((t for p in c for t in p.territories), default=""), c[0].article))
    groups: list[list[Person]] = []
    for cluster in clusters:
        home = next((g for g in groups if not any(_conflict(a, b) for a in g for b in cluster)), None)
        if home is None:
            groups.append(cluster)
        else:
            home.extend(cluster)
    return groups


def _share(one: Person, other: Person, atlas: Atlas) -> bool:
    if one.events & other.events or one.offices & other.offices:
        return True
    return any(atlas.related(a, b) for a in one.territories for b in other.territories)


def _conflict(one: Person, other: Person) -> bool:
    """Say whether two who share nothing hold offices in different territories at the same time."""
    if not one.territories or not other.territories:
        return False
    if len(one.published) < FULL_DATE or len(other.published) < FULL_DATE:
        return False
    apart = date.fromisoformat(one.published[:FULL_DATE]) - date.fromisoformat(other.published[:FULL_DATE])
    return abs(apart.days) <= ONE_TIME


def join_near(groups: Groups, people: Mapping[str, list[Person]]) -> None:
    """Join the people with near names who share an office, an event or a territory."""
    names = {iri: words_of(max((p.name for p in seen), key=len)) for iri, seen in people.items()}
    pairs = sorted(near_pairs(names), key=lambda pair: (pair[2] != TYPO, pair[0], pair[1]))
    shared = {(a, b): why for a, b, _ in pairs if (why := _shared(people[a], people[b]))}
    for a, b, how in pairs:
        if (a, b) not in shared:
            continue
        if how == INITIAL and not _only_one(groups, shared, pairs, a, b):
            continue
        groups.join(a, b, f"{REASONS[how]}, {shared[a, b]}")


def _only_one(
    groups: Groups, shared: Mapping[tuple[str, str], str], pairs: list[tuple[str, str, str]], a: str, b: str
) -> bool:
    """Say whether an initial can stand for one person only."""
    for one, other in ((a, b), (b, a)):
        met = {y if x == one else x for x, y, how in pairs if one in (x, y) and how == INITIAL and (x, y) in shared}
        if len({frozenset(groups.of(iri)) for iri in met | {other}}) > 1:
            return False
    return True


def _shared(mine: list[Person], theirs: list[Person]) -> str:
    def of(people: list[Person], name: str) -> set[object]:
        return {value for person in people for value in getattr(person, name)}

    for name, why in (("offices", "same office"), ("events", "at the same event"), ("territories", "same territory")):
        if of(mine, name) & of(theirs, name):
            return why
    return ""
