"""Killing real writers at random moments: the store opens, holds whole articles only, and the next run completes it."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from decoop.graph.store import shards
from decoop.graph.store.interface import open_store

COUNT = 150
KILLS = int(os.environ.get("DECOOP_TEST_KILLS", "6"))
# Small shards make many moments: written, half-loaded, loaded, published.
WRITER = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
from decoop.graph.store import embedded
from decoop.graph.store import shards
from decoop.graph.store.interface import open_store

place, edition = sys.argv[1:]
shards.ARTICLES, embedded.PUBLISH_EVERY, embedded.SMALL = 20, 2, 0
files = sorted(Path(place, edition).iterdir())
with open_store(place + "/store", write=True) as store:
    print("open", flush=True)
    base = "https://w3id.org/decoop/id/article/"
    def read():
        for file in files[10:]:
            yield base + file.name, file.read_bytes()
            print(".", flush=True)
    store.bulk(read())
    for file in files[:10]:
        store.replace(base + file.name, file.read_bytes())
        print(".", flush=True)
"""


@pytest.fixture(scope="module")
def editions(article, tmp_path_factory):
    """Write the N-Quads of two editions of all articles; return the folder and the editions' graphs by IRI."""
    place = tmp_path_factory.mktemp("kill")
    graphs = []
    for edition in (0, 1):
        graphs.append(dict(article(number, edition=edition) for number in range(COUNT)))
        (place / str(edition)).mkdir()
        for iri, quads in graphs[-1].items():
            (place / str(edition) / iri.rpartition("/")[2]).write_bytes(
                ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
            )
    return place, graphs


def start(place, edition):
    command = [sys.executable, "-c", WRITER, str(place), str(edition)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[3])


def count_editions(store, graphs):
    """Return how many articles are there in each edition; fail for one that is neither."""
    found = [0, 0]
    for iri in store.graphs():
        found[[set(graph[iri]) for graph in graphs].index(set(store.quads(iri)))] += 1
    union = store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }").rows
    assert {ox.Triple(*row) for row in union} == {quad.triple for quad in store.quads()}
    return found


def kill_at(process, chance):
    """Kill a writer a moment after it took a random article; sometimes while it opens or closes."""
    for _ in range(chance.randrange(COUNT + 2)):
        process.stdout.readline()
    time.sleep(chance.random() * 0.04)
    process.kill()
    process.communicate()


def finish(process):
    assert process.communicate() == (b"open\n" + b".\n" * COUNT, b"")


def test_killed_writers_leave_whole_articles(editions):
    place, graphs = editions
    chance = random.Random(6)
    finish(start(place, 0))
    seen, replayed = set(), 0
    for turn in range(KILLS):
        kill_at(start(place, 1 - turn % 2), chance)
        replayed += len(list((place / "store" / "pending").glob("*.nq")))
        if turn % 3 == 2:
            continue  # the next writer finds what two killed ones left
        with open_store(str(place / "store")) as store:
            found = count_editions(store, graphs)
        assert sum(found) == COUNT
        seen.add(tuple(found))
        assert shards.pending_shards(place / "store") == []
    assert len(seen) > 1, "hardly any kill hit a writer at work"
    for edition in (0, 1):
        finish(start(place, edition))
        with open_store(str(place / "store")) as store:
            assert count_editions(store, graphs)[edition] == COUNT
    print(f"{KILLS} kills: {replayed} left a shard to replay, {len(seen)} different states")


def test_killed_first_writers_leave_a_store(editions, tmp_path):
    place, graphs = editions
    (tmp_path / "0").symlink_to(place / "0")
    chance = random.Random(7)
    for _ in range(KILLS // 3):
        process = start(tmp_path, 0)
        time.sleep(0.15 + chance.random() * 0.2)
        process.kill()
        process.communicate()
        with open_store(str(tmp_path / "store"), write=True) as store:
            count_editions(store, graphs)
    finish(start(tmp_path, 0))
    with open_store(str(tmp_path / "store")) as store:
        assert count_editions(store, graphs) == [COUNT, 0]


def test_workers_that_outlive_a_killed_writer_do_not_hold_its_lock(tmp_path):
    script = (
        "import os, sys, time; from decoop.graph.store.interface import open_store\n"
        "store = open_store(sys.argv[1], write=True)\n"
        "if not os.fork(): print(os.getpid(), flush=True)\n"  # a worker, lock let go
        "time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "store")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
    worker = int(process.stdout.readline())
    process.kill()
    process.wait()
    try:
        open_store(str(tmp_path / "store"), write=True).close()
    finally:
        os.kill(worker, 9)
        process.stdout.close()


def test_ctrl_c_leaves_a_sound_store(editions, tmp_path):
    place, graphs = editions
    (tmp_path / "0").symlink_to(place / "0")
    process = start(tmp_path, 0)
    for _ in range(60):
        process.stdout.readline()
    process.send_signal(2)
    assert b"KeyboardInterrupt" in process.communicate()[1]
    with open_store(str(tmp_path / "store")) as store:
        assert 40 <= sum(count_editions(store, graphs)) < COUNT
