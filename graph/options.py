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
output_option: Callable[[Command], Command] = click.option(
    "-o",
    "--output",
    "out",
    default="-",
    metavar="FILE",
    help="Write the result there instead of to stdout.",
)
