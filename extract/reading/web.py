"""Pages from the web: fetched from their addresses, or kept in a web archive (WARC)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from ... import DecoopError
from ..article import Rejected
from .decode import LARGEST
from .raw import Raw, Source, take_bytes


def list_archive(stream: IO[bytes], place: str) -> Iterator[Source | Rejected]:
    """Yield the HTML pages of a web archive (WARC), named by their addresses."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield Rejected(Path(place).name, place, "web archives need warcio; install decoop[warc]")
        return
    try:
        for record in ArchiveIterator(stream):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in (kind or "").lower():
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            data = record.content_stream().read(LARGEST + 1)
            yield Source(url, f"{place}: {url}", partial(take_bytes, data, markup=True, url=url))
    except (ArchiveLoadFailed, OSError, EOFError) as error:
        yield Rejected(Path(place).name, place, f"not a web archive, or a broken one: {error}")


def fetch_page(url: str) -> Raw:
    """Read a page from the web."""
    import urllib.error
    import urllib.request

    from ... import __version__

    request = urllib.request.Request(url, headers={"User-Agent": f"decoop/{__version__}"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            data = answer.read(LARGEST + 1)
            kind = answer.headers.get_content_type()
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise DecoopError(f"cannot be fetched: {getattr(error, 'reason', error)}") from error
    return take_bytes(data, markup="html" in kind or data.lstrip()[:1] == b"<", url=url)
