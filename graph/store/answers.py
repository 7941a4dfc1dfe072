"""Running a query on an Oxigraph store, with a timeout and a row limit, and the queries every store shares."""

from __future__ import annotations

import threading
from itertools import islice

import pyoxigraph as ox

from ... import DecoopError
from .guard import UPDATE
from .interface import Answer, Store, StoredArticle

STACK = 1 << 28  # bytes, of which only those used are taken: a long chain of OPTIONALs or ORs is walked by recursion
ARTICLES = """PREFIX : <https://w3id.org/decoop/ns#>
PREFIX schema: <https://schema.org/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?article ?identifier ?textDigest ?graphDigest ?language ?published ?headline WHERE {
  GRAPH ?article {
    ?article a schema:NewsArticle .
    OPTIONAL { ?article dct:identifier ?identifier }
    OPTIONAL { ?article :textDigest ?textDigest }
    OPTIONAL { ?article :graphDigest ?graphDigest }
    OPTIONAL { ?article schema:inLanguage ?language }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:headline ?headline }
  }
}"""


def list_articles(store: Store) -> list[StoredArticle]:
    """List the articles of any store by IRI; of an article that states something twice, the first in order counts."""
    rows = sorted(tuple(getattr(term, "value", "") for term in row) for row in store.query(ARTICLES).rows)
    return [StoredArticle(*row) for row in {row[0]: row for row in reversed(rows)}.values()][::-1]


def answer_query(database: ox.Store, sparql: str, *, timeout: float | None, limit: int | None) -> Answer:
    """Run a query in a thread of its own and wait for it, at most `timeout` seconds.

    The database has no way of stopping a query: one that takes too long goes on in the background until the process
    ends. Waiting in Python keeps Ctrl-C working. Raises DecoopError for bad syntax and for a timeout.
    """
    found: list[Answer | BaseException] = []
    given_up = threading.Event()

    def run() -> None:
        try:
            found.append(_collect(database, sparql, limit, given_up))
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread below
            # Without its frames: they hold the database's answer, which may not end its life in another thread.
            found.append(error.with_traceback(None))

    usual = threading.stack_size(STACK)
    try:
        worker = threading.Thread(target=run, daemon=True)
        worker.start()
    finally:
        threading.stack_size(usual)
    worker.join(timeout)
    if not found:
        given_up.set()
        raise DecoopError(f"the query took longer than {timeout:g} seconds; narrow it or give it more time")
    if isinstance(found[0], SyntaxError):
        said = " ".join(str(found[0]).split(" expected one of")[0].split())
        hint = "; a store is changed by ingest, load and remove" if UPDATE.match(sparql) else ""
        raise DecoopError(f"not a SPARQL query that can be run: {said}{hint}")
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def _collect(database: ox.Store, sparql: str, limit: int | None, given_up: threading.Event) -> Answer:
    found = database.query(sparql)
    if isinstance(found, ox.QueryBoolean):
        return Answer(yes=bool(found))
    more = None if limit is None else limit + 1
    taken = []
    for item in islice(found, more):
        if given_up.is_set():
            break
        taken.append(item)
    complete = limit is None or len(taken) <= limit
    if isinstance(found, ox.QueryTriples):
        return Answer(triples=tuple(taken[:limit]), complete=complete)
    variables = tuple(variable.value for variable in found.variables)
    return Answer(variables=variables, rows=tuple(tuple(row) for row in taken[:limit]), complete=complete)
