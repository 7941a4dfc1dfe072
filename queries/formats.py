"""Answers as programs read them: the SPARQL 1.1 results formats, and Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from .. import DecoopError
from ..graph.exchange.turtle import head, reading_order, write_subjects
from ..graph.store.interface import Answer, Term

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RESULTS = "http://www.w3.org/2005/sparql-results#"


def to_csv(answer: Answer) -> str:
    """Return rows in SPARQL 1.1 CSV: values without their types."""
    rows = [list(answer.variables)] + [["" if t is None else _plain(t) for t in row] for row in answer.rows]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def to_tsv(answer: Answer) -> str:
    """Return rows in SPARQL 1.1 TSV: terms as in Turtle."""
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def to_json(answer: Answer) -> str:
    """Return rows, or yes and no, in SPARQL 1.1 JSON."""
    if answer.yes is not None:
        return json.dumps({"head": {}, "boolean": answer.yes}) + "\n"
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    found = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def to_xml(answer: Answer) -> str:
    """Return rows, or yes and no, in SPARQL XML."""
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.variables)
    if answer.yes is not None:
        body = f"<boolean>{str(answer.yes).lower()}</boolean>"
    else:
        rows = (
            "".join(
                f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
                for name, term in zip(answer.variables, row, strict=True)
                if term is not None
            )
            for row in answer.rows
        )
        body = "<results>\n" + "".join(f"<result>{row}</result>\n" for row in rows) + "</results>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{RESULTS}">\n<head>{names}</head>\n{body}\n</sparql>\n'
    )


def to_turtle(answer: Answer) -> str:
    """Return triples as Turtle; raise DecoopError for an answer that has none."""
    if answer.triples is None:
        raise DecoopError("only CONSTRUCT and DESCRIBE give Turtle; choose csv, tsv, json, xml, md or html for rows")
    lines = sorted({f"{t.subject} {t.predicate} {t.object} .\n".encode() for t in answer.triples}, key=reading_order)
    return head() + "\n" + "".join(write_subjects(lines))


ROWS: dict[str, Callable[[Answer], str]] = {"csv": to_csv, "tsv": to_tsv, "json": to_json, "xml": to_xml}


def to_rows(answer: Answer, form: str) -> str:
    """Return an answer in a SPARQL results format by its name."""
    if answer.triples is not None:
        raise DecoopError(f"CONSTRUCT and DESCRIBE give triples, not {form}; choose turtle")
    if answer.yes is not None and form in ("csv", "tsv"):
        return f"{str(answer.yes).lower()}\n"
    return ROWS[form](answer)


def _plain(term: Term) -> str:
    if isinstance(term, ox.Triple):
        return str(term)
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != XSD_STRING:
        found["datatype"] = term.datatype.value
    return found


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts) + "</triple>"
    mark = ""
    if term.language:
        mark = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != XSD_STRING:
        mark = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{mark}>{escape(term.value)}</literal>"
