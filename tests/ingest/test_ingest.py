"""Ingest through the command line: bad input stops nothing, order and workers do not count, reruns change nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from decoop.cli import COMMANDS, main
from decoop.extract.article import Article
from decoop.graph.ingest import ingest
from decoop.graph.store.interface import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD = "Mayor Ann Archer of Leeds met Mayor Piotr Nowak of Gdansk in Leeds on 3 May 2023. They signed an agreement.\n"
FRENCH = "Le maire de Nantes, Jean Dupré, a reçu vendredi une délégation de la ville de Dschang à l'hôtel de ville.\n"
GERMAN = "Der Oberbürgermeister der Stadt Köln empfing am Dienstag eine Delegation aus Peking im Rathaus der Stadt.\n"
LINES = [json.dumps({"id": f"line-{n}", "text": GOOD.replace("3 May", f"{n} May")}) for n in range(1, 6)]
BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "big.txt": (b"word " * 10_000_000, "MB"),
    "batch.jsonl": ("\n".join([*LINES[:2], '{"id": "line-3", "text"', *LINES[3:]]).encode(), "batch.jsonl:3"),
    "none.html": (b"<html><head><title>x</title></head><body><script>1</script></body></html>", "HTML"),
    "german.txt": (GERMAN.encode(), "'de'"),
}


def run(*args, code=0, stdin=None):
    result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def export(store, tmp_path, form="nquads"):
    out = tmp_path / f"{store.name}.{form}"
    run("export", "--store", store, "--format", form, "-o", out)
    return out.read_bytes()


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_and_the_rest_goes_in(name, tmp_path):
    data, reason = BAD[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(data)
    result = run("ingest", folder, "--store", tmp_path / "store", code=1)
    lines = [line for line in result.stderr.splitlines() if line.startswith("rejected")]
    assert len(lines) == 1
    assert reason in lines[0]
    stored = json.loads(run("sparql", COUNT, "--format", "json", "--store", tmp_path / "store").stdout)
    expected = 5 if name == "batch.jsonl" else 1
    assert int(stored["results"]["bindings"][0]["n"]["value"]) == expected
    assert "articles set aside          1" in run("stats", "--store", tmp_path / "store").stdout


def test_a_rejection_is_one_line_whatever_the_identifier(tmp_path):
    rows = [{"id": "a\nb\x1b[2J", "text": GOOD}, {"id": "a\nb\x1b[2J", "text": FRENCH}]
    (tmp_path / "batch.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run("ingest", tmp_path / "batch.jsonl", "--store", tmp_path / "store", code=1)
    assert len(result.stderr.splitlines()) == 2
    assert "\x1b" not in result.stderr


COUNT = "SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a <https://schema.org/NewsArticle> }"


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_a_path_without_articles_is_told(path, tmp_path):
    result = run("ingest", tmp_path / path, "--store", tmp_path / "store", code=1)
    assert result.stderr.count("rejected") == 1


def test_another_encoding_is_read_and_said(tmp_path):
    (tmp_path / "latin.txt").write_bytes(FRENCH.encode("latin-1"))
    result = run("ingest", tmp_path / "latin.txt", "--store", tmp_path / "store")
    assert "not UTF-8" in result.stderr
    assert "Jean Dupré" in export(tmp_path / "store", tmp_path, "turtle").decode()


def test_stdin_is_an_article(tmp_path):
    run("ingest", "-", "--store", tmp_path / "store", "--published", "2023-05-04", stdin=GOOD)
    assert "Ann Archer" in export(tmp_path / "store", tmp_path, "turtle").decode()


def test_order_workers_and_reruns_give_the_same_bytes(tmp_path):
    files = sorted(p for p in EXAMPLES.iterdir() if p.name != "README.md")
    for name, order, more in (("a", files, ()), ("b", files[::-1], ()), ("c", files, ("--workers", "2"))):
        run("ingest", *order, "--store", tmp_path / name, "-q", *more)
    for file in files[::-1]:
        run("ingest", file, "--store", tmp_path / "d", "-q")
    run("ingest", files[0], "--store", tmp_path / "a", "-q")
    exports = {export(tmp_path / name, tmp_path) for name in "abcd"}
    assert len(exports) == 1


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "rdfxml"])
def test_export_is_the_same_twice(form, tmp_path):
    run("ingest", EXAMPLES, "--store", tmp_path / "store", "-q")
    assert export(tmp_path / "store", tmp_path, form) == export(tmp_path / "store", tmp_path, form)


def test_remove_takes_one_article_and_nothing_else(tmp_path):
    (tmp_path / "one.txt").write_text(GOOD, encoding="utf-8")
    run("ingest", tmp_path / "one.txt", "--store", tmp_path / "store", "-q")
    before = export(tmp_path / "store", tmp_path)
    (tmp_path / "two.txt").write_text(FRENCH, encoding="utf-8")
    run("ingest", tmp_path / "two.txt", "--store", tmp_path / "store", "-q")
    run("remove", "two", "--store", tmp_path / "store")
    assert export(tmp_path / "store", tmp_path) == before


def test_rejects_are_listed_in_a_file_and_tried_again(tmp_path):
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    out = tmp_path / "rejects.jsonl"
    run("ingest", tmp_path / "german.txt", "--store", tmp_path / "store", "--rejects", out, code=1)
    assert json.loads(out.read_text(encoding="utf-8"))["identifier"] == "german"
    run("ingest", "--retry", "--language", "fr", "--store", tmp_path / "store", "-q")
    assert "articles set aside          0" in run("stats", "--store", tmp_path / "store").stdout


@pytest.mark.parametrize(
    "option",
    [
        ("--published", "2023-02-30"),
        ("--published", "soon"),
        ("--language", "de"),
        ("--rejects", "/none/of/this.jsonl"),
    ],
)
def test_a_wrong_option_ends_the_command_before_anything_is_read(option, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = run("ingest", tmp_path / "good.txt", "--store", tmp_path / "store", *option, code=2)
    assert result.stdout == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command):
    assert "Example" in run(command, "--help").output


@pytest.mark.parametrize("args", [["--help"], ["query"], ["query", "offices", "--help"]])
def test_start_up_imports_no_heavy_library(args):
    code = f"import sys; from decoop.cli import main\ntry: main({args!r})\nexcept SystemExit: pass\n"
    code += "print([m for m in ('spacy', 'rdflib', 'pyshacl', 'matplotlib') if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_an_article_that_a_rule_fails_on_is_set_aside_and_the_next_goes_in(tmp_path):
    """Stand a day that no calendar has for the fault of a rule: an article made in code, which no reader lets in."""
    broken = Article("broken", GOOD, "en", published="2019-13-45")
    refused = []
    with open_store(str(tmp_path / "store"), write=True) as store:
        summary = ingest(
            [broken, Article("whole", GOOD, "en")], store, refuse=lambda r, _: refused.append(r), note=print
        )
    assert (summary.stored, [r.source for r in refused]) == (1, ["broken"])
    assert "a rule failed on it (ValueError" in refused[0].reason
