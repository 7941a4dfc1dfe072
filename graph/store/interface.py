"""What every store can do, wherever it is, and how to open one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyoxigraph as ox

from ... import DecoopError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
ArticleGraph = tuple[str, Iterable[ox.Quad] | bytes]
"""The IRI of an article and its graph, as quads or as N-Quads."""


@dataclass(frozen=True)
class StoredArticle:
    """What the store says of one article; what the article does not state is empty."""

    iri: str
    identifier: str
    text_digest: str
    graph_digest: str
    language: str
    published: str
    headline: str


@dataclass(frozen=True)
class Answer:
    """What a query gave: rows (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE).

    `complete` is false when the row limit cut it short.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    yes: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None
    complete: bool = True


class Store(Protocol):
    """One named graph per article; the union of all graphs is what queries see.

    Nothing else in the code knows whether the store is a folder or a server.
    """

    @property
    def location(self) -> str:
        """Return the folder or the address."""
        ...

    @property
    def beside(self) -> Path:
        """Return the folder on this machine for what belongs to the store and is no graph: texts, quarantine."""
        ...

    def replace(self, article: str, quads: Iterable[ox.Quad] | bytes) -> None:
        """Put the graph (quads, or N-Quads) in the place of what the article's IRI names: whole or not at all."""
        ...

    def drop(self, article: str) -> bool:
        """Remove the graph of an article; return whether there was one."""
        ...

    def bulk(self, graphs: Iterable[ArticleGraph]) -> int:
        """Replace many graphs, quicker than one by one; return how many went in."""
        ...

    def articles(self) -> list[StoredArticle]:
        """List the articles by IRI."""
        ...

    def graphs(self) -> list[str]:
        """List the IRIs of all named graphs, sorted."""
        ...

    def lines(self, graph: str) -> list[bytes]:
        """Return the sorted N-Triples lines of one graph; none when it is not there."""
        ...

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Walk one graph, or all of them in the order of their IRIs."""
        ...

    def query(
        self, sparql: str, *, timeout: float | None = None, limit: int | None = None, service: bool = False
    ) -> Answer:
        """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE over the union of all graphs.

        `timeout` is in seconds, `limit` in rows or triples; `service` lets the query call other machines by SERVICE.
        Raises DecoopError for what is no query, asks for another machine without leave, or takes too long.
        """
        ...

    def keep_text(self, digest: str, text: str) -> None:
        """Keep an article's text under its sha256."""
        ...

    def text(self, digest: str) -> str | None:
        """Return a kept text, or None."""
        ...

    def kept_text(self, digest: str) -> str | None:
        """Return what is kept under a digest now, even when that is no longer the text; None for nothing."""
        ...

    def close(self) -> None:
        """Let go of the store; what was written is there for readers."""
        ...

    def __enter__(self) -> Self:
        """Return the store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        ...


def open_store(location: str, *, write: bool = False) -> Store:
    """Open the store in a folder or behind an http(s) address.

    Reading needs a store to be there; writing makes the folder. A folder has one writer at a time, and any number of
    readers beside it, who see what was there when the writer last finished a piece of work. Raises DecoopError when
    there is no store, or it is in use, of another version, or damaged.
    """
    if location.startswith(("http://", "https://")):
        from .remote import RemoteStore

        return RemoteStore(location, write=write)
    if "://" in location:
        raise DecoopError(f"{location}: a store is a folder or an http(s) address")
    from .embedded import EmbeddedStore

    return EmbeddedStore(location, write=write)
