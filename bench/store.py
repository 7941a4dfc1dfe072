"""Put the store beside raw pyoxigraph, a SPARQL server and rdflib: loading, the slowest questions, peak memory.

Run from the directory above the repository: python -m decoop.bench.store [--sizes 1000,10000] [--repeat 3]

Each row is measured in a process of its own, on the same made-up articles, which it reads from one file; of several
runs the quickest counts. Raw pyoxigraph loads the same N-Quads in the same shards and asks with its union of named
graphs made on the fly; raw-merged (to 10,000 articles) also loads the union into the default graph, as the store does.
What a question needs to be told is filled in. A question that takes longer than the limit is shown as `>` the limit; a
store that is not full by its own limit is shown by the rate until then, and not asked. CPU time (of a question in
brackets) is that of the process that is measured, so not of the server; on a machine with other work to do it says more
than the clock.
"""

import argparse
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from itertools import islice
from pathlib import Path

from decoop import DecoopError

LIMIT = float(os.environ.get("DECOOP_BENCH_LIMIT", "60"))  # seconds a question; longer ones go on beside the next
LOADING = 2400.0  # seconds for all articles
SHARD = 400
ID = "https://w3id.org/decoop/id/"
WHO = {"raw": 1e9, "raw-merged": 10_000, "store": 1e9, "server": 1e9, "rdflib": 1000}  # up to how many articles


def questions():
    import pyoxigraph as ox

    from decoop.queries.question import list_questions
    from decoop.queries.run import bind

    terms = {
        "article": ox.NamedNode(f"{ID}article/bench-000100"),
        "since": ox.Literal("2023-06-01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        "territory": ox.NamedNode(f"{ID}place/t-3"),
        "thing": ox.NamedNode(f"{ID}person/p-5"),
    }
    return {
        name: bind(one.text, {p.variables: [[terms[p.name]]] for p in one.parameters if p.required})
        for name, one in list_questions().items()
    }


def write_articles(size, path):
    from decoop.bench.store_articles import make_article

    with path.open("wb") as file:
        for iri, graph in map(make_article, range(size)):
            file.write(f"{iri} {len(graph)}\n".encode() + graph)


class Articles:
    """The articles of a file, until the time for loading is over."""

    def __init__(self, path):
        self.path, self.read, self.whole = path, 0, False

    def __iter__(self):
        end = time.perf_counter() + LOADING
        with self.path.open("rb") as file:
            while time.perf_counter() < end:
                if not (head := file.readline().split()):
                    self.whole = True
                    break
                self.read += 1
                yield head[0].decode(), file.read(int(head[1]))


def timed(action):
    """Return the seconds by the clock, those of CPU time, and what came of it."""
    began, used = time.perf_counter(), time.process_time()
    result = action()
    return time.perf_counter() - began, time.process_time() - used, result


def measure(who, file, place, names):
    """Return load seconds, seconds by question, and peak memory in MB, of one kind of store."""
    data = Articles(file)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    load, ask, close = KINDS[who](data, place)
    loading, used, _ = timed(load)
    asking = {name: ask_once(ask, questions()[name]) if data.whole else None for name in names}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    extra = close()
    return {
        "load": loading,
        "cpu": used,
        "rate": data.read / loading,
        "whole": data.whole,
        "ask": asking,
        "memory": extra or peak - before,
    }


def ask_once(ask, text):
    """Return the seconds of the quicker of two askings, by the clock and of CPU time, None over the limit."""
    spent = []

    def run():
        try:
            spent.append(timed(lambda: ask(text))[:2])
            if spent[0][0] < LIMIT / 4:
                spent.append(timed(lambda: ask(text))[:2])
        except (DecoopError, TypeError) as error:  # too long for the server; what rdflib trips over
            print(f"{text[:60]!r}: {error}", file=sys.stderr)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(LIMIT)
    return [min(figures) for figures in zip(*spent, strict=True)] if spent else None


def raw(data, place, merged=False):
    import pyoxigraph as ox

    store = ox.Store(str(place / "raw"))

    def load():
        graphs = iter(data)
        while shard := b"".join(graph for _, graph in islice(graphs, SHARD)):
            store.bulk_load(shard, ox.RdfFormat.N_QUADS)
            if merged:
                store.bulk_load(
                    b"\n".join({x.rsplit(b" ", 2)[0] + b" ." for x in shard.splitlines()}), ox.RdfFormat.N_TRIPLES
                )
        store.optimize()

    def ask(text):
        return [tuple(row) for row in store.query(text, use_default_graph_as_union=not merged)]

    return load, ask, lambda: None


def raw_merged(data, place):
    return raw(data, place, merged=True)


def store(data, place):
    from decoop.graph.store.interface import open_store

    opened = open_store(str(place / "store"), write=True)
    return lambda: opened.bulk(data), lambda text: opened.query(text).rows, lambda: None


def server(data, place):
    """Serve with `oxigraph serve`; its own peak memory is what counts."""
    from decoop.graph.store.interface import open_store

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    command = [program, "serve", "--union-default-graph", "--location", str(place / "db"), "--bind", bind]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            opened = open_store(f"http://{bind}/query", write=True)
            break
        except DecoopError:
            time.sleep(0.1)

    def close():
        status = Path(f"/proc/{process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        process.kill()
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)

    return lambda: opened.bulk(data), lambda text: opened.query(text, timeout=LIMIT).rows, close


def rdflib(data, _place):
    import rdflib as peer

    dataset = peer.Dataset(default_union=True)

    def load():
        dataset.parse(data=b"".join(graph for _, graph in data), format="nquads")

    return load, lambda text: list(dataset.query(text)), lambda: None


KINDS = {"raw": raw, "raw-merged": raw_merged, "store": store, "server": server, "rdflib": rdflib}


def run_apart(who, file, names):
    with tempfile.TemporaryDirectory(prefix="decoop-bench-") as place:
        command = [sys.executable, "-m", "decoop.bench.store", "--only", who, "--file", file, "--place", place]
        command += ["--questions", ",".join(names)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
        print(who, done.stdout.splitlines()[-1], file=sys.stderr)
        return json.loads(done.stdout.splitlines()[-1])


def best(results, names):
    """Return the quickest of several runs, figure by figure."""
    asked = {}
    for name in names:
        figures = [result["ask"][name] for result in results if result["ask"][name] is not None]
        asked[name] = [min(each) for each in zip(*figures, strict=True)] if figures else None
    return min(results, key=lambda one: one["load"]) | {"ask": asked, "memory": min(r["memory"] for r in results)}


def seconds(value):
    return f"> {LIMIT:g}" if value is None else f"{value[0]:.3f} ({value[1]:.3f})"


def show(size, found, slowest):
    columns = ["load s", "CPU s", "articles/s", *(f"{name} s (CPU)" for name in slowest), "peak MB"]
    print(f"\n### {size} articles\n\n| | {' | '.join(columns)} |")
    print("|---|" + "---:|" * len(columns))
    for who, one in found.items():
        asked = " | ".join(seconds(one["ask"][n]) if one["whole"] else "" for n in slowest)
        loading = f"{one['load']:.2f}" if one["whole"] else f"> {LOADING:g}"
        print(f"| {who} | {loading} | {one['cpu']:.1f} | {one['rate']:.0f} | {asked} | {one['memory']:.0f} |")
    wall, cpu = (found["store"][key] / found["raw"][key] for key in ("load", "cpu"))
    print(f"\nloading, store against raw: {wall:.2f} times, {cpu:.2f} times in CPU time")
    for other in ("raw", "raw-merged"):
        pairs = [(found["store"]["ask"][n], found[other]["ask"][n]) for n in slowest] if other in found else []
        for at, clock in enumerate(("", " in CPU time") if pairs else ()):
            ratios = [f"{a[at] / b[at]:.2f}" if a and b else "-" for a, b in pairs]
            print(f"questions, store against {other}: {', '.join(ratios)} times{clock}")


def compare(size, repeat, file):
    """Print one table: every kind of store on the same articles."""
    write_articles(size, file)
    kinds = [who for who, most in WHO.items() if size <= most]
    first = run_apart("store", file, questions())
    slowest = sorted(first["ask"], key=lambda name: -(first["ask"][name] or [LIMIT])[0])[:5]
    rounds = [
        {who: first if who == "store" and not number else run_apart(who, file, slowest) for who in kinds}
        for number in range(repeat)
    ]
    show(size, {who: best([one[who] for one in rounds], slowest) for who in kinds}, slowest)
    print("all questions, store: " + ", ".join(f"{name} {seconds(value)}" for name, value in first["ask"].items()))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="1000,10000")
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--only", choices=WHO)
    options.add_argument("--place", type=Path)
    options.add_argument("--file", type=Path)
    options.add_argument("--questions", default="")
    given = options.parse_args()
    if given.only:
        print(json.dumps(measure(given.only, given.file, given.place, given.questions.split(","))), flush=True)
        os._exit(0)  # a question over the limit still runs
    for size in filter(None, map(int, given.sizes.split(","))):
        with tempfile.TemporaryDirectory(prefix="decoop-bench-") as folder:
            compare(size, given.repeat, Path(folder) / "articles")


if __name__ == "__main__":
    main()
