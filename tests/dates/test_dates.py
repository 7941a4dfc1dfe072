"""Each language pack's dates against its corpus of phrases: what must be found, and what must not."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from decoop import DecoopError
from decoop.extract.dates.find import bounds, read_dates
from decoop.extract.facts import Quote
from decoop.extract.pack import load_pack

HERE = Path(__file__).parent
LANGUAGES = sorted(path.stem for path in HERE.glob("*.toml"))


@cache
def cases(language):
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))["case"]


def every_case():
    for language in LANGUAGES:
        for case in cases(language):
            yield pytest.param(language, case, id=f"{language}-{case['rule']}-{case['text'][:40]}")


@pytest.mark.parametrize(("language", "case"), list(every_case()))
def test_phrase(language, case):
    """A case lists all the dates ("words = value") and durations that its text holds."""
    text = case["text"]
    dates, durations = read_dates(text, load_pack(language), case.get("published"))
    assert [[text[d.start : d.end], d.value] for d in dates] == case.get("dates", [])
    assert [[text[d.start : d.end], d.months, d.term] for d in durations] == case.get("durations", [])
    for date in dates:
        first, last = bounds(date.value)
        assert (date.earliest is None) == (first is None)
        if first and last:
            assert first <= date.earliest <= date.latest <= last
    if "bounds" in case:
        assert [[str(d.earliest), str(d.latest)] for d in dates] == case["bounds"]
    for key in ("period", "open"):
        if key in case:
            assert [getattr(date, key) for date in dates] == [case[key]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_case_for_and_against(language):
    """A rule without a case that it finds, and one that it must not, is not tested."""
    positive, negative = set(), set()
    for case in cases(language):
        dates, durations = read_dates(case["text"], load_pack(language), case.get("published"))
        found = {one.rule for one in [*dates, *durations]}
        blocks = case["rule"].startswith("not-")
        if blocks and not found:
            positive.add(case["rule"])
        elif blocks or case["rule"] not in found:
            negative.add(case["rule"])
        else:
            positive.add(case["rule"])
    rules = {rule["id"] for rule in load_pack(language)["dates"]["rules"]}
    assert rules == positive
    assert rules == negative


def test_skipped_stretches_are_not_read():
    text = "Ngày 12/4, hai bên họp.\nTin khác (11/4)"
    found, _ = read_dates(text, load_pack("vi"), "2023-04-13", skip=(Quote(23, len(text)),))
    assert [d.value for d in found] == ["2023-04-12"]


def test_says_what_filled_the_year():
    text = "La charte date du 6 juin 2018; le 6 juin, on fêtait."
    first, second = read_dates(text, load_pack("fr"), None)[0]
    assert first.source is None
    assert text[second.source.start : second.source.end] == "6 juin 2018"
    assert read_dates("le 6 juin", load_pack("fr"), "2020-06-10")[0][0].published


def test_a_pack_that_is_wrong_is_named():
    table = {"classes": {"month": {"may": 5}}, "rules": [{"id": "x", "match": ["d1 nowhere"]}]}
    with pytest.raises(DecoopError, match="dates rule x: no class nowhere"):
        read_dates("May 8", {"dates": table}, None)
    table = {"classes": {}, "rules": [{"id": "x", "match": ["d1"], "colour": 1}]}
    with pytest.raises(DecoopError, match="unknown key colour"):
        read_dates("May 8", {"dates": table}, None)
