"""Every quote sliced again from the text that it was taken from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ...extract.article import Rejected
from ..store.interface import Store, StoredArticle
from .claims import Statement, read_statements


class State(Enum):
    """Say how an article stands: as it was read, changed since, or without a text at hand."""

    SOUND = "sound"
    CHANGED = "changed"
    ABSENT = "absent"
    FALSE = "false"  # the text is the one that was read, and a quote is not in it


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold what re-reading one article showed: the claims whose words are not where they should be."""

    article: StoredArticle
    state: State
    quotes: int
    mismatches: tuple[tuple[Statement, str], ...] = ()


def read_texts(folder: Path) -> dict[str, str]:
    """Return the texts of a folder by identifier, read as ``ingest`` reads them."""
    from ...extract.reading.read import read

    return {a.identifier: a.text for a in read([folder]) if not isinstance(a, Rejected)}


def verify(
    store: Store, texts: Mapping[str, str] | None = None, tick: Callable[[], None] = lambda: None
) -> list[Checked]:
    """Check each article's quotes against its text: the one kept with the store, or one of ``texts`` by identifier."""
    checked = []
    for article in store.articles():
        text = texts.get(article.identifier) if texts is not None else store.kept_text(article.text_digest)
        checked.append(_check(store, article, text))
        tick()
    return checked


def _check(store: Store, article: StoredArticle, text: str | None) -> Checked:
    statements = read_statements(store.quads(article.iri))
    quotes = sum(len(s.quotes) for s in statements)
    if text is None:
        return Checked(article, State.ABSENT, quotes)
    wrong = tuple((s, text[q.start : q.end]) for s in statements for q in s.quotes if text[q.start : q.end] != q.exact)
    same = hashlib.sha256(text.encode()).hexdigest() == article.text_digest
    state = State.FALSE if same and wrong else State.SOUND if same else State.CHANGED
    return Checked(article, state, quotes, wrong)
