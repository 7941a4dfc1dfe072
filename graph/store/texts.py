"""Article texts, compressed, kept beside the store by their digest: what quotes are checked against."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from pathlib import Path

from .folder import explained


class TextKeeper:
    """Keep the texts of a store's articles in the folder that belongs to it."""

    @property
    def beside(self) -> Path:
        """Return the folder on this machine for what belongs to the store and is no graph: texts, quarantine."""
        raise NotImplementedError

    def keep_text(self, digest: str, text: str) -> None:
        """Keep an article's text under its sha256."""
        with explained(self.beside):
            write_text(self.beside / "texts", digest, text)

    def text(self, digest: str) -> str | None:
        """Return a kept text, or None."""
        return read_text(self.beside / "texts", digest)

    def kept_text(self, digest: str) -> str | None:
        """Return what is kept under a digest now, even when that is no longer the text; None for nothing."""
        return read_kept(self.beside / "texts", digest)


def text_path(folder: Path, digest: str) -> Path:
    """Return where the text with this sha256 (hex) is kept below the folder."""
    return folder / digest[:2] / f"{digest[2:]}.gz"


def write_text(folder: Path, digest: str, text: str) -> None:
    """Keep a text; one that is there already is left alone."""
    path = text_path(folder, digest)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0))
    part.replace(path)


def read_text(folder: Path, digest: str) -> str | None:
    """Return a kept text; None when there is none, or what is there is not what was kept."""
    text = read_kept(folder, digest)
    return text if text is not None and hashlib.sha256(text.encode()).hexdigest() == digest else None


def read_kept(folder: Path, digest: str) -> str | None:
    """Return what is kept under a digest, whether or not it is still what was kept; None when nothing readable is."""
    try:
        return gzip.decompress(text_path(folder, digest).read_bytes()).decode("utf-8", errors="replace")
    except (FileNotFoundError, EOFError, zlib.error, gzip.BadGzipFile):
        return None


def remove_text(folder: Path, digest: str) -> None:
    """Forget a kept text."""
    text_path(folder, digest).unlink(missing_ok=True)
