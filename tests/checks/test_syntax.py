"""The syntax of a file: what its reader mended, and what the WebVTT syntax says."""

from __future__ import annotations

import pytest

from captions import check
from captions.reading import track_of_text

VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nSo it was.\n\n00:00:03.000 --> 00:00:05.000\n{}\n"
SRT = "1\n00:00:00,000 --> 00:00:02,000\nSo it was.\n\n2\n00:00:03,000 --> 00:00:05,000\n{}\n"


def found(text: str) -> list[tuple[str, int, int | None]]:
    track = track_of_text(text)
    return [(f.rule, f.cue, f.line) for f in check(track, source=text)]


@pytest.mark.parametrize("form", [VTT, SRT])
def test_a_good_file_has_no_finding(form: str) -> None:
    assert found(form.format("Was it so?")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VTT.format("R&D"), [("syntax", 2, 7)]),
        (VTT.format("R&amp;D"), []),
        (VTT.format("<b>So it is"), [("marks", 2, 7)]),
        (VTT.format("<b>So it is</b>"), []),
        (VTT.format("So it is").replace("00:02.000", "00:02,000"), [("syntax", 1, 3)]),
        (VTT.format("So it is").replace("03.000", "06.000"), [("order", 2, 6)]),
        (VTT.format("So it is").replace("WEBVTT\n\n", "WEBVTT\n"), [("syntax", 1, 2)]),
        (SRT.format("So it is").replace("\n2\n", "\n7\n"), [("syntax", 2, 5)]),
        (SRT.format("So it is").replace("\n2\n", "\n"), [("syntax", 2, 5)]),
        (SRT.format("So it is").replace("03,000", "03.000"), [("syntax", 2, 6)]),
        (SRT.format("<i>So it is"), [("marks", 2, 7)]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


def test_the_same_fault_on_many_lines_is_one_finding() -> None:
    cues = [f"00:00:0{i}.000 --> 00:00:0{i}.900 {{}}\nSo it was {i}.\n" for i in range(0, 9, 2)]
    old = "\n".join(["WEBVTT\n", *(cue.format("align:middle") for cue in cues)])
    only = [f.message for f in check(track_of_text(old), source=old, only=["syntax"])]
    assert only == ["'align:middle' is no cue setting; also on lines 6, 9, 12 and 1 more"]

    mixed = old.replace("align:middle", "align:centre", 1)
    lines = [f.line for f in check(track_of_text(mixed), source=mixed, only=["syntax"])]
    assert lines == [3, 6]

    sound = old.replace("align:middle", "align:center")
    assert check(track_of_text(sound), source=sound, only=["syntax"]) == []


def test_a_track_of_ones_own_has_no_syntax() -> None:
    import captions

    track = captions.format("So it was , as they say .")
    assert track.edits
    assert check(track) == []


def test_an_own_file_keeps_to_its_syntax() -> None:
    import captions

    track = captions.format("He said <that> R&D --> was 5 < 7.\n\n-->\n\n1\n")
    for kind in ("srt", "vtt"):
        text = track.to(kind)
        assert [f for f in check(track_of_text(text), source=text) if f.rule == "syntax"] == []
