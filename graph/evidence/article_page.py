"""An article with its facts marked: for a terminal, and as one page that needs nothing else."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING

from ..exchange.terms import harmless
from .claims import Statement
from .labels import label_of

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "person": "bold cyan", "role": "green", "institution": "yellow", "meeting": "magenta", "agreement": "bold blue",
    "topic": "underline", "place": "dim",
}  # fmt: skip

PAGE = Template((files(__package__) / "article.html").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold an article's text with the statements found in it and the stretches that are not part of the story."""

    title: str
    language: str
    text: str
    statements: tuple[Statement, ...]
    boilerplate: tuple[tuple[int, int], ...] = ()


def told(statement: Statement, language: str = "en") -> str:
    """Return a statement as a line: subject, property, object; the property by its label in a language."""
    return f"{statement.subject_label} — {label_of(statement.predicate, language)}: {statement.object_label}"


def segments(marked: Marked) -> list[tuple[int, int, list[int]]]:
    """Return the text cut at every quote's edge, each piece with the numbers of the statements that quote it."""
    edges = {0, len(marked.text)}
    for statement in marked.statements:
        edges.update(edge for q in statement.quotes for edge in (q.start, q.end))
    for start, end in marked.boilerplate:
        edges.update((start, end))
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(marked.text))
    quoted: dict[int, list[int]] = {}
    position = {cut: i for i, cut in enumerate(cuts)}
    for number, statement in enumerate(marked.statements):
        for q in statement.quotes:
            for i in range(position[q.start], position[q.end]):
                quoted.setdefault(i, []).append(number)
    return [(a, b, quoted.get(i, [])) for i, (a, b) in enumerate(pairwise(cuts))]


def to_terminal(marked: Marked) -> Text:
    """Return the text in colours, one per kind of thing, boilerplate dimmed."""
    from rich.text import Text

    text = Text(harmless(marked.text))
    for start, end in marked.boilerplate:
        text.stylize("dim", start, end)
    for statement in marked.statements:
        for q in statement.quotes:
            text.stylize(STYLES[statement.kind], q.start, q.end)
    return text


def to_lines(statements: Sequence[Statement]) -> list[str]:
    """Return the statements as plain lines, each with its words, rule and confidence."""
    lines = []
    for number, s in enumerate(statements, 1):
        words = " … ".join(dict.fromkeys(" ".join(q.exact.split()) for q in s.quotes))
        lines.append(f"{number:4}. {harmless(told(s))}\n      « {harmless(words)} »  [{s.rule} {s.confidence}]")
    return lines


def to_html(marked: Marked) -> str:
    """Return one self-contained page; everything that comes from outside is escaped."""
    pieces, seen = [], set()
    dim = [range(start, end) for start, end in marked.boilerplate]
    for start, end, numbers in segments(marked):
        words = html.escape(marked.text[start:end])
        if numbers:
            kinds = {marked.statements[n].kind for n in numbers}
            kind = next(k for k in STYLES if k in kinds)
            anchors = "".join(f'<a id="q{n}"></a>' for n in numbers if n not in seen)
            seen.update(numbers)
            title = html.escape(
                "\n".join(told(marked.statements[n], marked.language) for n in numbers[:12]), quote=True
            )
            words = f'{anchors}<mark class="{kind}" title="{title}">{words}</mark>'
        elif any(start in stretch for stretch in dim):
            words = f'<span class="boilerplate">{words}</span>'
        pieces.append(words)
    facts = []
    for number, s in enumerate(marked.statements):
        quotes = " … ".join(f"<q>{html.escape(' '.join(q.exact.split()))}</q>" for q in s.quotes)
        line, rule = html.escape(told(s, marked.language)), html.escape(f"{s.rule} {s.confidence}")
        facts.append(
            f'<li id="f{number}"><span class="dot {s.kind}"></span><a href="#q{number}">{line}</a><br>'
            f'{quotes} <span class="rule">{rule}</span></li>'
        )
    return PAGE.substitute(
        language=html.escape(marked.language, quote=True),
        title=html.escape(marked.title),
        text="".join(pieces),
        count=f"{len(facts)} statements",
        facts="".join(facts),
    )
