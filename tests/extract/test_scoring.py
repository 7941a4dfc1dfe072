"""`decoop evaluate` gives the figures of the project's reference scorer, tests/gold/score.py."""

import importlib.util
import json
from pathlib import Path

import pytest

from decoop.extract.evaluation.evaluate import evaluate
from decoop.extract.evaluation.scoring import predictions, score_article, total

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference_scorer", GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_read_from_a_graph(found):
    """Return predictions in the shape in which the reference scorer reads a graph: every class, status as an IRI."""
    meetings = [m | {"types": ["Meeting", *m["types"]], "status": f"#{m['status']}"} for m in found["meetings"]]
    agreements = [a | {"types": ["Agreement", *a["types"]], "status": f"#{a['status']}"} for a in found["agreements"]]
    return found | {"meetings": meetings, "agreements": agreements}


def test_evaluate_agrees_with_the_reference_scorer(reference, tmp_path):
    for file in sorted((GOLD / "gold").glob("*-20*.json")):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    done = list(evaluate(tmp_path, GOLD / "texts"))
    expected = reference.score(tmp_path, {one.gold["id"]: as_read_from_a_graph(predictions(one.facts)) for one in done})
    tallies, details = total([one.score for one in done])
    ours = {kind: (t.right, t.extra, t.missed) for kind, t in tallies.items()}
    assert ours == {kind: tuple(row[3:]) for kind, row in expected["rows"].items()}
    assert details == {name: pair for name, pair in expected["attributes"].items() if pair[1]}


def test_evaluation_counts_a_missing_and_a_wrong_person():
    gold = json.loads((GOLD / "gold" / "vi-201.json").read_text(encoding="utf-8"))
    found = {kind: [] for kind in ("people", "institutions", "roles", "meetings", "agreements", "topics")}
    found["people"] = [{"name": "Nobody Inhere", "aliases": []}]
    tally = score_article(gold, found).tallies["people"]
    assert (tally.right, tally.extra, tally.missed) == (0, 1, len(gold["people"]))
