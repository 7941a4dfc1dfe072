"""``decoop validate``: what it prints and how it exits."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from rdflib.namespace import RDF, SH

from decoop.cli import main
from decoop.graph.store.interface import open_store

HERE = Path(__file__).parent
RUN = CliRunner()


def run(*args):
    return RUN.invoke(main, ["validate", *map(str, args)])


def test_conforms():
    told = run(HERE / "valid" / "meeting-status.ttl")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "0 violation(s), 0 warning(s)" in told.stderr


@pytest.mark.parametrize("way", [[], ["--quick"]])
def test_a_warning_is_told_and_no_failure(way):
    told = run(HERE / "invalid" / "agreement-parties.minCount.ttl", *way)
    assert told.exit_code == 0
    assert "An agreement has at least two parties" in told.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "đúng một trạng thái"), ("fr", "exactement un état"), ("en", "exactly one status")],
)
def test_a_violation_fails_in_any_language(language, words):
    told = run(HERE / "invalid" / "meeting-status.minCount.ttl", "--language", language)
    assert told.exit_code == 1
    assert words in told.stdout
    assert "meeting/1 :status" in told.stdout


def test_the_report_is_shacl():
    told = run(HERE / "invalid" / "meeting-status.in.ttl", "--format", "turtle")
    assert told.exit_code == 1
    report = rdflib.Graph().parse(data=told.stdout, format="turtle")
    (result,) = report.subjects(RDF.type, SH.ValidationResult)
    assert report.value(result, SH.resultSeverity) == SH.Violation
    assert report.value(result, SH.sourceConstraintComponent) == SH.InConstraintComponent
    assert {message.language for message in report.objects(result, SH.resultMessage)} == {"vi", "fr", "en"}
    assert next(report.objects(None, SH.conforms)) == rdflib.Literal(False)


def test_articles_are_compared_on_demand():
    path = HERE / "invalid" / "single-holder.ttl"
    assert "Two people hold" not in run(path, "--quick").stdout
    assert "Two people hold" in run(path, "--quick", "--all").stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("broken.ttl", "<a> <b", "broken.ttl"),
        ("graph.doc", "x", "cannot tell the RDF format"),
        ("empty.ttl", "", "nothing in it"),
        ("none.ttl", None, "No such file"),
    ],
)
def test_what_cannot_be_read_exits_2(tmp_path, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    told = run(path)
    assert told.exit_code == 2
    assert words in told.stderr
    assert "Traceback" not in told.output


def test_ill_formed_literals_are_told_without_a_traceback(tmp_path):
    path = tmp_path / "odd.ttl"
    text = (HERE / "valid" / "meeting-earliest.ttl").read_text(encoding="utf-8")
    path.write_text(text.replace('"2024-04-30"^^xsd:date', '"2024-04-31"^^xsd:date'), encoding="utf-8")
    told = run(path)
    assert told.exit_code == 1
    assert "meeting-earliest" in told.stdout
    assert "Traceback" not in told.output


def test_no_store_cannot_run(tmp_path):
    told = run("--store", tmp_path / "none")
    assert told.exit_code == 2


def test_the_store_is_checked_article_by_article(tmp_path):
    with open_store(str(tmp_path / "store"), write=True) as store:
        for name, case in (("x", "valid/meeting-status.ttl"), ("y", "invalid/meeting-status.in.ttl")):
            graph = ox.NamedNode(f"https://w3id.org/decoop/id/article/{name}")
            read = ox.parse(input=(HERE / case).read_bytes(), format=ox.RdfFormat.TURTLE)
            quads = [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in read]
            store.replace(graph.value, quads)
    told = run("--store", tmp_path / "store", "--all")
    assert told.exit_code == 1
    assert "article/y\nviolation meeting-status" in told.stdout
    assert "article/x\n" not in told.stdout
    assert "2 graph(s): 1 violation(s)" in told.stderr
