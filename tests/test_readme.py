"""The README shows what really comes out, and no option that is not there."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^captions (\w+) (.*?)(?:   .*)?$", README, re.MULTILINE)


@cache
def printed(*arguments: str) -> str:
    """Return what the command line prints."""
    command = [sys.executable, "-m", "captions", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_before_and_after() -> None:
    sample = (ROOT / "examples" / "us-japan-alliance.txt").read_text("utf-8").strip()
    cues = (ROOT / "tests" / "golden" / "us-japan-alliance.vtt").read_text("utf-8")
    assert f"```\n{sample}\n```" in README
    assert "```\n" + cues.removeprefix("WEBVTT\n\n").rstrip() + "\n```" in README


def test_profiles() -> None:
    assert printed("profiles").rstrip() in README


@pytest.mark.parametrize(("name", "arguments"), COMMANDS)
def test_options_are_there(name: str, arguments: str) -> None:
    for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", arguments):
        assert re.search(rf"{option}\b", printed(name, "--help")), option


def test_the_readme_has_commands() -> None:
    assert len(COMMANDS) > 10
