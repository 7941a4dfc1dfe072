"""Time the quick check beside pySHACL on real graphs, and say whether they agree.

Run from the directory above the repository: python -m decoop.bench.validation FOLDER_OF_ARTICLES
"""

import sys
import time

from decoop.extract.article import Article
from decoop.extract.pipeline import extract
from decoop.extract.reading.read import read
from decoop.graph.quads.build import build
from decoop.graph.validation.quick import check
from decoop.graph.validation.validate import to_rdflib, validate

SLOW = 10  # articles that pySHACL is given


def spent(action, times):
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        action()
        best = min(best, time.process_time() - begin)
    return 1000 * best


def main():
    articles = [one for one in read(sys.argv[1:]) if isinstance(one, Article)]
    graphs = [build(article, extract(article)) for article in articles]
    some = graphs[:SLOW]
    record = [to_rdflib(graph) for graph in some]
    validate(record[0])
    print(f"articles             {len(graphs)}")
    print(f"statements, mean     {sum(map(len, graphs)) / len(graphs):.0f}")
    print(f"quick check, ms      {spent(lambda: [check(g) for g in graphs], 7) / len(graphs):.2f}")
    print(f"pySHACL, ms          {spent(lambda: [validate(g) for g in record], 1) / len(some):.0f}")
    print(f"same findings        {all(check(g) == validate(r) for g, r in zip(some, record, strict=True))}")


if __name__ == "__main__":
    main()
