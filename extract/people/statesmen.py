"""Heads of state by name (``statesmen.toml``): what they are is of no body that a story names."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ..words.lexicon import lower


def is_statesman(name: str) -> bool:
    """Say whether a name is that of a head of state of today or of old.

    >>> is_statesman("Hồ Chí Minh")
    True
    """
    return " ".join(map(lower, name.split())) in _statesmen()


@cache
def _statesmen() -> frozenset[str]:
    table = files("decoop.ontology") / "statesmen.toml"
    names: list[str] = tomllib.loads(table.read_text(encoding="utf-8"))["names"]
    return frozenset(" ".join(map(lower, name.split())) for name in names)
