"""The same small graphs in an embedded store and behind a real SPARQL server."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from decoop.graph.store.interface import Store, open_store

GRAPHS = Path(__file__).parent / "graphs"
GRAPHS_ASKED = ("partnerships", "edges")


def fill_store(store: Store, name: str) -> None:
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in ox.parse(path=str(GRAPHS / f"{name}.trig"), format=ox.RdfFormat.TRIG):
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    for article, quads in graphs.items():
        store.replace(article, quads)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def find_oxigraph() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None:
        pytest.skip("the oxigraph server is not installed")
    return found


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"the server at {address} ended with {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"no server at {address}")


@pytest.fixture(scope="session")
def fill() -> Callable[[Store, str], None]:
    return fill_store


@pytest.fixture(scope="session")
def embedded_stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("queries")
    for name in GRAPHS_ASKED:
        with open_store(str(folder / name), write=True) as store:
            fill_store(store, name)
    return {name: str(folder / name) for name in GRAPHS_ASKED}


@pytest.fixture(scope="session")
def embedded(embedded_stores: dict[str, str]) -> str:
    return embedded_stores["partnerships"]


@pytest.fixture(scope="session")
def server_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("servers")
    with ExitStack() as servers:
        yield {name: servers.enter_context(serving(folder / name, name)) for name in GRAPHS_ASKED}


@contextmanager
def serving(folder: Path, name: str) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [find_oxigraph(), "serve", "--location", str(folder), "--bind", address, "--union-default-graph"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://{address}/", process)
        with open_store(f"http://{address}/query", write=True) as store:
            fill_store(store, name)
        yield f"http://{address}/query"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(params=["embedded_stores", "server_stores"])
def stores(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def store(stores: dict[str, str]) -> Iterator[Store]:
    with open_store(stores["partnerships"]) as opened:
        yield opened
