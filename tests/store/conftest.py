"""Article graphs made by rule, and real servers, for tests of the store."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from decoop import DecoopError
from decoop.graph.quads.digest import graph_digest
from decoop.graph.store.endpoint import send, update_address

ID = "https://w3id.org/decoop/id/"
NS = "https://w3id.org/decoop/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDF_TYPE = ox.NamedNode(f"{RDF}type")
HARD_TEXT = 'a "quote", a \\ and \\u0022 and \\U00000022 . } ; DROP ALL # \n\t\r 𝄞 Nguyễn\u0300 \u007f'


def make_article(number: int, edition: int = 0) -> tuple[str, list[ox.Quad]]:
    """Return the IRI and a small graph of article `number`; another edition changes some of its quads."""
    iri = f"{ID}article/a{number:05d}"
    graph = ox.NamedNode(iri)
    person = ox.NamedNode(f"{ID}person/p-{number % 17}")
    published = f"2023-04-{number % 28 + 1:02d}"
    told: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (graph, RDF_TYPE, ox.NamedNode(f"{SCHEMA}NewsArticle")),
        (graph, ox.NamedNode("http://purl.org/dc/terms/identifier"), ox.Literal(f"a{number:05d}")),
        (graph, ox.NamedNode(f"{SCHEMA}headline"), ox.Literal(f"Tin số {number}, bản {edition}", language="vi")),
        (graph, ox.NamedNode(f"{SCHEMA}inLanguage"), ox.Literal("vi")),
        (
            graph,
            ox.NamedNode(f"{SCHEMA}datePublished"),
            ox.Literal(published, datatype=ox.NamedNode(f"{XSD}date")),
        ),
        (graph, ox.NamedNode(f"{NS}textDigest"), ox.Literal(f"{number:064x}")),
        (graph, ox.NamedNode(f"{NS}graphDigest"), ox.Literal(f"{number * 100 + edition:064x}")),
        (person, RDF_TYPE, ox.NamedNode("http://xmlns.com/foaf/0.1/Person")),
        (person, ox.NamedNode("http://xmlns.com/foaf/0.1/name"), ox.Literal(f"Nguyễn Văn {number % 17}")),
    ]
    for place in range(3):
        quote = ox.NamedNode(f"{iri}#char={place * 10},{place * 10 + 5 + edition}")
        told += [
            (quote, RDF_TYPE, ox.NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")),
            (quote, ox.NamedNode("http://www.w3.org/ns/oa#start"), ox.Literal(place * 10)),
            (quote, ox.NamedNode("http://www.w3.org/ns/oa#exact"), ox.Literal(HARD_TEXT)),
        ]
    length = len(HARD_TEXT)
    claim, quote = ox.NamedNode(f"{iri}#claim-1"), ox.NamedNode(f"{iri}#char={90 + edition},{90 + edition + length}")
    rule = ox.NamedNode(f"{ID}rule/person-honorific")
    told += [
        (claim, ox.NamedNode(f"{NS}rule"), rule),
        (rule, RDF_TYPE, ox.NamedNode(f"{NS}Rule")),
        (rule, ox.NamedNode(f"{NS}confidence"), ox.Literal("0.9", datatype=ox.NamedNode(f"{XSD}decimal"))),
        (quote, RDF_TYPE, ox.NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")),
        (quote, ox.NamedNode("http://www.w3.org/ns/oa#start"), ox.Literal(90 + edition)),
        (quote, ox.NamedNode("http://www.w3.org/ns/oa#exact"), ox.Literal(HARD_TEXT)),
        (quote, RDF_TYPE, ox.NamedNode("http://www.w3.org/ns/oa#TextPositionSelector")),
        (quote, RDF_TYPE, ox.NamedNode("http://www.w3.org/ns/prov#Entity")),
        (quote, ox.NamedNode("http://www.w3.org/ns/oa#end"), ox.Literal(90 + edition + length)),
        (quote, ox.NamedNode("http://www.w3.org/ns/prov#wasQuotedFrom"), graph),
        (claim, RDF_TYPE, ox.NamedNode(f"{NS}Claim")),
        (claim, RDF_TYPE, ox.NamedNode(f"{RDF}Statement")),
        (claim, ox.NamedNode(f"{RDF}subject"), person),
        (claim, ox.NamedNode(f"{RDF}predicate"), ox.NamedNode("http://xmlns.com/foaf/0.1/name")),
        (claim, ox.NamedNode(f"{RDF}object"), ox.Literal(f"Nguyễn Văn {number % 17}")),
        (claim, ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom"), quote),
    ]
    return iri, [ox.Quad(*triple, graph) for triple in told]


def sign_graph(graph: tuple[str, list[ox.Quad]]) -> tuple[str, list[ox.Quad]]:
    """Give a made-up article the digest that it should have."""
    iri, quads = graph
    digest = ox.NamedNode(f"{NS}graphDigest")
    quads = [quad for quad in quads if quad.predicate != digest]
    return iri, [*quads, ox.Quad(quads[0].graph_name, digest, ox.Literal(graph_digest(quads)), quads[0].graph_name)]


@pytest.fixture(scope="session")
def article() -> Callable[..., tuple[str, list[ox.Quad]]]:
    return make_article


@pytest.fixture(scope="session")
def sign() -> Callable[[tuple[str, list[ox.Quad]]], tuple[str, list[ox.Quad]]]:
    return sign_graph


RDFLIB_APP = """
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

app = SparqlEndpoint(graph=Dataset(default_union=True), enable_update=True)
"""
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {isql}
[HTTPServer]
ServerPort = {http}
[SPARQL]
ResultSetMaxRows = 100000
"""
VIRTUOSO_RIGHTS = """
GRANT SPARQL_UPDATE TO "SPARQL";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def find_program(name: str) -> str:
    """Return a program of this environment, or of the machine; skip the test without one."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def wait_for(address: str) -> str:
    for _ in range(50):
        try:
            send(address, "ASK { ?s ?p ?o }", form=True, timeout=5)
        except DecoopError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError(f"no server at {address}")


def start_oxigraph(port: int, folder: Path, *options: str) -> tuple[list[str], str]:
    bind = f"127.0.0.1:{port}"
    options = options or ("serve", "--union-default-graph")
    return [
        find_program("oxigraph"),
        *options,
        "--location",
        str(folder / "db"),
        "--bind",
        bind,
    ], f"http://{bind}/query"


def start_rdflib(port: int, folder: Path) -> tuple[list[str], str]:
    pytest.importorskip("rdflib_endpoint")
    (folder / "rdflib_app.py").write_text(RDFLIB_APP)
    command = [sys.executable, "-m", "uvicorn", "rdflib_app:app", "--port", str(port), "--log-level", "warning"]
    return command, f"http://127.0.0.1:{port}/"


def start_virtuoso(port: int, folder: Path) -> tuple[list[str], str]:
    program = find_program("virtuoso-t")
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(isql=free_port(), http=port))
    return [program, "+configfile", "virtuoso.ini", "+foreground"], f"http://127.0.0.1:{port}/sparql"


STARTS = {"oxigraph": start_oxigraph, "rdflib": start_rdflib, "virtuoso": start_virtuoso}


@pytest.fixture(scope="session")
def servers(tmp_path_factory):
    """Start each kind of server when first asked for; stop them all at the end."""
    running: dict[str, str] = {}
    processes: list[subprocess.Popen[bytes]] = []

    def address(kind: str) -> str:
        if kind not in running:
            folder = tmp_path_factory.mktemp(kind)
            command, place = STARTS[kind](free_port(), folder)
            processes.append(
                subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )
            wait_for(place)
            if kind == "virtuoso":
                port = next(line for line in (folder / "virtuoso.ini").read_text().splitlines() if "ServerPort" in line)
                isql = [find_program("isql-vt"), port.split()[-1], "dba", "dba"]
                subprocess.run(isql, input=VIRTUOSO_RIGHTS.encode(), check=True, stdout=subprocess.DEVNULL)
            running[kind] = place
        return running[kind]

    yield address
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(10)


@pytest.fixture
def start_server(tmp_path):
    """Start a server of one's own with options; stop it at the end."""
    processes: list[subprocess.Popen[bytes]] = []

    def start(kind: str, *options: str) -> str:
        if "serve-read-only" in options:
            ox.Store(str(tmp_path / "db")).flush()
        command, place = STARTS[kind](free_port(), tmp_path, *options)
        processes.append(subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        return wait_for(place)

    yield start
    for process in processes:
        process.kill()
        process.wait(10)


KINDS = ["folder", "oxigraph", "rdflib", pytest.param("virtuoso", marks=pytest.mark.virtuoso)]


@pytest.fixture(params=KINDS)
def location(request, tmp_path, servers, monkeypatch):
    """Return the place of an empty store of each kind."""
    monkeypatch.setenv("DECOOP_DATA", str(tmp_path / "data"))
    if request.param == "folder":
        return str(tmp_path / "store")
    address = servers(request.param)
    for graph in [row[0] for row in graphs_at(address)]:
        send(update_address(address), f"DROP SILENT GRAPH {graph}", update=True, form=True)
    return address


def graphs_at(address: str) -> list[tuple[str, ...]]:
    reply = send(address, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a <https://schema.org/NewsArticle> } }", form=True)
    found = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
    return [tuple(map(str, row)) for row in found]


def pytest_configure(config):
    config.addinivalue_line("markers", "virtuoso: needs the Debian package virtuoso-opensource; skipped without it")
