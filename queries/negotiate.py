"""Content negotiation: from an Accept header to the form of an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyoxigraph as ox

from ..graph.store.interface import Answer
from .formats import to_csv, to_json, to_tsv, to_turtle, to_xml

Writer = Callable[[Answer], str | bytes]

HTML = "text/html"
ROWS: dict[str, Writer] = {
    "application/sparql-results+json": to_json,
    "application/json": to_json,
    "application/sparql-results+xml": to_xml,
    "application/xml": to_xml,
    "text/csv": to_csv,
    "text/tab-separated-values": to_tsv,
}
BOOLEAN: dict[str, Writer] = {name: writer for name, writer in ROWS.items() if not name.startswith("text/")}


def _written(form: ox.RdfFormat) -> Writer:
    return lambda answer: ox.serialize(sorted(answer.triples or (), key=str), format=form) or b""


TRIPLES: dict[str, Writer] = {
    "text/turtle": to_turtle,
    "application/n-triples": _written(ox.RdfFormat.N_TRIPLES),
    "application/ld+json": _written(ox.RdfFormat.JSON_LD),
    "application/rdf+xml": _written(ox.RdfFormat.RDF_XML),
}


def writers(answer: Answer) -> dict[str, Writer]:
    """Return what an answer can be written as, by media type, the usual one first."""
    if answer.triples is not None:
        return TRIPLES
    return ROWS if answer.yes is None else BOOLEAN


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type that an Accept header likes best (RFC 9110, 12.5.1), or None for none.

    >>> choose("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    """
    if not accept or not accept.strip():
        return offered[0]
    wishes = [_parse_wish(wish) for wish in accept.split(",")]
    best, best_weight = None, 0.0
    for media_type in offered:
        fitting = [(exact, weight) for exact, weight in (_fit(wish, media_type) for wish in wishes) if exact >= 0]
        weight = max(fitting)[1] if fitting else 0.0
        if weight > best_weight:
            best, best_weight = media_type, weight
    return best


def _parse_wish(wish: str) -> tuple[str, float]:
    name, *options = (part.strip().lower() for part in wish.split(";"))
    weight = 1.0
    for option in options:
        if option.startswith("q="):
            try:
                weight = min(1.0, max(0.0, float(option[2:])))
            except ValueError:
                weight = 0.0
    return name, weight


def _fit(wish: tuple[str, float], media_type: str) -> tuple[int, float]:
    """Return how exactly a wish names a media type (-1: not at all), and its weight."""
    name, weight = wish
    if name == media_type:
        return 2, weight
    if name == media_type.split("/", maxsplit=1)[0] + "/*":
        return 1, weight
    return (0, weight) if name == "*/*" else (-1, 0.0)
