"""Running a packaged question: parameters take the place of its VALUES lines, as RDF terms and never as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from .. import DecoopError
from ..graph.store.interface import Answer, Store
from .question import Question, suggest
from .understand import Meaning, understand

VALUES = re.compile(r"VALUES\s*(\(\s*\?[\s?\w]+\)|\?\w+)\s*\{[^{}]*\}")
Terms = Sequence[Sequence[ox.NamedNode | ox.Literal]]
"""Rows of a VALUES block: one term for each of its variables."""


def bind(query: str, values: Mapping[tuple[str, ...], Terms]) -> str:
    """Put terms into the VALUES lines of a query, by the variables that a line binds."""

    def fill(found: re.Match[str]) -> str:
        variables = tuple(re.findall(r"\?(\w+)", found[1]))
        if variables not in values:
            return found[0]
        rows = " ".join(f"({' '.join(str(term) for term in row)})" for row in values[variables])
        return f"VALUES ({' '.join('?' + variable for variable in variables)}) {{ {rows} }}"

    return VALUES.sub(fill, query)


def parse_assignments(question: Question, assignments: Sequence[str]) -> dict[str, list[str]]:
    """Split `name=value` pairs; raise DecoopError for a name that is unknown, or one that is needed and not there."""
    known = {parameter.name: parameter for parameter in question.parameters}
    given: dict[str, list[str]] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not value.strip():
            raise DecoopError(f"{assignment}: a parameter is written name=value, such as {next(iter(known), 'name')}=…")
        if name not in known:
            offer = suggest(name, known) or (f"; it takes {', '.join(known)}" if known else "; it takes none")
            raise DecoopError(f"{question.name} has no parameter {name}{offer}")
        given.setdefault(name, []).append(value)
    for name, parameter in known.items():
        if parameter.required and name not in given:
            raise DecoopError(f"{question.name} needs --param {name}=…: {parameter.about('en')}")
    return given


def understand_all(
    store: Store, question: Question, given: Mapping[str, Sequence[str]], language: str
) -> dict[str, list[Meaning]]:
    """Return what the given values mean, by the name of the parameter."""
    known = {parameter.name: parameter for parameter in question.parameters}
    return {
        name: [understand(store, known[name], value, language) for value in values] for name, values in given.items()
    }


def fill_in(question: Question, meanings: Mapping[str, Sequence[Meaning]]) -> str:
    """Return the query with the meanings of its parameters in place."""
    known = {parameter.name: parameter for parameter in question.parameters}
    rows = {known[name].variables: [meaning.terms for meaning in found] for name, found in meanings.items()}
    return bind(question.text, rows)


def ask(
    store: Store,
    question: Question,
    given: Mapping[str, Sequence[str]] | None = None,
    *,
    language: str = "en",
    timeout: float | None = None,
    limit: int | None = None,
) -> Answer:
    """Answer a packaged question with values as a user types them."""
    meanings = understand_all(store, question, given or {}, language)
    return store.query(fill_in(question, meanings), timeout=timeout, limit=limit)
