"""Learn from annotated articles what each fact counts in a kind of choice (``extract/weights/``).

A conditional logit (McFadden 1974) with a Gaussian prior on the weights: of all candidates one is what the annotator
names, and the weights are those that make these choices likeliest. Newton's method, so that the same articles always
give the same table.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ... import DecoopError
from .examples import Example

PRIOR = 0.5  # the precision of the weights' prior: how much a weight must be borne out
SEEN = 3  # choices in which a fact must be seen for a weight
ROUNDS, CLOSE = 25, 1e-3
DIGITS = 2


def learn(examples: Sequence[Example], prior: float = PRIOR) -> dict[str, float]:
    """Return the weight of each fact that is seen often enough, by name in alphabetical order.

    Args:
        examples: the choices as the annotators made them.
        prior: the precision of the weights' prior.

    Raises:
        DecoopError: no example tells two candidates apart.
    """
    seen = Counter(name for e in examples for name in {name for facts in e.facts for name in facts})
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    if not names:
        raise DecoopError("these articles leave nothing to choose; give more annotated articles")
    place = {name: i for i, name in enumerate(names)}
    tables = []
    for example in examples:
        table = np.zeros((len(example.facts), len(names)))
        for row, facts in zip(table, example.facts, strict=True):
            for name in facts.keys() & place.keys():
                row[place[name]] = facts[name]
        tables.append((table, np.array(example.right, dtype=float)))
    weights = np.zeros(len(names))
    loss = _loss(tables, weights, prior)
    for _ in range(ROUNDS):
        gradient, curvature = _slope(tables, weights, prior)
        step, size = np.linalg.solve(curvature, gradient), 1.0
        while (tried := _loss(tables, weights - size * step, prior)) > loss and size > CLOSE:
            size /= 2
        weights, gained, loss = weights - size * step, loss - tried, tried
        if gained < CLOSE:
            break
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


Tables = Sequence[tuple[np.ndarray, np.ndarray]]


def _loss(tables: Tables, weights: np.ndarray, prior: float) -> float:
    """Return the negative logarithm of the likelihood of the choices, and of the prior."""
    lost = 0.5 * prior * float(weights @ weights)
    for table, right in tables:
        scores = table @ weights
        shifted = np.exp(scores - scores.max())
        lost -= float(np.log((shifted * right).sum() / shifted.sum()))
    return lost


def _slope(tables: Tables, weights: np.ndarray, prior: float) -> tuple[np.ndarray, np.ndarray]:
    gradient, curvature = prior * weights, prior * np.eye(len(weights))
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
        f"# What each fact counts in the choice of: {path.stem} (natural logarithm of odds), learned from annotated",
        "# articles: `decoop evaluate GOLD_DIR --write-weights extract/weights` writes this file.",
        f"# {source}.",
    ]
    rounded = {name: round(weight, DIGITS) for name, weight in weights.items()}
    lines += [f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in rounded.items() if weight]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
