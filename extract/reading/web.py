"""Pages from the web: fetched from their addresses, or kept in a web archive (WARC)."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path
from typing import IO, Any

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
    pages = 0
    try:
        for record in _quietly(ArchiveIterator(stream)):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in (kind or "").lower():
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            pages += 1
            data = record.content_stream().read(LARGEST + 1)
            yield Source(url, f"{place}: {url}", partial(take_bytes, data, markup=True, url=url))
    except (ArchiveLoadFailed, OSError, EOFError, AttributeError, ValueError, zlib.error) as error:
        why = "a record without an address" if isinstance(error, AttributeError) else " ".join(str(error).split())
        yield Rejected(Path(place).name, place, f"not a web archive, or a broken one: {why}")
        return
    if not pages:
        yield Rejected(Path(place).name, place, "a web archive without pages in HTML")


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """Yield what an archive holds without what warcio prints of a wrong length, six lines on stderr."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def fetch_page(url: str) -> Raw:
    """Read a page from the web."""
    import http.client
    import urllib.error
    import urllib.parse
    import urllib.request

    from ... import __version__

    try:
        parts = urllib.parse.urlsplit(url)
        path, asked = (urllib.parse.quote(part, safe="%/:?@!$&'()*+,;=~") for part in (parts.path, parts.query))
        address = urllib.parse.urlunsplit(parts._replace(path=path, query=asked))  # "/hợp-tác" may be typed as it is
        request = urllib.request.Request(address, headers={"User-Agent": f"decoop/{__version__}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            data = answer.read(LARGEST + 1)
            kind = answer.headers.get_content_type()
    except (urllib.error.URLError, TimeoutError, OSError, http.client.HTTPException, ValueError) as error:
        raise DecoopError(f"cannot be fetched: {getattr(error, 'reason', error)}") from error
    return take_bytes(data, markup="html" in kind or data.lstrip()[:1] == b"<", url=url)
