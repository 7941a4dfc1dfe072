"""The process that answers SPARQL for `decoop serve`: Oxigraph's own server, read-only, on a snapshot of the store."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import DecoopError
from ..graph.store.answers import STACK
from ..graph.store.folder import check_folder, hold_snapshot, unlock
from ..graph.store.interface import Store, open_store

PATIENCE = 30.0  # seconds for the server to come up
PAUSE = 0.05  # seconds between two looks


def find_program() -> str:
    """Return the path of the `oxigraph` program; raise DecoopError when it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not found:
        raise DecoopError("the oxigraph server is not installed; pip install 'decoop[serve]'")
    return found


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def run_engine(location: str, *, timeout: float) -> Iterator[Store]:
    """Yield a store to ask: an address as it is, a folder by way of a server that stops long queries for real.

    Args:
        location: folder or address of the store.
        timeout: seconds a query may take.

    Raises DecoopError when there is no store, or the server does not start.
    """
    if location.startswith(("http://", "https://")):
        with open_store(location) as store:
            yield store
        return
    folder = Path(location)
    if not check_folder(folder):
        raise DecoopError(f"{location}: there is no store; `decoop ingest` makes one, --store names another")
    open_store(location).close()  # finishes what a killed writer left, so that there is a snapshot to hold
    snapshot, held = hold_snapshot(folder)
    address = f"127.0.0.1:{free_port()}"
    command = [find_program(), "serve-read-only", "--location", str(snapshot), "--bind", address]
    command += ["--timeout-s", str(max(1, round(timeout)))]  # the default graph of a store is the union already
    # A group of its own: Ctrl-C goes to decoop, which then ends the server.
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env=_environment()
    )
    try:
        _wait_for(address, process)
        with open_store(f"http://{address}/query") as store:
            yield store
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        unlock(held)


def _environment() -> dict[str, str]:
    told = {name: value for name, value in os.environ.items() if not name.startswith("DECOOP_")}
    return told | {"RUST_MIN_STACK": str(STACK)}


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    host, port = address.split(":")
    tries = int(PATIENCE / PAUSE)
    for _ in range(tries):
        if process.poll() is not None:
            raise DecoopError(f"the oxigraph server ended at once (code {process.returncode}); try another --store")
        try:
            socket.create_connection((host, int(port)), timeout=PAUSE).close()
        except OSError:
            time.sleep(PAUSE)
        else:
            return
    raise DecoopError(f"the oxigraph server did not answer within {PATIENCE:g} seconds")
