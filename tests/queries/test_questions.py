"""Every packaged question on a small graph, with the rows it must give, on both kinds of store."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from decoop import DecoopError
from decoop.graph.store.interface import Store, Term, open_store
from decoop.queries.question import Question, list_questions
from decoop.queries.run import VALUES, ask
from decoop.queries.understand import NAMES, SCHEMES

EXPECTED = Path(__file__).parent / "expected"
PREFIXES = {
    "https://w3id.org/decoop/ns#": ":",
    "https://w3id.org/decoop/id/": "id:",
    "https://schema.org/": "schema:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
}
KINDS = {*NAMES, *SCHEMES, "entity", "first-day", "last-day", "period", "integer", "text"}
LANGUAGES = {"vi", "fr", "en"}
CASES = [
    pytest.param(graph, path.stem, case, id=f"{graph}-{path.stem}-{number}")
    for graph, folder in (("partnerships", EXPECTED), ("edges", EXPECTED / "edges"))
    for path in sorted(folder.glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"])
]


def shorten(term: Term | None) -> str:
    value = getattr(term, "value", "")
    for iri, prefix in PREFIXES.items():
        if value.startswith(iri):
            return prefix + value.removeprefix(iri)
    return str(value)


@pytest.mark.parametrize(("graph", "name", "case"), CASES)
def test_rows(graph: str, name: str, case: dict[str, list[str]], stores: dict[str, str]) -> None:
    with open_store(stores[graph]) as store:
        answer = ask(store, list_questions()[name], case["given"])
    columns = [answer.variables.index(column) for column in case["columns"]]
    rows = [[shorten(row[column]) for column in columns] for row in answer.rows]
    assert rows == case["rows"]


def test_every_question_has_cases() -> None:
    assert {path.stem for path in EXPECTED.glob("*.toml")} == set(list_questions())
    assert {path.stem for path in (EXPECTED / "edges").glob("*.toml")} == set(list_questions())
    assert len(list_questions()) >= 24


@pytest.mark.parametrize("question", list_questions().values(), ids=list(list_questions()))
def test_header(question: Question) -> None:
    assert set(question.summary) == LANGUAGES
    assert set(question.description) == LANGUAGES
    assert question.tags
    bound = {tuple(re.findall(r"\?(\w+)", found[1])): found[0] for found in VALUES.finditer(question.text)}
    for parameter in question.parameters:
        assert parameter.kind in KINDS
        assert {language for language in LANGUAGES if parameter.about(language) != parameter.name} == LANGUAGES
        line = bound.pop(parameter.variables)
        wanted = parameter.default or " ".join("UNDEF" for _ in parameter.variables)
        assert re.search(rf"\{{ \(?{re.escape(wanted)}\)? \}}", line), "the default of the header runs elsewhere too"
    assert not [variables for variables in bound if variables[0].startswith("_")], "an undeclared parameter"


@pytest.mark.parametrize("question", list_questions().values(), ids=list(list_questions()))
def test_text_runs_as_it_is(question: Question, store: Store) -> None:
    assert store.query(question.text).variables


@pytest.mark.parametrize("question", list_questions().values(), ids=list(list_questions()))
def test_dates_are_compared_as_dates(question: Question) -> None:
    """Engines differ on gYear against date: nothing but the bounds is compared."""
    stated = r"\?(start|signed|from|to|stated)\b\s*[<>]=?"
    own = {"agreements-in-force"}  # there ?from is one of the bounds
    assert question.name in own or not re.search(stated, question.body)


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("who-met-whom", {"territory": ["hanoy"]}, "did you mean"),
        ("who-met-whom", {"since": ["last year"]}, "not a date"),
        ("who-met-whom", {"since": ["2022-13"]}, "not a date"),
        ("who-met-whom", {"since": ["2023-02-29"]}, "not a date"),
        ("who-met-whom", {"person": ["http://bad iri"]}, "not an IRI"),
        ("agreements-ending", {"months": ["six"]}, "whole number"),
        ("sources", {"thing": ["Nobody Whatever"]}, "nothing of that name"),
    ],
)
def test_refused_values(name: str, given: dict[str, list[str]], message: str, store: Store) -> None:
    with pytest.raises(DecoopError, match=message):
        ask(store, list_questions()[name], given)
