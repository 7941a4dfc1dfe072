"""The commands `query` and `sparql` as a user types them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from decoop.cli import main
from decoop.queries.question import list_questions

SELECT = "SELECT ?a ?h WHERE { ?a <https://schema.org/headline> ?h } ORDER BY ?h LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?a <https://schema.org/headline> ?h } WHERE { ?a <https://schema.org/headline> ?h }"


def run(*arguments: str, text: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(main, arguments, input=text, env={"COLUMNS": "120", **environment})


def test_list_names_every_question() -> None:
    found = run("query")
    assert found.exit_code == 0
    for question in list_questions().values():
        assert question.name in found.stdout
        assert f"{question.tags[0]}:" in found.stdout


@pytest.mark.parametrize("language", ["vi", "fr", "en"])
@pytest.mark.parametrize("question", list_questions().values(), ids=list(list_questions()))
def test_help_of_a_question(question, language: str) -> None:
    found = run("query", question.name, "--help", "--language", language)
    assert found.exit_code == 0
    assert question.summary[language] in found.stdout
    assert all(parameter.name in found.stdout for parameter in question.parameters)


@pytest.mark.parametrize(
    "value",
    ["Hà Nội", "ha noi", "HÀ NỘI", "Hanoi", "Hanoï", "VN-HN", "vn-hn", "https://w3id.org/decoop/id/place/vn-hn"],
)
def test_a_territory_by_any_name(embedded: str, value: str) -> None:
    found = run("query", "who-met-whom", "-p", f"territory={value}", "--store", embedded, "--format", "csv")
    assert found.exit_code == 0
    assert "place/vn-hn" in found.stderr
    assert "Claire Morel" in found.stdout


@pytest.mark.parametrize(
    ("value", "understood"),
    [("2022", "2022-01-01"), ("2022-02", "2022-02-01"), ("2022-06-16", "2022-06-16")],
)
def test_dates_become_bounds(embedded: str, value: str, understood: str) -> None:
    found = run("query", "who-met-whom", "-p", f"since={value}", "--store", embedded)
    assert f"since: {understood}" in found.stderr
    found = run("query", "agreements-in-force", "-p", "date=2024-02", "--store", embedded)
    assert "2024-02-01 to 2024-02-29" in found.stderr


def test_no_rows_is_fine_and_said(embedded: str) -> None:
    found = run("query", "who-met-whom", "-p", "since=2099", "--store", embedded)
    assert found.exit_code == 0
    assert found.stdout == ""
    assert "no rows" in found.stderr
    assert "since" in found.stderr


def test_table_shows_labels_and_keeps_to_the_width(embedded: str) -> None:
    found = run("query", "meetings", "--store", embedded, COLUMNS="100")
    assert "https://" not in found.stdout
    lines = found.stdout.splitlines()
    assert max(map(len, lines)) <= 100
    assert "Claire" in found.stdout
    assert "2021-03-04" in found.stdout


def test_columns_stay_aligned_with_decomposed_letters(embedded: str) -> None:
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("Tra\\u0302\\u0300n" "x") ("plain" "y") } }'
    lines = run("sparql", query, "--store", embedded).stdout.splitlines()
    assert [line.index(mark) for line in lines for mark in "xy" if line.rstrip().endswith(mark)] == [8, 8]


def test_formats(embedded: str, tmp_path: Path) -> None:
    texts = {
        form: run("sparql", SELECT, "--store", embedded, "--format", form) for form in ("csv", "tsv", "json", "xml")
    }
    assert all(found.exit_code == 0 for found in texts.values())
    assert next(row[0] for row in csv.reader(io.StringIO(texts["csv"].stdout))) == "a"
    assert texts["tsv"].stdout.splitlines()[0] == "?a\t?h"
    for form, parser in (
        ("json", ox.QueryResultsFormat.JSON),
        ("xml", ox.QueryResultsFormat.XML),
        ("tsv", ox.QueryResultsFormat.TSV),
    ):
        assert len(list(ox.parse_query_results(texts[form].stdout.encode(), format=parser))) == 3
    assert json.loads(texts["json"].stdout)["head"]["vars"] == ["a", "h"]
    assert ElementTree.fromstring(texts["xml"].stdout)
    out = tmp_path / "answer.csv"
    assert run("sparql", SELECT, "--store", embedded, "--format", "csv", "-o", str(out)).stdout == ""
    assert out.read_bytes().decode() == texts["csv"].stdout_bytes.decode()


@pytest.mark.parametrize(
    ("form", "text"), [("json", '"boolean": true'), ("xml", "<boolean>true"), ("csv", "true"), ("table", "yes")]
)
def test_ask(embedded: str, form: str, text: str) -> None:
    assert text in run("sparql", "ASK {}", "--store", embedded, "--format", form).stdout


def test_triples_are_turtle(embedded: str) -> None:
    found = run("sparql", CONSTRUCT, "--store", embedded, "--format", "turtle")
    assert len(list(ox.parse(found.stdout, format=ox.RdfFormat.TURTLE))) == 6
    assert run("sparql", CONSTRUCT, "--store", embedded).stdout == found.stdout


def test_a_query_from_stdin_and_from_a_file(embedded: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(f"#+ summary: Mine\n{SELECT}", encoding="utf-8")
    wanted = run("sparql", SELECT, "--store", embedded).stdout
    assert wanted
    assert run("sparql", "-", "--store", embedded, text=SELECT).stdout == wanted
    assert run("sparql", str(path), "--store", embedded).stdout == wanted
    assert run("query", str(path), "--store", embedded).stdout == wanted


def test_known_prefixes_need_no_declaration(embedded: str) -> None:
    found = run(
        "sparql", "SELECT ?n { ?p a foaf:Person ; foaf:name ?n ; ^:guest ?m . ?m a :Meeting }", "--store", embedded
    )
    assert "Claire Morel" in found.stdout
    mine = "PREFIX foaf: <https://schema.org/> SELECT ?n { ?p foaf:headline ?n }"
    assert "Ambassador joins" in run("sparql", mine, "--store", embedded).stdout
    assert (
        "yes"
        in run(
            "sparql", "ASK { BIND(<http://a.b/c:d> AS ?x) FILTER(?x = <http://a.b/c:d>) }", "--store", embedded
        ).stdout
    )


def test_limit_is_said(embedded: str) -> None:
    found = run("query", "who-met-whom", "--limit", "2", "--store", embedded, "--format", "tsv")
    assert len(found.stdout.splitlines()) == 3
    assert "only the first 2 rows" in found.stderr


@pytest.mark.parametrize(
    ("code", "arguments", "message"),
    [
        (1, ["query", "who-met-wom"], "did you mean who-met-whom"),
        (1, ["query", "who-met-whom", "-p", "teritory=x"], "did you mean territory"),
        (1, ["query", "who-met-whom", "-p", "territory"], "name=value"),
        (1, ["query", "who-met-whom", "-p", "territory=hanoy"], "did you mean"),
        (1, ["query", "sources"], "--param thing="),
        (1, ["sparql", "SELECT * {"], "not a SPARQL query"),
        (1, ["sparql", "no-such-file.rq"], "neither a query nor a file"),
        (1, ["sparql", "DROP ALL"], "changed by ingest"),
        (1, ["sparql", "INSERT DATA { <a:a> <a:b> <a:c> }"], "changed by ingest"),
        (1, ["sparql", ""], "an empty query"),
        (1, ["sparql", f"SELECT * {'{' * 3000}{'}' * 3000}"], "nests brackets deeper"),
        (
            1,
            ["sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--allow-service"],
            "does not answer",
        ),
        (2, ["query", "offices", "--language", "de"], "'de' is not one of"),
        (1, ["sparql", SELECT, "--format", "turtle"], "csv"),
        (1, ["sparql", CONSTRUCT, "--format", "csv"], "turtle"),
        (2, ["query", "who-met-whom", "--format", "docx"], "docx"),
    ],
)
def test_mistakes(embedded: str, code: int, arguments: list[str], message: str) -> None:
    found = run(*arguments, "--store", embedded)
    assert found.exit_code == code
    assert message in found.stderr
    assert "Traceback" not in found.output


def test_a_long_chain_is_answered_and_no_end_of_the_process(embedded: str) -> None:
    chain = f"SELECT * {{ {'OPTIONAL { ?s ?p ?o } ' * 20} FILTER({'true && ' * 10_000} false) }}"
    command = [sys.executable, "-m", "decoop.cli", "sparql", chain, "--store", embedded, "--format", "csv"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "no rows" in found.stderr


def test_a_file_that_is_no_text_is_no_question(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_bytes(b"\xff\xfeSELECT")
    found = run("query", str(tmp_path / "mine.rq"))
    assert (found.exit_code, found.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("arguments", [["--help"], ["query"], ["query", "who-met-whom", "--help"]])
def test_nothing_heavy_is_loaded(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "decoop.cli", *arguments]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in found.stderr.splitlines()}
    assert not {"spacy", "rdflib", "pyoxigraph", "numpy", "trafilatura", "SPARQLWrapper", "matplotlib"} & loaded
