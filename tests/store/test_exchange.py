"""Push and pull: what differs goes over, whole; and what was set aside can be tried again."""

import hashlib
import json

import pyoxigraph as ox
import pytest

from decoop import DecoopError
from decoop.graph.exchange.copy import Copied, copy_graphs
from decoop.graph.store.interface import open_store
from decoop.graph.store.quarantine import SetAside, list_quarantine, release, retry_lines, set_aside

KEPT = hashlib.sha256("Hà Nội".encode()).hexdigest()


def with_text(graph, digest):
    """Give an article the digest of another text."""
    iri, quads = graph
    told = ox.NamedNode("https://w3id.org/decoop/ns#textDigest")
    kept = [quad for quad in quads if quad.predicate != told]
    return iri, [*kept, ox.Quad(quads[0].graph_name, told, ox.Literal(digest), quads[0].graph_name)]


def test_only_what_differs_goes_over(location, article, tmp_path):
    with open_store(str(tmp_path / "here"), write=True) as here, open_store(location, write=True) as there:
        here.bulk(article(number) for number in range(6))
        here.keep_text(KEPT, "Hà Nội")
        here.replace(*with_text(article(0), KEPT))
        assert copy_graphs(here, there) == Copied(6, 0)
        assert there.text(KEPT) == "Hà Nội"
        assert copy_graphs(here, there) == Copied(0, 6)
        here.replace(*article(2, edition=1))
        there.drop(article(4)[0])
        there.replace(*article(9))
        assert copy_graphs(here, there) == Copied(2, 4)
        assert [there.lines(graph) for graph in here.graphs()] == [here.lines(graph) for graph in here.graphs()]
        assert copy_graphs(there, here) == Copied(1, 6)
        assert here.graphs() == there.graphs()
        assert copy_graphs(here, there, everything=True) == Copied(7, 0)


def test_a_copy_cut_short_goes_on(location, article, tmp_path):
    class Broken(Exception):
        pass

    with open_store(str(tmp_path / "here"), write=True) as here, open_store(location, write=True) as there:
        here.bulk(article(number) for number in range(6))
        read, reads = here.lines, []

        def stop_at_third(graph):
            reads.append(graph)
            if len(reads) > 3:
                raise Broken
            return read(graph)

        here.lines = stop_at_third
        with pytest.raises(Broken):
            copy_graphs(here, there)
        here.lines = read
        done = copy_graphs(here, there)
        assert done.sent + done.same == 6
        assert all(there.lines(graph) == here.lines(graph) for graph in here.graphs())


def test_quarantine_keeps_what_is_needed_to_try_again(tmp_path):
    text = "Hà Nội\r\n\u2028 tiếp đoàn\n"
    set_aside(tmp_path, SetAside("a/../b c", "first reason"))
    full = SetAside(
        "a/../b c", "no name", "b.txt", text, b"<urn:a> <urn:b> <urn:c> .\n", "report\n", {"url": "http://x/"}
    )
    place = set_aside(tmp_path, full)
    set_aside(tmp_path, SetAside("binary", "not text", "x.bin"))
    assert place.parent == tmp_path / "quarantine"
    assert list_quarantine(tmp_path)[0] == full
    assert [json.loads(line) for line in retry_lines(tmp_path).split("\n")[:-1]] == [
        {"id": "a/../b c", "text": text, "url": "http://x/"}
    ]
    assert release(tmp_path, "a/../b c")
    assert not release(tmp_path, "a/../b c")
    assert [one.identifier for one in list_quarantine(tmp_path)] == ["binary"]


def test_quarantine_in_a_place_that_takes_nothing_is_one_clear_error(tmp_path):
    (tmp_path / "quarantine").write_text("a file")
    with pytest.raises(DecoopError):
        set_aside(tmp_path, SetAside("x", "y"))
