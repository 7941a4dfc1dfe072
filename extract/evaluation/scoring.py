"""Facts against annotations: what was found, missed and added, kind by kind, and how right the details are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..facts import Facts, Stated
from .matching import (
    Item,
    Match,
    alike,
    match_agreements,
    match_institution,
    match_meetings,
    match_named,
    match_person,
    match_roles,
    pair,
    same_date,
)

KINDS = ("people", "institutions", "roles", "meetings", "agreements")


@dataclass
class Tally:
    """Count right, extra and missed items."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is stated that was found; 1 when nothing is stated."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass
class ArticleScore:
    """Hold one article's counts: tallies by kind, details as (right, asked), and every miss and extra."""

    identifier: str
    language: str
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    details: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    missed: list[tuple[str, Item]] = field(default_factory=list)
    extra: list[tuple[str, Item]] = field(default_factory=list)
    wrong: list[tuple[str, Item, Item]] = field(default_factory=list)


def predictions(facts: Facts) -> dict[str, Any]:
    """Return facts in the shape of the annotations, names in the place of keys."""
    known: dict[str, Item] = {p.key: {"name": p.name.value, "aliases": list(p.aliases)} for p in facts.people}
    known |= {i.key: {"name": i.name, "aliases": list(i.aliases)} for i in facts.institutions}
    places = {p.key: p.name for p in facts.places} | {i.key: i.name for i in facts.institutions}

    def value(stated: Stated[str] | None) -> str | None:
        return stated.value if stated else None

    def all_of(stated: Iterable[Stated[str]]) -> list[Item]:
        return [known[k] for k in dict.fromkeys(s.value for s in stated) if k in known]

    return {
        "people": [known[p.key] for p in facts.people],
        "institutions": [known[i.key] for i in facts.institutions],
        "roles": [
            {
                "person": known[r.person.value],
                "title": r.title.value,
                "institution": known.get(value(r.institution) or ""),
            }
            for r in facts.roles
        ],
        "meetings": [
            {
                "types": [m.kind.value], "status": m.status.value, "date": value(m.start), "end": value(m.end),
                "place": [places.get(spot.value, spot.value) for spot in m.locations],
                "title": m.name, "participants": all_of((*m.hosts, *m.guests, *m.participants)),
            }
            for m in facts.meetings
        ],
        "agreements": [
            {
                "types": [a.kind.value], "title": a.title.value, "status": a.status.value, "parties": all_of(a.parties),
                "signatories": all_of(a.signatories), "date": value(a.signed_on),
                "valid_from": value(a.valid_from), "valid_until": value(a.valid_until),
            }
            for a in facts.agreements
        ],
        "topics": sorted({t.value for t in all_topics(facts)}),
    }  # fmt: skip


def all_topics(facts: Facts) -> list[Stated[str]]:
    """Return the topics of an article, its meetings and its agreements."""
    told = [t for m in facts.meetings for t in m.topics] + [t for a in facts.agreements for t in a.topics]
    return [*facts.topics, *told]


def score_article(gold: Item, found: Mapping[str, Any]) -> ArticleScore:
    """Return how well what was found in one article is what its annotation states."""
    result = ArticleScore(gold["id"], gold["lang"])
    matchers: dict[str, Match] = {
        "people": match_person,
        "institutions": match_institution,
        "roles": match_roles(gold),
        "meetings": match_meetings(gold),
        "agreements": match_agreements(gold),
    }
    for kind in KINDS:
        wanted, got = gold[kind], found[kind]
        pairs, missed, extra = pair(wanted, got, matchers[kind])
        missed = [i for i in missed if not wanted[i].get("optional")]
        right = sum(not wanted[i].get("optional") for i, _ in pairs)
        result.tallies[kind] = Tally(right, len(extra), len(missed))
        result.missed += [(kind, wanted[i]) for i in missed]
        result.extra += [(kind, got[j]) for j in extra]
        for i, j in pairs:
            if kind == "meetings":
                _check_meeting(result, gold, wanted[i], got[j])
            elif kind == "agreements":
                _check_agreement(result, gold, wanted[i], got[j])
    stated, told = set(gold["topics"]), set(found["topics"])
    result.tallies["topics"] = Tally(len(stated & told), len(told - stated), len(stated - told))
    return result


def _note(result: ArticleScore, name: str, right: bool, gold: Item, found: Item) -> None:
    result.details[name][0] += right
    result.details[name][1] += 1
    if not right:
        result.wrong.append((name, gold, found))


def _check_names(result: ArticleScore, name: str, gold: Item, wanted: list[str], found: list[Item]) -> None:
    recall, precision = result.details[f"{name} (recall)"], result.details[f"{name} (precision)"]
    recall[0] += sum(any(match_named(gold, n, f) for f in found) for n in wanted)
    recall[1] += len(wanted)
    precision[0] += sum(any(match_named(gold, n, f) for n in wanted) for f in found)
    precision[1] += len(found)


def _check_meeting(result: ArticleScore, gold: Item, g: Item, f: Item) -> None:
    _note(result, "meeting type", bool(f["types"]) and set(f["types"]) <= set(g["types"]), g, f)
    _note(result, "meeting status", f["status"] == ("Planned" if g.get("planned") else "Held"), g, f)
    if g.get("date"):
        _note(result, "meeting date", same_date(g["date"], f["date"]) == 1.0, g, f)
    if g.get("place"):
        _note(result, "meeting place", any(alike(g["place"], x, 0.5) for x in f["place"]), g, f)
    _check_names(result, "meeting participant", gold, g["participants"], f["participants"])


def _check_agreement(result: ArticleScore, gold: Item, g: Item, f: Item) -> None:
    kinds = {"Agreement" if kind == "OtherAgreement" else kind for kind in f["types"]}
    _note(result, "agreement type", kinds <= set(g["types"]), g, f)
    _note(result, "agreement status", f["status"] == ("Planned" if g.get("planned") else "Signed"), g, f)
    for key in ("date", "valid_from", "valid_until"):
        if g.get(key):
            _note(result, f"agreement {key}", same_date(g[key], f[key]) == 1.0, g, f)
    _check_names(result, "agreement party", gold, g["parties"], f["parties"])
    _check_names(result, "agreement signatory", gold, g.get("signatories", []), f["signatories"])


def total(scores: Iterable[ArticleScore]) -> tuple[dict[str, Tally], dict[str, tuple[int, int]]]:
    """Return the summed tallies and details of some articles."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    details: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for score in scores:
        for kind, tally in score.tallies.items():
            tallies[kind].add(tally)
        for name, (right, asked) in score.details.items():
            details[name][0] += right
            details[name][1] += asked
    return dict(tallies), {name: (right, asked) for name, (right, asked) in sorted(details.items()) if asked}
