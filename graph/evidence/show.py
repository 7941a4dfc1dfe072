"""What the store knows of one thing, each line with its sources and the words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from ... import DecoopError
from ...extract.words.lexicon import slug
from ..exchange.terms import shorten
from ..store.interface import Store, StoredArticle
from .article_page import Marked
from .claims import Statement, read_statements

NAMED = """SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?property { <http://xmlns.com/foaf/0.1/name> <http://www.w3.org/2004/02/skos/core#prefLabel>
    <http://www.w3.org/2004/02/skos/core#altLabel> <https://schema.org/name> <http://purl.org/dc/terms/title> }
  ?thing ?property ?name
}"""
ABOUT = """SELECT DISTINCT ?article WHERE {{ GRAPH ?article {{
  {{ ?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <{thing}> }} UNION
  {{ ?claim <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <{thing}> }} }} }}"""


@dataclass(frozen=True, slots=True)
class Known:
    """Hold one statement about a thing with the article that states it."""

    statement: Statement
    source: StoredArticle


def find_entity(store: Store, name: str) -> str:
    """Return the IRI of a person, institution, meeting or agreement by IRI, end of IRI or any of its names.

    Raises:
        DecoopError: nothing, or more than one thing, has that name; near names are offered.
    """
    names: dict[str, set[str]] = {}
    things: set[str] = set()
    for thing, label in store.query(NAMED).rows:
        if thing is not None and label is not None:
            things.add(thing.value)  # type: ignore[union-attr]
            names.setdefault(slug(label.value), set()).add(thing.value)  # type: ignore[union-attr]
    if name in things:
        return name
    found = names.get(slug(name), set()) | {t for t in things if t.endswith(f"/{name}")}
    if len(found) == 1:
        return found.pop()
    if found:
        raise DecoopError(f"{name}: more than one thing has that name; give one of {', '.join(sorted(found))}")
    near = get_close_matches(slug(name), names, n=5, cutoff=0.7)
    hint = f"near: {', '.join(near)}" if near else "`decoop query offices` lists people and institutions"
    raise DecoopError(f"{name}: nothing in the store has that name; {hint}")


def read_known(store: Store, thing: str) -> Iterator[Known]:
    """Yield the statements that have a thing as subject or object, and those of its roles and delegations."""
    articles = {a.iri: a for a in store.articles()}
    rows = store.query(ABOUT.format(thing=thing)).rows
    for iri in sorted({row[0].value for row in rows if row[0] is not None}):  # type: ignore[union-attr]
        statements = read_statements(store.quads(iri))
        own = {s.subject for s in statements if s.object == thing and shorten(s.predicate) in {"org:member", ":head"}}
        for statement in statements:
            if thing in (statement.subject, statement.object) or statement.subject in own:
                yield Known(statement, articles[iri])


def mark_article(store: Store, iri: str) -> Marked:
    """Return an article of the store with its facts marked.

    Raises:
        DecoopError: the article's text is not kept with the store.
    """
    article = next(a for a in store.articles() if a.iri == iri)
    text = store.kept_text(article.text_digest)
    statements = tuple(read_statements(store.quads(iri)))
    if text is None:
        raise DecoopError(f"{article.identifier}: its text is not kept with this store; ingest the article again")
    return Marked(article.headline or article.identifier, article.language, text, statements)
