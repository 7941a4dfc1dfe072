"""Learn from annotated articles what each fact counts in the choice of a bare title's body (roles/weights.toml).

A conditional logit (McFadden 1974) with a Gaussian prior on the weights: of all candidates of a title one is the body
that the annotator names, and the weights are those that make these choices likeliest. Newton's method, so that the
same articles always give the same table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from ... import DecoopError
from ..article import Rejected
from ..document import on
from ..pipeline import annotate
from ..reading.read import read
from ..roles.choosing import NONE, Weighed
from .evaluate import read_gold
from .matching import Item, find_entity, match_institution, match_roles

PRIOR = 0.5  # the precision of the weights' prior: how much a weight must be borne out
SEEN = 3  # titles in which a fact must be seen for a weight
ROUNDS, CLOSE = 25, 1e-3
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Example:
    """Hold one decision of the gold set: the facts of each candidate, and whether it is the body that is meant."""

    facts: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def examples_of(folder: Path, texts: Path | None = None) -> Iterator[Example]:
    """Yield the bare titles of annotated articles with the choice that the annotator made.

    Raises:
        DecoopError: an annotation or a text is not there or cannot be read.
    """
    for gold, path in read_gold(folder, texts):
        article = next(iter(read([path])))
        if isinstance(article, Rejected):
            raise DecoopError(f"{path}: {article.reason}")
        doc = annotate(article)
        for weighed in on(doc).weighed:
            if (example := _example(doc, gold, weighed)) is not None:
                yield example


def _example(doc: Doc, gold: Item, weighed: Weighed) -> Example | None:
    person = on(doc).people[weighed.person]
    bare = {"title": weighed.title, "institution": None, "person": _named(person.name.value, person.aliases)}
    match = match_roles(gold)
    scores = [(match({**role, "institution": None}, bare), i) for i, role in enumerate(gold["roles"])]
    best, at = max(scores, default=(0.0, 0), key=lambda scored: (scored[0], -scored[1]))
    if not best:
        return None
    body = gold["roles"][at]["institution"]
    wanted = find_entity(gold, body)[1] if body else None
    right = tuple(_is_meant(doc, key, wanted) for key in weighed.facts)
    return Example(tuple(weighed.facts.values()), right) if any(right) else None


def _named(name: str, aliases: Sequence[str]) -> Item:
    return {"name": name, "aliases": list(aliases)}


def _is_meant(doc: Doc, key: str, wanted: Item | None) -> bool:
    """Say whether a candidate is the body that is meant, by any of the names that the article gives it."""
    if wanted is None or key == NONE:
        return wanted is None and key == NONE
    body = on(doc).institutions.get(key)
    told = [doc[t.start : t.end].text for t in on(doc).candidates[key].told] if key in on(doc).candidates else []
    names = [*told, *([body.name, *body.aliases] if body else [])]
    return bool(names) and match_institution(wanted, _named(names[0], names[1:])) > 0


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each fact that is seen often enough, by name in alphabetical order.

    Raises:
        DecoopError: no example tells two candidates apart.
    """
    seen = Counter(name for e in examples for name in {name for facts in e.facts for name in facts})
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    if not names:
        raise DecoopError("no bare title in these articles has a body to choose; give more annotated articles")
    place = {name: i for i, name in enumerate(names)}
    tables = []
    for example in examples:
        table = np.zeros((len(example.facts), len(names)))
        for row, facts in zip(table, example.facts, strict=True):
            for name in facts.keys() & place.keys():
                row[place[name]] = facts[name]
        tables.append((table, np.array(example.right, dtype=float)))
    weights = np.zeros(len(names))
    loss = _loss(tables, weights)
    for _ in range(ROUNDS):
        gradient, curvature = _slope(tables, weights)
        step, size = np.linalg.solve(curvature, gradient), 1.0
        while (tried := _loss(tables, weights - size * step)) > loss and size > CLOSE:
            size /= 2
        weights, gained, loss = weights - size * step, loss - tried, tried
        if gained < CLOSE:
            break
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


Tables = Sequence[tuple[np.ndarray, np.ndarray]]


def _loss(tables: Tables, weights: np.ndarray) -> float:
    """Return the negative logarithm of the likelihood of the choices, and of the prior."""
    lost = 0.5 * PRIOR * float(weights @ weights)
    for table, right in tables:
        scores = table @ weights
        shifted = np.exp(scores - scores.max())
        lost -= float(np.log((shifted * right).sum() / shifted.sum()))
    return lost


def _slope(tables: Tables, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    gradient, curvature = PRIOR * weights, PRIOR * np.eye(len(weights))
    for table, right in tables:
        scores = table @ weights
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        meant = chances * right / (chances * right).sum()
        gradient = gradient + table.T @ (chances - meant)
        told = np.flatnonzero(table.any(axis=0))  # few of all facts
        part = table[:, told]
        mean = chances @ part
        curvature[np.ix_(told, told)] += (part * chances[:, None]).T @ part - np.outer(mean, mean)
    return gradient, curvature


def write_weights(weights: Mapping[str, float], path: Path, source: str) -> None:
    """Write the table of weights, rounded; a weight of nothing is left out."""
    lines = [
        "# What each fact counts in the choice of a bare title's body (natural logarithm of odds), learned from",
        "# annotated articles: `decoop evaluate GOLD_DIR --write-weights extract/roles/weights.toml` writes this file.",
        f"# {source}.",
    ]
    rounded = {name: round(weight, DIGITS) for name, weight in weights.items()}
    lines += [f'"{name}" = {weight}' for name, weight in rounded.items() if weight]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
