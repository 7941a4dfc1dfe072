"""Packaged questions: a query with a header that says what it asks, in which languages, with which parameters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from .. import DecoopError

HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
TRANSLATED = re.compile(r"(summary|description)(?:-([a-z]{2,3}))?")
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Name a parameter and its type; `default` holds what the query says when nothing is given, as a user types it."""

    name: str
    kind: str
    default: str | None = None
    required: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the variables of its VALUES line: two for a period, else one."""
        return (f"_{self.name}_first", f"_{self.name}_last") if self.kind == "period" else (f"_{self.name}",)

    def about(self, language: str) -> str:
        """Return what it means, from parameters.toml."""
        words = descriptions().get(self.name, {})
        return words.get(language) or words.get(SOURCE_LANGUAGE, self.name)


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a packaged query; `summary` and `description` are by language."""

    name: str
    text: str
    summary: dict[str, str]
    description: dict[str, str]
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()

    def said(self, words: dict[str, str], language: str) -> str:
        """Return a summary or description in a language, in English where it has none."""
        return words.get(language) or words.get(SOURCE_LANGUAGE, "")

    @property
    def body(self) -> str:
        """Return the query without its header."""
        return HEADER.sub("", self.text).lstrip("\n")


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """Return what each parameter means, by name and language."""
    found: dict[str, dict[str, str]] = tomllib.loads((files(__package__) / "parameters.toml").read_text("utf-8"))
    return found


def parse_question(name: str, text: str) -> Question:
    """Read the header of a query; raise DecoopError where it cannot be read."""
    try:
        header: Any = yaml.load("\n".join(HEADER.findall(text)), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DecoopError(f"{name}: the lines that begin with #+ are no YAML: {' '.join(str(error).split())}") from None
    header = {} if header is None else header
    if not isinstance(header, dict):
        raise DecoopError(f"{name}: the lines that begin with #+ must be a table of keys, such as 'summary: …'")
    said: dict[str, dict[str, str]] = {"summary": {}, "description": {}}
    for key, value in header.items():
        if found := TRANSLATED.fullmatch(str(key)):
            said[found[1]][found[2] or SOURCE_LANGUAGE] = str(value)
    parameters = tuple(
        _parse_parameter(name, str(key), value) for key, value in (header.get("parameters") or {}).items()
    )
    return Question(name, text, said["summary"], said["description"], tuple(header.get("tags") or ()), parameters)


def _parse_parameter(question: str, name: str, value: object) -> Parameter:
    if not isinstance(value, dict) or "type" not in value:
        raise DecoopError(f"{question}: parameter {name} needs a type, such as {name}: {{type: place}}")
    default = value.get("default")
    return Parameter(
        name, str(value["type"]), None if default is None else str(default), required=bool(value.get("required"))
    )


@cache
def list_questions() -> dict[str, Question]:
    """Return the packaged questions by name."""
    found = sorted(
        (entry for entry in files(__package__).iterdir() if entry.name.endswith(".rq")), key=lambda e: e.name
    )
    return {
        entry.name.removesuffix(".rq"): parse_question(entry.name.removesuffix(".rq"), entry.read_text("utf-8"))
        for entry in found
    }


def find_question(name: str) -> Question:
    """Return a packaged question by its name, or the one in a file; raise DecoopError with near names."""
    if name.endswith(".rq") and (path := Path(name)).is_file():
        try:
            return parse_question(path.stem, path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            why = "it is not written in UTF-8" if isinstance(error, ValueError) else error.strerror
            raise DecoopError(f"{name}: cannot be read ({why})") from None
    questions = list_questions()
    if name in questions:
        return questions[name]
    raise DecoopError(f"{name}: no such question{suggest(name, questions)}; `decoop query` lists them")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return near matches as the middle of an error message, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else ""
