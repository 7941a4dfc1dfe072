"""The folder of an embedded store: what is refused, and readers beside a writer."""

import json

import pytest

from decoop import DecoopError
from decoop.graph.store.interface import open_store


@pytest.fixture
def folder(tmp_path, article):
    with open_store(str(tmp_path / "store"), write=True) as store:
        store.bulk(article(number) for number in range(3))
    return tmp_path / "store"


def test_a_reader_sees_whole_work_beside_a_writer(folder, article):
    with open_store(str(folder), write=True) as writer, open_store(str(folder)) as early:
        writer.replace(*article(9))
        with open_store(str(folder)) as reader:
            assert len(reader.graphs()) == len(early.graphs()) == 3
        writer.bulk([article(10)])
        with open_store(str(folder)) as reader:
            assert len(reader.graphs()) == 5
        assert len(early.graphs()) == 3
        assert len(early.articles()) == 3


def test_a_second_writer_is_refused(folder):
    with open_store(str(folder), write=True), pytest.raises(DecoopError, match="another decoop is writing"):
        open_store(str(folder), write=True)
    open_store(str(folder), write=True).close()


def test_another_version_is_refused(folder):
    (folder / "decoop.json").write_text(json.dumps({"store": 99}))
    for write in (False, True):
        with pytest.raises(DecoopError, match="layout 99"):
            open_store(str(folder), write=write)


@pytest.mark.parametrize("name", ["decoop.json", "oxigraph/CURRENT", "oxigraph/MANIFEST"])
def test_a_damaged_store_is_one_clear_error(folder, name):
    place = next(folder.glob(name + "*"))
    place.write_bytes(b"damaged")
    with pytest.raises(DecoopError, match="damaged"):
        open_store(str(folder), write=True)
    if name.startswith("oxigraph"):
        # A reader still has the last snapshot: what was stored can be exported and loaded elsewhere.
        with open_store(str(folder)) as store:
            assert len(store.articles()) == 3


def test_nothing_there_is_one_clear_error(tmp_path):
    with pytest.raises(DecoopError, match="there is no store"):
        open_store(str(tmp_path / "none"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").touch()
    with pytest.raises(DecoopError, match="holds no decoop store"):
        open_store(str(tmp_path / "full"), write=True)
    with pytest.raises(DecoopError, match="not a store"):
        open_store(str(tmp_path / "full" / "thesis.doc"), write=True)
    with pytest.raises(DecoopError, match="folder or an http"):
        open_store("ftp://example.org/")


def test_after_a_load_that_failed_nothing_is_written_until_the_shard_is_replayed(folder, article, monkeypatch):
    def fail(*_):
        raise OSError("No space left on device")

    with open_store(str(folder), write=True) as store:
        monkeypatch.setattr(store, "_load_shard", fail)
        with pytest.raises(DecoopError, match="the disk is full"):
            store.bulk([article(1, edition=1)])
        with pytest.raises(DecoopError, match="open the store again"):
            store.replace(*article(1, edition=2))
        with pytest.raises(DecoopError, match="open the store again"):
            store.bulk([article(2, edition=2)])
    with open_store(str(folder)) as store:
        assert set(store.quads(article(1)[0])) == set(article(1, edition=1)[1])
        assert set(store.quads(article(2)[0])) == set(article(2)[1])


def test_a_bad_graph_in_the_middle_leaves_what_went_before(folder, article):
    with open_store(str(folder), write=True) as store:
        with pytest.raises(DecoopError, match="not N-Quads"):
            store.bulk([article(7), ("urn:x", b"<bad"), article(8)])
        store.bulk([article(9)])
        assert {article(9)[0]} <= set(store.graphs())
        assert article(8)[0] not in store.graphs()


def test_a_killed_writers_shards_are_replayed(folder, article):
    from decoop.graph.store.shards import write_shards

    shards = write_shards(folder, [article(1, edition=1), article(20)])
    next(shards)
    (folder / "writing").touch()
    with open_store(str(folder)) as store:
        assert len(store.graphs()) == 4
        assert set(store.quads(article(1)[0])) == set(article(1, edition=1)[1])
    assert not (folder / "writing").exists()
    assert list((folder / "pending").iterdir()) == []
