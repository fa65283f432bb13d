"""``captions check``: its reports as files beside this one, its exit codes, its escapes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from captions.checks import RULES, Finding, Result
from captions.checks.reports import renderer
from captions.width import columns

GOLDEN = Path(__file__).with_name("golden")
HOOKS = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"


def run(*arguments: str, stdin: bytes = b"", cwd: Path = GOLDEN) -> tuple[int, str, str]:
    """Run the command and return its exit code and what it said."""
    command = [sys.executable, "-m", "captions", "check", *arguments]
    environment = os.environ | {"PYTHONWARNINGS": "error", "LC_ALL": "C"}
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err, err
    return done.returncode, out, err


@pytest.mark.parametrize("form", ["table", "json", "sarif", "github"])
def test_reports(form: str) -> None:
    option = [] if form == "table" else [f"--{form}"]
    code, out, err = run("talk.srt", "talk.vtt", *option)
    assert (code, err) == (1, "")
    out = re.sub(r'"version": "\d+\.\d+\.\d+[^"]*"(?=,\s+"rules")', '"version": "…"', out)
    golden = GOLDEN / f"report.{form}.txt"
    if "CAPTIONS_NEW_GOLDEN" in os.environ:
        golden.write_text(out, "utf-8")
    assert out == golden.read_text("utf-8")


def test_nothing_found_is_exit_0() -> None:
    good = b"1\n00:00:00,000 --> 00:00:02,000\nSo it was.\n"
    code, out, err = run("-", stdin=good)
    assert (code, err) == (0, "")
    assert out == "<stdin>: 1 cue, nothing found (netflix, en)\n"
    assert run("-", "--github", stdin=good) == (0, "", "")


def test_options_change_the_limits() -> None:
    cue = b"1\n00:00:00,000 --> 00:00:02,000\nSo it was, and we all went home then.\n"
    assert run("-", stdin=cue)[0] == 0
    for option in ("--max-columns=20", "--max-cps=15", "--min-duration=3", "--max-duration=1.5"):
        assert run("-", option, stdin=cue)[0] == 1
    assert run("-", "--max-cps=15", "--skip=speed", stdin=cue)[0] == 0
    assert run("-", "--max-cps=15", "--only", "width, lines", stdin=cue)[0] == 0
    assert "(bbc, fr)" in run("-", "--profile=bbc", "--language=fr", stdin=cue)[1]


def test_the_language_is_what_the_script_says() -> None:
    cue = "1\n00:00:00,000 --> 00:00:04,000\n日本語の字幕は一行に十三字。\n".encode()
    code, out, _ = run("-", stdin=cue)
    assert code == 1
    assert "14 characters  13 characters" in out
    assert "(netflix, ja)" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--only", "widht", "talk.srt"], "did you mean 'width'?"),
        (["--skip", "widht", "talk.srt"], "there is no rule 'widht'"),
        (["--json", "--sarif", "talk.srt"], "--json and --sarif"),
        (["--max-columns", "many", "talk.srt"], "--max-columns"),
        ([], "FILE"),
        (["--wrong", "talk.srt"], "--wrong"),
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err


def test_an_input_that_cannot_be_used_is_exit_3(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("Only a script, with no times.\n")
    for file in (str(script), str(tmp_path), str(tmp_path / "none.srt")):
        code, out, err = run(file)
        assert (code, out) == (3, "")
        assert err.startswith("captions: ")
        assert err.count("\n") == 1
    assert run("--profile", "netflx", "talk.srt")[0] == 3


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    code, out, err = run("none.srt", "talk.srt", "--json")
    assert code == 3
    assert "there is no such file" in err
    assert [file["file"] for file in json.loads(out)["files"]] == ["talk.srt"]


def test_json_follows_its_schema() -> None:
    _, out, _ = run("talk.srt", "talk.vtt", "--json")
    report = json.loads(out)
    assert (report["format"], report["version"]) == ("captions-check", 1)
    for file in report["files"]:
        assert file.keys() == {"file", "profile", "language", "cues", "conformity", "findings"}
        assert file["conformity"].keys() == RULES.keys()
        for finding in file["findings"]:
            assert finding["rule"] in RULES
            assert 1 <= finding["cue"] <= file["cues"]
            assert isinstance(finding["line"], int)
            assert isinstance(finding["value"], int | float | str)
            share = file["conformity"][finding["rule"]]
            assert share["within"] < share["checked"]


def test_sarif_has_what_its_standard_asks_for() -> None:
    _, out, _ = run("talk.srt", "--sarif")
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    [one] = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"].endswith(".")
        [place] = result["locations"]
        assert place["physicalLocation"]["artifactLocation"] == {"uri": "talk.srt"}
        assert place["physicalLocation"]["region"]["startLine"] >= 1


def test_github_annotations_are_escaped(tmp_path: Path) -> None:
    file = tmp_path / "50%: a,b.srt"
    file.write_text("1\n00:00:00,000 --> 00:00:02,000\nHe took 50%\nof &amp; it.\n")
    _, out, _ = run(file.name, "--github", "--only=marks", cwd=tmp_path)
    assert out == (
        "::error file=50%25%3A a%2Cb.srt,line=3,title=marks::"
        "cue 1: “&amp;” would be shown as it stands\n"
    )


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    rows = (GOLDEN / "talk.srt").read_text().split("\n")
    _, out, _ = run("talk.srt", "--json", "--only=width")
    [finding] = json.loads(out)["files"][0]["findings"]
    assert rows[finding["line"] - 1].startswith("Nobody came to the station")


def test_repositories_of_captions_can_run_it() -> None:
    text = HOOKS.read_text("utf-8")
    assert "id: captions-check" in text
    assert "entry: captions check" in text
    pattern = re.search(r"files: (.*)", text)
    assert pattern
    assert re.search(pattern[1], "talks/one.en.vtt")
    assert not re.search(pattern[1], "talks/one.txt")


def test_a_table_is_no_wider_than_a_screen() -> None:
    texts = ("not after a subject pronoun", "字幕" * 20, "x" * 300, "so many words " * 5)
    findings = [
        Finding("fits-one-line", cue, 95_400_000, 100_000, value, limit, "", "", "warning")
        for cue in (1, 99_999)
        for value in texts
        for limit in (None, texts[0])
    ]
    result = Result("a.srt", "netflix", "en", 99_999, tuple(findings), {})
    *rows, _ = "".join(renderer("table")([result])).splitlines()
    assert max(map(columns, rows)) <= 80
    shown = re.sub(r"\s", "", "".join(rows))
    assert shown.count("字") == 20 * 4  # of what is no longer than a cell may be nothing is lost
    assert shown.count("many") == 5 * 4
