"""Answers as people read them: a table on a terminal, in Markdown, on a page; labels instead of IRIs."""

from __future__ import annotations

import html
import re
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.exchange.terms import harmless
from ..graph.store.interface import Answer, Term
from .labels import headings, short_name

PIPE_WIDTH = 120  # columns where there is no terminal to ask
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
NUMERIC = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float", "int", "long")
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold what a reader sees, and the IRI behind it where there is one."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Hold headings, whether each column holds numbers, and rows of cells."""

    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_table(answer: Answer, labels: Mapping[str, str], language: str) -> Table:
    """Lay out an answer: a column `xLabel` stands in for the IRIs of column `x` that have no label of their own."""
    names = answer.variables
    shown = [i for i, name in enumerate(names) if not (name.endswith("Label") and name.removesuffix("Label") in names)]
    stand_in = {i: names.index(f"{names[i]}Label") for i in shown if f"{names[i]}Label" in names}
    rows = tuple(
        tuple(_cell(row[i], row[stand_in[i]] if i in stand_in else None, labels) for i in shown) for row in answer.rows
    )
    numeric = tuple(
        any(row[i] is not None for row in answer.rows)
        and all(isinstance(row[i], ox.Literal) and _is_number(row[i]) for row in answer.rows if row[i] is not None)
        for i in shown
    )
    return Table(tuple(heading(names[i], language) for i in shown), numeric, rows)


def heading(variable: str, language: str) -> str:
    """Return the heading of a column: from headings.toml, else the variable's name in words."""
    words = headings().get(variable, {})
    return words.get(language) or words.get("en") or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", variable).lower()


def _is_number(term: Term | None) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value in NUMERIC


def _cell(term: Term | None, stand_in: Term | None, labels: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell(clean(stand_in.value) if isinstance(stand_in, ox.Literal) else "")
    if isinstance(term, ox.NamedNode):
        label = labels.get(term.value) or (
            stand_in.value if isinstance(stand_in, ox.Literal) else short_name(term.value)
        )
        return Cell(clean(label), term.value)
    return Cell(clean(term.value if isinstance(term, ox.Literal) else str(term)))


def clean(text: str) -> str:
    """Compose letters with their marks, and keep control characters from reaching a terminal."""
    return CONTROL.sub(" ", unicodedata.normalize("NFC", text)).strip()


def print_table(table: Table) -> None:
    """Print a table on stdout, as wide as the terminal."""
    import os

    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    # COLUMNS, as shutil reads it, is how a user sets the width where there is no terminal.
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    width = shutil.get_terminal_size().columns if known else PIPE_WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False, emoji=False, markup=False)
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, numeric in zip(table.headings, table.numeric, strict=True):
        drawn.add_column(name, overflow="fold", justify="right" if numeric else "left")
    for row in table.rows:
        drawn.add_row(*(Text(harmless(cell.text)) for cell in row))
    console.print(drawn)


def to_markdown(table: Table) -> str:
    """Return a table in Markdown, IRIs as links."""
    lines = [
        "| " + " | ".join(_markdown(name) for name in table.headings) + " |",
        "|" + "|".join(" ---: " if numeric else " --- " for numeric in table.numeric) + "|",
    ]
    for row in table.rows:
        cells = [f"[{_markdown(c.text)}](<{c.iri}>)" if c.iri else _markdown(c.text) for c in row]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", text)


def to_html(table: Table, title: str, language: str) -> str:
    """Return a page of its own with one table."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in table.headings)
    body = "".join("<tr>" + "".join(_html_cell(cell) for cell in row) + "</tr>\n" for row in table.rows)
    return (
        f'<!doctype html>\n<html lang="{html.escape(language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{html.escape(title)}</title>\n'
        "<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}"
        "th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ccc}</style>\n"
        f"</head><body><h1>{html.escape(title)}</h1>\n<table><thead><tr>{head}</tr></thead>\n"
        f"<tbody>{body}</tbody></table></body></html>\n"
    )


def _html_cell(cell: Cell) -> str:
    text = html.escape(cell.text)
    linked = cell.iri and cell.iri.startswith(("http://", "https://"))
    return f'<td><a href="{html.escape(cell.iri or "")}">{text}</a></td>' if linked else f"<td>{text}</td>"
