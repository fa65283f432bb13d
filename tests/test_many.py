"""Many inputs at once: the same files and words as one after the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from captions.cli import many
from captions.cli.many import Many
from captions.errors import InputError, ProfileError, UsageError

SENTENCE = "The quick brown fox, who had slept, jumps over the lazy dog and runs away. "


def doubled(job: int) -> int:
    sys.stderr.write(f"job {job}\n")
    if job % 5 == 3:
        raise InputError("is odd", f"job {job}")
    if job == 16:
        raise UsageError("is too much", f"job {job}")
    if job == 17:
        raise ProfileError("does not exist", f"job {job}")
    return 2 * job


@pytest.fixture(params=["here", "over processes"])
def files(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(many, "_cores", lambda: 3)
    monkeypatch.setattr(many, "_WORTH", 0 if request.param == "over processes" else 1 << 60)
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(SENTENCE)
    return tmp_path


def test_results_and_words_come_in_order(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work = Many()
    jobs = list(range(16))
    found = list(work.results(doubled, jobs, [str(files / f"{job}.txt") for job in jobs]))
    assert found == [2 * job for job in jobs if job % 5 != 3]
    assert work.failed == InputError.exit_code
    said = [line for job in jobs for line in _said(job)]
    assert capsys.readouterr().err.splitlines() == said


def _said(job: int) -> list[str]:
    return [f"job {job}", *([f"captions: job {job}: is odd"] if job % 5 == 3 else [])]


@pytest.mark.parametrize(("job", "error"), [(16, UsageError), (17, ProfileError)])
def test_what_is_wrong_for_all_ends_it(files: Path, job: int, error: type[Exception]) -> None:
    sources = [str(files / "1.txt")] * 3
    with pytest.raises(error):
        list(Many().results(doubled, [1, job, 2], sources))


def test_the_only_input_fails_as_itself(files: Path) -> None:
    with pytest.raises(InputError):
        list(Many().results(doubled, [3], [str(files / "3.txt")]))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "captions", *arguments]


def test_files_are_those_of_one_by_one(tmp_path: Path) -> None:
    inputs = []
    for number in range(8):
        path = tmp_path / f"talk {number}.txt"
        path.write_text(SENTENCE * (1000 + number))
        inputs.append(str(path))
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 8)
    inputs.insert(3, str(binary))
    out = tmp_path / "out"
    done = subprocess.run(
        command("format", *inputs, "-o", str(out)), capture_output=True, text=True, check=False
    )
    assert done.returncode == InputError.exit_code
    assert len(done.stderr.splitlines()) == 1
    assert "binary.txt" in done.stderr
    assert len(list(out.iterdir())) == 8
    for number in (0, 7):
        alone = tmp_path / "alone.srt"
        subprocess.run(
            command("format", str(tmp_path / f"talk {number}.txt"), "-o", str(alone)), check=True
        )
        assert alone.read_bytes() == (out / f"talk {number}.srt").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes")
def test_an_interrupt_leaves_whole_files_only(tmp_path: Path) -> None:
    inputs = []
    for number in range(60):
        path = tmp_path / f"{number}.txt"
        path.write_text(SENTENCE * 4000)
        inputs.append(str(path))
    out = tmp_path / "out"
    few = "from captions.cli import many; many._cores = lambda: 2; "  # or all begin at once
    code = f"{few}from captions.__main__ import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "format", *inputs, "-o", str(out)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not (out.is_dir() and any(out.glob("*.srt"))):
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert not said
    assert not list(out.glob(".*"))
    written = list(out.iterdir())
    assert 0 < len(written) < len(inputs)
    assert len({path.read_bytes() for path in written}) == 1
