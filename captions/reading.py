"""From a path, standard input or a string to numbered lines, or to the captions that they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import IncrementalNewlineDecoder
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from unicodedata import is_normalized, normalize

from captions.decoding import Note, Progress, text_blocks
from captions.errors import InputError
from captions.model import Line, Track

__all__ = [
    "captions_or_lines",
    "lines_of_bytes",
    "lines_of_path",
    "lines_of_text",
    "open_source",
    "read",
    "refuse_repaired",
    "sniffed",
    "text_of_path",
    "track_of_text",
]

MAX_LINE = 1 << 18
"""A longer line is read as several, cut at spaces, so that memory stays flat (characters)."""

_LINE_ENDS = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def silent(_: str) -> None:
    """Take a note and say nothing."""


def open_source(path: Path | str) -> BinaryIO:
    """Open a file for reading bytes; ``-`` is standard input.

    Raises:
        InputError: It is missing, a directory, or may not be read.
    """
    if str(path) == "-":
        return sys.stdin.buffer
    try:
        if Path(path).is_dir():
            raise InputError("is a directory", str(path), remedy="name the files in it")
        return Path(path).open("rb")
    except FileNotFoundError:
        raise InputError("there is no such file", str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read ({reason})", str(path)) from None


def lines_of_path(
    path: Path | str, note: Note = silent, progress: Progress | None = None
) -> Iterator[Line]:
    """Yield the numbered lines of a text file, decoded; see `lines_of_bytes`."""
    with open_source(path) as stream:
        name = "<stdin>" if str(path) == "-" else str(path)
        yield from lines_of_bytes(stream, name, note, progress)


def text_of_path(path: Path | str, note: Note = silent, progress: Progress | None = None) -> str:
    """Return the text of a file, decoded as `lines_of_bytes` does; every line end is a newline."""
    return "".join(_blocks_of(path, note, progress))


def captions_or_lines(
    path: Path | str, note: Note = silent, progress: Progress | None = None
) -> Track | Iterator[Line]:
    """Return the captions in a file, or the lines of a script, whichever its content says it is.

    Raises:
        InputError: It is called captions, but holds none.
    """
    name = "<stdin>" if str(path) == "-" else str(path)
    blocks = _blocks_of(path, note, progress)
    head = next(blocks, "")
    kind = sniffed(head, name)
    if kind or suffix_kind(path):
        return track_of_text("".join(chain([head], blocks)), suffix_kind(path), name)
    return _numbered(chain([head], blocks))


def _blocks_of(path: Path | str, note: Note, progress: Progress | None) -> Iterator[str]:
    with open_source(path) as stream:
        name = "<stdin>" if str(path) == "-" else str(path)
        yield from text_blocks(stream, name, note, progress)


def sniffed(text: str, name: str = "<text>") -> str | None:
    """Return the kind of captions that a text is, or None; see `captions.formats.sniff`."""
    from captions.formats.sniff import sniff

    try:
        return sniff(text)
    except InputError as error:
        raise error.about(name) from None


def read(path: Path | str, kind: str | None = None, note: Note = silent) -> Track:
    """Return the captions in a file, as they are; what had to be repaired is in their edits.

    Args:
        path: The file; ``-`` is standard input.
        kind: Its format; None: what its content says.
        note: Is told what a person should know, such as the encoding.

    Raises:
        InputError: It cannot be read, or holds no captions.
        UsageError: There is no such format.
    """
    name = "<stdin>" if str(path) == "-" else str(path)
    return track_of_text(text_of_path(path, note), kind or suffix_kind(path), name)


def suffix_kind(path: Path | str) -> str | None:
    """Return the kind of captions that a file's suffix stands for, if it can be nothing else."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    return suffix if suffix in ("srt", "vtt", "sbv") else None


def track_of_text(text: str, kind: str | None = None, name: str = "<text>") -> Track:
    r"""Return the captions in a text; see `read`. What it says itself outweighs ``kind``.

    >>> track_of_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n").cues[0].lines
    ('Hello',)
    """
    from captions.formats import parser

    found = sniffed(text, name)
    kind = found or kind
    try:
        track = parser(kind)(text) if kind else None
    except InputError as error:
        raise error.about(name) from None
    if track is None or (not track.cues and (found != "vtt" or track.edits)):
        raise InputError("holds no captions", name, remedy="give SubRip, WebVTT, SBV or json3")
    return track


def refuse_repaired(track: Track) -> None:
    """Refuse captions of which something had to be repaired to be read.

    Raises:
        InputError: The first repair, and its line.
    """
    for edit in track.edits:
        raise InputError(f"{edit.kind}: {edit.why}", line=edit.first)


def lines_of_text(text: str) -> Iterator[Line]:
    r"""Yield the numbered lines of a string.

    >>> list(lines_of_text("a\r\nb\u2028c"))
    [Line(number=1, text='a'), Line(number=2, text='b'), Line(number=3, text='c')]
    """
    yield from _numbered(iter([IncrementalNewlineDecoder(None, translate=True).decode(text, True)]))


def lines_of_bytes(
    stream: BinaryIO, name: str, note: Note = silent, progress: Progress | None = None
) -> Iterator[Line]:
    """Yield the numbered lines of a stream, decoded as `text_blocks` does, normalised to NFC."""
    yield from _numbered(text_blocks(stream, name, note, progress))


def _numbered(blocks: Iterator[str]) -> Iterator[Line]:
    number = 0
    tail = ""
    for block in blocks:
        lines = (tail + block).splitlines(keepends=True)
        tail = ""
        if lines and lines[-1][-1] not in _LINE_ENDS:
            tail = lines.pop()
        for line in lines:
            number += 1
            yield Line(number, _normal(line[:-1]))
        while len(tail) > MAX_LINE:
            cut = tail.rfind(" ", 0, MAX_LINE) + 1 or MAX_LINE
            number += 1
            yield Line(number, _normal(tail[:cut]))
            tail = tail[cut:]
    if tail:
        yield Line(number + 1, _normal(tail))


def _normal(text: str) -> str:
    if text.isascii() or is_normalized("NFC", text):
        return text
    return normalize("NFC", text)
