"""No value of a parameter can change what is asked: values become terms or are refused."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from decoop import DecoopError
from decoop.graph.store.interface import Store, open_store
from decoop.queries.question import Parameter, list_questions, parse_question
from decoop.queries.run import ask, bind, fill_in
from decoop.queries.understand import understand

ATTACKS = (
    'x" } . ?s ?p ?o . #',
    "x' } UNION { ?s ?p ?o } #",
    "https://example.org/a> } . { ?s ?p ?o } #",
    "https://example.org/a> <b",
    "2022 } ?s ?p ?o",
    '2022-01-01"^^xsd:date) } SERVICE <http://127.0.0.1/> {',
    "12 } ?s ?p ?o {",
    "\\u0022 } ?s ?p ?o",
    "{ UNDEF } VALUES ?_person { UNDEF",
    "\\g<0>",
    "🦆\u202e\u0000",
)
PARAMETERS = [
    pytest.param(question.name, parameter, id=f"{question.name}-{parameter.name}")
    for question in list_questions().values()
    for parameter in question.parameters
]


@pytest.fixture(scope="module")
def local(embedded: str) -> Iterator[Store]:
    with open_store(embedded) as opened:
        yield opened


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_values_stay_values(name: str, parameter: Parameter, attack: str, local: Store) -> None:
    question = list_questions()[name]
    try:
        meaning = understand(local, parameter, attack, "en")
    except DecoopError:
        return
    asked = fill_in(question, {parameter.name: [meaning]})
    assert asked.count("?p") == question.text.count("?p")
    assert local.query(asked).rows == ()


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_is_found_as_it_is(attack: str, local: Store) -> None:
    question = parse_question(
        "echo", "#+ parameters:\n#+   words: {type: text}\nSELECT ?_words WHERE { VALUES ?_words { UNDEF } }"
    )
    (row,) = ask(local, question, {"words": [attack]}).rows
    assert row == (ox.Literal(attack),)


def test_several_values_are_alternatives(local: Store) -> None:
    answer = ask(local, list_questions()["offices"], {"person": ["Paul Roche", "Lê Văn Sáu"]})
    assert {row[answer.variables.index("personLabel")].value for row in answer.rows} == {"Paul Roche", "Lê Văn Sáu"}


def test_only_its_own_block_is_replaced() -> None:
    query = "VALUES ?_a { UNDEF } VALUES (?_b ?_c) { (UNDEF UNDEF) } VALUES ?x { 1 }"
    filled = bind(query, {("_a",): [(ox.Literal("}"),)], ("_b", "_c"): [(ox.Literal(1), ox.Literal(2))]})
    assert filled.startswith('VALUES (?_a) { ("}") } VALUES (?_b ?_c) { (')
    assert filled.endswith("VALUES ?x { 1 }")
