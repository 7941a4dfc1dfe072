"""The vocabulary as quads, for a dump that a receiver needs nothing else to read."""

from pathlib import Path

import pyoxigraph as ox
from click.testing import CliRunner

from decoop.cli import main
from decoop.graph.store.interface import open_store
from decoop.ontology.vocabulary import ID, NS, vocabulary_quads

PREFIXES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
MAYOR = f"<{ID}role-kind/mayor>"


def run(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output


def subjects(quads):
    return {quad.subject.value for quad in quads}


def test_all_of_it_is_there():
    found = subjects(vocabulary_quads())
    for iri in (NS + "Meeting", ID + "role-kind/mayor", ID + "topic/transport", ID + "place/fr-toulouse"):
        assert iri in found


def test_only_the_places_that_are_wanted_and_what_is_above_them():
    places = {s for s in subjects(vocabulary_quads(places=["fr-94", "no-such-place"])) if s.startswith(ID + "place/")}
    assert places == {ID + "place/" + code for code in ("fr-94", "fr-idf", "fr")}


def test_they_go_into_a_graph_and_load():
    graph = ox.NamedNode(ID + "vocabulary")
    store = ox.Store()
    store.extend(vocabulary_quads(places=[], graph=graph))
    question = f"ASK {{ GRAPH <{graph.value}> {{ <{ID}role-kind/mayor> <{NS}singleHolder> true }} }}"
    assert bool(store.query(question))


def test_an_export_with_the_vocabulary_explains_its_codes_and_can_be_loaded(tmp_path):
    examples = Path(__file__).parents[2] / "examples"
    store = tmp_path / "store"
    dump = tmp_path / "dump.nq"
    run("ingest", examples / "en-da-nang-daegu.txt", "--store", store)
    run("export", "--with-vocabulary", "--format", "nquads", "-o", dump, "--store", store)
    run("load", dump, "--store", tmp_path / "copy")
    with open_store(str(tmp_path / "copy")) as copy:
        answer = copy.query(f"{PREFIXES} SELECT ?label {{ ?role skos:broader* {MAYOR} ; skos:prefLabel ?label }}")
        labels = {row[0].value for row in answer.rows}
        assert ID + "vocabulary" in copy.graphs()
    assert {"mayor", "maire", "Thị trưởng"} <= labels
    assert b"/id/place/kr>" in dump.read_bytes()
    assert b"/id/place/fr>" not in dump.read_bytes()
