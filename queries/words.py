"""Words of pages and pictures in a reader's language, from words.toml; and the templates that use them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .. import DecoopError

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    return found


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that pages can be in."""
    return tuple(_table()["language"])


def words(language: str) -> dict[str, str]:
    """Return all words in a language; raise DecoopError for one that words.toml lacks."""
    if language not in languages():
        raise DecoopError(f"{language}: pages are in {', '.join(languages())}; add a language to queries/words.toml")
    return {key: forms[language] for key, forms in _table().items()}


def choose_language(wanted: str | None, accept: str | None) -> str:
    """Return the language asked for, else the first that a browser's Accept-Language names, else English."""
    known = languages()
    if wanted in known:
        return str(wanted)
    for part in (accept or "").split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in known:
            return code
    return "en"


@cache
def templates() -> Environment:
    """Return the templates of pages/; all that they print is escaped."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise DecoopError("pages need Jinja2; pip install 'decoop[plot]'") from None
    return Environment(
        loader=PackageLoader(__package__, "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
