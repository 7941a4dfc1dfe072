"""Language packs: the grammar of a language as data, one TOML file each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .. import DecoopError


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in files(__package__).iterdir() if f.name.endswith(".toml")))


@cache
def load_pack(language: str) -> Mapping[str, Any]:
    """Return a language's pack, one table per component.

    Raises:
        DecoopError: there is no pack for the language.
    """
    if language not in languages():
        raise DecoopError(f"no language pack for {language!r}; there are packs for {', '.join(languages())}")
    return tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
