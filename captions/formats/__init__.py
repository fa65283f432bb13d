"""Formats: each a module of its own with the same functions, ``render``, ``parse`` or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol

from captions.errors import UsageError
from captions.model import Cue, Head, Track

__all__ = ["FORMATS", "READABLE", "Parser", "Renderer", "format_of", "parser", "renderer"]

FORMATS = {
    "srt": "captions.formats.srt",
    "vtt": "captions.formats.vtt",
    "sbv": "captions.formats.sbv",
    "json": "captions.formats.json",
    "txt": "captions.formats.txt",
    "ssml": "captions.formats.ssml",
}
"""Name, which is also the suffix, and module of each format that can be written."""


READABLE = {
    "srt": "captions.formats.srt",
    "vtt": "captions.formats.vtt",
    "sbv": "captions.formats.sbv",
    "json3": "captions.formats.json3",
    "transcript": "captions.formats.transcript",
    "json": "captions.formats.json",
}
"""Name and module of each format that can be read."""


class Parser(Protocol):
    """Reads a whole file."""

    def __call__(self, text: str) -> Track:
        """Return the track of a text; its edits are the repairs that were needed.

        Raises:
            InputError: It is nothing of the kind.
        """


class Renderer(Protocol):
    """Writes cues as they come."""

    def __call__(self, cues: Iterable[Cue], head: Head) -> Iterator[str]:
        """Yield the text of a file, piece by piece; edits are read when the cues have ended."""


def renderer(kind: str) -> Renderer:
    """Return the function that writes a format.

    Raises:
        UsageError: There is no such format.
    """
    if kind not in FORMATS:
        raise UsageError(f"there is no format {kind!r}", remedy=f"choose from {', '.join(FORMATS)}")
    render: Renderer = import_module(FORMATS[kind]).render
    return render


def parser(kind: str) -> Parser:
    """Return the function that reads a format.

    Raises:
        UsageError: There is no such format.
    """
    if kind not in READABLE:
        raise UsageError(f"{kind!r} is not read", remedy=f"choose from {', '.join(READABLE)}")
    parse: Parser = import_module(READABLE[kind]).parse
    return parse


def format_of(name: str) -> str | None:
    """Return the format that a file name's suffix stands for, or None.

    >>> format_of("talk.en.VTT"), format_of("talk")
    ('vtt', None)
    """
    suffix = name.rpartition(".")[2].lower()
    return suffix if suffix in FORMATS and "." in name else None
