"""The RDF terms of an article graph, by the prefixes of the contract."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from .iris import NS

PREFIXES = {
    "": NS,
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@lru_cache(maxsize=4096)
def term(name: str) -> ox.NamedNode:
    """Return the node of a prefixed name.

    >>> term("foaf:name").value
    'http://xmlns.com/foaf/0.1/name'
    """
    prefix, local = name.split(":", 1)
    return ox.NamedNode(PREFIXES[prefix] + local)


DATE_TYPES = {
    (True, 2): "xsd:date",
    (True, 1): "xsd:gYearMonth",
    (True, 0): "xsd:gYear",
    (False, 2): "xsd:gMonthDay",
    (False, 1): "xsd:gMonth",
}


def date_literal(value: str) -> ox.Literal:
    """Return an ISO date with the datatype of its precision ("2022-02-16", "2022-02", "2022", "--02-16").

    >>> date_literal("2022-02").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    known = not value.startswith("--")
    dashes = value.count("-") if known else value.count("-") - 1 + (value.count("-") == 2)
    return ox.Literal(value, datatype=term(DATE_TYPES[known, min(dashes, 2)]))
