"""Each case is a short text with the events and agreements that it states; a case without any is a negative one."""

import tomllib
from pathlib import Path

import pytest

from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read_text

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{number}-{case['rule']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1)
]


def told(item, names):
    """Return a fact's values by the names that cases use; people and institutions as the last word of their keys."""

    def value(name):
        if name in {"location", "locations", "not_at"}:  # the narrowest alone, all, or a place that is none of them
            spots = [spot.value for spot in item.locations]
            if name == "not_at":
                return "" if names[name] in spots else names[name]
            return spots if name == "locations" else next(iter(spots), "")
        stated = getattr(item, name)
        if isinstance(stated, tuple):
            return sorted(one.value for one in stated)
        stated = "" if stated is None else stated  # TOML has no word for nothing
        return stated.value if hasattr(stated, "value") else stated

    seen = {name: value(name) for name in names if name not in {"people", "rules"}}
    if "people" in names:
        everyone = (*item.hosts, *item.guests, *item.participants) if hasattr(item, "hosts") else item.signatories
        seen["people"] = sorted({s.value.removeprefix("person/") for s in everyone if s.value.startswith("person/")})
    return seen


@pytest.mark.parametrize(("language", "case"), CASES)
def test_case(language, case):
    facts = extract(read_text(case["text"], identifier="case", language=language, published=case.get("published")))
    for kind in ("meetings", "agreements"):
        wanted = case.get(kind, [])
        assert [told(item, want) for item, want in zip(getattr(facts, kind), wanted, strict=False)] == wanted
        assert len(getattr(facts, kind)) == len(wanted)
    if "place_names" in case:  # as the text writes them
        spots = {spot.value for meeting in facts.meetings for spot in meeting.locations}
        assert sorted(place.name for place in facts.places if place.key in spots) == case["place_names"]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_quotes_lie_in_the_text(language, case):
    article = read_text(case["text"], identifier="case", language=language, published=case.get("published"))
    facts = extract(article)
    for item in (*facts.meetings, *facts.agreements):
        quotes = [*item.kind.quotes, *item.status.quotes]
        assert quotes == sorted(quotes, key=lambda q: q.start) or len(quotes) > 1
        assert all(0 <= q.start < q.end <= len(article.text) for q in quotes)
