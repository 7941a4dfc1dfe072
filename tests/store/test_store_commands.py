"""The commands on a real store: exit codes, stdout and stderr, both kinds of store."""

import subprocess
import sys
from pathlib import Path

import pytest

from decoop.graph.store.interface import open_store

PACKAGE = Path(__file__).parents[2]


def decoop(*arguments, code=0):
    """Run the command line; return stdout and stderr."""
    command = [sys.executable, "-m", "decoop.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PACKAGE.parent)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def filled(location, article, sign):
    with open_store(location, write=True) as store:
        store.bulk(sign(article(number)) for number in range(4))
        for stored in store.articles():
            store.keep_text(stored.text_digest, "a text")
    return location


@pytest.mark.parametrize("location", ["folder", "oxigraph"], indirect=True)
def test_the_way_out_and_back(filled, tmp_path):
    turtle, _ = decoop("export", "--store", filled)
    assert turtle.startswith("@base <https://w3id.org/decoop/id/> .\n@prefix : <https://w3id.org/decoop/ns#> .\n")
    decoop("export", "--store", filled, "--format", "trig", "-o", tmp_path / "graph.trig")
    one, _ = decoop("export", "--store", filled, "--format", "nquads", "--article", "a00002")
    assert one.count("<https://w3id.org/decoop/id/article/a00002> .\n") == one.count("\n")

    assert "4 graphs copied" in decoop("push", tmp_path / "copy", "--store", filled)[1]
    assert "0 graphs copied" in decoop("pull", filled, "--store", tmp_path / "copy")[1]
    assert decoop("export", "--store", tmp_path / "copy")[0] == turtle

    assert "removed https://w3id.org/decoop/id/article/a00002" in decoop("remove", "a00002", "--store", filled)[1]
    counted, _ = decoop("stats", "--store", filled)
    assert counted.split("\n")[0].split() == ["articles", "3"]
    assert "4 graphs loaded, 0 rejected" in decoop("load", tmp_path / "graph.trig", "--store", filled)[1]
    assert decoop("export", "--store", filled)[0] == turtle


@pytest.mark.parametrize("location", ["folder"], indirect=True)
def test_what_is_wrong_is_one_line_and_exit_code_1(filled, tmp_path):
    for arguments in (
        ("export", "--store", tmp_path / "none"),
        ("export", "--store", filled, "--article", "nothing"),
        ("export", "--store", filled, "-o", tmp_path / "none" / "x"),
        ("remove", "nothing", "--store", filled),
        ("remove", "a00001", "--store", tmp_path / "none"),
        ("stats", "--store", "http://127.0.0.1:9/query"),
        ("stats", "--store", "http://[::1"),
        ("stats", "--store", "http://127.0.0.1:port/query"),
        ("pull", tmp_path / "none", "--store", tmp_path / "new"),
        ("load", tmp_path / "none.trig", "--store", filled),
    ):
        out, err = decoop(*arguments, code=1)
        assert out == ""
        assert err.startswith("Error: ")
        assert err.count("\n") == 1
    assert not (tmp_path / "none").exists()
    decoop("remove", "--store", filled, code=2)


@pytest.mark.parametrize("location", ["folder"], indirect=True)
def test_what_load_refuses_is_set_aside(filled, tmp_path):
    lines, _ = decoop("export", "--store", filled, "--format", "nquads")
    (tmp_path / "cut.nq").write_text("".join(lines.splitlines(keepends=True)[:-3]))
    _, err = decoop("load", tmp_path / "cut.nq", "--store", tmp_path / "copy", code=1)
    assert "rejected https://w3id.org/decoop/id/article/a00003: it is not what its :graphDigest says" in err
    assert "3 graphs loaded, 1 rejected" in err
    counted, _ = decoop("stats", "--store", tmp_path / "copy")
    assert counted.split("\n")[-2].split() == ["articles", "set", "aside", "1"]


@pytest.mark.parametrize("location", ["folder"], indirect=True)
def test_removing_an_article_forgets_its_text(filled):
    digest = f"{1:064x}"
    texts = Path(filled) / "texts"
    assert len(list(texts.rglob("*.gz"))) == 4
    decoop("remove", "a00001", "--store", filled)
    assert len(list(texts.rglob("*.gz"))) == 3
    with open_store(filled) as store:
        assert store.kept_text(digest) is None
