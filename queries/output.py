"""Writing an answer in the form asked for, to stdout or a file."""

from __future__ import annotations

import sys
from pathlib import Path

from .. import DecoopError
from ..graph.store.interface import Answer, Store
from .formats import ROWS, to_rows, to_turtle
from .labels import label_answer
from .tables import make_table, print_table, to_html, to_markdown

FORMS = ("table", *ROWS, "md", "html", "turtle")


def write_answer(store: Store, answer: Answer, *, form: str, out: str, title: str, language: str) -> None:
    """Write an answer: as a table for people, or in a format for programs."""
    if form == "turtle" or (form == "table" and answer.triples is not None):
        write_text(to_turtle(answer), out)
    elif form in ROWS or answer.triples is not None:
        write_text(to_rows(answer, form), out)
    elif answer.yes is not None:
        write_text("yes\n" if answer.yes else "no\n", out)
    else:
        table = make_table(answer, label_answer(store, answer, language), language)
        if form == "html":
            write_text(to_html(table, title, language), out)
        elif form == "md" or out != "-":
            write_text(to_markdown(table), out)
        elif table.rows:
            print_table(table)


def write_text(text: str, out: str) -> None:
    """Write text to a file, or to stdout for "-", in UTF-8 with its line ends as they are."""
    data = text.encode("utf-8")
    if out == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        Path(out).write_bytes(data)
    except OSError as error:
        raise DecoopError(f"{out}: cannot be written ({error.strerror})") from None
