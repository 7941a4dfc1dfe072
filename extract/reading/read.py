"""Paths to articles: text as it stands, its language, its date, and which stretches of it are the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

from ... import DecoopError
from ..article import Article, Rejected
from ..facts import Quote
from ..legible import make_legible, put_back
from .cues import load_cues
from .decode import LONGEST, normalise
from .html import extract_html
from .language import detect_language
from .lines import unwrap
from .page import read_page
from .published import find_published
from .raw import Raw, Source
from .sources import STDIN, list_sources, spool

__all__ = ["Rejected", "read", "read_text"]

_DATE = re.compile(r"((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:[T ].*)?")
_WORD = re.compile(r"[^\W\d_]{2}")


def read(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Article | Rejected]:
    """Yield the articles that some paths hold, in order, and what could not be read, with the reason.

    Args:
        paths: files (.txt, .html, .jsonl, .warc), folders, http(s) addresses, or ``-`` for ``stdin``.
        published: the publication date of these articles, ISO ("2023-04-13", "2023-10").
        language: their language, as the code of a language pack.
        url: the address of the article.
        stdin: a binary stream.

    Raises:
        DecoopError: an option is wrong; what is wrong with an article never raises, it is yielded as ``Rejected``.
    """
    known = Raw(published=_checked_date(published), language=_checked_language(language), url=url)
    paths = list(paths)
    stream = spool(stdin) if stdin is not None and any(str(path) == STDIN for path in paths) else None
    count: dict[str, int] = {}
    for source in list_sources(paths, stream):
        if isinstance(source, Source):
            count[source.identifier] = count.get(source.identifier, 0) + 1
    return _read_all(list_sources(paths, stream), {one for one, times in count.items() if times > 1}, known)


def _read_all(sources: Iterable[Source | Rejected], shared: set[str], known: Raw) -> Iterator[Article | Rejected]:
    """Read the sources one by one; those that share an identifier wait for each other."""
    waiting: dict[str, list[tuple[Source, Article | Rejected]]] = {}
    first: dict[str, str] = {}  # digest of a text to the identifier it was first met under
    for source in sources:
        if isinstance(source, Rejected):
            yield source
            continue
        result = _read_source(source, known)
        if source.identifier in shared:
            waiting.setdefault(source.identifier, []).append((source, result))
        elif isinstance(result, Article):
            yield _noted(result, first)
        else:
            yield result
    for group in waiting.values():
        yield from _settle(group, first)


def _settle(group: list[tuple[Source, Article | Rejected]], first: dict[str, str]) -> Iterator[Article | Rejected]:
    """Keep one of several copies of a text; reject different texts that claim one identifier."""
    articles = [(source, result) for source, result in group if isinstance(result, Article)]
    yield from (result for _, result in group if isinstance(result, Rejected))
    if len({article.digest for _, article in articles}) == 1:
        yield _noted(articles[0][1], first)
        for source, article in articles[1:]:
            reason = f"the same text was already read from {articles[0][0].place}"
            yield Rejected(source.identifier, source.place, reason, article.text)
        return
    for source, article in articles:
        others = ", ".join(other.place for other, _ in articles if other is not source)
        reason = f"another text has the identifier {source.identifier!r} too ({others}); give each its own"
        yield Rejected(source.identifier, source.place, reason, article.text)


def _noted(article: Article, first: dict[str, str]) -> Article:
    known = first.setdefault(article.digest, article.identifier)
    if known == article.identifier:
        return article
    return replace(article, notes=(*article.notes, f"the same text as {known}"))


def _read_source(source: Source, known: Raw) -> Article | Rejected:
    text = None
    try:
        raw = source.load()
        if raw.markup is not None:
            found = extract_html(raw.markup, raw.url or known.url)
            raw = replace(
                raw,
                text=found.text,
                title=raw.title or found.title,
                published=raw.published or found.published,
                publisher=raw.publisher or found.publisher,
                url=raw.url or found.url,
            )
        text = raw.text
        return read_text(
            text or "",
            identifier=source.identifier,
            title=raw.title,
            published=known.published or _checked_date(raw.published),
            language=known.language or _checked_language(raw.language),
            url=known.url or raw.url,
            publisher=raw.publisher,
            notes=raw.notes,
        )
    except DecoopError as error:
        return Rejected(source.identifier, source.place, str(error), text)


def read_text(
    text: str,
    *,
    identifier: str,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """Return one article: its text normalised, its boilerplate marked, its language and date found where not given.

    Args:
        text: the text of a page, as it was scraped.
        identifier: the name by which the article is known.
        title: the headline, where it is known from elsewhere.
        published: the publication date, ISO, where it is known from elsewhere.
        language: ISO 639-1, where it is known.
        url: where the article was found.
        publisher: the name of the site or newspaper.
        notes: what there was to say so far.

    Raises:
        DecoopError: the text is empty, too long, or in a language without a pack.
    """
    text = normalise(text)
    if not text.strip():
        raise DecoopError("empty; there is nothing to read")
    if len(text) > LONGEST:
        raise DecoopError(f"{len(text):,} characters of text, which no article has; split it into articles")
    text = unwrap(text)
    legible, places = make_legible(text)
    if not _WORD.search(legible):
        raise DecoopError("no words in it; there is nothing to read")
    page = read_page(legible, make_legible(title)[0] if title else title)
    shown = find_published(page)
    language = language or _checked_language(detect_language(_story(legible, page.boilerplate)))
    assert language is not None
    stated = published or (shown[0] if shown else None)
    return Article(
        identifier=identifier,
        text=text,
        language=language,
        published=stated,
        published_quote=put_back(shown[1], places) if shown and shown[0] == stated else None,
        headline=put_back(page.headline, places),
        captions=put_back(page.captions, places),
        boilerplate=put_back(page.boilerplate, places),
        url=url,
        publisher=publisher or page.publisher,
        title=title,
        notes=notes,
    )


def _story(text: str, boilerplate: Iterable[Quote]) -> str:
    """Return the text without boilerplate; the whole text where nothing else is left."""
    pieces = []
    position = 0
    for quote in boilerplate:
        pieces.append(text[position : quote.start])
        position = quote.end
    pieces.append(text[position:])
    story = "".join(pieces)
    return story if story.strip() else text


def _checked_date(value: str | None) -> str | None:
    if value is None:
        return None
    found = _DATE.fullmatch(value.strip())
    if not found:
        raise DecoopError(f"published is {value!r}; write an ISO date: 2023-04-13, 2023-04 or 2023")
    try:
        date.fromisoformat(f"{found[1]}-01-01"[: len("2023-04-13")])
    except ValueError as error:
        raise DecoopError(f"published is {value!r}, a day that no calendar has") from error
    return found[1]


def _checked_language(value: str | None) -> str | None:
    if value is None:
        return None
    languages = load_cues().languages
    code = value.strip().lower().replace("_", "-").split("-")[0]
    if code not in languages:
        raise DecoopError(f"in the language {value!r}, for which there is no pack (there are: {', '.join(languages)})")
    return code
