"""``decoop vocab`` on the terminal."""

import json

import pytest
from click.testing import CliRunner

from decoop.cli import main

CASES = {
    "schemes": ([], ["roles", "institutions", "topics", "places"]),
    "scheme": (["topics", "--format", "tsv"], ["topics/transport", "topics/water-sanitation"]),
    "language": (["topics", "--language", "vi", "--format", "tsv"], ["giao thông", "du lịch"]),
    "find": (["roles", "--find", "phó chủ tịch", "--format", "tsv"], ["roles/vice-chair", "Phó Chủ tịch"]),
    "find without marks": (
        ["roles", "--find", "pho chu tich", "--format", "tsv"],
        ["roles/vice-chair", "Phó Chủ tịch"],
    ),
    "find in all": (["--find", "People's Committee", "--format", "tsv"], ["institutions/peoples-committee"]),
    "find a place": (["places", "--find", "Luông Pha-băng", "--lang", "fr"], ["places/la-lp", "Luang Prabang"]),
    "tsv": (["institutions", "--format", "tsv"], ["institutions/embassy\tEmbassy\tdiplomatic mission"]),
}


@pytest.mark.parametrize("name", CASES)
def test_vocab_prints(name):
    arguments, expected = CASES[name]
    result = CliRunner().invoke(main, ["vocab", *arguments])
    assert result.exit_code == 0, result.output
    for words in expected:
        assert words in result.stdout


def test_vocab_as_json():
    result = CliRunner().invoke(main, ["vocab", "roles", "--find", "maire", "--format", "json"])
    found = {concept["code"]: concept for concept in json.loads(result.stdout)}
    assert found["mayor"]["labels"]["fr"][0] == "maire"
    assert found["mayor"]["iri"].endswith("id/role-kind/mayor")


def test_vocab_to_a_file(tmp_path):
    target = tmp_path / "topics.md"
    assert CliRunner().invoke(main, ["vocab", "topics", "-o", str(target)]).exit_code == 0
    assert "| topics/transport |" in target.read_text(encoding="utf-8")


def test_an_unknown_vocabulary_is_one_line():
    result = CliRunner().invoke(main, ["vocab", "colours"])
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: colours: no such vocabulary; one of roles, institutions, topics, competences, places"
    ]


def test_nothing_found_is_no_error():
    result = CliRunner().invoke(main, ["vocab", "topics", "--find", "quidditch"])
    assert (result.exit_code, result.stdout) == (0, "")
