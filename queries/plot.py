"""One picture in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .. import DecoopError
from ..graph.store.interface import Store
from .collect import collect_events, collect_links, collect_topics
from .pictures import draw_network, draw_periods, draw_timeline, draw_topics, to_bytes
from .question import Parameter
from .understand import understand
from .words import words

KINDS = {"territory": "place", "partner": "place", "since": "first-day", "until": "last-day"}
FORMS = ("svg", "png")


def write_plot(store: Store, kind: str, given: Mapping[str, str], out: str, language: str) -> dict[str, str]:
    """Draw a picture into a file and return what was understood, by parameter.

    Args:
        store: where from.
        kind: timeline, agreements, network or topics.
        given: territory, partner, since and until as a user types them.
        out: a path that ends in .svg or .png.
        language: of labels.

    Raises DecoopError for another ending, for values that mean nothing, and where the file cannot be written.
    """
    form = Path(out).suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise DecoopError(f"{out}: a picture ends in .svg or .png")
    said = words(language)
    meanings = {
        name: [understand(store, Parameter(name, KINDS[name]), value, language)] for name, value in given.items()
    }
    if kind == "network":
        figure = draw_network(collect_links(store, meanings, language), said)
    elif kind == "topics":
        figure = draw_topics(collect_topics(store, meanings, language), said)
    else:
        items = collect_events(store, meanings, language)
        agreements = [item for item in items if item.parts and "/agreement/" in item.iri]
        figure = draw_timeline(items, said) if kind == "timeline" else draw_periods(agreements, said)
    try:
        Path(out).write_bytes(to_bytes(figure, form))
    except OSError as error:
        raise DecoopError(f"{out}: cannot be written ({error.strerror})") from None
    return {name: found[0].text for name, found in meanings.items()}
