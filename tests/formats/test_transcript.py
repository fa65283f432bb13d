"""Transcripts with time stamps: every word is kept, and starts when its stamp says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.errors import InputError
from captions.formats.transcript import parse
from captions.reading import track_of_text

FORMS = ["{}\n{}", "{} {}", "[{}] {}", "({}) - {}", "[{}]\n{}"]
WORDS = st.lists(st.sampled_from("so it is and was then will be".split()), min_size=1, max_size=12)


def stamp(seconds: int, long: bool) -> str:
    minutes, second = divmod(seconds, 60)
    if long or minutes >= 60:
        return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    return f"{minutes}:{second:02}"


@pytest.mark.parametrize("form", FORMS)
@given(
    st.lists(st.tuples(st.integers(1, 900), WORDS), min_size=3, max_size=12),
    st.integers(0, 59),
    st.booleans(),
)
def test_what_a_stamp_says(
    form: str, pieces: list[tuple[int, list[str]]], first: int, long: bool
) -> None:
    starts, at = [], first
    for gap, _ in pieces:
        starts.append(at)
        at += gap
    texts = [" ".join(words) for _, words in pieces]
    lines = [
        form.format(stamp(start, long), text) for start, text in zip(starts, texts, strict=True)
    ]
    track = track_of_text("\n".join(lines))
    assert [cue.start_ms for cue in track.cues] == [1000 * start for start in starts]
    assert [" ".join(cue.lines) for cue in track.cues] == texts
    assert all(a.end_ms <= b.start_ms and a.start_ms < a.end_ms for a, b in pairwise(track.cues))
    said = [line for cue in captions.format(track, language="en").cues for line in cue.lines]
    assert " ".join(said).split() == " ".join(texts).split()


def test_one_second_may_have_several_lines_and_a_stamp_that_goes_back_is_text() -> None:
    track = parse("0:01\nSo\n0:01\nit is\n0:00\nagain\n\n0:09 now\n")
    assert [(cue.start_ms, cue.end_ms, cue.lines) for cue in track.cues] == [
        (1000, 3400, ("So", "it is", "0:00", "again")),
        (9000, 10000, ("now",)),
    ]


def test_what_stands_before_the_first_stamp_is_told() -> None:
    track = parse("A talk\n0:01 So it is\n")
    assert [(edit.kind, edit.before) for edit in track.edits] == [("stray-text", ("A talk",))]
    with pytest.raises(InputError, match="no text"):
        parse("So it is\n")


@given(st.text(alphabet="0123456789:.[]() \nab", max_size=200))
def test_anything(text: str) -> None:
    try:
        track = parse(text)
    except InputError:
        return
    assert all(cue.start_ms < cue.end_ms and any(cue.lines) for cue in track.cues)
