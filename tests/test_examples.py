"""The examples run as they stand, and are short enough to be read at a glance."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(name: str, argument: Path, cwd: Path) -> str:
    """Run an example and return what it printed."""
    command = [sys.executable, str(EXAMPLES / name), str(argument)]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.name)
def test_examples_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 30


def test_captions_from_text(sample: Path, tmp_path: Path) -> None:
    printed = run("captions_from_text.py", sample, tmp_path)
    assert "line 5: repeat: the same as lines 2–4" in printed
    assert (tmp_path / "us-japan-alliance.vtt").read_text("utf-8").startswith("WEBVTT")


def test_house_style(sample: Path, tmp_path: Path) -> None:
    *cues, last = run("house_style.py", sample, tmp_path).splitlines()
    assert last == "the last cue ends at 120000 ms"
    for cue in cues:
        lines = cue.split(" s  ")[1].split(" | ")
        assert len(lines) <= 2
        assert max(map(len, lines)) <= 34


def test_many_files(sample: Path, tmp_path: Path) -> None:
    shutil.copy(sample, tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    printed = run("many_files.py", tmp_path, tmp_path).splitlines()
    assert printed[0].startswith("a.txt: ")
    assert "is a PDF" in printed[1]
    assert (tmp_path / "a.srt").exists()
    assert not (tmp_path / "b.srt").exists()
