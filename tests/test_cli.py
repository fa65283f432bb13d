"""The command line: its options, its exit codes, and one sentence for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LINE = "It was late , and the last train of the day had gone."
TEXT = f"{LINE}\n{LINE}\nNobody waited."


def run(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "captions", *arguments]
    environment = os.environ | {"PYTHONWARNINGS": "error", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(command, done.returncode, out, err)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT)
    return path


def test_version_and_help() -> None:
    import captions

    assert run("--version").stdout == f"captions {captions.__version__}\n"
    for arguments in (["--help"], ["format", "--help"], ["format", "-h"]):
        done = run(*arguments)
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_standard_input_and_output() -> None:
    done = run("format", "-", stdin=TEXT.encode())
    assert done.returncode == 0
    assert done.stdout.startswith("1\n00:00:00,000 --> 00:00:0")
    assert done.stdout.count("It was late,") == 1
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "starts"),
    [
        (["--to", "vtt"], "WEBVTT\n\n"),
        (["--to", "srt"], "1\n"),
        (["--to", "txt"], "It was late,"),
        (["--to", "json"], '{"format": "captions", "version": 1'),
    ],
)
def test_formats(text: Path, arguments: list[str], starts: str) -> None:
    assert run("format", str(text), *arguments).stdout.startswith(starts)


def test_the_suffix_of_the_output_decides(text: Path, tmp_path: Path) -> None:
    for suffix, starts in (("vtt", "WEBVTT"), ("srt", "1\n"), ("json", "{")):
        target = tmp_path / f"out.{suffix}"
        assert run("format", str(text), "-o", str(target)).returncode == 0
        assert target.read_text("utf-8").startswith(starts)


def test_several_inputs_need_a_folder(tmp_path: Path) -> None:
    names = []
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(f"{TEXT}\n\n# The end of it all\n")
        names.append(str(tmp_path / name))
    assert run("format", *names).returncode == 2
    done = run("format", *names, "-o", str(tmp_path / "out"), "--to", "vtt")
    assert done.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.vtt", "b.vtt"]
    assert "# The" in (tmp_path / "out" / "a.vtt").read_text()
    assert "#" not in (tmp_path / "out" / "b.vtt").read_text()


def test_one_bad_input_does_not_stop_the_others(text: Path, tmp_path: Path) -> None:
    done = run("format", str(tmp_path / "none.txt"), str(text), "-o", str(tmp_path / "out"))
    assert done.returncode == 3
    assert "there is no such file" in done.stderr
    assert (tmp_path / "out" / "talk.srt").exists()


@pytest.mark.parametrize("command", ["format", "script"])
def test_a_folder_that_cannot_be_made(command: str, text: Path) -> None:
    done = run(command, str(text), "-o", f"{text}/out/")
    assert done.returncode == 3
    assert "cannot be made a folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_report_replays(text: Path, tmp_path: Path) -> None:
    from captions.clean import clean, replay
    from captions.model import Edit
    from captions.reading import lines_of_path

    report = tmp_path / "report.json"
    assert (
        run("format", str(text), "-o", str(tmp_path / "o.srt"), "--report", str(report)).returncode
        == 0
    )
    edits = [
        Edit(**{**edit, "before": tuple(edit["before"]), "after": tuple(edit["after"])})
        for edit in json.loads(report.read_text("utf-8"))["edits"]
    ]
    assert {edit.kind for edit in edits} == {"space-before-punctuation", "repeat"}
    assert replay(lines_of_path(text), edits) == list(clean(lines_of_path(text)))


def test_single_rules(text: Path) -> None:
    done = run("format", str(text), "--max-columns", "20", "--max-lines", "1", "--to", "txt")
    assert max(map(len, done.stdout.splitlines())) <= 20
    done = run("format", str(text), "--to", "json", "--fps", "25", "--duration", "0:30")
    cues = json.loads(done.stdout)["cues"]
    assert all(cue["start_ms"] % 40 == 0 for cue in cues)
    assert cues[-1]["end_ms"] <= 30_000


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["format"], 2, ""),
        (["nonsense"], 2, ""),
        (["format", "none.txt"], 3, "captions: none.txt: there is no such file\n"),
        (["format", "."], 3, "is a directory"),
        (["format", "-"], 3, "there is no text"),
        (["format", "-", "--profile", "netflicks"], 3, "did you mean 'netflix'?"),
        (["format", "-", "--to", "doc"], 2, "there is no format 'doc'"),
        (["format", "-", "-o", "a.doc"], 2, ".doc is not a format"),
        (["format", "-", "-o", "none/a.srt"], 3, "cannot be written"),
        (["format", "-", "--wpm", "fast"], 2, "'fast' is not a number"),
        (["format", "-", "--wpm", "-3"], 2, "out of range"),
        (["format", "-", "--wpm", "100", "--duration", "9"], 2, "one clock"),
        (["format", "-", "--duration", "soon"], 2, "is not a time"),
        (["format", "-", "--max-columns", "0"], 2, "whole number"),
        (["format", "-", "--max-cps", "0"], 2, "out of range"),
        (["format", "-", "--min-duration", "9", "--max-duration", "7"], 3, "leave no cue possible"),
        (["format", "-", "--repeats", "some"], 2, "choose from drop, keep, aggressive"),
        (["format", "-", "--fps", "9999"], 2, "out of range"),
    ],
)
def test_mistakes(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    stdin = b"" if arguments == ["format", "-"] else b"Some text."
    done = run(*arguments, stdin=stdin, cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())
    if code == 3:
        assert done.stderr.count("\n") == 1


def test_binary_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(bytes(range(256)) * 9)
    done = run("format", "x.txt", "-o", "x.srt", cwd=tmp_path)
    assert (done.returncode, [p.name for p in tmp_path.iterdir()]) == (3, ["x.txt"])
    assert done.stderr == "captions: x.txt: is binary, not text\n"


def test_a_closed_pipe_is_no_error(sample: Path) -> None:
    command = f"{sys.executable} -m captions format {sample} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("1\n00:00:00", "")


def test_profiles() -> None:
    lines = run("profiles").stdout.splitlines()
    assert lines[0].startswith("profile")
    assert [
        line.split()[0] for line in lines[1:]
    ] == "bbc dcmp netflix prime ted youtube-shorts".split()
    assert "17 cps" in run("profiles", "--language", "fr").stdout


def test_languages_tells_of_every_language_with_data() -> None:
    from captions.cli.languages import NAMES

    rows = {line.split()[0]: line for line in run("languages").stdout.splitlines()[1:]}
    assert rows.keys() == NAMES.keys()
    folder = Path(__file__).parent.parent / "captions" / "languages"
    known = {path.stem for path in folder.glob("*.txt")}
    assert known == {tag for tag, row in rows.items() if "known words" in row}
    assert "said as meant" in rows["en"]


def test_every_command_is_found_alone_and_among_the_others() -> None:
    from captions.cli import COMMANDS

    shown = run("--help").stdout
    for name in COMMANDS:
        assert f"  {name} " in shown
        assert f"captions {name} " in run(name, "--help").stdout
    assert run("frmat").returncode == 2


def test_a_report_replaces_neither_input_nor_output(sample: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_bytes(sample.read_bytes())
    for report in (text, tmp_path / "a.srt"):
        done = run("format", str(text), "-o", str(tmp_path / "a.srt"), "--report", str(report))
        assert (done.returncode, "--report" in done.stderr) == (2, True)
    assert text.read_bytes() == sample.read_bytes()


def test_an_unknown_profile_is_no_fault_of_the_input(sample: Path) -> None:
    done = run("format", str(sample), "--profile", "netfix")
    assert done.returncode == 3
    assert done.stderr.startswith("captions: there is no profile 'netfix'")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["format"], ["script"], ["speak", "--captions", "-"]])
def test_strict_refuses_captions_that_need_a_repair(command: list[str]) -> None:
    captions = b"1\n00:00:02,000 --> 00:00:01,000\nHello there.\n"
    name, *rest = command
    voice = ["--voice", "silent"] if name == "speak" else []
    assert run(name, "-", *rest, *voice, stdin=captions).returncode == 0
    done = run(name, "-", *rest, *voice, "--strict", stdin=captions)
    assert (done.returncode, done.stderr.count("\n"), "line " in done.stderr) == (3, 1, True)
