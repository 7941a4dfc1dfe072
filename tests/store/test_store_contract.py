"""What every store promises, checked on each kind of store."""

import hashlib

import pyoxigraph as ox
import pytest

from decoop import DecoopError
from decoop.graph.store.interface import open_store


def test_replace_puts_a_graph_in_place(location, article):
    (iri, first), (_, second), (other, others) = article(1), article(1, edition=1), article(2)
    with open_store(location, write=True) as store:
        store.replace(iri, first)
        store.replace(other, others)
        store.replace(iri, second)
        store.replace(iri, second)
    with open_store(location) as store:
        assert store.graphs() == [iri, other]
        assert set(store.quads(iri)) == set(second)
        assert set(store.quads()) == set(second) | set(others)
        assert b"".join(store.lines(other)) == b"".join(sorted(store.lines(other)))


@pytest.mark.parametrize("location", ["folder"], indirect=True)
def test_the_union_is_a_set_at_all_times(location, article):
    def check(store):
        told = [ox.Triple(*row) for row in store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }").rows]
        assert len(told) == len(set(told))
        assert set(told) == {quad.triple for quad in store.quads()}

    with open_store(location, write=True) as store:
        for step in (
            lambda: store.bulk(article(number) for number in range(40)),
            lambda: store.replace(*article(3, edition=1)),
            lambda: store.drop(article(5)[0]),
            lambda: store.bulk(article(number, edition=1) for number in (3, 5, 7, 22)),
            lambda: store.bulk(article(number) for number in range(60)),
            lambda: store.replace(*article(59, edition=2)),
            lambda: [store.drop(graph) for graph in store.graphs()[1:]],
        ):
            step()
            check(store)
        assert len(store.query("SELECT ?s WHERE { ?s ?p ?o }").rows) == len(article(0)[1])


NOT_RDFLIB = ["folder", "oxigraph", pytest.param("virtuoso", marks=pytest.mark.virtuoso)]


@pytest.mark.parametrize("location", NOT_RDFLIB, indirect=True)  # its parser takes a minute for this
def test_a_long_article_goes_in_whole(location, article):
    iri, quads = article(1)
    headline = ox.NamedNode("https://schema.org/headline")
    for number in range(10_000):
        quads.append(ox.Quad(quads[0].subject, headline, ox.Literal(str(number)), quads[0].graph_name))
    with open_store(location, write=True) as store:
        store.replace(iri, quads)
        assert len(store.lines(iri)) == len(set(quads))


@pytest.mark.parametrize("location", NOT_RDFLIB, indirect=True)
def test_many_articles_go_in(location, article):
    with open_store(location, write=True) as store:
        assert store.bulk(article(number) for number in range(700)) == 700
        assert len(store.articles()) == 700
        assert set(store.quads(article(699)[0])) == set(article(699)[1])


def test_bulk_replaces_and_the_last_wins(location, article):
    graphs = [article(number) for number in range(30)]
    as_bytes = [(iri, ox.serialize(quads, format=ox.RdfFormat.N_QUADS)) for iri, quads in graphs]
    iri, second = article(7, edition=1)
    with open_store(location, write=True) as store:
        store.replace(*article(3, edition=1))
        assert store.bulk([*as_bytes, (iri, second)]) == 31
    with open_store(location) as store:
        assert len(store.graphs()) == 30
        assert set(store.quads(iri)) == set(second)
        assert set(store.quads(graphs[3][0])) == set(graphs[3][1])


def test_nquads_written_in_other_ways_are_taken(location):
    iri = "https://x.example/a"
    graph = (
        b"# comment <https://x.example/a> .\n\n<urn:s><urn:p><urn:o><https://x.example/a>.\n"
        b'<urn:s> <urn:p> "\\u0061" <https://x.example/a> . # more\n<urn:s> <urn:p> "a" <https://x.example/a> .'
    )
    with open_store(location, write=True) as store:
        store.bulk([(iri, graph)])
        told = [b'<urn:s> <urn:p> "a" .\n', b"<urn:s> <urn:p> <urn:o> .\n"]
        assert store.lines(iri) == told
        store.replace(iri, graph)
        assert store.lines(iri) == told
        assert len(store.query("SELECT DISTINCT ?o WHERE { <urn:s> ?p ?o }").rows) == 2


def test_drop_removes_one_graph(location, article):
    with open_store(location, write=True) as store:
        for number in range(3):
            store.replace(*article(number))
        assert store.drop(article(1)[0])
        assert not store.drop(article(1)[0])
    with open_store(location) as store:
        assert store.graphs() == [article(0)[0], article(2)[0]]
        assert store.lines(article(1)[0]) == []


def test_articles_are_listed(location, article):
    with open_store(location, write=True) as store:
        store.bulk(article(number) for number in range(5))
        rows = store.articles()
    assert [row.identifier for row in rows] == [f"a{number:05d}" for number in range(5)]
    assert rows[2].headline == "Tin số 2, bản 0"
    assert rows[2].published == "2023-04-03"
    assert rows[2].graph_digest == f"{200:064x}"


def test_queries_see_the_union(location, article):
    with open_store(location, write=True) as store:
        store.bulk(article(number) for number in range(20))
        people = store.query("SELECT DISTINCT ?p ?none WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> }")
        assert (people.variables, len(people.rows), people.complete) == (("p", "none"), 17, True)
        cut = store.query("SELECT * WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> }", limit=3)
        assert (len(cut.rows), cut.complete) == (3, False)
        assert store.query("ASK { ?s ?p 'nothing' }").yes is False
        triples = store.query("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", limit=5).triples
        assert triples is not None
        assert len(triples) == 5
        assert store.query(f"DESCRIBE <{article(3)[0]}>").triples


REFUSED = [
    "SELECT * { SERVICE <http://localhost:1/x> { ?s ?p ?o } }",
    "SELECT * { service silent <http://localhost:1/x> { ?s ?p ?o } }",
    "PREFIX : <http://localhost/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://localhost:1/x> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' SERVICE <http://localhost:1/x> { ?s ?p ?o } }",
    "PREFIX : <http://localhost/> SELECT * { ?a ?p ?b FILTER(?a<?b)SERVICE:x#>\n{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://localhost:1/x> { ?s ?p ?o } }",
    "INSERT DATA { <http://x/s> <http://x/p> 1 }",
    "DROP ALL",
    "SELECT ?s WHERE { ?s ?p }",
    "",
]
ALLOWED = [
    "SELECT * { ?service ?p 'SERVICE' } # SERVICE",
    'SELECT * { <http://x/SERVICE> ?p """a "SERVICE" b""" }',
    "PREFIX x: <http://x/> SELECT * { x:SERVICE ?p '\\'SERVICE' }",
]


@pytest.mark.parametrize("sparql", REFUSED)
def test_what_is_no_local_query_is_refused(location, article, sparql):
    with open_store(location, write=True) as store:
        store.replace(*article(1))
        with pytest.raises(DecoopError):
            store.query(sparql)
        assert len(list(store.quads())) == len(article(1)[1])


@pytest.mark.parametrize("location", ["folder"], indirect=True)
def test_another_machine_is_asked_when_that_is_allowed(location, article, start_server):
    address = start_server("oxigraph")
    with open_store(address, write=True) as server:
        server.replace(*article(1))
    sparql = f"SELECT * {{ SERVICE <{address}> {{ ?s a <https://schema.org/NewsArticle> }} }}"
    with open_store(location, write=True) as store:
        assert store.query(sparql, service=True).rows == ((ox.NamedNode(article(1)[0]),),)
        with pytest.raises(DecoopError, match="SERVICE"):
            store.query(sparql)


@pytest.mark.parametrize("sparql", ALLOWED)
def test_the_word_service_elsewhere_is_allowed(location, article, sparql):
    with open_store(location, write=True) as store:
        store.replace(*article(1))
        assert store.query(sparql).rows == ()


@pytest.mark.parametrize("location", NOT_RDFLIB[:2], indirect=True)  # a real server goes on with it for a while
def test_a_query_stops_at_its_timeout(location, article):
    with open_store(location, write=True) as store:
        store.bulk(article(number) for number in range(20))
        with pytest.raises(DecoopError, match="longer than"):
            store.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.2)


@pytest.mark.parametrize(
    ("iri", "quads"),
    [
        ("not an iri", []),
        ("https://x.example/a> <b", []),
        ("https://x.example/a", []),
        ("https://x.example/a", b"<https://x.example/s> <https://x.example/p> 'open"),
        ("https://x.example/a", b"<x:s> <x:p> <x:o> <https://x.example/b> ."),
        ("https://x.example/a", b"_:s <x:p> <x:o> <https://x.example/a> ."),
    ],
)
def test_a_wrong_graph_changes_nothing(location, article, iri, quads):
    with open_store(location, write=True) as store:
        store.replace(*article(1))
        with pytest.raises(DecoopError):
            store.replace(iri, quads)
        assert store.graphs() == [article(1)[0]]


def test_reading_only_does_not_write(location, article):
    with open_store(location, write=True) as store:
        store.replace(*article(1))
    with open_store(location) as store:
        with pytest.raises(DecoopError, match="reading only"):
            store.replace(*article(2))
        with pytest.raises(DecoopError, match="reading only"):
            store.drop(article(1)[0])


def test_texts_are_kept_by_digest(location):
    text = "Hà Nội tiếp đoàn Vùng Île-de-France\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    with open_store(location, write=True) as store:
        assert store.text(digest) is None
        store.keep_text(digest, text)
        store.keep_text("0" * 64, text)
        assert store.text(digest) == text
        assert store.text("0" * 64) is None  # kept under a digest that is not its own
