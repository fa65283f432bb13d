"""What is written is read back the same, and is valid by the WebVTT syntax."""

from __future__ import annotations

from typing import Any

import srt as library
from hypothesis import given
from hypothesis import strategies as st

from captions.formats import json, srt, vtt
from captions.formats.repairs import Repairs
from captions.formats.srt_mend import compose, mend, regular
from captions.formats.vtt_syntax import problems
from captions.model import Cue, Extra, Head, Mark, Track
from tests.formats.tracks import srt_tracks, vtt_tracks


@given(vtt_tracks())
def test_vtt(track: Track) -> None:
    read = vtt.parse(track.to("vtt"))
    assert read == track
    assert read.edits == ()


@given(srt_tracks())
def test_srt(track: Track) -> None:
    read = srt.parse(track.to("srt"))
    assert read == track
    assert read.edits == ()


@given(srt_tracks())
def test_srt_is_what_the_library_would_write(track: Track) -> None:
    text = track.to("srt")
    assert library.compose(library.parse(text), reindex=False) == text


@given(vtt_tracks())
def test_json(track: Track) -> None:
    assert json.parse(track.to("json")) == track


@given(vtt_tracks())
def test_vtt_is_valid_by_the_syntax(track: Track) -> None:
    assert problems(track.to("vtt")) == []


@given(vtt_tracks())
def test_srt_of_a_vtt_needs_no_repair(track: Track) -> None:
    read = srt.parse(track.to("srt"))
    assert read.edits == ()
    assert [cue.lines for cue in read] == [cue.lines for cue in track]


ANY_TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\r\0 -><&"))
)


@given(st.data())
def test_whatever_is_written_is_valid(data: st.DataObject) -> None:
    """Also for cues that the model does not admit: the writer is the last line of defence."""

    def cue(start: int) -> Cue:
        lines = tuple(data.draw(st.lists(ANY_TEXT, max_size=3)))
        length = len("\n".join(lines))
        ends = data.draw(st.lists(st.integers(0, length), max_size=4))
        tags = st.sampled_from(
            ["i", "v", "v A>B", "font", "rt", "00:00:01.000", "c.x&", "99:99", ""]
        )
        marks = tuple(
            Mark(a, data.draw(st.integers(a, length)), data.draw(tags)) for a in sorted(ends)
        )
        end = start + data.draw(st.integers(-1, 3000))
        return Cue(
            start,
            end,
            lines,
            data.draw(ANY_TEXT),
            data.draw(st.sampled_from(["", "line:x", "a --> b"])),
            marks,
        )

    cues = tuple(cue(start) for start in (0, 5, 2000))
    header = tuple(data.draw(st.lists(ANY_TEXT, max_size=2)))
    extras = (
        Extra(0, data.draw(ANY_TEXT)),
        Extra(2, "NOTE " + data.draw(ANY_TEXT)),
        Extra(1, "STYLE\nx"),
    )
    track = Track(cues, Head("en", header, extras))
    assert problems(track.to("vtt")) == []
    text = track.to("srt")
    srt.parse(text)
    assert library.compose(library.parse(text), reindex=False) == text


@given(srt_tracks())
def test_the_fast_path_reads_what_the_slow_one_does(track: Track) -> None:
    text = track.to("srt")
    repairs = Repairs()
    lines = regular(text + "\n\n")
    blocks = mend(text, repairs)
    assert repairs.edits == []
    assert regular(compose(blocks)) is not None or any(c.lines for c in track)
    if lines is not None:
        assert lines == [block.text_line for block in blocks]


def test_srt_numbers_do_not_mislead_the_library() -> None:
    lines: Any = ("7", "10:20:30 is the time")
    track = Track(
        (Cue(0, 900, ("Room", *lines)), Cue(1000, 2000, ("8",)), Cue(2000, 2500, ("9" * 30,)))
    )
    assert srt.parse(track.to("srt")) == track
