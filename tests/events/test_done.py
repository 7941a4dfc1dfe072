"""The kind of an event is told by what was done on its day, in every language."""

import tomllib
from pathlib import Path

import pytest

from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read_text

TABLE = tomllib.loads(Path(__file__).with_name("done.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(language, table["frame"], words, kind, id=f"{language}-{kind}-{words}")
    for language, table in TABLE.items()
    for kind, phrases in table.items()
    if kind != "frame"
    for words in phrases
]


@pytest.mark.parametrize(("language", "frame", "words", "kind"), CASES)
def test_kind(language, frame, words, kind):
    text = frame.format(words)
    facts = extract(read_text(text, identifier="case", language=language, published="2024-05-20"))
    assert [meeting.kind.value for meeting in facts.meetings] == [kind]
