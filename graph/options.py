"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

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
    type=click.Choice(("vi", "fr", "en"), case_sensitive=False),
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
