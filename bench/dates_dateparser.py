"""Put decoop's dates beside dateparser's search on the phrases of tests/dates, for what is right and for time.

The phrases are decoop's own test corpus, so decoop is right on all of them by construction: the table shows which
constructions a general parser reads too, which it misses, and which days it makes up. Run from the directory above the
repository: python -m decoop.bench.dates_dateparser
"""

import sys
import time
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

from dateparser.search import search_dates

from decoop.extract.dates.find import read_dates
from decoop.extract.pack import load_pack

CASES = Path(__file__).parents[1] / "tests" / "dates"


def peer(text, language, published):
    settings = {"PREFER_DATES_FROM": "past"}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    return search_dates(text, languages=[language], settings=settings) or []


def same(found, wanted):
    """dateparser has days only: it is right when it finds as many and each begins the value wanted."""
    values = [day.date().isoformat() for _, day in found]
    return len(values) == len(wanted) and all(v.startswith(w) for v, w in zip(values, wanted, strict=True))


def main():
    print(f"{'':4}{'cases':>7}{'decoop':>8}{'peer':>6}{'peer makes up':>15}{'decoop ms':>11}{'peer ms':>9}")
    for path in sorted(CASES.glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        language, right, tally, spent = path.stem, 0, Counter(), [0.0, 0.0]
        agreed = set()
        for case in cases:
            text, published = case["text"], case.get("published")
            wanted = [value for _, value in case.get("dates", [])]
            read_dates(text, load_pack(language), published)
            begin = time.perf_counter()
            mine = [d.value for d in read_dates(text, load_pack(language), published)[0]]
            middle = time.perf_counter()
            theirs = peer(text, language, published)
            spent[0] += middle - begin
            spent[1] += time.perf_counter() - middle
            right += mine == wanted
            if same(theirs, wanted):
                tally["right"] += 1
                if wanted:
                    agreed.add(case["rule"])
            elif len(theirs) > len(wanted):
                tally["more"] += 1
        print(
            f"{language:4}{len(cases):7}{right:8}{tally['right']:6}{tally['more']:15}"
            f"{1000 * spent[0] / len(cases):11.3f}{1000 * spent[1] / len(cases):9.2f}"
        )
        print(f"    peer right on: {', '.join(sorted(agreed)) or 'none'}", file=sys.stderr)


if __name__ == "__main__":
    main()
