"""From bytes to text: encodings, line ends, and inputs that are no text at all.

Memory stays flat: a source is decoded block by block, never as a whole.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from io import IncrementalNewlineDecoder
from typing import BinaryIO

from captions.errors import InputError

__all__ = ["Note", "Progress", "text_blocks"]

BLOCK_BYTES = 1 << 16
HEAD_BYTES = 1 << 20
"""The encoding is decided on this much of the source."""

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
# Greek, Cyrillic, Hebrew or Arabic letters with the Latin ones that touch them.
_FOREIGN = re.compile("[A-Za-z]*[\u0370-\u052f\u0590-\u06ff]+[A-Za-z]*")
_LATIN = re.compile("[A-Za-z]")
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1a\x1b")

_TEXT_BYTES = bytes(c for c in range(256) if c >= 32 or c in b"\0\t\n\r\x0c")

Note = Callable[[str], None]
Progress = Callable[[int], None]


def text_blocks(
    stream: BinaryIO, name: str, note: Note, progress: Progress | None = None
) -> Iterator[str]:
    """Yield the text of a stream block by block; every line end is a newline.

    A byte-order mark decides on the encoding, then valid UTF-8, then UTF-16 by its zero bytes, then
    detection (which ``note`` is told of). Stray bytes in UTF-8 are read as Windows-1252 and noted.

    Args:
        stream: The bytes.
        name: What errors and notes call the stream.
        note: Is told what a person should know.
        progress: Is told of the number of bytes of each block that has been read.

    Raises:
        InputError: The stream is not text.
    """
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
    stray = sum(map(len, _STRAY.findall(text))) if _has_stray(text) else 0
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 10 > len(head):
        raise InputError("is binary, not text", name)
    if not stray:
        return "utf-8", 0
    if stray * 2 <= sum(c > "\x7f" for c in text) - stray:
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

    # Eras before the web are where short Western texts are taken for Baltic or Macintosh ones.
    encoding = chardet.detect(head, encoding_era=chardet.EncodingEra.MODERN_WEB)["encoding"]
    try:
        codecs.lookup(encoding or "")
    except LookupError:
        encoding = None
    if (
        not encoding
        or encoding.lower() in ("ascii", "utf-8")
        or _mixes_scripts(head.decode(encoding, "replace"))
    ):
        encoding = "Windows-1252"
    note(f"{name}: not UTF-8, read as {encoding}")
    return encoding


def _mixes_scripts(text: str) -> bool:
    """Return whether letters of another script stand mostly inside Latin words: a wrong guess.

    >>> _mixes_scripts("Cittа perchй и cosм"), _mixes_scripts("Привет, world")
    (True, False)
    """
    runs = [match[0] for match in _FOREIGN.finditer(text)]
    return 2 * sum(bool(_LATIN.search(run)) for run in runs) > len(runs)


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
            if _has_stray(text):
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


def _has_stray(text: str) -> bool:
    """Return whether bytes were no UTF-8; to encode it is ten times as fast as to look for them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _STRAY.search(text) is not None
    return False


def _as_windows_1252(match: re.Match[str]) -> str:
    return bytes(ord(c) - 0xDC00 for c in match[0]).decode("cp1252", "replace")
