"""What `decoop query` says of the questions themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from .question import Parameter, Question, list_questions

HOW = "decoop query NAME --help shows what a question takes; decoop query NAME --param name=value asks it."
EXAMPLES = {
    "place": '"Hà Nội", VN-HN or an IRI',
    "person": "a name or an IRI",
    "institution": "a name or an IRI",
    "topic": "transport, a label or an IRI",
    "role": "a title or an IRI",
    "agreement": "a title or an IRI",
    "meeting": "a name or an IRI",
    "article": "an identifier, a headline or an IRI",
    "entity": "a name or an IRI",
    "first-day": "2022, 2022-06 or 2022-06-16",
    "last-day": "2022, 2022-06 or 2022-06-16",
    "period": "2022, 2022-06 or 2022-06-16",
    "integer": "a number",
    "text": "words",
}


def list_by_tag(language: str) -> str:
    """Return all questions under their first tag."""
    questions = list_questions()
    tags = sorted({question.tags[0] for question in questions.values()})
    formatter = click.HelpFormatter(width=100)
    for tag in tags:
        rows = [(q.name, q.said(q.summary, language)) for q in questions.values() if q.tags[0] == tag]
        with formatter.section(tag):
            formatter.write_dl(rows)
    formatter.write_paragraph()
    formatter.write_text(HOW)
    return formatter.getvalue().rstrip("\n")


def describe(question: Question, language: str) -> str:
    """Return what a question asks, and its parameters."""
    formatter = click.HelpFormatter(width=100)
    formatter.write_usage("decoop query", f"{question.name} [--param NAME=VALUE]... [OPTIONS]")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(question.said(question.summary, language))
        formatter.write_paragraph()
        formatter.write_text(question.said(question.description, language))
    rows = [(p.name, _explain(p, language)) for p in question.parameters]
    with formatter.section("Parameters"):
        if rows:
            formatter.write_dl(rows)
        else:
            formatter.write_text("none")
    formatter.write_paragraph()
    formatter.write_text(f"Tags: {', '.join(question.tags)}")
    formatter.write_paragraph()
    formatter.write_text("Options of every question: decoop query --help")
    return formatter.getvalue().rstrip("\n")


def _explain(parameter: Parameter, language: str) -> str:
    said = f"{parameter.about(language)} ({EXAMPLES.get(parameter.kind, parameter.kind)})"
    if parameter.required:
        return f"{said}  [required]"
    return f"{said}  [default: {parameter.default}]" if parameter.default is not None else said


def hint_for_none(question: Question, given: Mapping[str, Sequence[str]]) -> str:
    """Return what to try when a question found nothing."""
    if given:
        return f"no rows; leave out or widen {', '.join(given)}, or see what is there with `decoop stats`"
    return f"no rows; `decoop stats` says what the store holds, `decoop query {question.name} --help` what is asked"
