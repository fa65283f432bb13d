"""From bytes to numbered lines: encodings, line ends, and inputs that are no text at all.

Memory stays flat: a source is decoded block by block, never as a whole.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable, Iterator
from io import IncrementalNewlineDecoder
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from unicodedata import is_normalized, normalize

from captions.errors import InputError
from captions.model import Line, Track

__all__ = [
    "captions_or_lines",
    "lines_of_bytes",
    "lines_of_path",
    "lines_of_text",
    "open_source",
    "read",
    "sniffed",
    "text_of_path",
    "track_of_text",
]

BLOCK_BYTES = 1 << 16
HEAD_BYTES = 1 << 20
"""The encoding is decided on this much of the source."""
MAX_LINE = 1 << 18
"""A longer line is read as several, cut at spaces, so that memory stays flat (characters)."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF", "export its text first"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as plain text"),
    (b"{\\rtf", "a rich-text document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"\x1aE\xdf\xa3", "a Matroska video", "give its script or captions"),
    (b"RIFF", "a media file", "give its script or captions"),
    (b"OggS", "a media file", "give its script or captions"),
    (b"ID3", "a media file", "give its script or captions"),
)

_STRAY = re.compile("[\udc80-\udcff]+")
_LINE_ENDS = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1a\x1b")

_TEXT_BYTES = bytes(c for c in range(256) if c >= 32 or c in b"\0\t\n\r\x0c")

Note = Callable[[str], None]
Progress = Callable[[int], None]


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
        yield from _blocks(stream, name, note, progress)


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


def lines_of_text(text: str) -> Iterator[Line]:
    r"""Yield the numbered lines of a string.

    >>> list(lines_of_text("a\r\nb\u2028c"))
    [Line(number=1, text='a'), Line(number=2, text='b'), Line(number=3, text='c')]
    """
    yield from _numbered(iter([IncrementalNewlineDecoder(None, translate=True).decode(text, True)]))


def lines_of_bytes(
    stream: BinaryIO, name: str, note: Note = silent, progress: Progress | None = None
) -> Iterator[Line]:
    """Yield the numbered lines of a stream of text in whatever encoding.

    A byte-order mark decides, then valid UTF-8, then UTF-16 by its zero bytes, then detection
    (which ``note`` is told of). Stray bytes in UTF-8 are read as Windows-1252 and noted. Text is
    normalised to NFC.

    Args:
        stream: The bytes.
        name: What errors and notes call the stream.
        note: Is told what a person should know.
        progress: Is told of the number of bytes of each block that has been read.

    Raises:
        InputError: The stream is not text.
    """
    yield from _numbered(_blocks(stream, name, note, progress))


def _blocks(
    stream: BinaryIO, name: str, note: Note, progress: Progress | None = None
) -> Iterator[str]:
    head = _read(stream, HEAD_BYTES, name)
    _refuse_binary(head, name)
    encoding, skip = _encoding(head, len(head) < HEAD_BYTES, name, note)
    yield from _decoded(stream, head[skip:], encoding, name, note, progress)


def _read(stream: BinaryIO, size: int, name: str) -> bytes:
    try:
        return stream.read(size)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", name) from None


def _refuse_binary(head: bytes, name: str) -> None:
    for signature, what, remedy in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(f"is {what}, not text", name, remedy=remedy)
    if head[4:8] == b"ftyp":
        raise InputError("is a media file, not text", name, remedy="give its script or captions")


def _encoding(head: bytes, whole: bool, name: str, note: Note) -> tuple[str, int]:
    """Return the encoding and the number of bytes of its mark."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, len(mark)
    if b"\0" in head:
        return _utf16_without_mark(head, name), 0
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(head, whole)
    stray = sum(map(len, _STRAY.findall(text))) if not text.isascii() else 0
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 10 > len(head):
        raise InputError("is binary, not text", name)
    if not stray:
        return "utf-8", 0
    if stray * 4 < sum(c > "\x7f" for c in text) - stray:
        return "utf-8", 0  # mostly valid: a few stray bytes, dealt with where they stand
    return _detected(head, name, note), 0


def _utf16_without_mark(head: bytes, name: str) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd > len(head) // 5 and min(even, odd) * 20 < max(even, odd):
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        text = head.decode(encoding, "replace")
        if sum(c.isprintable() or c.isspace() for c in text) > 0.9 * len(text):
            return encoding
    if 1000 * (even + odd) < len(head) + 2000 and not head.translate(None, _TEXT_BYTES):
        return "utf-8"  # a stray zero in a text
    raise InputError("is binary, not text", name)


def _detected(head: bytes, name: str, note: Note) -> str:
    import chardet

    encoding = chardet.detect(head)["encoding"]
    try:
        codecs.lookup(encoding or "")
    except LookupError:
        encoding = None
    if not encoding or encoding.lower() in ("ascii", "utf-8"):
        encoding = "windows-1252"
    note(f"{name}: not UTF-8, read as {encoding}")
    return encoding


def _decoded(
    stream: BinaryIO,
    block: bytes,
    encoding: str,
    name: str,
    note: Note,
    progress: Progress | None,
) -> Iterator[str]:
    """Yield decoded text block by block; every line end is a newline."""
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    newlines = IncrementalNewlineDecoder(decoder, translate=True)
    noted = False
    while True:
        for at in range(0, len(block), BLOCK_BYTES):
            text = newlines.decode(block[at : at + BLOCK_BYTES])
            if not text.isascii() and _STRAY.search(text):
                text = _STRAY.sub(_as_windows_1252, text)
                if not noted:
                    note(f"{name}: stray bytes in UTF-8, read as Windows-1252")
                    noted = True
            yield text
            if progress:
                progress(min(BLOCK_BYTES, len(block) - at))
        block = _read(stream, BLOCK_BYTES, name)
        if not block:
            yield _STRAY.sub(_as_windows_1252, newlines.decode(b"", True))
            return


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


def _as_windows_1252(match: re.Match[str]) -> str:
    return bytes(ord(c) - 0xDC00 for c in match[0]).decode("cp1252", "replace")
