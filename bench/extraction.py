"""Speed of extraction and size of claims: `python bench/extraction.py [FOLDER]` prints ratios taken in one run.

Extraction is set against a blank spaCy pipeline (syllable tokens and sentencizer) on the same texts, and on the
Vietnamese ones against underthesea's ner where that is installed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from decoop.extract.article import Article
from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read
from decoop.graph.exchange.nquads import to_nquads
from decoop.graph.quads.build import build

ROUNDS = 5


def best(work: Callable[[Article], object], articles: list[Article]) -> float:
    """Return the milliseconds an article takes, the best of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for article in articles:
            work(article)
        times.append(time.perf_counter() - start)
    return min(times) / len(articles) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    texts = Path(__file__).parents[1] / "tests" / "gold" / "texts"
    parser.add_argument("folder", nargs="?", type=Path, default=texts, help="texts to extract, the gold set's if none")
    articles = [a for a in read([parser.parse_args().folder]) if isinstance(a, Article)]
    size = sum(len(a.text.encode()) for a in articles) / len(articles)
    blank = spacy.blank("xx")
    blank.add_pipe("sentencizer")
    facts = [(a, extract(a)) for a in articles]
    base = best(lambda a: blank(a.text), articles)
    taken = best(extract, articles)
    print(f"{len(articles)} articles of {size:.0f} bytes on average")
    print(f"blank pipeline   {base:7.2f} ms an article")
    print(f"extraction       {taken:7.2f} ms an article, {taken / base:.1f} times the blank pipeline")
    by_id = {a.identifier: f for a, f in facts}
    building = best(lambda a: to_nquads(build(a, by_id[a.identifier])), articles)
    quads = [build(a, f) for a, f in facts]
    every = sum(map(len, quads)) / len(quads)
    bare = sum(1 for graph in quads for q in graph if not evidence(q.subject.value)) / len(quads)
    print(
        f"build and write  {building:7.2f} ms an article, claims included: {100 * building / taken:.0f} % of extraction"
    )
    print(f"triples          {every:7.0f} an article, {bare:.0f} of them without claims, quotes and rules")
    try:
        from underthesea import ner
    except ImportError:
        print("underthesea is not installed: no peer measured")
        return
    tonal = [a for a in articles if a.language == "vi"]
    peer, ours = best(lambda a: ner(a.text), tonal[:5]), best(extract, tonal[:5])
    print(f"underthesea ner  {peer:7.2f} ms an article in Vietnamese, {peer / ours:.1f} times decoop's {ours:.2f}")


def evidence(subject: str) -> bool:
    """Say whether a triple serves to cite: it is of a claim, a quote or a rule."""
    return "#claim-" in subject or "#char=" in subject or "/rule/" in subject


if __name__ == "__main__":
    main()
