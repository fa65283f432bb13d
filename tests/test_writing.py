"""Writing: all or nothing."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from captions.errors import OutputError, UsageError
from captions.model import Cue, Track
from captions.writing import output, write, write_text

TRACK = Track((Cue(0, 1000, ("Hello",)),))


def test_the_suffix_decides(tmp_path: Path) -> None:
    write(TRACK, tmp_path / "a.vtt")
    write(TRACK, tmp_path / "a.txt", to="srt")
    assert (tmp_path / "a.vtt").read_text().startswith("WEBVTT\n\n")
    assert (tmp_path / "a.txt").read_text().startswith("1\n00:00:00,000 --> ")
    with pytest.raises(UsageError, match="no format 'doc'"):
        write(TRACK, tmp_path / "a.doc", to="doc")


def test_a_failure_leaves_the_old_file_and_no_debris(tmp_path: Path) -> None:
    target = tmp_path / "a.srt"
    target.write_text("old")

    def pieces() -> object:
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_text(target, pieces())  # type: ignore[arg-type]
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.srt"]


def test_an_existing_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.srt", tmp_path / "link.srt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, ["new"])
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["", "missing/a.srt"])
def test_what_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as caught, output(tmp_path / name):
        pass
    assert str(tmp_path) in str(caught.value)
    assert caught.value.exit_code == 3
