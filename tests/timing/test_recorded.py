"""Recorded words: told by their structure, never believed before they are checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.errors import InputError
from captions.recording import recorded_words
from captions.timing.recorded import JSON, TEXT, recorded, recorded_text
from captions.timing.recorded.heard import Heard, words_of
from tests.timing import recordings
from tests.timing.recordings import WORDS

CASES = [
    pytest.param(name, found, id=f"{name} {number}")
    for name, all_found in recordings.JSON.items()
    for number, found in enumerate(all_found, 1)
]


def first_reader(readers: dict[str, Any], found: Any) -> str:
    """Return the name of the reader that reads something."""
    for name, reader in readers.items():
        try:
            if list(reader(found)):
                return name
        except Exception:  # noqa: BLE001 - whatever it stumbles over
            continue
    return ""


def said(words: captions.Words) -> list[tuple[str, int, int]]:
    """Return words without their marks, and their times."""
    texts = [text.strip(".").lower() for text in words.display]
    return list(zip(texts, words.start_ms, words.end_ms, strict=True))


EXPECTED = [(text.strip(".").lower(), start, end) for text, start, end in WORDS]


@pytest.mark.parametrize(("name", "found"), CASES)
def test_json_is_told_by_its_structure(name: str, found: Any) -> None:
    assert first_reader(JSON, found) == name
    assert said(recorded(found)) == EXPECTED
    assert said(recorded_text(json.dumps(found))) == EXPECTED


def test_every_reader_has_a_case() -> None:
    assert set(JSON) == {*recordings.JSON, "Amazon Polly"}
    assert set(TEXT) == set(recordings.TEXTS)


@pytest.mark.parametrize("name", recordings.TEXTS)
def test_text_is_told_by_its_structure(name: str) -> None:
    for text in recordings.TEXTS[name]:
        assert first_reader(TEXT, text) == name
        assert said(recorded_text(text)) == EXPECTED


@pytest.mark.parametrize("kind", ["Vosk", "edge-tts", "Azure", "Edge"])
def test_lines_of_json_are_a_list(kind: str) -> None:
    rows = recordings.JSON[kind][-1]
    text = recordings.lines(rows if isinstance(rows, list) else [rows])
    assert said(recorded_text("\ufeff" + text)) == EXPECTED


def test_marks_that_only_start_end_where_the_next_one_starts() -> None:
    words = recorded_text(recordings.lines(recordings.POLLY))
    assert first_reader(JSON, recordings.POLLY) == "Amazon Polly"
    assert words.display == ["So", "it", "is"]
    assert words.start_ms == [500, 700, 1200]
    assert words.end_ms[0] == 700 < words.end_ms[1] < 1200 < words.end_ms[2] < 2000


def test_words_that_an_aligner_has_not_found_follow_on_the_one_before() -> None:
    found = {
        "words": [
            {"word": "So", "case": "success", "start": 0.5, "end": 0.7},
            {"word": "it", "case": "not-found-in-audio"},
            {"word": "is", "case": "success", "start": 1.2, "end": 1.5},
        ]
    }
    words = recorded(found)
    assert words.display == ["So", "it", "is"]
    assert words.start_ms == [500, 700, 1200]
    assert 700 < words.end_ms[1] <= 1200
    whisperx = {"segments": [{"words": [{"word": "In"}, {"word": "so", "start": 1, "end": 2}]}]}
    assert recorded(whisperx).display == ["In", "so"]


def test_a_time_of_zero_is_left_out_by_google() -> None:
    words = {"results": [{"alternatives": [{"words": [{"endTime": "0.4s", "word": "so"}]}]}]}
    assert (recorded(words).start_ms, recorded(words).end_ms) == ([0], [400])


def test_a_last_result_with_speakers_says_nothing_again() -> None:
    word = {"startTime": "1s", "endTime": "2s", "word": "so"}
    results = [{"alternatives": [{"words": [word]}]}, {"alternatives": [{"words": [word]}]}]
    assert recorded({"results": results}).display == ["so"]


@pytest.mark.parametrize("kind", ["srt", "vtt", "json"])
def test_captions_are_recordings(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"talk.{kind}"
    track = captions.format("So it is. And that was that.")
    captions.write(track, path)
    words = recorded_words(path)
    assert words.display == track.words.display
    if kind == "json":
        assert words.start_ms == track.words.start_ms


def test_stamps_inside_captions_are_times_of_words(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(
        "WEBVTT\n\n00:00.500 --> 00:01.500\nSo<00:00:00.700> it<00:00:01.200> is.\n", "utf-8"
    )
    assert recorded_words(path).start_ms == [500, 700, 1200]
    json3 = {
        "wireMagic": "pb3",
        "events": [
            {
                "tStartMs": 500,
                "dDurationMs": 1000,
                "segs": [{"utf8": "So"}, {"utf8": " it", "tOffsetMs": 200}],
            }
        ],
    }
    path.write_text(json.dumps(json3), "utf-8")
    assert recorded_words(path.rename(tmp_path / "talk.json3")).start_ms == [500, 700]


def word(text: str = "so", start: Any = 1.0, end: Any = 2.0) -> dict[str, Any]:
    return {"word": text, "start": start, "end": end}


HOSTILE: dict[str, tuple[str, str]] = {
    "nothing": ("", "is empty"),
    "no words": ("{}", "holds no words with times"),
    "other": ('[{"word": 7, "start": 1}]', "holds no words with times"),
    "no JSON": ('{"words": [', "is not JSON"),
    "deep": ("[" * 10_000 + "]" * 10_000, "nested too deep|holds no words"),
    "deep objects": ('{"a":' * 10_000 + "1" + "}" * 10_000, "nested too deep|holds no words"),
    "prose": ("So it is, and so it was.", "holds no words with times"),
    "NaN": (json.dumps({"words": [word(start=float("nan"))]}), r'word 1 \("so"\) starts at nan s'),
    "infinite": (json.dumps({"words": [word(end=float("inf"))]}), "ends at inf s"),
    "negative": (json.dumps({"words": [word(start=-1)]}), "starts at -1 s"),
    "reversed": (json.dumps({"words": [word(end=0.5)]}), "ends .* before it starts"),
    "unsorted": (json.dumps({"words": [word(start=90, end=91), word()]}), "starts at 1 s, after"),
    "null": (json.dumps({"words": [word(start=None, end=None)]}), "has no times"),
    "huge": ('{"words": [{"word": "so", "start": 1' + "0" * 400 + "}]}", "no words with times|at "),
    "a word that is none": (json.dumps({"words": [{"word": None, "start": 1}]}), "holds no words"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_used_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    text, problem = HOSTILE[name]
    path = tmp_path / "words.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=problem) as caught:
        captions.format("So it is.", words=path)
    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(InputError, match="binary"):
        captions.format("So it is.", words=path)
    with path.open("wb") as stream:
        stream.truncate(200 << 20)
    with pytest.raises(InputError, match="more than 128 MB"):
        captions.format("So it is.", words=path)


def test_an_encoding_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text(json.dumps({"words": [word("café")]}, ensure_ascii=False), "utf-16")
    assert recorded_words(path).display == ["café"]


times = st.none() | st.floats(0, 1e6)


@given(st.lists(st.tuples(st.sampled_from(["so", "it is", "", "–"]), times, times)))
def test_words_are_in_order_and_no_two_at_once(rows: list[tuple[str, Any, Any]]) -> None:
    try:
        words = words_of(Heard(*row) for row in rows)
    except InputError:
        return
    edges = [ms for pair in zip(words.start_ms, words.end_ms, strict=True) for ms in pair]
    assert edges == sorted(edges)


@given(
    st.recursive(
        st.none() | st.floats() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "words",
                        "word",
                        "start",
                        "end",
                        "results",
                        "segments",
                        "alternatives",
                        "text",
                        "items",
                        "type",
                        "tiers",
                        "offset",
                        "duration",
                        "result",
                        "chunks",
                        "timestamp",
                    ]
                ),
                inner,
            )
        ),
    )
)
def test_any_json_is_read_or_refused(found: Any) -> None:
    try:
        recorded(found)
    except InputError as error:
        assert "\n" not in str(error)


def test_rolling_captions_say_each_word_once(tmp_path: Path) -> None:
    path = tmp_path / "auto.vtt"
    rows = ["so it is", "and so it was", "for many a year", "until it was over"]
    cues = [
        f"00:00:{2 * k:02}.000 --> 00:00:{2 * k + 2:02}.000\n{before}\n{row}\n"
        for k, (before, row) in enumerate(zip([" ", *rows], rows, strict=False))
    ]
    path.write_text("WEBVTT\n\n" + "\n".join(cues), "utf-8")
    assert recorded_words(path).display == " ".join(rows).split()
