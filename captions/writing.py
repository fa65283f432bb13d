"""From text to files: never half a file, and the old one stays until the new one is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from captions.errors import OutputError
from captions.formats import format_of, renderer
from captions.model import Track

__all__ = ["make_folder", "output", "write", "write_text"]


def write(track: Track, path: Path | str, to: str | None = None) -> None:
    """Write a track to a file.

    Args:
        track: The track.
        path: Where to; an existing file is replaced when the new one is complete.
        to: The format; None: as the suffix of ``path`` says, else ``srt``.

    Raises:
        OutputError: The file cannot be written.
        UsageError: There is no such format.
    """
    render = renderer(to or format_of(str(path)) or "srt")
    write_text(path, render(track.cues, track.head))


def write_text(path: Path | str, pieces: Iterable[str]) -> None:
    """Write pieces of text to a file, all of them or nothing; see `output`."""
    with output(path) as stream:
        stream.writelines(pieces)


def make_folder(path: Path | str) -> None:
    """Make a folder, and those it is in, unless it is there.

    Raises:
        OutputError: It cannot be made.
    """
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made a folder ({error.strerror})", str(path)) from None


@contextmanager
def output(path: Path | str) -> Iterator[TextIO]:
    """Open a file for writing UTF-8; ``-`` is standard output.

    The text goes to a temporary file beside it, which takes its place when the block ends well
    and is removed when it does not. What is not a regular file, a pipe say, is written directly.

    Raises:
        OutputError: The file cannot be written.
    """
    if str(path) == "-":
        _as_utf8(sys.stdout)
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise OutputError("is a directory", str(path), remedy="name a file in it")
            with target.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        yield from _replacing(target)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(path)) from None


def _replacing(target: Path) -> Iterator[TextIO]:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as stream:
            yield stream
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _as_utf8(stream: TextIO) -> None:
    """Make standard output write UTF-8 and plain line ends whatever the terminal's locale."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
