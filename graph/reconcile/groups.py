"""Groups of IRIs that are one thing: joined by rules and by a curator, kept apart where an article tells them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Groups:
    """Join IRIs into groups.

    ``articles`` are those that name each IRI: what one article tells apart is never joined. ``apart`` are pairs that a
    curator keeps apart.
    """

    articles: dict[str, set[str]]
    apart: frozenset[frozenset[str]] = frozenset()
    members: dict[str, set[str]] = field(default_factory=dict)
    reasons: dict[frozenset[str], str] = field(default_factory=dict)

    def of(self, iri: str) -> set[str]:
        """Return the group of an IRI, itself included."""
        return self.members.setdefault(iri, {iri})

    def may_join(self, one: str, other: str) -> bool:
        """Say whether nothing forbids two IRIs to be one."""
        mine, theirs = self.of(one), self.of(other)
        if mine is theirs or any(frozenset((a, b)) in self.apart for a in mine for b in theirs):
            return False
        return self._articles(mine).isdisjoint(self._articles(theirs))

    def join(self, one: str, other: str, why: str) -> bool:
        """Make two IRIs one where nothing forbids it; return whether they were joined."""
        if not self.may_join(one, other):
            return False
        whole = self.of(one) | self.of(other)
        for iri in whole:
            self.members[iri] = whole
        self.reasons[frozenset((one, other))] = why
        return True

    def why(self, iri: str, put: str) -> str:
        """Return the reason for which an IRI became another, or those of the steps between them."""
        direct = self.reasons.get(frozenset((iri, put)))
        group = self.of(iri)
        return direct or "; ".join(sorted({w for pair, w in self.reasons.items() if pair <= group and iri in pair}))

    def chosen(self, preferred: Iterable[str]) -> dict[str, str]:
        """Return the IRI that stands for each one that was joined: the first of its group in the order given."""
        found: dict[str, str] = {}
        for iri in preferred:
            group = self.of(iri)
            if iri not in found and len(group) > 1:
                found |= dict.fromkeys(group, iri)
        return found

    def _articles(self, iris: Iterable[str]) -> set[str]:
        return {article for iri in iris for article in self.articles.get(iri, ())}
