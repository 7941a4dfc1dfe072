"""The vocabulary as quads, for a dump that a receiver needs nothing else to read."""

import pyoxigraph as ox

from decoop.ontology.vocabulary import ID, NS, vocabulary_quads


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
