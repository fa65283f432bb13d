"""Captions on the command line: what goes in, what comes out, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = (
    "1\n00:00:01,000 --> 00:00:03,000\nSo it is.\n\n"
    "2\n00:00:04,000 --> 00:00:06,000\nAnd so it was.\n\n"
)
HURT = GOOD.replace("00:00:04,000", "00:04,0")
LONG = (
    "1\n00:00:01,000 --> 00:00:05,000\n"
    "So it is and so it was, and so it will be for as long as it goes.\n\n"
)


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "captions", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8")


def test_captions_come_out_as_they_are_if_nothing_is_wrong() -> None:
    assert run("format", "-", stdin=GOOD).stdout == GOOD


def test_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "captions.txt"
    path.write_text(GOOD, encoding="utf-8")
    assert run("format", str(path)).stdout == GOOD


def test_repairs_are_summed_up_and_reported(tmp_path: Path) -> None:
    path, report = tmp_path / "a.srt", tmp_path / "report.json"
    path.write_text(HURT, encoding="utf-8")
    done = run("format", str(path), "--report", str(report))
    assert done.returncode == 0
    assert "1 repair" in done.stderr
    assert "time-form" in done.stderr
    edit = json.loads(report.read_text(encoding="utf-8"))["edits"][0]
    assert (edit["kind"], edit["first"]) == ("time-form", 6)


def test_strict(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(HURT, encoding="utf-8")
    done = run("format", str(path), "--strict", "-o", str(tmp_path / "b.srt"))
    assert done.returncode == 3
    assert f"{path}, line 6" in done.stderr
    assert not (tmp_path / "b.srt").exists()
    path.write_text(GOOD, encoding="utf-8")
    assert run("format", str(path), "--strict").returncode == 0


@pytest.mark.parametrize("text", ["So it is.\n", "", "1\n2\n3\n"])
def test_what_is_called_captions_and_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.srt"
    path.write_text(text, encoding="utf-8")
    done = run("format", str(path))
    assert done.returncode == 3
    assert "captions" in done.stderr
    assert "Traceback" not in done.stderr


def test_keep_cues() -> None:
    done = run("format", "-", "--keep-cues", "--max-columns", "40", stdin=LONG)
    times, *lines = done.stdout.strip().split("\n")[1:]
    assert times == "00:00:01,000 --> 00:00:05,000"
    assert " ".join(lines) == LONG.strip().split("\n")[2]
    assert len(lines) == 2


def test_shift_scale_and_anchors() -> None:
    def start(*options: str) -> str:
        return run("format", "-", "--keep-cues", *options, stdin=GOOD).stdout.split("\n")[1][:12]

    assert start("--shift", "1.5") == "00:00:02,500"
    assert start("--shift=-0.5s") == "00:00:00,500"
    assert start("--scale", "25/23.976") == "00:00:01,043"
    assert start("--anchor", "0:01=0:10") == "00:00:10,000"
    assert start("--anchor", "0:01=0:02", "--anchor", "0:02=0:04") == "00:00:02,000"


@pytest.mark.parametrize(
    "options",
    [
        ["--keep-cues", "--keep-lines"],
        ["--scale", "x"],
        ["--scale", "0"],
        ["--anchor", "1"],
        ["--anchor", "1=2", "--shift", "3"],
        ["--anchor", "1=2", "--anchor", "1=3"],
        ["--drop", "words"],
        ["--duration", "10"],
        ["--wpm", "120"],
    ],
)
def test_wrong_usage(options: list[str]) -> None:
    done = run("format", "-", *options, stdin=GOOD)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""


def test_a_script_has_no_times_to_keep() -> None:
    assert run("format", "-", "--keep-cues", stdin="So it is.").returncode == 2


def test_to_webvtt_and_back_keeps_what_players_understand() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000 line:0\n<v Bob><i>So</i> it is.\n"
    assert "{\\an8}<i>So</i> it is." in run("format", "-", stdin=text).stdout
    again = run("format", "-", "--to", "vtt", stdin=text).stdout
    assert "line:0\n<v Bob><i>So</i> it is.</v>" in again


def test_parts_for_those_who_do_not_hear() -> None:
    text = GOOD.replace("So it is.", "[door slams]\nBOB: So it is.")
    assert "BOB" in run("format", "-", stdin=text).stdout
    assert run("format", "-", "--drop", "sounds,labels", stdin=text).stdout == GOOD
