"""One page about a territory or a partnership, complete in itself: text, pictures, sources, quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files

from .. import DecoopError
from ..graph.store.interface import Store
from .collect import Collection, Item, collect
from .pictures import draw_network, draw_periods, draw_timeline, draw_topics, to_svg
from .question import Parameter
from .understand import Meaning, understand
from .words import templates, words


def find_territories(store: Store, names: Sequence[str], language: str) -> dict[str, list[Meaning]]:
    """Return what one or two names of territories mean; raise DecoopError for others."""
    if len(names) > 2:
        raise DecoopError(f"a dossier is about one territory or two, not {len(names)}")
    keys = ("territory", "partner")
    return {
        key: [understand(store, Parameter(key, "place"), name, language)]
        for key, name in zip(keys, names, strict=False)
    }


def write_dossier(store: Store, meanings: Mapping[str, Sequence[Meaning]], language: str) -> str:
    """Return the page as HTML; raise DecoopError where nothing at all is known.

    Args:
        store: where from.
        meanings: the territory, and perhaps the partner, as understood.
        language: of the page, a key of words.toml.
    """
    said = words(language)
    found = collect(store, meanings, language)
    names = [meaning.text.split(" <")[0] for key in ("territory", "partner") for meaning in meanings.get(key, ())]
    if not (found.events or found.agreements or found.offices):
        raise DecoopError(f"nothing is known of {' and '.join(names)}; `decoop query partnerships` lists what there is")
    pictures = {
        "timeline": to_svg(draw_timeline(_dated(found), said), "timeline"),
        "periods": to_svg(draw_periods(found.agreements, said), "periods"),
        "offices": to_svg(draw_periods([_named(item) for item in found.offices if item.first], said), "offices"),
        "topics": to_svg(draw_topics(found.topics, said), "topics") if found.topics else "",
        "network": to_svg(draw_network(found.links, said), "network") if found.links else "",
    }
    page = templates().get_template("dossier.html").render(
        w=said, language=language, title=" – ".join(names), found=found, pictures=pictures,
        span=_span(found), http=_http, outlets=sorted({s.publisher for s in found.sources if s.publisher}),
        style=(files(__package__) / "pages" / "dossier.css").read_text("utf-8"),
    )  # fmt: skip
    return page + "\n"


def _dated(found: Collection) -> list[Item]:
    return sorted((i for i in (*found.events, *found.agreements) if i.when), key=lambda i: (i.when, i.iri))


def _named(item: Item) -> Item:
    from dataclasses import replace

    return replace(item, label=f"{item.label}, {item.status_label}" if item.status_label else item.label)


def _span(found: Collection) -> tuple[str, str] | None:
    days = sorted(item.when for item in _dated(found) if re.match(r"\d{4}", item.when))
    return (days[0], days[-1]) if days else None


def _http(address: str) -> str:
    """Return an address that a link may lead to, or nothing: what an article states is not to be trusted."""
    return address if re.match(r"https?://[^\s\"'<>]+$", address) else ""
