"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def check_language(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return the code of a language in which there are words for readers; end the command for another."""
    from ..queries.words import languages

    if value.lower() not in languages():
        raise click.BadParameter(f"{value!r} is not one of {', '.join(languages())}")
    return value.lower()


store_option: Callable[[Command], Command] = click.option(
    "--store",
    "store",
    envvar="DECOOP_STORE",
    default="decoop.store",
    show_default=True,
    show_envvar=True,
    metavar="PATH|URL",
    help="Folder of the store, or address of a SPARQL endpoint.",
)
language_option: Callable[[Command], Command] = click.option(
    "--language",
    "--lang",
    callback=check_language,
    envvar="DECOOP_LANGUAGE",
    default="en",
    show_default=True,
    show_envvar=True,
    metavar="CODE",
    help="Language of labels, headings and messages: vi, fr or en.",
)
output_option: Callable[[Command], Command] = click.option(
    "-o",
    "--output",
    "out",
    default="-",
    metavar="FILE",
    help="Write the result there instead of to stdout.",
)
