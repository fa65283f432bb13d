"""Over six hundred broken files: nothing is lost in silence, nothing hangs, nothing crashes."""

from __future__ import annotations

import json
import textwrap
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import captions
from captions.errors import InputError
from captions.formats import parser, sbv, srt, vtt
from captions.formats.cuetext import parse_text
from captions.formats.marking import without_blank_lines
from captions.formats.vtt_syntax import problems
from captions.model import Mark, Track
from captions.reading import track_of_text
from tests.formats.tracks import srt_tracks, vtt_tracks

FOLDER = Path(__file__).parents[3] / "shared" / "inputs" / "malformed"
FILES = sorted(p for p in FOLDER.glob("*") if p.suffix != ".json")
EXPECTED = [p for p in FILES if p.with_name(p.stem + ".expected.json").exists()]
DIFFERENCES = dict(
    line.split("\t")
    for line in Path(__file__).with_name("differences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
MOST = 60
"""Times what `pace` takes: five seconds where that takes a twelfth of one."""
needs_inputs = pytest.mark.skipif(not FILES, reason="the shared inputs are not here")


@pytest.fixture(scope="module")
def pace() -> float:
    """CPU seconds of wrapping 100,000 words: how fast this machine is, and how busy."""
    text = "so it is and was here " * 17_000

    def once() -> float:
        start = time.process_time()
        textwrap.wrap(text, 42)
        return time.process_time() - start

    return min(once() for _ in range(3))


@needs_inputs
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_read_and_written(path: Path, pace: float) -> None:
    start = time.process_time()
    try:
        track = captions.read(path)
    except InputError as error:
        assert path.name in str(error)
        return
    finally:
        assert time.process_time() - start < MOST * pace
    written = track.to("vtt")
    assert problems(written) == []
    again = vtt.parse(written)
    assert again.edits == ()
    assert [(c.start_ms, c.end_ms, c.lines) for c in again] == [
        (c.start_ms, c.end_ms, c.lines) for c in track
    ]
    assert vtt.parse(again.to("vtt")) == again
    assert [c.lines for c in srt.parse(track.to("srt"))] == [c.lines for c in track if c.lines]


@needs_inputs
@pytest.mark.parametrize(
    "path", [p for p in FILES if p.suffix == ".vtt"], ids=lambda path: path.name
)
def test_what_is_wrong_by_the_syntax_is_reported(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    if text.startswith(("\ufeffWEBVTT", "WEBVTT")) and problems(text):
        with suppress(InputError):
            assert captions.read(path).edits


@needs_inputs
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_formatted(path: Path, pace: float) -> None:
    start = time.process_time()
    try:
        track = captions.format(path)
    except InputError:
        return
    finally:
        assert time.process_time() - start < MOST * pace
    assert problems(track.to("vtt")) == []


@needs_inputs
@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_agrees_with_vtt_js(path: Path) -> None:
    expected = json.loads(path.with_name(path.stem + ".expected.json").read_text(encoding="utf-8"))
    try:
        cues = captions.read(path).cues
    except InputError:
        cues = ()
    found = [(c.start_ms, c.end_ms, c.id, c.text) for c in cues]
    agrees = found == [_plain(cue) for cue in expected["cues"]]
    assert agrees != (path.name in DIFFERENCES), DIFFERENCES.get(path.name, "no reason is listed")


def _plain(cue: dict[str, Any]) -> tuple[int, int, str, str]:
    start, end = round(cue["startTime"] * 1000), round(cue["endTime"] * 1000)
    text, marks = parse_text(cue["text"], start, end, lambda *_: None)
    return start, end, cue["id"], without_blank_lines(text, marks)[0]


TRACKS = st.one_of(srt_tracks().map(lambda t: t.to("srt")), vtt_tracks().map(lambda t: t.to("vtt")))
HARM = st.sampled_from(
    [
        "",
        "\n",
        "\r",
        "\0",
        "-->",
        " --> ",
        "1",
        "\n\n",
        "<",
        "&",
        "00:00:01,000",
        "\ufeff",
        "WEBVTT",
        ":",
        "9" * 40,
    ]
)


@settings(deadline=None)
@given(
    TRACKS,
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), HARM), max_size=6),
    st.sampled_from(["srt", "vtt", "sbv", "json", "json3"]),
)
def test_mangled_files(text: str, harms: list[tuple[float, int, str]], kind: str) -> None:
    for place, size, harm in harms:
        at = int(place * len(text))
        text = text[:at] + harm + text[at + size :]
    for parse in (parser(kind), lambda text: track_of_text(text)):
        try:
            track = parse(text)
        except InputError:
            continue
        assert problems(track.to("vtt")) == []
        assert vtt.parse(track.to("vtt")).edits == ()


REAL = [p for p in FILES if p.stat().st_size < 9000]


@needs_inputs
@settings(deadline=None, max_examples=150)
@given(st.data())
def test_real_files_with_lines_gone_astray(data: st.DataObject) -> None:
    """Lines deleted, doubled, swapped, cut: no error but ours, and what is written is valid."""
    path = data.draw(st.sampled_from(REAL))
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    place = st.integers(0, len(lines) - 1)
    for _ in range(data.draw(st.integers(1, 4))):
        a, b = data.draw(place), data.draw(place)
        match data.draw(st.sampled_from(["delete", "double", "swap", "cut", "harm"])):
            case "delete":
                lines[a] = ""
            case "double":
                lines[a] += "\n" + lines[b]
            case "swap":
                lines[a], lines[b] = lines[b], lines[a]
            case "cut":
                lines[a] = lines[a][: data.draw(st.integers(0, len(lines[a])))]
            case _:
                lines[a] = data.draw(HARM) + lines[a]
    try:
        track = track_of_text("\n".join(lines), path.suffix.removeprefix("."))
        formatted = captions.format(track)
    except InputError:
        return
    for made in (track, formatted):
        assert problems(made.to("vtt")) == []
        assert srt.parse(made.to("srt")).edits == ()


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "\n" * 200_000, "1\n" * 50_000, "0:" * 50_000, "-" * 100_000 + ">"]
)
@pytest.mark.parametrize("kind", ["srt", "vtt", "sbv"])
def test_no_text_takes_long(text: str, kind: str, pace: float) -> None:
    start = time.process_time()
    for around in (
        text,
        f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n",
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n<{text}\n",
    ):
        parser(kind)(around)
    assert time.process_time() - start < MOST * pace


def kinds(track: Track) -> list[str]:
    return [edit.kind for edit in track.edits]


ONE = "00:00:01,000 --> 00:00:02,000"
SRT_TRAPS = [
    ("1\n00:01,000 --> 00:02,000\na", [(1000, 2000, "a")], ["time-form"]),
    ("1\n00:00:01,5 --> 00:00:02\na", [(1500, 2000, "a")], ["time-form"]),
    (f"{ONE}\na", [(1000, 2000, "a")], ["missing-number"]),
    (f"1\n{ONE}\n\na", [(1000, 2000, "a")], ["blank-line-in-cue"]),
    (f"1\n{ONE}\na\n\nThe end of the file.", [(1000, 2000, "a")], ["stray-text"]),
    ("1\n00:00:05,000 --> 00:00:02,000\na", [(5000, 5500, "a")], ["end-before-start"]),
    (
        f"1\n{ONE}\na\n2\n00:00:03,000 --> 00:00:04,000\nb",
        [(1000, 2000, "a"), (3000, 4000, "b")],
        ["missing-blank-line"],
    ),
    (f"1\n{ONE} X1:0\na", [(1000, 2000, "a")], ["coordinates"]),
    (f"1\r{ONE}\ra\r", [(1000, 2000, "a")], []),
    (f"\ufeff1\r\n{ONE}\r\na\n", [(1000, 2000, "a")], []),
    (f"1\n{ONE}\na\0b", [(1000, 2000, "ab")], ["nul"]),
    (f"1\n{ONE}\na --> b", [(1000, 2000, "a --> b")], []),
    (f"1\n{ONE}\n<i>a", [(1000, 2000, "a")], ["unclosed-tag"]),
    (f"2\n{ONE}\na", [(1000, 2000, "a")], ["wrong-number"]),
    ("1\n-00:00:01,000 --> 00:00:02,000\na", [(0, 2000, "a")], ["time-form"]),
    ("1\n00:00:01,000 --&gt; 00:00:02,000\na", [(1000, 2000, "a")], ["time-form"]),
    (f"1\n{ONE}\na\\Nb\\hc", [(1000, 2000, "a\nb\u00a0c")], ["unknown-tag", "unknown-tag"]),
    (f"1\n{ONE}\nC:\\new", [(1000, 2000, "C:\\new")], []),
]


@pytest.mark.parametrize(("text", "cues", "repairs"), SRT_TRAPS)
def test_traps_of_subrip(text: str, cues: list[tuple[int, int, str]], repairs: list[str]) -> None:
    track = srt.parse(text)
    assert [(c.start_ms, c.end_ms, c.text) for c in track] == cues
    assert kinds(track) == repairs


VTT_TRAPS = [
    ("00:01,000 --> 00:02,000\na", [(1000, 2000, "a")], ["time-form"]),
    ("00:01.000 --> 00:02.000\n\na", [(1000, 2000, "a")], ["blank-line-in-cue"]),
    ("00:01.000 --> 00:02.000\na --> b", [(1000, 2000, "a --> b")], ["arrow-in-text"]),
    (
        "00:01.000 --> 00:02.000\na & b < c",
        [(1000, 2000, "a & b < c")],
        ["stray-ampersand", "stray-bracket"],
    ),
    ("00:01.000 --> 00:02.000 align:middle\na", [(1000, 2000, "a")], ["cue-settings"]),
    ("00:03.000 --> 00:02.000\na", [(3000, 3500, "a")], ["end-before-start"]),
    (
        "00:03.000 --> 00:04.000\na\n\n00:01.000 --> 00:02.000\nb",
        [(1000, 2000, "b"), (3000, 4000, "a")],
        ["out-of-order"],
    ),
    (
        "00:01.000 --> 00:02.000\n<font>a</font>",
        [(1000, 2000, "a")],
        ["unknown-tag", "unopened-tag"],
    ),
    (
        "00:01.000 --> 00:02.000\na\n\nx\n\n00:03.000 --> 00:04.000\nb",
        [(1000, 2000, "a"), (3000, 4000, "b")],
        ["stray-text"],
    ),
]


@pytest.mark.parametrize(("text", "cues", "repairs"), VTT_TRAPS)
def test_traps_of_webvtt(text: str, cues: list[tuple[int, int, str]], repairs: list[str]) -> None:
    track = vtt.parse("WEBVTT\n\n" + text)
    assert [(c.start_ms, c.end_ms, c.text) for c in track] == cues
    assert kinds(track) == repairs


def test_sbv_round_trip() -> None:
    track = sbv.parse("0:00:01.000,0:00:02.500\nSo it\nis.\n\n100:00:00.000,100:00:01.000\nEnd.\n")
    assert sbv.parse(track.to("sbv")) == track
    assert track.cues[1].start_ms == 360_000_000


def test_json3_words_have_their_times() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 4000, "id": 1},
        {
            "tStartMs": 0,
            "dDurationMs": 4000,
            "segs": [{"utf8": "so"}, {"utf8": " it", "tOffsetMs": 500}],
        },
        {"tStartMs": 1990, "dDurationMs": 10, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 2000, "dDurationMs": 3000, "segs": [{"utf8": "is"}]},
    ]
    text = json.dumps({"wireMagic": "pb3", "events": events})
    track = track_of_text(text)
    assert [(c.start_ms, c.end_ms, c.text) for c in track] == [
        (0, 2000, "so it"),
        (2000, 5000, "is"),
    ]
    assert captions.format(text).words.start_ms == [0, 500, 2000]


def test_json3_appended_words_are_not_lost() -> None:
    events = [
        None,
        {"tStartMs": 0, "wWinId": 1},
        {"tStartMs": 1000, "dDurationMs": 5000, "segs": [{"utf8": "Hello "}, {"utf8": "and"}]},
        {"tStartMs": 1500, "aAppend": 1, "segs": [{"utf8": " welcome", "tOffsetMs": 100}]},
        {"tStartMs": 2000, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 3000, "segs": [{"utf8": "back."}]},
    ]
    track = track_of_text(json.dumps({"events": events}))
    assert [(c.start_ms, c.end_ms, c.text) for c in track] == [
        (1000, 3000, "Hello and welcome"),
        (3000, 8000, "back."),
    ]
    assert track.cues[0].marks == (Mark(9, 9, "00:00:01.600"),)
