"""The accessors of the vocabularies."""

import pytest

from decoop.ontology.vocabulary import ID, SKOS, above, concepts, institution_class, role_at


@pytest.mark.parametrize(
    ("title", "kind", "role"),
    [
        ("chair", "peoples-committee", "chair-of-peoples-committee"),
        ("chair", "peoples-council", "chair-of-peoples-council"),
        ("chair", "regional-council", "president-of-region"),
        ("president", "region", "president-of-region"),
        ("vice-chair", "regional-council", "vice-president"),
        ("vice-chair", "territory", "vice-president"),
        ("president", "territory", "president-of-territory"),
        ("secretary", "party-committee", "party-secretary"),
        ("mayor", "municipality", "mayor"),
        ("chair", None, "chair"),
    ],
)
def test_a_title_means_a_role_at_a_kind_of_institution(title, kind, role):
    assert role_at(title, kind) == role


@pytest.mark.parametrize(
    "role",
    ["president-of-region", "president-of-territory", "mayor", "governor", "chair-of-peoples-committee", "lord-mayor"],
)
def test_heads_of_executive_are_found_by_hierarchy(role):
    assert "head-of-executive" in above("roles", role)


def test_a_standing_vice_chair_is_a_vice_chair():
    assert concepts("roles")["standing-vice-chair"].broader == ("vice-chair",)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("peoples-committee", "LocalAuthority"), ("embassy", "DiplomaticMission"), ("none", "Institution")],
)
def test_a_kind_has_a_class(kind, name):
    assert institution_class(kind) == name


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Hà Nội", "vn-hn"),
        ("Hanoi", "vn-hn"),
        ("Île-de-France", "fr-idf"),
        ("Ile de France", "fr-idf"),
        ("Yên Bái", "vn-06"),
        ("Yen Bai", "vn-06"),
        ("Quảng Tây", "cn-gx"),
        ("Thượng Hải", "cn-sh"),
        ("Pékin", "cn-bj"),
        ("Luông Pha-băng", "la-lp"),
        ("Viêng Chăn", "la-vt"),
        ("Toulouse", "fr-toulouse"),
        ("Rhône-Alpes", "fr-v"),
        ("Val-de-Marne", "fr-94"),
        ("TPHCM", "vn-sg"),
    ],
)
def test_a_place_is_known_by_a_name(form, code):
    assert form in {label for group in concepts("places")[code].labels.values() for label in group}


def test_vietnam_has_had_63_units_and_has_34():
    units = [c for c in concepts("places").values() if c.broader == ("vn",) and SKOS + "notation" in c.properties]
    now = [c for c in units if "https://w3id.org/decoop/ns#endDate" not in c.properties]
    assert (len(units), len(now)) == (63, 34)
    for unit in units:
        for successor in unit.properties.get("http://purl.org/dc/terms/isReplacedBy", ()):
            assert successor.removeprefix(ID + "place/") in {c.code for c in now}
