"""What can go wrong outside: each is one clear DecoopError, and nothing is lost."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from decoop import DecoopError
from decoop.graph.exchange.nquads import to_update, triple_lines
from decoop.graph.store import endpoint
from decoop.graph.store.interface import open_store

PACKAGE = Path(__file__).parents[2]
FILL = """
import resource, sys
from decoop import DecoopError
from decoop.graph.store.interface import open_store

place, most = sys.argv[1], int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    with open_store(place, write=True) as store:
        for number in range(200):
            lines = [b'<urn:s:%d> <urn:p> "%d %d" <urn:a:%d> .\\n' % (i, i, number, number) for i in range(3000)]
            store.bulk([(f"urn:a:{number}", b"".join(lines))])
except DecoopError as error:
    print(error)
"""


def test_a_full_disk_is_one_clear_error(tmp_path, article):
    place = str(tmp_path / "store")
    with open_store(place, write=True) as store:
        store.bulk(article(number) for number in range(5))
        kept = store.graphs()
    # A limit on the size of files gives the same kind of failure as a full disk, and needs no rights.
    command = [sys.executable, "-c", FILL, place, str(60_000)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PACKAGE.parent)
    assert "the disk is full" in done.stdout
    assert "Traceback" not in done.stderr
    with open_store(place, write=True) as store:
        assert set(kept) <= set(store.graphs())
        assert set(store.quads(kept[2])) == set(article(2)[1])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_one_clear_error(tmp_path, article):
    with open_store(str(tmp_path / "store"), write=True) as store:
        store.bulk([article(1)])
    for path in [*(tmp_path / "store").rglob("*"), tmp_path / "store"]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with pytest.raises(DecoopError, match="no permission"):
        open_store(str(tmp_path / "store"), write=True)
    with open_store(str(tmp_path / "store")) as store:
        assert store.graphs() == [article(1)[0]]
    for path in [tmp_path / "store", *(tmp_path / "store").rglob("*")]:
        path.chmod(0o755)


def test_a_damaged_snapshot_is_one_clear_error(tmp_path, article):
    with open_store(str(tmp_path / "store"), write=True) as store:
        store.bulk([article(1)])
    for path in (tmp_path / "store" / "snapshots").glob("*/MANIFEST*"):
        path.write_bytes(b"damaged")
    with pytest.raises(DecoopError, match="damaged"):
        open_store(str(tmp_path / "store"))


@contextmanager
def server(answers):
    """Serve the answers (status, type, body) one after the other, the last again and again; yield address and log."""
    log = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"] or 0))
            status, kind, body = answers[min(len(log), len(answers) - 1)]
            log.append((self.path, self.headers.get("Authorization")))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status == 302:
                self.send_header("Location", body)
            self.end_headers()
            if status != 302:
                self.wfile.write(body.encode())

        do_GET = do_POST

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/query", log
    running.shutdown()
    running.server_close()


JSON = "application/sparql-results+json"
YES = (200, JSON, '{"head": {}, "boolean": true}')
EMPTY = (200, JSON, '{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}')
FAULTS = {
    "unauthorised": ([(401, "text/plain", "who?")], "not authorised; set DECOOP_USER"),
    "forbidden": ([(403, "text/plain", "no")], "not authorised; set DECOOP_USER"),
    "a web page": ([(200, "text/html", "<html>")], "answers text/html"),
    "nothing there": ([(404, "text/plain", "?")], "no SPARQL endpoint"),
    "another answer": ([(200, JSON, "<html>")], "no SPARQL result"),
    "half an answer": ([(200, JSON, EMPTY[2][:50])], "no SPARQL result"),
    "broken": ([(500, "text/plain", "stack\n trace")], "the server failed .HTTP 500.: stack trace"),
    "away": ([(503, "text/plain", "later")], "HTTP 503"),
}


@pytest.fixture(autouse=True)
def _quick_and_clean(monkeypatch, tmp_path):
    monkeypatch.setattr(endpoint, "WAITS", (0.01, 0.01, 0.01))
    monkeypatch.setenv("DECOOP_DATA", str(tmp_path))
    for name in ("DECOOP_USER", "DECOOP_PASSWORD", "DECOOP_TOKEN", "DECOOP_UPDATE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_fails_is_one_clear_error(fault):
    answers, message = FAULTS[fault]
    with server(answers) as (address, log), pytest.raises(DecoopError, match=message):
        open_store(address)
    assert (len(log) == 4) == (fault == "away")


def test_a_refused_connection_is_one_clear_error():
    with pytest.raises(DecoopError, match="no server answers there"):
        open_store("http://127.0.0.1:9/query")
    with pytest.raises(DecoopError, match="no server answers there"):
        open_store("http://no-such-host.invalid/query")


def test_a_server_briefly_away_is_asked_again():
    with server([(503, "text/plain", ""), (502, "text/plain", ""), YES, EMPTY]) as (address, log):
        assert open_store(address).graphs() == []
    assert len(log) == 5


def test_a_read_only_server_says_so():
    with (
        server([YES, EMPTY, (403, "text/plain", "read only")]) as (address, _),
        pytest.raises(DecoopError, match="takes no updates"),
    ):
        open_store(address, write=True)


def test_credentials_come_from_the_environment_and_stay_with_the_server(monkeypatch):
    with server([YES, EMPTY]) as (address, log):
        monkeypatch.setenv("DECOOP_USER", "ana")
        monkeypatch.setenv("DECOOP_PASSWORD", "secret")
        open_store(address)
        assert log[0][1] == "Basic YW5hOnNlY3JldA=="
        monkeypatch.setenv("DECOOP_TOKEN", "token")
        open_store(address)
        assert log[-1][1] == "Bearer token"
        with pytest.raises(DecoopError, match="no credentials in the address") as error:
            open_store(address.replace("//", "//ana:secret@"))
        assert "secret" not in str(error.value)
        log.clear()
        with server([(302, "text/plain", address)]) as (other, first):
            endpoint.send(other, "ASK { ?s ?p ?o }")
        assert (first[0][1], [credentials for _, credentials in log]) == ("Bearer token", [None])


def test_a_server_without_the_union_is_refused(start_server, article):
    address = start_server("oxigraph", "serve")
    with pytest.raises(DecoopError, match="not the union"):
        open_store(address, write=True)
    assert open_store(address).graphs() == []
    iri, quads = article(1)
    endpoint.send(endpoint.update_address(address), to_update(iri, triple_lines(quads)), update=True)
    with pytest.raises(DecoopError, match="--union-default-graph"):
        open_store(address)


def test_a_server_that_serves_reading_only(start_server):
    with pytest.raises(DecoopError, match="takes no updates"):
        open_store(start_server("oxigraph", "serve-read-only"), write=True)


@pytest.mark.parametrize(
    ("address", "update"),
    [
        ("http://h:7878/query", "http://h:7878/update"),
        ("http://h:3030/ds/query", "http://h:3030/ds/update"),
        ("http://h:7200/repositories/x", "http://h:7200/repositories/x/statements"),
        ("http://h:8890/sparql", "http://h:8890/sparql"),
    ],
)
def test_updates_go_where_the_server_takes_them(address, update, monkeypatch):
    assert endpoint.update_address(address) == update
    monkeypatch.setenv("DECOOP_UPDATE_URL", "http://h/elsewhere")
    assert endpoint.update_address(address) == "http://h/elsewhere"
