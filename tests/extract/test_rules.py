"""Each rule finds something in one text and nothing in another that is close to it; each rule has such a pair.

The patterns of people and roles of a pack have theirs in ``rules/<language>.toml``, the rules that the code names in
``rules/code.toml``. Those of places, dates, institutions and titles label spans, not facts, and those of the events'
words have theirs in ``tests/events/cues``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from decoop.extract import facts
from decoop.extract.facts import Stated
from decoop.extract.pack import load_pack
from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read_text

CASES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "rules").glob("*.toml"))
}
CODE = "code"  # rules that are no pattern of a pack
PUBLISHED = "2024-05-21"  # the day on which each text is read
INNER = {"person-short"}  # labels one word of a name told in full before: the fact holds the full name and its rule
BUILT = {"role-after-name-shared"}  # a pattern's id and "-shared": the body that one title of a chain has from the next
LANGUAGES = sorted(CASES.keys() - {CODE})
PATTERNS = {
    language: {rule["id"] for table in ("people", "roles") for rule in load_pack(language)[table].get("patterns", [])}
    for language in LANGUAGES
}
NAMES = re.compile(r'"((?:person|role|delegation|date|agreement|meeting|participant|status|topic)-[a-z-]+)"')
EXTRACT = Path(facts.__file__).parent
WRITTEN = {name for path in EXTRACT.rglob("*.py") for name in NAMES.findall(path.read_text(encoding="utf-8"))}
PAIRS = [
    pytest.param(language, rule, case, id=f"{language}-{rule}")
    for language, cases in CASES.items()
    for rule, case in cases.items()
]


def rules_in(thing: Any) -> set[str]:
    """Return the rules that support something in facts."""
    if isinstance(thing, Stated):
        return {thing.rule}
    if isinstance(thing, tuple):
        return {rule for one in thing for rule in rules_in(one)}
    if is_dataclass(thing):
        return {rule for field in fields(thing) for rule in rules_in(getattr(thing, field.name))}
    return set()


def applied(text: str, language: str) -> set[str]:
    """Return the rules that find something in a text."""
    return rules_in(extract(read_text(text.strip(), identifier="case", language=language, published=PUBLISHED)))


@pytest.mark.parametrize(("language", "rule", "case"), PAIRS)
def test_rule_finds_its_construction_and_no_other(language: str, rule: str, case: dict[str, str]) -> None:
    """Hold a rule to its two texts."""
    language = case.get("language", language)
    assert rule in applied(case["yes"], language)
    assert rule not in applied(case["no"], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_has_a_pair(language: str) -> None:
    """Name the patterns of a pack without texts, and the texts without a pattern."""
    assert set(CASES[language]) == PATTERNS[language]


def test_each_other_rule_has_a_pair() -> None:
    """Name the rules written in the code without texts, and the texts without such a rule."""
    assert set(CASES[CODE]) == (WRITTEN | BUILT) - INNER
