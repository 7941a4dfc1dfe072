"""The redo log of a bulk load: each shard is whole on disk before the database sees it, and goes when it is loaded.

A shard is N-Quads, headed by one comment line for each graph it holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..exchange.nquads import checked_nquads
from .interface import ArticleGraph

ARTICLES = 400  # a shard holds this many articles,
BYTES = 32 << 20  # or this many bytes, whatever comes first
HEAD = b"# "


def pending_shards(folder: Path) -> list[Path]:
    """Return the shards written but not known to be loaded, oldest first; half-written ones are removed."""
    pending = folder / "pending"
    if not pending.is_dir():
        return []
    for leftover in pending.glob("*.part"):
        leftover.unlink()
    return sorted(pending.glob("*.nq"))


def graphs_of(shard: bytes) -> Iterator[str]:
    """Yield the names of the graphs in a shard."""
    place = 0
    while shard.startswith(HEAD, place):
        end = shard.index(b"\n", place)
        yield shard[place + len(HEAD) : end].decode("utf-8")
        place = end + 1


def union_of(shard: bytes) -> bytes:
    """Return what the graphs of a shard state, as lines that name no graph."""
    start = shard.index(b"\n<") + 1 if shard.startswith(HEAD) else 0
    lines = shard[start:].split(b" .\n")
    return b" .\n".join([line[: line.rindex(b" <")] for line in lines[:-1]]) + b" .\n"


def write_shards(folder: Path, graphs: Iterable[ArticleGraph]) -> Iterator[tuple[Path, int]]:
    """Write graphs into shards; yield each with its number of articles once it is safely on disk.

    A shard holds a graph once: the same article again begins a new shard, so the last one wins.
    """
    pending = folder / "pending"
    pending.mkdir(exist_ok=True)
    number, size = 0, 0
    shard: dict[str, bytes] = {}
    for article, graph in graphs:
        data = checked_nquads(article, graph)
        if article in shard or len(shard) >= ARTICLES or size >= BYTES:
            number += 1
            yield _write_shard(pending, number, shard), len(shard)
            shard, size = {}, 0
        shard[article] = data
        size += len(data)
    if shard:
        yield _write_shard(pending, number + 1, shard), len(shard)


def _write_shard(pending: Path, number: int, shard: dict[str, bytes]) -> Path:
    path = pending / f"{number:08d}.nq"
    part = path.with_suffix(".part")
    with part.open("wb") as out:
        out.writelines(HEAD + article.encode() + b"\n" for article in shard)
        out.writelines(shard.values())
        out.flush()
        os.fsync(out.fileno())
    part.rename(path)
    place = os.open(pending, os.O_RDONLY)
    os.fsync(place)
    os.close(place)
    return path
