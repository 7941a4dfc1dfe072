"""Each rule of the packs' tables of events finds its words in one sentence and not in another that is close to it."""

import tomllib
from pathlib import Path

import pytest

from decoop.extract.document import on
from decoop.extract.events.sentences.cues import TABLES
from decoop.extract.pack import load_pack
from decoop.extract.pipeline import annotate
from decoop.extract.reading.read import read_text

CASES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cues").glob("*.toml"))
}
RULES = {
    language: [rule for table in TABLES for rule in load_pack(language).get(table, {}).get("rules", [])]
    for language in CASES
}
PARAMS = [pytest.param(lang, rule, id=f"{lang}-{rule['id']}") for lang, rules in RULES.items() for rule in rules]


def cues(language, text):
    """Return the cues of a text."""
    doc = annotate(read_text(text, identifier="cue", language=language))
    return [cue for frame in on(doc).frames for cue in frame.cues]


@pytest.mark.parametrize(("language", "rule"), PARAMS)
def test_rule_finds_its_words_and_no_others(language, rule):
    case = CASES[language].get(rule["id"])
    assert case, f"the rule has no case; add [{rule['id']}] with yes and no to cues/{language}.toml"
    found, spared = (cues(language, case[side]) for side in ("yes", "no"))
    if rule["label"] == "ignore":  # its words keep others from telling of an event
        assert not [cue for cue in found if cue.label == "trigger"]
        assert [cue for cue in spared if cue.label == "trigger"]
    else:
        assert rule["id"] in {cue.rule.id for cue in found}
        assert rule["id"] not in {cue.rule.id for cue in spared}


@pytest.mark.parametrize("language", sorted(CASES))
def test_no_case_without_a_rule(language):
    assert set(CASES[language]) <= {rule["id"] for rule in RULES[language]}
