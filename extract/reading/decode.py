"""Bytes to text: UTF-8, or what the bytes most likely are, which is then said."""

from __future__ import annotations

import codecs
import unicodedata

from charset_normalizer import from_bytes

from ... import DecoopError
from .cues import load_cues

LARGEST = 5_000_000  # bytes: no article is longer; a longer file is a dump, a scan or a mistake
LONGEST = 300_000  # characters of text: a page of 5 MB is mostly markup
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def normalise(text: str) -> str:
    """Return the text in NFC with LF line ends and without a byte order mark; nothing else is changed."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the normalised text of some bytes, and a note where the encoding had to be found out.

    Args:
        data: the whole content, at most ``LARGEST`` bytes.

    Raises:
        DecoopError: the content is empty, too large, or no text.
    """
    if len(data) > LARGEST:
        raise DecoopError(f"larger than {LARGEST // 1_000_000} MB, which no article is; split it into articles")
    if not data.strip():
        raise DecoopError("empty; there is nothing to read")
    if data.startswith(b"%PDF-"):
        raise DecoopError("a PDF, not text; convert it to text or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = normalise(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise DecoopError(f"begins as {encoding} text but is not; save it as UTF-8") from error
            return _checked(text), None if encoding == "utf-8-sig" else f"read as {encoding}"
    try:
        return _checked(normalise(data.decode("utf-8"))), None
    except UnicodeDecodeError:
        pass
    if _is_binary(data.decode("latin-1")):
        raise DecoopError("binary data, not text; convert it to text or HTML first")
    best = from_bytes(data, cp_isolation=list(load_cues().encodings)).best()
    if best is None:
        raise DecoopError("not text in an encoding that can be recognised; save it as UTF-8")
    return _checked(normalise(str(best))), f"not UTF-8, read as {best.encoding}"


def _checked(text: str) -> str:
    if _is_binary(text):
        raise DecoopError("binary data, not text; convert it to text or HTML first")
    if not text.strip():
        raise DecoopError("empty; there is nothing to read")
    return text


def _is_binary(text: str) -> bool:
    """Say whether a text holds more control characters than stray ones (or a NUL, which text never holds)."""
    odd = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v\x1b")
    return "\0" in text or odd > len(text) / 200
