"""Small towns of the world, by name: which countries have one of that name, and how many people live there."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files


@cache
def _lines() -> list[str]:
    return (files("decoop.ontology") / "towns.tsv").read_text(encoding="utf-8").splitlines()


def small_towns(name: str) -> dict[str, int]:
    """Return the population of the largest small town of a folded name in each country that has one (0: unknown).

    >>> small_towns("clohars-fouesnant"), small_towns("nowhere at all")
    ({'fr': 1994}, {})
    """
    name = " ".join(name.replace("-", " ").split())
    lines, opening = _lines(), f"{name}\t"
    at = bisect_left(lines, opening)
    if not name or at == len(lines) or not lines[at].startswith(opening):
        return {}
    told = (each.split(":") for each in lines[at].removeprefix(opening).split())
    return {country: int(people) for country, people in told}
