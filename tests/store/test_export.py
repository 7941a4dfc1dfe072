"""Exports: the same facts are the same bytes, every format says the same, and loading gives the bytes back."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from decoop import DecoopError
from decoop.graph.exchange import export as exporting
from decoop.graph.exchange.export import FORMATS, export
from decoop.graph.exchange.load import load
from decoop.graph.store.interface import open_store

NAMED = {"trig": "trig", "nquads": "nq", "jsonld": "jsonld"}
RDFLIB = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
AWKWARD = [
    "https://w3id.org/decoop/id/person/hong-le-son",
    "https://w3id.org/decoop/id/person/a.b",
    "https://w3id.org/decoop/id/person/x//y",
    "https://w3id.org/decoop/id/person/đặng",
    "https://w3id.org/decoop/id/../x",
    "https://w3id.org/decoop/id/",
    "https://w3id.org/decoop/ns#a-b",
    "https://w3id.org/decoop/ns#9",
    "https://w3id.org/decoop/ns#",
    "https://schema.org/x.y",
    "https://schema.org/x%20y",
    "urn:x:(y)",
]
HARD_FOR_XML = "a\r\n\t\u0001 \u000c \b \\u0001 \\b \ufffe z"
LITERALS = [
    ox.Literal("05", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#token")),
    ox.Literal(-7),
    ox.Literal(True),
    ox.Literal("2023", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
    ox.Literal('"^^<http://x>', language="vi"),
    ox.Literal("'''\"\"\"\\"),
    ox.Literal("x", datatype=ox.NamedNode("urn:own:type")),
]


def awkward(graph, sign):
    iri, quads = graph
    name = quads[0].graph_name
    quads += [ox.Quad(ox.NamedNode(one), ox.NamedNode("https://schema.org/about"), name, name) for one in AWKWARD]
    quads += [ox.Quad(name, ox.NamedNode("https://schema.org/about"), ox.NamedNode(one), name) for one in AWKWARD]
    quads += [ox.Quad(name, ox.NamedNode("https://schema.org/text"), literal, name) for literal in LITERALS]
    return sign((iri, quads))


@pytest.fixture
def graphs(article, sign):
    return [awkward(article(0), sign), *(sign(article(number)) for number in range(1, 6))]


def fill(place, graphs):
    with open_store(str(place), write=True) as store:
        store.bulk(graphs)
    return str(place)


def export_all(place, folder):
    folder.mkdir(exist_ok=True)
    found = {}
    with open_store(place) as store:
        for form in FORMATS:
            export(store, form, str(folder / form))
            found[form] = (folder / form).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == sorted(FORMATS)
    return found


def test_the_order_of_arrival_leaves_no_trace(tmp_path, graphs):
    first = export_all(fill(tmp_path / "a", graphs), tmp_path / "x")
    with open_store(str(tmp_path / "b"), write=True) as store:
        for iri, quads in reversed(graphs):
            store.replace(iri, quads[:3])
            store.replace(iri, reversed(quads))
    assert export_all(str(tmp_path / "b"), tmp_path / "y") == first


@pytest.mark.parametrize("form", FORMATS)
def test_another_parser_reads_the_same(tmp_path, graphs, form):
    place = fill(tmp_path / "a", graphs)
    with open_store(place) as store:
        export(store, form, str(tmp_path / "out"))
        triples = {quad.triple for quad in store.quads()}
    nt = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    # "../" in an IRI is resolved by any reader of a relative one; here it is absolute and must stay.
    read = rdflib.Graph() if form in {"turtle", "rdfxml"} else rdflib.Dataset(default_union=True)
    read.parse(tmp_path / "out", format=RDFLIB[form])
    flat = rdflib.Graph()
    for triple in read.triples((None, None, None)):
        flat.add(triple)
    assert isomorphic(flat, rdflib.Graph().parse(data=nt, format="nt"))


@pytest.mark.parametrize("form", NAMED)
def test_loading_an_export_gives_the_same_bytes(tmp_path, graphs, form):
    first = export_all(fill(tmp_path / "a", graphs), tmp_path / "x")
    file = tmp_path / f"graph.{NAMED[form]}"
    file.write_bytes(first[form])
    refused = []
    with open_store(str(tmp_path / "b"), write=True) as store:
        store.replace(graphs[2][0], graphs[2][1][:4])
        assert load(store, [str(file)], lambda _: (), refuse=refused.append) == len(graphs)
    assert refused == []
    assert export_all(str(tmp_path / "b"), tmp_path / "y") == first


def test_rdfxml_is_xml_whatever_the_text(tmp_path, article):
    iri, quads = article(1)
    told = ox.Quad(
        quads[0].subject, ox.NamedNode("https://schema.org/text"), ox.Literal(HARD_FOR_XML), quads[0].graph_name
    )
    with open_store(fill(tmp_path / "a", [(iri, [*quads, told])])) as store:
        export(store, "rdfxml", str(tmp_path / "out"))
    read = rdflib.Graph().parse(tmp_path / "out", format="xml")
    assert [str(text) for text in read.objects(predicate=rdflib.SDO.text)] == [
        "a\r\n\t\ufffd \ufffd \ufffd \\u0001 \\b \ufffd z"
    ]


def test_the_turtle_of_one_article_is_loaded(tmp_path, graphs):
    place = fill(tmp_path / "a", graphs)
    with open_store(place) as store:
        export(store, "turtle", str(tmp_path / "one.ttl"), article=graphs[3][0])
        export(store, "turtle", str(tmp_path / "all.ttl"))
    with open_store(str(tmp_path / "b"), write=True) as store:
        assert load(store, [str(tmp_path / "one.ttl")], lambda _: (), refuse=print) == 1
        assert set(store.quads()) == set(graphs[3][1])
        with pytest.raises(DecoopError, match="holds 6 articles"):
            load(store, [str(tmp_path / "all.ttl")], lambda _: (), refuse=print)


def test_one_article_is_exported_alone(tmp_path, graphs):
    with open_store(fill(tmp_path / "a", graphs)) as store:
        export(store, "nquads", str(tmp_path / "out"), article=graphs[1][0])
        assert set(ox.parse(path=str(tmp_path / "out"), format=ox.RdfFormat.N_QUADS)) == set(graphs[1][1])
        with pytest.raises(DecoopError, match="not in the store"):
            export(store, "nquads", str(tmp_path / "out"), article="https://x.example/none")


def test_large_unions_are_merged_from_disk(tmp_path, graphs, monkeypatch):
    place = fill(tmp_path / "a", graphs)
    whole = export_all(place, tmp_path / "x")
    monkeypatch.setattr(exporting, "RUN", 20)
    assert export_all(place, tmp_path / "y") == whole


def test_what_cannot_be_written_leaves_no_half_file(tmp_path, graphs):
    with open_store(fill(tmp_path / "a", graphs)) as store:
        with pytest.raises(DecoopError, match="cannot be written"):
            export(store, "turtle", str(tmp_path / "none" / "out"))
        with pytest.raises(DecoopError, match="no such format"):
            export(store, "word", str(tmp_path / "out"))
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_pipe_stays_a_pipe(tmp_path, graphs):
    os.mkfifo(tmp_path / "pipe")
    with open_store(fill(tmp_path / "a", graphs)) as store, ThreadPoolExecutor(1) as reader:
        read = reader.submit((tmp_path / "pipe").read_bytes)
        export(store, "nquads", str(tmp_path / "pipe"))
        assert len(read.result().splitlines()) == len(list(store.quads()))
    assert (tmp_path / "pipe").is_fifo()


def test_a_closed_pipe_is_quiet(tmp_path, graphs):
    place = fill(tmp_path / "a", graphs)
    command = f"{sys.executable} -m decoop.cli export --format nquads --store {place} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False, cwd=Path(__file__).parents[3])
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


BAD_FILES = {
    "cut.nq": b"<urn:a> <urn:b> <urn:c> <urn:d> .\n<urn:a> <urn:b> <ur",
    "bad.trig": b"@prefix : <urn:x#> . :g { :a :b }",
    "remote.jsonld": b'{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "urn:x", "name": "y"}',
    "none.trig": None,
    "graph.docx": b"",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path, graphs, name):
    if BAD_FILES[name] is not None:
        (tmp_path / name).write_bytes(BAD_FILES[name])
    place = fill(tmp_path / "a", graphs)
    before = export_all(place, tmp_path / "x")
    with open_store(place, write=True) as store, pytest.raises(DecoopError, match=name):
        load(store, [str(tmp_path / name)], lambda _: (), refuse=print)
    assert export_all(place, tmp_path / "y") == before


def test_graphs_that_decoop_did_not_write_are_refused(tmp_path, article, sign):
    iri, quads = sign(article(1))
    name = quads[0].graph_name
    blank = ox.Quad(ox.BlankNode("b"), quads[0].predicate, quads[0].object, name)
    told = [ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("urn:other")) for quad in quads]
    cases = {"cut short": quads[1:6] + quads[-1:], "blank nodes": [*quads, blank], "no article graph": told}
    for reason, graph in cases.items():
        (tmp_path / "x.nq").write_bytes(
            ox.serialize({*graph, *quads[:1]} - set(() if graph is not told else quads), format=ox.RdfFormat.N_QUADS)
        )
        refused = []
        with open_store(str(tmp_path / "b"), write=True) as store:
            assert load(store, [str(tmp_path / "x.nq")], lambda _: (), refuse=refused.append) == 0
            assert store.graphs() == []
        assert [reason in one.reason for one in refused] == [True]
    (tmp_path / "x.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    with open_store(str(tmp_path / "b"), write=True) as store:
        assert load(store, [str(tmp_path / "x.nq")], lambda _: ("no name",), refuse=refused.append) == 0
        assert refused[-1].reason == "no name"
        assert refused[-1].graph == iri
