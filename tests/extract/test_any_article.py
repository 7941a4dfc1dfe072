"""Whatever sentences stand in an article, in whatever order, cut short or in capitals: a graph of facts comes out."""

import random
import re
import time
from pathlib import Path

import pytest

from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read_text
from decoop.graph.quads.build import build

TEXTS = Path(__file__).parents[1] / "gold" / "texts"
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
ARTICLES = 120  # a language
LANGUAGES = sorted({path.stem.partition("-")[0] for path in TEXTS.glob("*.txt")})


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_article_gives_a_graph(language: str) -> None:
    """Extract articles put together from sentences of the gold set, always the same ones."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob(f"{language}-*.txt"))]
    sentences = [sentence for text in texts for sentence in SENTENCE.split(text) if sentence.strip()]
    draw = random.Random(20261122)
    for number in range(ARTICLES):
        chosen = [_mutilated(draw, draw.choice(sentences), sentences) for _ in range(draw.randint(4, 22))]
        text = draw.choice((" ", "\n")).join(chosen)
        article = read_text(text, identifier=f"{language}-{number}", language=language)
        assert len(build(article, extract(article))) > 0, text


def _mutilated(draw: random.Random, sentence: str, others: list[str]) -> str:
    """Cut one sentence of ten short, put words of another into one of four, write one of twenty in capitals."""
    words = sentence.split()
    if draw.random() < 0.1:
        words = words[: draw.randint(1, len(words))]
    if draw.random() < 0.25:
        other, at = draw.choice(others).split(), draw.randrange(len(words))
        first = draw.randrange(len(other))
        words[at:at] = other[first : first + draw.randint(1, 5)]
    sentence = " ".join(words)
    return sentence.upper() if draw.random() < 0.05 else sentence


def test_acronym_after_a_name_that_ends_in_one() -> None:
    """Take "(ITPC)" as the acronym of the whole name before it, not of the "TPHCM" at its end (was a KeyError)."""
    text = (
        "UBND Thành phố xem xét để Trung tâm Xúc tiến Thương mại và Đầu tư TPHCM (ITPC) mở văn phòng. "
        "ITPC và TPHCM cùng thúc đẩy du lịch."
    )
    found = extract(read_text(text, identifier="acronym", language="vi")).institutions
    assert [i.name for i in found if "ITPC" in i.aliases] == ["Trung tâm Xúc tiến Thương mại và Đầu tư TPHCM"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Lowe met Jan Roth, who heads Dortmund's international office, on 4 May 2018."),  # AttributeError
        ("en", "Mayor Ann Lowe of Leeds will arrive on March 30, 2022"),  # IndexError, as are those below
        ("en", "Leeds and Dortmund signed a letter. By the agreement, Ann Lowe met Jan Roth on July 26th 2014"),
        ("vi", "Đoàn tỉnh Nghệ An đến thăm ngày 4/5"),
    ],
)
def test_article_that_once_broke_off(language: str, text: str) -> None:
    """Read what once ended in an error."""
    article = read_text(text, identifier="once", language=language)
    assert len(build(article, extract(article))) > 0


def test_conference_around_a_day_without_its_year() -> None:
    """Give no month to a conference around a day of which the year is unknown (was a ValueError)."""
    text = "Sáng 14-5, trong khuôn khổ Lễ hội Hoa tại Đà Lạt, Chủ tịch UBND tỉnh Lê Văn Hải tiếp đoàn tỉnh Champasak."
    article = read_text(text, identifier="day", language="vi")
    assert len(build(article, extract(article))) > 0


@pytest.mark.parametrize("marks", ["(" * 20_000, "«" * 20_000, "." * 20_000, ")" * 20_000])
def test_rows_of_marks_take_no_time(marks: str) -> None:
    """Read a row of twenty thousand marks in a second (it was ten minutes: each was cut off the rest of the row)."""
    article = read_text(f"Ann Lowe met Jan Roth. {marks} They met again.", identifier="marks", language="en")
    began = time.process_time()
    extract(article)
    assert time.process_time() - began < 20
