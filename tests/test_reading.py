"""Reading: every encoding, every line end, and inputs that are no text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.errors import InputError
from captions.model import Line
from captions.reading import lines_of_bytes, lines_of_path, lines_of_text

TEXT = "Zoë’s café:\nnaïve – “yes”\n\n日本語\n"


def read(data: bytes, notes: list[str] | None = None) -> list[str]:
    """Return the lines of bytes."""
    note = (notes if notes is not None else []).append
    return [line.text for line in lines_of_bytes(io.BytesIO(data), "x.txt", note)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings(encoding: str) -> None:
    notes: list[str] = []
    text = TEXT if not encoding.startswith("utf-16-") else "Plain words in UTF-16, no mark.\n" * 3
    assert read(text.encode(encoding), notes) == text.splitlines()
    assert not notes


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Él señaló que la canción – “así” – duró años. " * 5),
        ("cp1252", "Café naïve façade, déjà vu. Un texte français."),
        ("cp1252", "Città perché è così."),
        ("cp1252", "Größe, Maß, für, Übung."),
        ("cp1253", "Γειά σου Κόσμε, αυτό είναι ένα τεστ."),
        ("cp1251", "Совсем недавно они встретились в Москве, и разговор был долгим. " * 5),
        ("shift_jis", "これは日本語の字幕です。とても長い文章を読みます。" * 5),
        ("gb18030", "这是一个很长的中文字幕,我们需要正确地读取它。" * 5),
    ],
)
def test_legacy_encodings_are_detected_and_said(encoding: str, text: str) -> None:
    notes: list[str] = []
    assert "".join(read(text.encode(encoding), notes)) == text
    assert len(notes) == 1
    assert notes[0].startswith("x.txt: not UTF-8, read as ")


def test_a_stray_byte_does_not_spoil_the_rest() -> None:
    notes: list[str] = []
    data = ("naïve café " * 40).encode() + b"it\x92s so\n"
    assert read(data, notes)[0].endswith("café it’s so")
    assert notes == ["x.txt: stray bytes in UTF-8, read as Windows-1252"]


def test_nor_where_only_a_few_letters_have_accents() -> None:
    notes: list[str] = []
    assert read("Señor Pérez\n".encode() + b"se\xf1or\n", notes)[0] == "Señor Pérez"
    assert notes == ["x.txt: stray bytes in UTF-8, read as Windows-1252"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_line_ends(end: str) -> None:
    assert read(f"one{end}two{end}".encode()) == ["one", "two"]
    assert [line.text for line in lines_of_text(f"one{end}two{end}")] == ["one", "two"]


def test_lines_are_numbered_and_normalised() -> None:
    assert list(lines_of_text("a\n\ne\u0301")) == [Line(1, "a"), Line(2, ""), Line(3, "é")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\0\0\0 ftypisom", "media"),
        (b"\x1aE\xdf\xa3 webm", "video"),
    ],
)
def test_what_is_no_text(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read(data)
    assert str(caught.value).startswith("x.txt: ")


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        list(lines_of_path(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="is a directory"):
        list(lines_of_path(tmp_path))
    with pytest.raises(InputError, match="cannot be read"):
        list(lines_of_path("a\0b"))


@given(st.binary(max_size=400))
def test_any_bytes_are_lines_or_a_sentence(data: bytes) -> None:
    try:
        lines = read(data)
    except InputError as error:
        assert str(error).startswith("x.txt: ")
    else:
        assert not any("\n" in line or "\r" in line for line in lines)


@given(st.text(), st.integers(1, 9))
def test_blocks_do_not_show(text: str, size: int) -> None:
    """Text is decoded the same however the stream is cut into blocks."""
    import captions.decoding as decoding

    data = text.encode("utf-8", "surrogatepass")
    whole = _or_error(data)
    before = decoding.BLOCK_BYTES, decoding.HEAD_BYTES
    decoding.BLOCK_BYTES = size
    try:
        assert _or_error(data) == whole
    finally:
        decoding.BLOCK_BYTES, decoding.HEAD_BYTES = before


def _or_error(data: bytes) -> list[str] | str:
    try:
        return read(data)
    except InputError as error:
        return str(error)


def test_a_line_without_end_is_read_in_parts() -> None:
    parts = read(b"word " * 200_000)
    assert len(parts) > 1
    assert "".join(parts).split() == ["word"] * 200_000
