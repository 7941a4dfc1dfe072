"""HTML to text: the main text of a page with what its markup says of title, date, site and address."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from ... import DecoopError
from .decode import normalise


@dataclass(frozen=True, slots=True)
class Extracted:
    """Hold the text of an HTML page and its metadata; ``published`` is an ISO date."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def extract_html(markup: str | bytes, url: str | None = None) -> Extracted:
    """Return the main text of an HTML page, its title on the first line, and its metadata.

    Args:
        markup: the page; bytes are decoded by what the page declares.
        url: where it was found.

    Raises:
        DecoopError: the page holds no main text.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of a page is said here, in one line
    found = bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=True,  # old portals lay out their pages in tables
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise DecoopError("HTML without an article's text; save the page's text as .txt")
    text = normalise(found.text or "")
    title = normalise(found.title).strip() if found.title else None
    if title and title not in text[: 3 * len(title)]:
        text = f"{title}\n\n{text}"
    return Extracted(text, title, found.date or None, found.sitename or None, found.url or url, found.language or None)
