"""Turtle and TriG from sorted N-Triples lines: grouped by subject, one stable set of prefixes, flat memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

BASE = "https://w3id.org/decoop/id/"
PREFIXES = {
    "": "https://w3id.org/decoop/ns#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_TYPE_NEXT = f"> {_RDF_TYPE} ".encode()
# Only names that no parser reads otherwise; the rest stay full IRIs.
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE = re.compile(r"[a-z-]+/[\w=,~-]+(?:/[\w=,~-]+)*(?:#[\w=,/-]+)?")
_BY_NAMESPACE = {iri: prefix for prefix, iri in PREFIXES.items()}


def head() -> str:
    """Return the base and the prefixes, in the order of the table."""
    lines = [f"@base <{BASE}> ."] + [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    return "\n".join(lines) + "\n"


def reading_order(line: bytes) -> bytes:
    """Return the key that sorts N-Triples lines for a reader: a thing before its fragments, its types first."""
    return line.replace(_TYPE_NEXT, b" ! ", 1).replace(b"> ", b" ", 1)


def write_term(term: str) -> str:
    """Return an N-Triples term as it is written in Turtle after `head()`."""
    if term.startswith("<"):
        iri = term[1:-1]
        if iri.startswith(BASE):
            rest = iri[len(BASE) :]
            return f"<{rest}>" if _RELATIVE.fullmatch(rest) else term
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = _BY_NAMESPACE.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix is not None and _LOCAL.fullmatch(iri[cut:]) else term
    if term.endswith(">") and (cut := term.rfind('"^^<')) > 0:
        value, datatype = term[: cut + 1], write_term(term[cut + 3 :])
        if datatype == "xsd:integer" and re.fullmatch(r'"[+-]?[0-9]+"', value):
            return value[1:-1]
        return f"{value}^^{datatype}"
    return term


def write_subjects(lines: Iterable[bytes], indent: str = "") -> Iterator[str]:
    """Yield the Turtle of N-Triples lines in `reading_order`, one subject's block at a time."""
    short = _remember(write_term)
    last_subject = last_predicate = ""
    block: list[str] = []
    for line in lines:
        subject, predicate, value = line.decode("utf-8").rstrip("\n").split(" ", 2)
        value = short(value[:-2])
        if subject != last_subject:
            if block:
                yield "".join(block) + " .\n\n"
            block = [f"{indent}{short(subject)} {_verb(predicate, short)} {value}"]
        elif predicate != last_predicate:
            block.append(f" ;\n{indent}  {_verb(predicate, short)} {value}")
        else:
            block.append(f", {value}")
        last_subject, last_predicate = subject, predicate
    if block:
        yield "".join(block) + " .\n"


def _verb(predicate: str, short: Callable[[str], str]) -> str:
    return "a" if predicate == _RDF_TYPE else short(predicate)


def _remember(function: Callable[[str], str], most: int = 20_000) -> Callable[[str], str]:
    """Cache short terms up to a bound: predicates, classes and places come again and again, quotes do not."""
    known: dict[str, str] = {}

    def remembered(term: str) -> str:
        found = known.get(term)
        if found is None:
            found = function(term)
            if len(known) < most and not term.startswith('"'):
                known[term] = found
        return found

    return remembered
