"""Quotes are exact, verify finds what changed, show and explain print facts with their words, pages escape."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from decoop.cli import main
from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read
from decoop.graph.evidence.article_page import Marked, to_html
from decoop.graph.evidence.claims import read_statements
from decoop.graph.exchange.terms import term
from decoop.graph.quads.build import build

TEXTS = sorted((Path(__file__).parents[1] / "gold" / "texts").glob("*.txt"))
COVERED = [
    "foaf:name",
    "org:member",
    "org:organization",
    ":title",
    ":former",
    "schema:startDate",
    "schema:endDate",
    "schema:location",
    ":host",
    ":guest",
    ":participant",
    ":head",
    ":represents",
    ":status",
    ":edition",
    ":party",
    ":signatory",
    ":signedOn",
    ":validFrom",
    ":validUntil",
    "dct:title",
    "dct:replaces",
    ":topic",
]
ARTICLE = """Toulouse reçoit une délégation de Hanoï

Publié le 14 mars 2024

Le maire de Toulouse, Jean Marchand, a reçu le 12 mars 2024 Mme Trần Thu Hà, vice-présidente du Comité populaire de
Hanoï. Les deux villes ont signé une convention de coopération pour la période 2024-2027 <b>&amp; "rien d'autre"</b>.
"""


def run(*args, code=0):
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def store(tmp_path):
    (tmp_path / "toulouse-hanoi.txt").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "store"
    run("ingest", tmp_path / "toulouse-hanoi.txt", "--store", folder, "-q")
    return folder


@pytest.mark.parametrize("path", TEXTS[::4], ids=lambda p: p.stem)
def test_each_domain_statement_has_a_claim_with_exact_quotes(path):
    article = next(iter(read([path])))
    quads = build(article, extract(article))
    claimed = set()
    for statement in read_statements(quads):
        assert statement.quotes
        for quote in statement.quotes:
            assert article.text[quote.start : quote.end] == quote.exact
        claimed.add((statement.subject, statement.predicate, statement.object))
    predicates = {term(name) for name in COVERED}
    for quad in quads:
        if quad.predicate in predicates and "#claim-" not in quad.subject.value:
            assert (quad.subject.value, quad.predicate.value, quad.object.value) in claimed


def test_same_text_gives_the_same_quads():
    article = next(iter(read([TEXTS[0]])))
    assert build(article, extract(article)) == build(article, extract(article))


def test_verify_passes_on_what_was_ingested(store):
    assert "1 of 1 articles" in run("verify", "--store", store).output


def test_verify_names_the_claims_of_a_changed_text(store):
    kept = next((store / "texts").rglob("*.gz"))
    text = gzip.decompress(kept.read_bytes()).decode()
    kept.write_bytes(gzip.compress(text.replace("Jean Marchand", "Jean Marchant").encode()))
    output = run("verify", "--store", store, code=1).output
    assert "changed" in output
    assert "#claim-" in output
    assert "Jean Marchant" in output


def test_verify_tells_an_absent_text_from_a_changed_one(store):
    next((store / "texts").rglob("*.gz")).unlink()
    output = run("verify", "--store", store).output
    assert "absent" in output
    assert "0 of 1 articles" in output


def test_verify_reads_texts_of_a_folder(store, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "toulouse-hanoi.txt").write_text("x" + ARTICLE, encoding="utf-8")
    assert "changed" in run("verify", "--store", store, "--texts", folder, code=1).output


def test_show_prints_what_is_known_with_its_words(store):
    output = run("show", "Jean Marchand", "--store", store).output
    assert "maire" in output
    assert "toulouse-hanoi" in output


def test_show_offers_near_names(store):
    assert "jean-marchand" in run("show", "Jean Marchan", "--store", store, code=1).output


def test_show_page_escapes_the_text_and_marks_the_evidence(store, tmp_path):
    page = tmp_path / "page.html"
    run("show", "toulouse-hanoi", "--html", "-o", page, "--store", store)
    written = page.read_text(encoding="utf-8")
    assert "<b>" not in written
    assert "&lt;b&gt;&amp;amp;" in written
    assert '<mark class="' in written
    assert "http://" not in written
    assert "<script" not in written


def test_page_escapes_a_hostile_headline():
    assert "<script>" not in to_html(Marked("<script>alert(1)</script>", "fr", "<script>", ()))


def test_an_article_does_not_steer_the_terminal(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE * 3 + "\x1b]0;owned\x9b31m fin.\n", encoding="utf-8")
    run("ingest", tmp_path / "a.txt", "--store", tmp_path / "new")
    for output in (run("explain", tmp_path / "a.txt").output, run("show", "a", "--store", tmp_path / "new").output):
        assert "␛]0;owned" in output
        assert not {"\x1b", "\x9b"} & set(output)


def test_explain_needs_no_store(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    output = run("explain", tmp_path / "a.txt").output
    assert "Jean Marchand" in output
    assert "person-" in output


def test_explain_tells_in_one_line_that_a_rule_fails(tmp_path, monkeypatch):
    def fail(_):
        raise KeyError("maire")

    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr("decoop.extract.pipeline.extract", fail)
    result = run("explain", tmp_path / "a.txt", code=1)
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert "a: a rule failed on it (KeyError: 'maire')" in result.stderr


def test_explain_shows_every_article_of_a_file_and_tells_those_that_are_none(tmp_path):
    lines = [{"id": "a", "text": ARTICLE}, {"id": "b"}, {"id": "c", "text": ARTICLE.replace("Marchand", "Fournier")}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = run("explain", tmp_path / "a.jsonl", "-o", tmp_path / "shown.txt", code=1)
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    shown = (tmp_path / "shown.txt").read_text(encoding="utf-8")
    assert "Jean Marchand" in shown
    assert "Jean Fournier" in shown
    assert "holds 2 articles" in run("explain", tmp_path / "a.jsonl", "--html", code=1).stderr


def test_an_article_is_found_by_the_name_that_other_commands_print(store):
    assert (
        run("show", "article/toulouse-hanoi", "--store", store).output
        == run("show", "toulouse-hanoi", "--store", store).output
    )


def test_a_result_that_cannot_be_written_is_one_line(store, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    where = ("-o", tmp_path / "none" / "x")
    for command in (
        ("show", "toulouse-hanoi", "--store", store),
        ("show", "toulouse-hanoi", "--html", "--store", store),
        ("show", "Jean Marchand", "--store", store),
        ("explain", tmp_path / "a.txt"),
        ("explain", tmp_path / "a.txt", "--html"),
    ):
        result = run(*command, *where, code=1)
        assert result.stderr.startswith("Error: ")
        assert result.stderr.count("\n") == 1
    assert "cannot be written" in run("validate", "--store", store, *where, code=2).stderr


def test_evaluate_prints_figures_as_json(tmp_path):
    gold = TEXTS[0].parents[1] / "gold" / "en-201.json"
    (tmp_path / "en-201.json").write_text(gold.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("evaluate", tmp_path, "--texts", TEXTS[0].parent, "--json")
    assert json.loads(result.output)["articles"] == 1
