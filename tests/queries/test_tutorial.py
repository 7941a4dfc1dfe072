"""The tutorial runs: each command of docs/tutorial.md as it stands, and each cell of the notebook.

DECOOP_REFRESH=1 writes what the commands print now into both.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import decoop

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"
REFRESH = bool(os.environ.get("DECOOP_REFRESH"))
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
PACKAGE = str(Path(decoop.__file__).parents[1])
MISTAKES = {"partner=Occitanie"}  # a command with one of these is meant to fail

pytestmark = pytest.mark.skipif(not (ROOT / "examples").is_dir(), reason="the examples are not beside the tests")


def run(command: str) -> str:
    """Run a command in the current folder; what it says on stderr, as a terminal shows it, comes first."""
    program, *arguments = shlex.split(command)
    assert program == "decoop"
    found = subprocess.run(
        [sys.executable, "-m", "decoop.cli", *arguments],
        env={**os.environ, "PYTHONPATH": PACKAGE, "COLUMNS": "110"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == (1 if MISTAKES & set(arguments) else 0), found.stderr
    said = [line.rstrip() for text in (found.stderr, found.stdout) for line in text.splitlines() if "\r" not in line]
    assert said or "-o" in arguments
    return "\n".join(said)


def test_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    text = TUTORIAL.read_text("utf-8")
    blocks = []
    for block in BLOCK.findall(text):
        commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
        answers = {command: run(command) for command in commands}
        blocks.append("\n".join(f"$ {command}\n{answer}".rstrip() for command, answer in answers.items()) + "\n")
    assert (tmp_path / "dossier.html").stat().st_size > 10_000
    if REFRESH:
        new = iter(blocks)
        TUTORIAL.write_text(BLOCK.sub(lambda _: f"```console\n{next(new)}```", text), encoding="utf-8")


def test_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.setenv("PYTHONPATH", PACKAGE)
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("Claire Delmas" in str(output.get("data", "")) for output in shown)
    if REFRESH:
        for cell in notebook.cells:
            cell.metadata = {}
        notebook.metadata.pop("language_info", None)
        nbformat.write(notebook, NOTEBOOK)
