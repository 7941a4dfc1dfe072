"""The store behind a SPARQL 1.1 endpoint."""

from __future__ import annotations

from .. import DecoopError
from .store import Store


def open_remote(location: str, *, write: bool = False) -> Store:
    """Open the store behind an http(s) address."""
    raise DecoopError(f"{location}: remote stores are not there yet (write={write})")
