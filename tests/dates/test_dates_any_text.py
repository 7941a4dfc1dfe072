"""Whatever stands in a text, dates are in order, apart from each other, real, and bounded."""

import re
import tomllib
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decoop.extract.dates.find import bounds, read_dates
from decoop.extract.pack import load_pack

HERE = Path(__file__).parent
LANGUAGES = sorted(path.stem for path in HERE.glob("*.toml"))
TABLES = {name: load_pack(name) for name in LANGUAGES}
WORDS = {name: sorted({w for words in TABLES[name]["dates"]["classes"].values() for w in words}) for name in LANGUAGES}
NUMBERS = st.one_of(
    st.integers(0, 13), st.integers(0, 40), st.integers(1980, 2040), st.integers(1800, 2199), st.integers(0, 10**7)
).map(str)
MARKS = st.sampled_from(["/", "-", "–", ".", ". ", ", ", " ", "\n", " (", ") ", "…", "İ", "x"])


CASES = {
    name: [case["text"] for case in tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]]
    for name in LANGUAGES
}


@st.composite
def texts(draw):
    """Take phrases of the corpus with other numbers in them, or any words of the grammar."""
    language = draw(st.sampled_from(LANGUAGES))
    if draw(st.booleans()):
        phrases = draw(st.lists(st.sampled_from(CASES[language]), min_size=1, max_size=3))
        return language, re.sub(r"\d+", lambda _: draw(NUMBERS), " ".join(phrases))
    word = st.sampled_from(WORDS[language]).map(lambda w: w if draw(st.booleans()) else w.title())
    pieces = draw(st.lists(st.tuples(st.one_of(word, NUMBERS), MARKS), max_size=14))
    return language, "".join(piece + mark for piece, mark in pieces)


PUBLISHED = st.one_of(
    st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str), st.sampled_from(["2023-10", "2024", "2024-02-29"])
)


@settings(max_examples=1500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(texts(), PUBLISHED)
def test_any_text(pair, published):
    language, text = pair
    dates, durations = read_dates(text, TABLES[language], published)
    reached = 0
    for one in dates:
        assert reached <= one.start < one.end <= len(text)
        reached = one.end
        first, last = bounds(one.value)
        assert (first is None) == (one.earliest is None)
        if first is not None:
            assert first <= one.earliest <= one.latest <= last
    for one in durations:
        assert text[one.start : one.end].strip()
        assert one.months >= 0
