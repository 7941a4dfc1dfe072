"""Pictures: timeline, periods, network, topics; the same facts are always the same bytes."""

from __future__ import annotations

import io
import math
import re
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .. import DecoopError
from .collect import Item, Link, TopicCount
from .understand import day_bounds

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, LINE = "#1d2733", "#5b6b7b", "#d9e0e7"
COLOURS = {
    "": "#0b6e75",
    "Held": "#0b6e75",
    "Planned": "#d08a1d",
    "Cancelled": "#b3261e",
    "Signed": "#3b4ba3",
    "Former": "#9fb0c0",
}
HOLLOW = ("Planned", "Cancelled")
GROUPS = ("#0b6e75", "#3b4ba3", "#b5591c", "#7a3e8f", "#2f7d32", "#a3243b")
WIDTH = 8.0  # inches
CELL = 0.8  # inches
ROW = 0.4  # inches
MOST_ROWS = 60
MOST_NODES = 40
LABEL = 40  # characters of a line
STYLE: Any = {  # a dict by the names of matplotlib's settings
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.parse_math": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "decoop",
    "axes.edgecolor": LINE,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": INK,
}


Draw = TypeVar("Draw", bound=Callable[..., "Figure"])


def styled(draw: Draw) -> Draw:
    """Run a drawing function in the style of this module, whatever the user's own settings are."""

    @wraps(draw)
    def drawn(*args: object, **named: object) -> Figure:
        try:
            import matplotlib as mpl
        except ImportError:
            raise DecoopError("pictures need matplotlib and networkx; pip install 'decoop[plot]'") from None
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(STYLE)
            return draw(*args, **named)

    return cast(Draw, drawn)


@styled
def draw_timeline(items: Sequence[Item], words: dict[str, str]) -> Figure:
    """Draw events and agreements, one row each, the newest at the bottom; at most the newest `MOST_ROWS`."""
    shown = [item for item in items if _day(item.when)][-MOST_ROWS:]
    figure, axes = _start(len(shown), words["no_rows"])
    for row, item in enumerate(shown):
        first, last = (_number(day) for day in day_bounds(item.when[:10]))
        colour = COLOURS.get(item.status, INK)
        axes.plot([first, last], [row, row], color=colour, linewidth=5, alpha=0.35, solid_capstyle="round")
        marker = "D" if item.status == "Signed" else "o"
        hollow = item.status in HOLLOW
        axes.plot(
            (first + last) / 2, row, marker, color=colour, markerfacecolor="white" if hollow else colour, markersize=6
        )
    _finish_rows(axes, [_shorten(item.label) for item in shown])
    _legend(axes, sorted({(item.status, item.status_label) for item in shown}))
    return figure


@styled
def draw_periods(items: Sequence[Item], words: dict[str, str]) -> Figure:
    """Draw periods as bars; one without a stated end fades out, a diamond is the day of signing."""
    shown = [item for item in items if _day(item.first) or _day(item.last)][-MOST_ROWS:]
    figure, axes = _start(len(shown), words["no_rows"])
    ends = [_number(day_bounds(d)[1]) for item in shown for d in (item.first, item.last) if _day(d)]
    horizon = max(ends, default=0.0)
    for row, item in enumerate(shown):
        first = _number(day_bounds(item.first)[0]) if _day(item.first) else _number(day_bounds(item.last)[0])
        last = _number(day_bounds(item.last)[1]) if _day(item.last) else horizon
        colour = COLOURS.get(item.status, INK)
        axes.barh(
            row, max(last - first, 4), left=first, height=0.5, color=colour, alpha=0.75 if _day(item.last) else 0.25
        )
        if item.status == "Signed" and _day(item.when):
            axes.plot(_number(day_bounds(item.when)[0]), row, "D", color=INK, markersize=5)
    _finish_rows(axes, [_shorten(item.label) for item in shown])
    return figure


@styled
def draw_topics(counts: Sequence[TopicCount], words: dict[str, str]) -> Figure:
    """Draw topics by year as a grid: the more events and agreements, the darker, with their number."""
    years = list(range(min(c.year for c in counts), max(c.year for c in counts) + 1)) if counts else []
    total = {topic: sum(c.times for c in counts if c.topic == topic) for topic in {c.topic for c in counts}}
    topics = sorted(total, key=lambda topic: (-total[topic], topic))[:MOST_ROWS]
    figure, axes = _start(len(topics), words["no_rows"], width=min(WIDTH, 0.6 + CELL * max(len(years), 1)))
    most = max((c.times for c in counts), default=1)
    for c in counts:
        if c.topic not in topics:
            continue
        column, row = c.year - years[0], topics.index(c.topic)
        share = 0.15 + 0.85 * c.times / most
        axes.barh(row, 0.92, left=column - 0.46, height=0.84, color=COLOURS["Held"], alpha=share)
        colour = "white" if share > 0.55 else INK
        axes.text(column, row, str(c.times), ha="center", va="center", color=colour, fontsize=8)
    axes.set_yticks(range(len(topics)), topics)
    axes.set_ylim(len(topics) - 0.4, -0.6)
    axes.set_xlim(-0.6, max(len(years), 1) - 0.4)
    step = max(1, len(years) // 12)
    axes.set_xticks(range(0, len(years), step), [str(year) for year in years[::step]])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


@styled
def draw_network(links: Sequence[Link], words: dict[str, str]) -> Figure:
    """Draw institutions on a circle, and what joins them across it; the most connected `MOST_NODES` of them."""
    import networkx as nx
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    graph = nx.Graph()
    for link in sorted(links, key=lambda link: (link.one, link.other)):
        times = graph.get_edge_data(link.one, link.other, {"weight": 0})["weight"] + link.times
        graph.add_edge(link.one, link.other, weight=times)
    ranked = sorted(graph, key=lambda node: (-graph.degree(node, weight="weight"), node))
    graph = graph.subgraph(ranked[:MOST_NODES])
    # Those that work together stand together: groups by size, in each the nodes as a walk from the busiest meets them.
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    nodes = [node for group in groups for node in _walk(graph, group)]
    figure, axes = _start(0, "" if nodes else words["no_rows"], height=6.4)
    if not nodes:
        return figure
    colour = {node: GROUPS[number % len(GROUPS)] for number, group in enumerate(groups) for node in group}
    turns = {node: math.pi / 2 - 2 * math.pi * number / len(nodes) for number, node in enumerate(nodes)}
    spots = {node: (math.cos(turn), math.sin(turn)) for node, turn in turns.items()}
    most = max(data["weight"] for _, _, data in graph.edges(data=True))
    for one, other in sorted((min(pair), max(pair)) for pair in graph.edges()):
        bend = (0.2 * (spots[one][0] + spots[other][0]), 0.2 * (spots[one][1] + spots[other][1]))
        curve = Path([spots[one], bend, spots[other]], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        width = 0.9 + 4.5 * graph.edges[one, other]["weight"] / most
        axes.add_patch(PathPatch(curve, facecolor="none", edgecolor=colour[one], alpha=0.4, linewidth=width))
    for node in nodes:
        (x, y), degrees = spots[node], math.degrees(turns[node]) % 360
        size = min(40 + 18 * graph.degree(node, weight="weight"), 320)
        axes.scatter(x, y, s=size, color=colour[node], edgecolor="white", linewidth=1.2, zorder=2)
        left = 90 < degrees < 270
        name = textwrap.fill(node, 30, max_lines=2, placeholder=" …")
        axes.text(
            1.09 * x, 1.09 * y, name, fontsize=8, rotation=degrees - 180 if left else degrees,
            rotation_mode="anchor", ha="right" if left else "left", va="center",
        )  # fmt: skip
    axes.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), aspect="equal")
    axes.set_axis_off()
    return figure


def _walk(graph: nx.Graph[str], group: set[str]) -> list[str]:
    import networkx as nx

    start = min(group, key=lambda node: (-graph.degree(node), node))
    return list(nx.dfs_preorder_nodes(graph, start, sort_neighbors=sorted))


def to_svg(figure: Figure, prefix: str) -> str:
    """Return a figure as an SVG element; `prefix` keeps its ids apart from those of others on a page."""
    out = io.StringIO()
    _save(figure, out, "svg")
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', text)
    text = re.sub(r'(href="|url\()#', rf"\1#{prefix}-", text)
    # As wide as drawn, on a phone as wide as can still be read.
    width = re.search(r'<svg [^>]*?width="([\d.]+)pt"', text)
    points = width[1] if width else "576"
    style = f'style="max-width: {points}pt; min-width: min(34rem, {points}pt)" '
    return re.sub(r'<svg ([^>]*?)height="[^"]*" ?([^>]*?)width="[^"]*"', rf"<svg {style}\1\2", text, count=1)


def to_bytes(figure: Figure, form: str) -> bytes:
    """Return a figure as a file of a form, svg or png."""
    if form == "svg":
        text = io.StringIO()
        _save(figure, text, form)
        return text.getvalue().encode("utf-8")
    out = io.BytesIO()
    _save(figure, out, form)
    return out.getvalue()


def _save(figure: Figure, out: io.StringIO | io.BytesIO, form: str) -> None:
    import matplotlib as mpl

    unknown = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    with mpl.rc_context(STYLE):
        figure.savefig(out, format=form, dpi=160, bbox_inches="tight", pad_inches=0.12, metadata=unknown)


def _start(rows: int, empty: str, *, height: float | None = None, width: float = WIDTH) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height or 0.9 + ROW * max(rows, 1)))
    axes = figure.add_subplot()
    if not rows and empty:
        axes.text(0.5, 0.5, empty, ha="center", va="center", color=SOFT, transform=axes.transAxes)
        axes.set_axis_off()
    return figure, axes


def _finish_rows(axes: Axes, labels: Sequence[str]) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    if not labels:
        return
    axes.set_yticks(range(len(labels)), labels, fontsize=8)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.xaxis_date()
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    forms, zeros = ["%Y", "%m/%Y", "%d/%m", "", "", ""], ["", "%Y", "%m/%Y", "", "", ""]
    axes.xaxis.set_major_formatter(
        ConciseDateFormatter(locator, formats=forms, zero_formats=zeros, offset_formats=[""] * 6)
    )
    axes.grid(axis="x", color=LINE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.margins(x=0.04)


def _legend(axes: Axes, statuses: Sequence[tuple[str, str]]) -> None:
    from matplotlib.lines import Line2D

    marks = []
    for status, label in statuses:
        colour, marker = COLOURS.get(status, INK), "D" if status == "Signed" else "o"
        inside = "white" if status in HOLLOW else colour
        marks.append(Line2D([], [], linestyle="", marker=marker, color=colour, markerfacecolor=inside, label=label))
    if marks:
        axes.legend(handles=marks, loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, borderaxespad=0.2)


def _day(value: str) -> bool:
    return bool(re.match(r"\d{4}", value))


def _number(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))


def _shorten(label: str) -> str:
    return textwrap.fill(label, LABEL, max_lines=2, placeholder=" …")
