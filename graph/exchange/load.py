"""Taking in graphs that decoop wrote elsewhere: TriG, N-Quads, JSON-LD, or the Turtle of one article."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ... import DecoopError
from ..quads.digest import GRAPH_DIGEST, graph_digest
from ..store.folder import explained
from ..store.interface import ArticleGraph, Store
from .nquads import to_nquads
from .progress import shown_progress
from .turtle import BASE

FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".ttl": ox.RdfFormat.TURTLE,
}
ARTICLE = ox.NamedNode("https://schema.org/NewsArticle")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
OURS = BASE.removesuffix("id/")
Check = Callable[[list[ox.Quad]], tuple[str, ...]]
"""What validation finds wrong with an article graph, a line each."""


@dataclass(frozen=True)
class Refused:
    """A graph that did not go in, and why."""

    graph: str
    reason: str
    quads: bytes


def load(store: Store, files: Iterable[str], check: Check, *, refuse: Callable[[Refused], None]) -> int:
    """Put each article's graph of the files in its place; return how many went in.

    A graph goes in when it is an article's, has no blank nodes, is what its digest says, and passes `check`;
    `refuse` is told of the others. Raises DecoopError for a file that cannot be read: then nothing of it goes in.
    """
    done = 0
    for file in files:
        with tempfile.TemporaryDirectory(prefix="decoop-") as place:
            # A file may hold its quads in any order and any number: sort them out on disk.
            staged = ox.Store(place)
            _stage(staged, file)
            done += store.bulk(_sound_graphs(staged, check, refuse))
            del staged
    return done


def _stage(staged: ox.Store, file: str) -> None:
    suffix = Path(file).suffix.lower()
    form = FORMATS[".nq"] if file == "-" else FORMATS.get(suffix)
    if form is None:
        raise DecoopError(f"{file}: give a file that ends in {', '.join(FORMATS)}, or N-Quads on stdin as -")
    try:
        if file == "-":
            staged.bulk_load(sys.stdin.buffer, form)
        else:
            with Path(file).open("rb") as stream:
                staged.bulk_load(stream, form, base_iri=BASE)
    except SyntaxError as error:
        raise DecoopError(f"{file}: not {form.name}, nothing of it was loaded: {error}") from None
    except (OSError, RuntimeError) as error:
        raise DecoopError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    _name_default_graph(staged, file)


def _name_default_graph(staged: ox.Store, file: str) -> None:
    """Put triples that stand in no named graph, as in Turtle, into the graph of the one article they are about."""
    loose = list(staged.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    if not loose:
        return
    articles = [quad.subject for quad in loose if quad.predicate == TYPE and quad.object == ARTICLE]
    if len(articles) != 1 or not isinstance(articles[0], ox.NamedNode):
        raise DecoopError(
            f"{file}: holds {len(articles)} articles without saying what each states, nothing of it was loaded; "
            "export TriG or N-Quads, or Turtle of one article"
        )
    staged.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object, articles[0]) for quad in loose)


def _sound_graphs(staged: ox.Store, check: Check, refuse: Callable[[Refused], None]) -> Iterator[ArticleGraph]:
    with explained(Path(tempfile.gettempdir())):
        graphs = sorted(staged.named_graphs(), key=str)
    for graph in shown_progress(graphs, "graphs", len(graphs)):
        quads = sorted(staged.quads_for_pattern(None, None, None, graph), key=str)
        reason = find_fault(graph, quads) or "; ".join(check(quads) if _is_article(graph, quads) else ())
        if reason:
            refuse(Refused(graph.value, reason, to_nquads(quads)))
        else:
            yield graph.value, to_nquads(quads)


def _is_article(graph: ox.NamedNode | ox.BlankNode, quads: list[ox.Quad]) -> bool:
    return any(quad.subject == graph and quad.predicate == TYPE and quad.object == ARTICLE for quad in quads)


def find_fault(graph: ox.NamedNode | ox.BlankNode, quads: list[ox.Quad]) -> str:
    """Return why a graph is not as decoop writes it, or nothing."""
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object, graph)):
        return "it has blank nodes, which decoop never writes"
    if not _is_article(graph, quads):
        # What else decoop keeps, such as its vocabulary, has names of its own.
        named = graph.value.startswith(OURS) and not graph.value.startswith(f"{BASE}article/")
        return "" if named else "it is no article graph: nothing in it says that its name is a schema:NewsArticle"
    stated = [quad.object.value for quad in quads if quad.predicate == GRAPH_DIGEST]  # type: ignore[union-attr]
    if stated and stated != [graph_digest(quads)]:
        return "it is not what its :graphDigest says: cut short, or changed by hand"
    return ""
