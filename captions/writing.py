"""From text to files: never half a file, and the old one stays until the new one is complete."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TextIO

from captions.errors import OutputError
from captions.formats import format_of, renderer
from captions.model import Track

__all__ = ["make_folder", "output", "write", "write_folder", "write_text"]


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


def write_folder(
    folder: Path | str, files: Iterable[tuple[str, str]], index: tuple[str, str]
) -> None:
    """Write files to a folder, all of them or nothing; what else is in it stays.

    Until all are complete they are in a folder of their own inside it. Then they take the places
    of those before them, and the one that lists them comes last: where it is, the others are.

    Args:
        folder: The folder; it is made if need be.
        files: Name and text of each.
        index: Name and text of the one that lists them.

    Raises:
        OutputError: They cannot be written.
    """
    make_folder(folder)
    target = Path(folder)
    apart = target / f".{index[0]}.{os.getpid()}.tmp"
    names = []
    try:
        apart.mkdir()
        for name, text in chain(files, [index]):
            (apart / name).write_text(text, "utf-8", newline="\n")
            names.append(name)
        (target / index[0]).unlink(missing_ok=True)
        for name in names:
            (apart / name).replace(target / name)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(folder)) from None
    finally:
        shutil.rmtree(apart, ignore_errors=True)


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
