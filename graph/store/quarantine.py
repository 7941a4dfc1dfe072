"""Rejected articles, set aside with all that is needed to see why and to try again."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .folder import explained


@dataclass(frozen=True)
class SetAside:
    """Hold one rejected article.

    `reason` is one line, `source` where it came from, `text` what was read (None when nothing could be), `graph` its
    graph as N-Quads and `report` what validation said (where it came so far), `about` what is known beside the text,
    by the names of the .jsonl input: url, title, published, language, publisher.
    """

    identifier: str
    reason: str
    source: str = ""
    text: str | None = None
    graph: bytes | None = None
    report: str = ""
    about: Mapping[str, str] = field(default_factory=dict)


def set_aside(beside: Path, rejected: SetAside) -> Path:
    """Put a rejected article into `quarantine/` below the folder beside a store; return where it lies.

    An article set aside before under the same identifier gives way.
    """
    place = _place(beside, rejected.identifier)
    part = place.with_name(f".{place.name}.{os.getpid()}")
    with explained(beside):
        part.mkdir(parents=True, exist_ok=True)
        about = {"identifier": rejected.identifier, "reason": rejected.reason, "source": rejected.source}
        about["about"] = dict(sorted(rejected.about.items()))  # type: ignore[assignment]
        (part / "reason.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if rejected.text is not None:
            (part / "text.txt").write_text(rejected.text, encoding="utf-8", newline="")
        if rejected.graph is not None:
            (part / "graph.nq").write_bytes(rejected.graph)
        if rejected.report:
            (part / "report.txt").write_text(rejected.report, encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        part.rename(place)
    return place


def list_quarantine(beside: Path) -> list[SetAside]:
    """Return what was set aside, by identifier."""
    folder = beside / "quarantine"
    found = []
    for path in sorted(folder.glob("*/reason.json")) if folder.is_dir() else []:
        if path.parent.name.startswith("."):
            continue  # half-written
        told = json.loads(path.read_text(encoding="utf-8"))
        text, graph, report = (path.with_name(name) for name in ("text.txt", "graph.nq", "report.txt"))
        found.append(
            SetAside(
                told["identifier"],
                told["reason"],
                told["source"],
                text.read_bytes().decode("utf-8") if text.exists() else None,
                graph.read_bytes() if graph.exists() else None,
                report.read_text(encoding="utf-8") if report.exists() else "",
                told["about"],
            )
        )
    return sorted(found, key=lambda one: one.identifier)


def release(beside: Path, identifier: str) -> bool:
    """Take an article out of quarantine, as after it went in; return whether it was there."""
    place = _place(beside, identifier)
    if not place.exists():
        return False
    with explained(beside):
        shutil.rmtree(place)
    return True


def retry_lines(beside: Path) -> str:
    """Return what can be tried again as the lines of a .jsonl file for `decoop ingest`; what has no text cannot."""
    lines = []
    for one in list_quarantine(beside):
        if one.text is not None:
            lines.append(json.dumps({"id": one.identifier, "text": one.text, **one.about}, ensure_ascii=False) + "\n")
    return "".join(lines)


def _place(beside: Path, identifier: str) -> Path:
    name = re.sub(r"[^\w-]+", "-", identifier)[:60].strip("-")
    return beside / "quarantine" / f"{name or 'x'}-{hashlib.sha256(identifier.encode()).hexdigest()[:8]}"
