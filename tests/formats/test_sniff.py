"""The kind of captions is found from what they say; a plain script is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.errors import InputError
from captions.formats.sniff import sniff

TIMING = "00:00:01,000 --> 00:00:02,000"
KINDS = [
    ("WEBVTT", "vtt"),
    ("\ufeffWEBVTT - a title\n\n", "vtt"),
    ("webvtt\n\n00:01.000 --> 00:02.000\na", "vtt"),
    (f"\n\n1\n{TIMING}\na", "srt"),
    (f"{TIMING}\na", "srt"),
    ("00:01.000 --> 00:02.000\na", "srt"),
    (f"Downloaded from here\n\n1\n{TIMING}\na\n", "srt"),
    ("0:00:01.000,0:00:02.000\na", "sbv"),
    ('{"wireMagic": "pb3", "events": []}', "json3"),
    ('{"format": "captions", "version": 1}', "json"),
    ("So it is.\nAnd so it will be.", None),
    ("Meet me at 10:30 --> bring tea.", None),
    ("WEBVTTisaword in a script", None),
    ("1\n2\n3", None),
    ("00:00 Introduction\n01:30 The end", None),
    ("0:00\nSo it is\n\n0:04\nand was\n0:07\nand will be.", "transcript"),
    ("\ufeff[00:00:01] So it is\n[00:00:04] and was\n[00:01:07.250] and will be.", "transcript"),
    ("(0:01) - So\nit is\n(0:04) - and was\n(0:07) - and will be.", "transcript"),
    ("9:00 Doors open\n9:30 A talk\n10:30 Coffee", None),
    ("0:05 is late.\n0:03 is early.\n0:01 is best.", None),
    ("0:00\n0:04\n0:07", None),
    ("0:00 So\n" + "it goes on.\n" * 40 + "0:04\n0:07", None),
    ("{not json}", None),
    ("", None),
    (
        "\n".join(["A script about SubRip says a lot of things."] * 20 + ["1", TIMING, "Hello"]),
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str | None) -> None:
    assert sniff(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<tt xmlns="x">',
        "<SAMI>",
        "[Script Info]\n",
        "{0}{25}Hello",
        "Scenarist_SCC V1.0",
        '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">',
        "<transcript><text start='0'>",
        "[ar:Somebody]\n[00:01.00]Hello",
    ],
)
def test_what_is_not_read_is_said(text: str) -> None:
    with pytest.raises(InputError, match="not read here"):
        sniff(text)


@pytest.mark.parametrize("text", ["<!DOCTYPE html>\n<p>", "\n<html lang='en'>", "<!-- x --><HTML>"])
def test_a_web_page_is_said_to_be_one(text: str) -> None:
    with pytest.raises(InputError, match="is HTML"):
        sniff(text)


@pytest.mark.parametrize(
    "text", ["<html5 is a word>", "[00:01] Hello", "[Music] Hello", "<b>Hi</b>"]
)
def test_a_script_may_start_like_them(text: str) -> None:
    assert sniff(text) is None


@given(st.text())
def test_text_is_no_captions(text: str) -> None:
    if "-->" not in text and "WEBVTT" not in text.upper():
        assert sniff("So: " + text) is None
