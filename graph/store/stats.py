"""How much the store holds."""

from __future__ import annotations

from .interface import Store
from .quarantine import list_quarantine

COUNT = """SELECT ?type (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  VALUES ?type {
    <http://xmlns.com/foaf/0.1/Person> <http://www.w3.org/ns/org#Membership> <http://www.w3.org/ns/org#Organization>
    <https://schema.org/Place> <https://w3id.org/decoop/ns#Meeting> <https://w3id.org/decoop/ns#Agreement>
    <https://w3id.org/decoop/ns#Claim> <http://www.w3.org/ns/oa#TextQuoteSelector>
  }
  ?thing a ?type
} GROUP BY ?type"""
NAMES = {
    "Person": "people",
    "Membership": "roles held",
    "Organization": "institutions",
    "Place": "places",
    "Meeting": "meetings",
    "Agreement": "agreements",
    "Claim": "claims",
    "TextQuoteSelector": "quotes",
}


def count(store: Store) -> list[tuple[str, int]]:
    """Return what is counted and how often it is there: articles in all and by language, then things by kind."""
    articles = store.articles()
    rows = [("articles", len(articles))]
    languages = [article.language for article in articles]
    rows += [(f"  in {language or 'no language'}", languages.count(language)) for language in sorted(set(languages))]
    found: dict[str, int] = {}
    for kind, number in store.query(COUNT).rows:
        name = getattr(kind, "value", "").replace("#", "/").rpartition("/")[2]
        found[name] = int(getattr(number, "value", "0"))
    rows += [(label, found.get(name, 0)) for name, label in NAMES.items()]
    rows.append(("articles set aside", len(list_quarantine(store.beside))))
    return rows
