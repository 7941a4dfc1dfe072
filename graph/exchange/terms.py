"""The RDF terms of an article graph, by the prefixes of the contract."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from .turtle import BASE, PREFIXES

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | dict.fromkeys(
    range(0x7F, 0xA0), 0xFFFD
)


@lru_cache(maxsize=4096)
def term(name: str) -> ox.NamedNode:
    """Return the node of a prefixed name.

    >>> term("foaf:name").value
    'http://xmlns.com/foaf/0.1/name'
    """
    prefix, local = name.split(":", 1)
    return ox.NamedNode(PREFIXES[prefix] + local)


def shorten(iri: str) -> str:
    """Return an IRI as a person reads it: a prefixed name, or the end of one of ours; others stay whole.

    >>> shorten("http://xmlns.com/foaf/0.1/name"), shorten("https://w3id.org/decoop/id/person/an-binh-tran")
    ('foaf:name', 'person/an-binh-tran')
    """
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    found = next((prefix for prefix, space in PREFIXES.items() if iri.startswith(space)), None)
    return iri if found is None else f"{found}:{iri.removeprefix(PREFIXES[found])}"


def harmless(text: str) -> str:
    r"""Return a text for a terminal, its control characters as pictures: an article must not be able to steer it.

    >>> harmless("\x1b[31mLowe\n")
    '␛[31mLowe\n'
    """
    return text.translate(_PICTURES)


def last_part(iri: str) -> str:
    """Return what an unnamed thing is called: the last part of its IRI.

    >>> last_part("https://w3id.org/decoop/id/person/an-binh-tran"), last_part("https://w3id.org/decoop/ns#Held")
    ('an-binh-tran', 'Held')
    """
    return shorten(iri).removeprefix(":").rstrip("/").rpartition("/")[2]


DATE_TYPES = {
    (True, 2): "xsd:date",
    (True, 1): "xsd:gYearMonth",
    (True, 0): "xsd:gYear",
    (False, 2): "xsd:gMonthDay",
    (False, 1): "xsd:gMonth",
}


def date_literal(value: str) -> ox.Literal:
    """Return an ISO date with the datatype of its precision ("2022-02-16", "2022-02", "2022", "--02-16", "--02").

    >>> date_literal("2022-02").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    known = not value.startswith("--")
    return ox.Literal(value, datatype=term(DATE_TYPES[known, value.count("-") - (not known)]))
