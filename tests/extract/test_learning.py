"""Choices: weights learned from examples, always the same; the command writes them."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from decoop import DecoopError
from decoop.cli import main
from decoop.extract.evaluation.examples import Example
from decoop.extract.evaluation.learning import learn
from decoop.extract.weighing import weigh, weights

GOLD = Path(__file__).parents[1] / "gold"
NEAR, FAR = {"here": 1.0}, {"lead": 1.0}


def test_learn_prefers_what_the_annotator_chose() -> None:
    """Weigh the fact that goes with the right candidate above the one that does not, more so the oftener it does."""
    few = learn([Example((NEAR, FAR), (True, False))] * 4)
    many = learn([Example((NEAR, FAR), (True, False))] * 40)
    assert weigh(NEAR, few) > weigh(FAR, few)
    assert weigh(NEAR, many) - weigh(FAR, many) > weigh(NEAR, few) - weigh(FAR, few)


def test_learn_gives_the_same_table_again() -> None:
    """Give the same weights for the same examples in another order."""
    examples = [Example((NEAR, FAR), (i % 3 > 0, i % 3 == 0)) for i in range(12)]
    again = learn(examples[::-1])
    assert {name: round(w, 6) for name, w in learn(examples).items()} == {n: round(w, 6) for n, w in again.items()}


def test_learn_says_what_it_lacks() -> None:
    """Reject a gold set without any choice."""
    with pytest.raises(DecoopError, match="give more annotated articles"):
        learn([])


def test_the_command_writes_the_table(tmp_path: Path) -> None:
    """Write weights from a few annotated reports; nothing else is printed."""
    gold = tmp_path / "gold"
    gold.mkdir()
    for name in ("en-201", "en-202", "en-203", "en-204", "en-205", "en-206", "en-207", "en-208"):
        shutil.copy(GOLD / "gold" / f"{name}.json", gold)
    done = CliRunner().invoke(
        main, ["evaluate", str(gold), "--texts", str(GOLD / "texts"), "--write-weights", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    assert '"here" = ' in (tmp_path / "body.toml").read_text(encoding="utf-8")


def test_the_shipped_table_is_read() -> None:
    """Hold what every office leans on: a body told in the same sentence counts more than one not told there."""
    assert weights("body")["here"] + weights("body")["here: authority"] > 0
    assert weights("body")["here"] + weights("body")["here: body"] > 0
