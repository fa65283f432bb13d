"""The layers: what may import what, and what an import may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "captions"
BASE = {"model", "marks", "errors", "timecode", "width", "decoding", "memo", "pattern"}
DATA = {"languages"}
STAGES = {"clean", "words", "segment", "timing", "formats", "checks", "speech", "media"}
RIM = {"reading", "writing"}
PURE = ("clean", "segment", "timing")


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the parts of the package that a module imports, type checking included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("captions.")}
    return found


def allowed(part: str) -> set[str]:
    """Return what a part of the package may import."""
    if part in BASE | DATA | {"profile"}:
        return BASE | {part}
    if part in STAGES - {"checks", "speech", "media"}:
        return BASE | DATA | {"profile", part}
    if part == "speech":
        return BASE | DATA | {"profile", part, "words", "timing"}  # a clock that also sounds
    if part == "media":
        return BASE | DATA | {"profile", part, "formats"}  # captions, as a video carries them
    if part == "checks":
        return BASE | DATA | {"profile", part, "words", "formats"}
    if part in RIM:
        return BASE | DATA | {"profile", "formats", "clean", "reading"}
    return {path.stem for path in PACKAGE.iterdir()}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_layers(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part in {"__init__", "__main__", "cli", "pipeline"}:
        return
    if path == PACKAGE / "model" / "track.py":
        return  # Track.to and its like reach up, when they are called
    assert imported(path) <= allowed(part)


@pytest.mark.parametrize("part", PURE)
def test_pure_stages_open_no_file(part: str) -> None:
    for path in (PACKAGE / part).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert name not in {"open", "read_bytes", "write_text", "write_bytes"}, path


def loaded_by(code: str) -> set[str]:
    """Return the modules that are loaded after some code has run in a fresh process."""
    code += "\nimport sys; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", code], text=True).split())


def test_the_version_needs_nothing() -> None:
    code = "import sys; sys.argv[1:] = ['--version']\nfrom captions.__main__ import main; main()"
    bare = loaded_by("")
    own = {"captions", "captions.__main__", "__future__", "0.1.0"}
    assert loaded_by(code) - bare <= own | {line for line in loaded_by(code) if line[0].isdigit()}


def test_the_main_job_needs_no_extra_and_little_else(sample: Path) -> None:
    code = f"""
import sys; sys.argv[1:] = ['format', {str(sample)!r}, '-o', '-']
import io; out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())
from captions.__main__ import main
try: main()
except SystemExit as done: assert not done.code
sys.stdout = out"""
    heavy = {"pydantic", "rich", "chardet", "budoux", "webvtt", "asyncio", "wcwidth", "numpy", "av"}
    assert not heavy & loaded_by(code)
    assert "captions.cli" in loaded_by(code)
