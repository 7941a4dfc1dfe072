"""What is known of one thing as lines and as a page: each statement once, with every source that makes it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from string import Template

from .evidence import shorten
from .show import Known

PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1.2rem; max-width: 50rem; font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin-bottom: 0; } .iri { color: #777; font-size: .85rem; } ul { list-style: none; padding: 0; }
li { border-top: 1px solid #8884; padding: .6rem 0; } .source { color: #777; font-size: .9rem; } q { font-family: Georgia, serif; }
</style></head><body><h1>$title</h1><p class="iri">$iri</p><ul>$items</ul></body></html>
""")


def group(thing: str, known: Sequence[Known]) -> list[tuple[str, list[Known]]]:
    """Return the statements by what they say, each with all its sources, in a stable order."""
    found: dict[str, list[Known]] = {}
    for one in known:
        s = one.statement
        what = f"{shorten(s.predicate)}: {s.object_label}" if s.subject == thing else f"{s.subject_label} — {shorten(s.predicate)}: {s.object_label}"
        found.setdefault(what, []).append(one)
    return sorted(found.items())


def title_of(thing: str, known: Sequence[Known]) -> str:
    """Return the name of a thing as most sources have it."""
    names = [k.statement.subject_label if k.statement.subject == thing else k.statement.object_label for k in known if thing in (k.statement.subject, k.statement.object)]
    return max(sorted(set(names)), key=names.count, default=shorten(thing))


def entity_lines(thing: str, known: Sequence[Known]) -> list[str]:
    """Return what is known of a thing as lines for a terminal."""
    lines = [title_of(thing, known), thing, ""]
    for what, sources in group(thing, known):
        lines.append(what)
        for one in sources:
            words = " … ".join(dict.fromkeys(" ".join(q.exact.split()) for q in one.statement.quotes))
            when = f", {one.source.published}" if one.source.published else ""
            lines.append(f"    « {words} »  {one.source.identifier}{when}  [{one.statement.rule} {one.statement.confidence}]")
    return lines


def entity_page(thing: str, known: Sequence[Known]) -> str:
    """Return what is known of a thing as one self-contained page."""
    items = []
    for what, sources in group(thing, known):
        quotes = "".join(
            f'<div class="source"><q>{html.escape(" … ".join(" ".join(q.exact.split()) for q in one.statement.quotes))}</q> '
            f"{html.escape(one.source.headline or one.source.identifier)} {html.escape(one.source.published)} · {html.escape(one.statement.rule)} {html.escape(one.statement.confidence)}</div>"
            for one in sources
        )
        items.append(f"<li>{html.escape(what)}{quotes}</li>")
    return PAGE.substitute(title=html.escape(title_of(thing, known)), iri=html.escape(thing), items="".join(items))
