"""What is known of one thing as lines and as a page: each statement once, with every source that makes it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from ..exchange.terms import harmless, last_part
from .labels import label_of
from .show import Known

PAGE = Template((files(__package__) / "entity.html").read_text(encoding="utf-8"))


def group(thing: str, known: Sequence[Known]) -> list[tuple[str, list[Known]]]:
    """Return the statements by what they say, each with all its sources, in a stable order."""
    found: dict[str, list[Known]] = {}
    for one in known:
        s = one.statement
        what = (
            f"{label_of(s.predicate, 'en')}: {s.object_label}"
            if s.subject == thing
            else f"{s.subject_label} — {label_of(s.predicate, 'en')}: {s.object_label}"
        )
        found.setdefault(what, []).append(one)
    return sorted(found.items())


def title_of(thing: str, known: Sequence[Known]) -> str:
    """Return the name of a thing as most sources have it."""
    names = [
        k.statement.subject_label if k.statement.subject == thing else k.statement.object_label
        for k in known
        if thing in (k.statement.subject, k.statement.object)
    ]
    return max(sorted(set(names)), key=names.count, default=last_part(thing))


def entity_lines(thing: str, known: Sequence[Known]) -> list[str]:
    """Return what is known of a thing as lines for a terminal."""
    lines = [title_of(thing, known), thing, ""]
    for what, sources in group(thing, known):
        lines.append(what)
        for one in sources:
            words = " … ".join(dict.fromkeys(" ".join(q.exact.split()) for q in one.statement.quotes))
            when = f", {one.source.published}" if one.source.published else ""
            lines.append(
                f"    « {words} »  {one.source.identifier}{when}  [{one.statement.rule} {one.statement.confidence}]"
            )
    return [harmless(line) for line in lines]


def _source(one: Known) -> str:
    words = " … ".join(" ".join(q.exact.split()) for q in one.statement.quotes)
    where = (one.source.headline or one.source.identifier, one.source.published)
    rule = (one.statement.rule, one.statement.confidence)
    said = " · ".join(html.escape(" ".join(part)) for part in (where, rule))
    return f'<div class="source"><q>{html.escape(words)}</q> {said}</div>'


def entity_page(thing: str, known: Sequence[Known]) -> str:
    """Return what is known of a thing as one self-contained page."""
    items = []
    for what, sources in group(thing, known):
        quotes = "".join(_source(one) for one in sources)
        items.append(f"<li>{html.escape(what)}{quotes}</li>")
    return PAGE.substitute(title=html.escape(title_of(thing, known)), iri=html.escape(thing), items="".join(items))
