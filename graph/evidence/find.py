"""From what a user types to the IRI of an article."""

from __future__ import annotations

from ... import DecoopError
from ..exchange.terms import shorten
from ..store.interface import Store


def find_article(store: Store, name: str) -> str:
    """Return the IRI of the article with this identifier or IRI; raise DecoopError when there is none."""
    articles = store.articles()
    for article in articles:
        # as it was given, as other commands print it ("article/leeds-1"), or the end of it
        if name in {article.iri, article.identifier, shorten(article.iri), article.iri.rpartition("/")[2]}:
            return article.iri
    raise DecoopError(f"{name}: no such article among the {len(articles)} in the store; `decoop stats` counts them")
