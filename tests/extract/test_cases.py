"""Annotated sentences: what each rule finds, and what it must leave alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from decoop.extract.article import Article
from decoop.extract.facts import Quote
from decoop.extract.pipeline import extract

CASES = Path(__file__).parent / "cases"


def read_cases() -> list[Any]:
    """Return the cases of every language, one file a theme, as pytest parameters."""
    found = []
    for file in sorted(CASES.glob("*/*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param(file.parent.name, case, id=f"{file.parent.name}-{file.stem}-{case['id']}"))
    return found


@pytest.mark.parametrize(("language", "case"), read_cases())
def test_sentence_states_its_facts(language: str, case: dict[str, Any]) -> None:
    """Hold what is found in a sentence to the case: all that it lists, nothing that it calls absent."""
    head = (Quote(0, len(case["head"])),) if "head" in case else ()  # what stands on the page above the story
    text = case.get("head", "") + case["text"]
    facts = extract(Article(case["id"], text, language, published=case.get("published"), boilerplate=head))
    people = {p.key: {p.name.value, *p.aliases} for p in facts.people}
    institutions = {i.key: {i.name, *i.aliases} for i in facts.institutions}
    named = {name for names in (*people.values(), *institutions.values()) for name in names}
    roles = [
        (people[r.person.value], r.title.value, institutions[r.institution.value] if r.institution else set())
        for r in facts.roles
    ]
    for name in case.get("people", []):
        assert any(name in names for names in people.values()), f"{name} is not among {sorted(people)}"
    for name in case.get("institutions", []):
        assert any(name in names for names in institutions.values()), f"{name} is not among {sorted(institutions)}"
    for key in case.get("keys", []):
        assert key in institutions
    for name in case.get("absent", []):
        assert name not in named
    for person, title, institution in case.get("roles", []):
        assert any(
            person in who and title == what and (institution in where if institution else not where)
            for who, what, where in roles
        ), f"{person}, {title}, {institution} is not among {roles}"
    if "roles" in case:
        assert len(roles) == len(case["roles"]), roles
