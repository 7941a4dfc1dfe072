"""The folder of an embedded store: version marker, writer's lock, snapshots for readers.

decoop.json   the version of the layout       oxigraph/   what the one writer changes
lock          held by the writer              snapshots/  numbered copies (hard links); readers read the newest
writing       there while a writer is at work; left behind when it was killed
pending/      the redo log      texts/   article texts      quarantine/   rejected articles
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ... import DecoopError

VERSION = 2
MARKER = "decoop.json"


_locks: set[int] = set()


def _close_locks() -> None:
    # A worker forked from the writer would hold the lock on after the writer was killed.
    for descriptor in _locks:
        os.close(descriptor)
    _locks.clear()


os.register_at_fork(after_in_child=_close_locks)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system or the database complains of into one line for the user."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # pyoxigraph tells of corruption by RuntimeError
        text = str(error)
        if "No space left" in text or "File too large" in text or "Disk quota" in text:
            raise DecoopError(f"{folder}: the disk is full; make room and run again (nothing is lost)") from None
        if isinstance(error, PermissionError) or "Permission denied" in text or "Read-only file system" in text:
            raise DecoopError(f"{folder}: no permission to write there; choose another --store") from None
        if "lock hold by" in text or "While lock file" in text:
            raise DecoopError(f"{folder}: the store is open for writing elsewhere; wait for it to end") from None
        raise DecoopError(
            f"{folder}: the store cannot be read or is damaged ({text.splitlines()[0]}); "
            "restore a copy, or load an export into a new store"
        ) from None


def check_folder(folder: Path) -> bool:
    """Return whether a store of this version is there; raise DecoopError for anything else but nothing."""
    if folder.exists() and not folder.is_dir():
        raise DecoopError(f"{folder}: is a file, not a store; give a folder")
    marker = folder / MARKER
    if not marker.exists():
        # The marker is the first thing written: a folder without it, if not empty, is somebody else's.
        if folder.exists() and any(folder.iterdir()):
            raise DecoopError(f"{folder}: the folder is not empty and holds no decoop store; give another one")
        return False
    try:
        version = json.loads(marker.read_text(encoding="utf-8"))["store"]
    except (ValueError, KeyError, TypeError):
        raise DecoopError(f"{marker}: damaged; restore it from a copy of the store") from None
    if version != VERSION:
        raise DecoopError(
            f"{folder}: the store has layout {version}, this decoop reads {VERSION}; "
            "export it with the decoop that wrote it and load it into a new store"
        )
    return True


def make_folder(folder: Path) -> None:
    """Lay out an empty store."""
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / (MARKER + ".part")
    marker.write_text(json.dumps({"store": VERSION}) + "\n", encoding="utf-8")
    marker.rename(folder / MARKER)


def lock_writer(folder: Path) -> int | None:
    """Take the writer's lock and return its file descriptor, or None while another process holds it."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    _locks.add(lock)
    return lock


def unlock(descriptor: int) -> None:
    """Let go of what `lock_writer` or `hold_snapshot` returned."""
    _locks.discard(descriptor)
    os.close(descriptor)


def list_snapshots(folder: Path) -> list[Path]:
    """Return the finished snapshots, oldest first."""
    found = folder / "snapshots"
    names = [path for path in found.iterdir() if path.name.isdecimal()] if found.is_dir() else []
    return sorted(names, key=lambda path: int(path.name))


def publish_snapshot(folder: Path, backup: Callable[[str], None]) -> None:
    """Make a new snapshot by `backup(path)` and remove the older ones that nobody reads."""
    older = list_snapshots(folder)
    place = folder / "snapshots"
    place.mkdir(exist_ok=True)
    for leftover in place.glob("*.part"):
        shutil.rmtree(leftover, ignore_errors=True)
    number = int(older[-1].name) + 1 if older else 1
    part = place / f"{number}.part"
    backup(str(part))
    part.rename(place / str(number))
    for path in older:
        _remove_unread(path)


def _remove_unread(path: Path) -> None:
    try:
        held = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path, ignore_errors=True)
    except BlockingIOError:
        pass  # a reader holds it; a later writer removes it
    finally:
        os.close(held)


def hold_snapshot(folder: Path) -> tuple[Path, int]:
    """Return the newest snapshot and a file descriptor that keeps it from being removed until closed."""
    while snapshots := list_snapshots(folder):
        try:
            held = os.open(snapshots[-1], os.O_RDONLY)
        except FileNotFoundError:
            continue  # removed between listing and opening: there is a newer one
        fcntl.flock(held, fcntl.LOCK_SH)
        if snapshots[-1].exists():
            _locks.add(held)
            return snapshots[-1], held
        os.close(held)
    raise DecoopError(f"{folder}: the store is being made just now; try again when the first writer is done")
