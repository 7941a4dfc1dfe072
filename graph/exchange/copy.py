"""Copying graphs from one store to another: whole articles, by default only those that differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..store.interface import ArticleGraph, Store
from .progress import shown_progress


@dataclass(frozen=True)
class Copied:
    """What a copy did: graphs that went over, and graphs that were the same on both sides."""

    sent: int
    same: int


def copy_graphs(source: Store, target: Store, *, everything: bool = False) -> Copied:
    """Copy each article's graph that the target lacks or holds with another digest; `everything` compares nothing.

    Articles go whole or not at all, so a copy that was cut short goes on where it stopped when it is run again.
    What only the target holds stays. Kept texts go along: a server has no place for them, this machine has.
    """
    there = {} if everything else {article.iri: article.graph_digest for article in target.articles()}
    articles = source.articles()
    here = {article.iri: article.graph_digest for article in articles}
    digests = {article.iri: article.text_digest for article in articles}
    graphs = source.graphs()
    # Without a digest, or for a graph that is no article, the only way to know is to look.
    changed = [
        graph
        for graph in graphs
        if everything
        or (here[graph] != there.get(graph) if here.get(graph) else source.lines(graph) != target.lines(graph))
    ]

    def read() -> Iterator[ArticleGraph]:
        for graph in shown_progress(changed, "graphs", len(changed)):
            if (digest := digests.get(graph)) and (text := source.text(digest)) is not None:
                target.keep_text(digest, text)
            end = f" <{graph}> .\n".encode()
            yield graph, b"".join(line.removesuffix(b" .\n") + end for line in source.lines(graph))

    if changed:
        target.bulk(read())
    return Copied(len(changed), len(graphs) - len(changed))
