"""Blanks that do not break, and what nobody sees, cost no fact: a page prints them where it likes."""

from __future__ import annotations

import random
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from decoop.extract.article import Article
from decoop.extract.facts import Quote
from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read_text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
LONG, BLANK = re.compile(r".{100,}"), re.compile(" ")
OFTEN = (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2)
ODD = {
    "no-break": lambda text, dice: "".join("\u00a0" if c == " " and dice.random() < 0.3 else c for c in text),
    "narrow": lambda text, _: text.replace(" ", "\u202f"),
    "unseen": lambda text, dice: "".join(c + "\u200b" if c == " " and dice.random() < 0.3 else c for c in text),
    "hyphens": lambda text, dice: "".join(c + "\u00ad" if c.isalpha() and dice.random() < 0.1 else c for c in text),
    "twice": lambda text, dice: LONG.sub(lambda line: BLANK.sub(lambda _: " " * dice.choice(OFTEN), line[0]), text),
    "accents": lambda text, _: text.replace("’", "´").replace("'", "`"),
    "escaped": lambda text, _: text.replace("’", "\\’").replace("'", "\\'"),
    "joined": lambda text, _: text.replace("-", "\u2011"),
    "lines": lambda text, _: text.replace("\n", "\u2028"),
    "mark": lambda text, _: text.replace("\n", "\n\ufeff"),
}
SEEN = str.maketrans({"´": "’", "`": "'", "\u2011": "-"})


def words(told: object, article: Article) -> object:
    """Return facts with the words of each quote in its place, as a reader sees them."""
    if isinstance(told, Quote):
        stretch = article.words(told)
        assert stretch[:1] not in "\u200b\u00ad\ufeff"
        seen = "".join(c for c in stretch if c not in "\u200b\u00ad\ufeff\\").translate(SEEN)
        return " ".join(seen.split()).replace("'", "’")
    if isinstance(told, tuple):
        return tuple(words(one, article) for one in told)
    if isinstance(told, str):
        return told.replace("'", "’")
    if is_dataclass(told):
        return [(one.name, words(getattr(told, one.name), article)) for one in fields(told)]
    return told


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_the_same_facts(path: Path, odd: str) -> None:
    text = path.read_text(encoding="utf-8")
    plain = read_text(text, identifier="a")
    article = read_text(ODD[odd](text, random.Random(1)), identifier="a")
    assert (article.language, article.published) == (plain.language, plain.published)
    for told in ("published_quote", "headline", "captions", "boilerplate"):
        assert words(getattr(article, told), article) == words(getattr(plain, told), plain)
    assert words(extract(article), article) == words(extract(plain), plain)
