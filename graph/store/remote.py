"""The store behind a SPARQL 1.1 endpoint, with texts kept on this machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from ... import DecoopError
from ..exchange.nquads import check_iri, checked_nquads, escape_twice, parse_lines, to_triples, to_update, triple_lines
from .answers import list_articles
from .endpoint import Reply, check_address, send, update_address
from .guard import check_query, query_form
from .interface import Answer, ArticleGraph, StoredArticle
from .texts import TextKeeper

BATCH = 1 << 18  # characters of one update of a bulk load
PROBE = "https://w3id.org/decoop/ns#probe"
NO_UNION = (
    "its default graph is not the union of its named graphs; enable that: `oxigraph serve --union-default-graph`, "
    "Fuseki `tdb2:unionDefaultGraph true`, rdflib `Dataset(default_union=True)`"
)


def folder_for(address: str) -> Path:
    """Return the folder on this machine that belongs to a server: texts and quarantine; DECOOP_DATA says below what."""
    home = os.environ.get("DECOOP_DATA") or Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share") / "decoop"
    return Path(home).expanduser() / re.sub(r"[^\w.-]+", "-", address.split("://", 1)[1]).strip("-")


GRAPHS = """SELECT DISTINCT ?g WHERE {
  { GRAPH ?g { ?g a <https://schema.org/NewsArticle> } } UNION
  { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "https://w3id.org/decoop/")) }
}"""


class RemoteStore(TextKeeper):
    """A SPARQL endpoint; see `store.Store` for what each method promises."""

    def __init__(self, location: str, *, write: bool = False) -> None:
        """Connect; raise DecoopError when nobody answers, or queries would not see the union of the graphs."""
        self._address = check_address(location)
        self._update = update_address(location)
        self._write = write
        # The first question goes as a form, which every server takes, and tells what the others may go as.
        self._form = send(self._address, "ASK { ?s ?p ?o }", form=True).forms_only
        self._check_union()

    def _check_union(self) -> None:
        seen = self.query(
            "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o . FILTER(isIRI(?s) && isIRI(?o)) } } LIMIT 1"
        ).rows
        if not seen and self._write:
            # Nothing there to look at: put something there for a moment.
            probe = f"<{PROBE}> <{PROBE}> <{PROBE}>"
            self._change(f"INSERT DATA {{ GRAPH <{PROBE}> {{ {probe} }} }}")
            union = self.query(f"ASK {{ {probe} }}").yes
            self._change(f"DROP SILENT GRAPH <{PROBE}>")
        else:
            union = not seen or self.query(f"ASK {{ {' '.join(map(str, seen[0]))} }}").yes
        if not union:
            raise DecoopError(f"{self._address}: {NO_UNION}")

    @property
    def location(self) -> str:
        """Return the address."""
        return self._address

    @property
    def beside(self) -> Path:
        """Return the folder on this machine that belongs to the server."""
        return folder_for(self._address)

    def _change(self, update: str) -> None:
        if not self._write:
            raise DecoopError(f"{self._address}: the store is open for reading only")
        send(self._update, update, update=True, form=self._form)

    def replace(self, article: str, quads: Iterable[ox.Quad] | bytes) -> None:
        """Put a graph in the place of the article's: one request."""
        self._change(to_update(article, to_triples(checked_nquads(article, quads))))

    def drop(self, article: str) -> bool:
        """Remove the graph of an article; return whether there was one."""
        iri = check_iri(article)
        there = bool(self.query(f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}").yes)
        self._change(f"DROP SILENT GRAPH <{iri}>")
        return there

    def bulk(self, graphs: Iterable[ArticleGraph]) -> int:
        """Replace many graphs; each request is a few whole articles, none of them twice."""
        done, size = 0, 0
        batch: dict[str, str] = {}
        for article, graph in graphs:
            update = to_update(article, to_triples(checked_nquads(article, graph)))
            # Not every server sees, later in a request, what the request did before.
            if batch and (size + len(update) > BATCH or article in batch):
                self._change(" ;\n".join(batch.values()))
                batch, size = {}, 0
            batch[article] = update
            size += len(update)
            done += 1
        if batch:
            self._change(" ;\n".join(batch.values()))
        return done

    def articles(self) -> list[StoredArticle]:
        """List the articles by IRI."""
        return list_articles(self)

    def graphs(self) -> list[str]:
        """List the IRIs of all named graphs, sorted."""
        # A server may hold graphs of others, and its own.
        rows = self.query(GRAPHS).rows
        return sorted(graph.value for (graph,) in rows if isinstance(graph, ox.NamedNode))

    def lines(self, graph: str) -> list[bytes]:
        """Return the sorted N-Triples lines of one graph; none when it is not there."""
        sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{check_iri(graph)}> {{ ?s ?p ?o }} }}"
        reply = send(self._address, sparql, form=self._form)
        return triple_lines(_parse_graph(self._address, reply))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Walk one graph, or all of them in the order of their IRIs."""
        for name in self.graphs() if graph is None else [graph]:
            node = ox.NamedNode(name)
            for triple in parse_lines(self.lines(name)):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, node)

    def query(
        self, sparql: str, *, timeout: float | None = None, limit: int | None = None, service: bool = False
    ) -> Answer:
        """Answer a query over the union of all graphs."""
        # Some engines fetch what FROM names.
        check_query(sparql, refused=("FROM",) if service else ("SERVICE", "FROM"))
        reply = send(self._address, escape_twice(sparql), form=self._form, timeout=timeout)
        if "sparql-results" not in reply.media_type and reply.media_type != "application/json":
            triples = [quad.triple for quad in islice(_parse_graph(self._address, reply), _one_more(limit))]
            return Answer(triples=tuple(triples[:limit]), complete=limit is None or len(triples) <= limit)
        try:
            found = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QueryBoolean):
                return Answer(yes=bool(found))
            assert isinstance(found, ox.QuerySolutions)
            variables = tuple(variable.value for variable in found.variables)
            rows = [tuple(row) for row in islice(found, _one_more(limit))]
            if query_form(sparql) == "ASK":  # Virtuoso answers yes by a row and no by none
                return Answer(yes=bool(rows) and getattr(rows[0][0], "value", "") != "0")
        except (SyntaxError, ValueError) as error:
            raise DecoopError(f"{self._address}: the answer is no SPARQL result: {error}") from None
        complete = (limit is None or len(rows) <= limit) and (reply.row_limit is None or len(rows) < reply.row_limit)
        return Answer(variables=variables, rows=tuple(rows[:limit]), complete=complete)

    def close(self) -> None:
        """Do nothing: each request stands for itself."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def _one_more(limit: int | None) -> int | None:
    return None if limit is None else limit + 1


def _parse_graph(address: str, reply: Reply) -> Iterator[ox.Quad]:
    form = ox.RdfFormat.from_media_type(reply.media_type)
    if form is None and reply.media_type == "text/plain":
        form = ox.RdfFormat.N_TRIPLES
    if form is None:
        raise DecoopError(f"{address}: no SPARQL endpoint: it answers {reply.media_type}; give its query address")
    try:
        yield from ox.parse(reply.body, format=form)
    except SyntaxError as error:
        raise DecoopError(f"{address}: the answer is not {form.name}: {error}") from None
