"""A progress bar on stderr: on a terminal only, and only when it takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
AFTER = 1.0  # seconds without a bar


def shown_progress(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    """Yield the items, showing how many of `total` (None when nobody knows) are done."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=total)
    began = time.monotonic()
    try:
        for item in items:
            if not bar.live.is_started and time.monotonic() - began > AFTER:
                bar.start()
            yield item
            bar.advance(task)
    finally:
        bar.stop()
