"""Measure what an export takes: seconds and growth of memory, from a store of this many articles.

Run from the directory above the repository: python -m decoop.bench.export ARTICLES
"""

import subprocess
import sys
import tempfile

from decoop.bench.store_articles import make_article
from decoop.graph.store.interface import open_store

EXPORT = """
import resource, sys, time
from decoop.graph.exchange.export import export
from decoop.graph.store.interface import open_store

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

store = open_store(sys.argv[1])
store.graphs()
before, began = peak(), time.perf_counter()
export(store, sys.argv[2], sys.argv[3])
print(time.perf_counter() - began, peak() - before)
"""


def export_memory(size):
    """Print seconds and growth of memory in MB of exporting N-Quads and TriG from a store of this size."""
    with tempfile.TemporaryDirectory(prefix="decoop-bench-") as place:
        with open_store(f"{place}/store", write=True) as opened:
            opened.bulk(map(make_article, range(size)))
        for form in ("nquads", "trig"):
            out = f"{place}/out"
            done = subprocess.run(
                [sys.executable, "-c", EXPORT, f"{place}/store", form, out], stdout=subprocess.PIPE, check=True
            )
            seconds, grown = done.stdout.split()
            lines = subprocess.run(["wc", "-l", out], stdout=subprocess.PIPE, check=True, text=True).stdout.split()[0]
            print(f"export {form}: {lines} lines in {float(seconds):.1f} s, memory grew by {int(grown)} MB")


if __name__ == "__main__":
    export_memory(int(sys.argv[1]))
