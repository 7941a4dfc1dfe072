"""The language of short texts full of foreign names, and languages without a pack."""

import tomllib
from pathlib import Path

import pytest

from decoop import DecoopError
from decoop.extract.reading.cues import load_cues
from decoop.extract.reading.language import detect_language
from decoop.extract.reading.read import read_text

TEXTS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=[f"{case['language']}-{number}" for number, case in enumerate(TEXTS)])
def test_language(case):
    assert detect_language(case["words"]) == case["language"]
    if case["language"] not in load_cues().languages:
        with pytest.raises(DecoopError, match="no pack"):
            read_text(case["words"], identifier="x")
