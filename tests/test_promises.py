"""The promises of the project, each a property."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions import InputError, Track, load_profile
from captions.clean import clean, replay
from captions.model import Edit
from captions.profile import Profile, profile_names
from captions.reading import lines_of_text
from captions.width import NOT_FIRST, NOT_LAST, columns, graphemes
from tests.strategies import ANY_TEXT, SPACED, mangled, scripts

PROFILES = st.sampled_from(profile_names())
MODES = st.sampled_from(["drop", "keep", "aggressive"])


def format_or_none(text: str, **options: object) -> Track | None:
    """Format a text; a text without words has no captions."""
    try:
        return captions.format(text, **options)
    except InputError as error:
        assert "no text" in str(error)
        return None


@given(ANY_TEXT, MODES)
def test_no_word_is_lost_but_by_the_log(text: str, mode: str) -> None:
    edits: list[Edit] = []
    cleaned = list(clean(lines_of_text(text), "en", mode, log=edits.append))  # type: ignore[arg-type]
    assert replay(lines_of_text(text), edits) == cleaned

    track = format_or_none(text, language="en", repeats=mode)
    said = "".join("".join(line.text for line in cleaned).split())
    shown = "".join("".join(track.words.display) for track in [track] if track)
    assert shown == said
    for cue in track or ():
        assert "".join("".join(cue.lines).split()) == "".join(cue.words.display)


@given(ANY_TEXT)
def test_keep_keeps_every_word(text: str) -> None:
    edits: list[Edit] = []
    kept = list(clean(lines_of_text(text), "en", "keep", log=edits.append))
    assert not [edit for edit in edits if edit.kind == "repeat"]
    assert replay(lines_of_text(text), edits) == kept


@given(ANY_TEXT, PROFILES, st.sampled_from([None, 10, 24, 60]), st.sampled_from([None, 1, 2, 3]))
def test_lines_are_within_width_and_number(
    text: str, profile: str, width: int | None, lines: int | None
) -> None:
    rules = {"columns": width, "lines": lines}
    limits = load_profile(profile, "en", **rules)
    for cue in format_or_none(text, profile=profile, language="en", rules=rules) or ():
        assert 1 <= len(cue.lines) <= limits.lines
        for line in cue.lines:
            assert line == line.strip() != ""
            assert columns(line) <= limits.columns or len(graphemes(line)) == 1


@given(ANY_TEXT, PROFILES, st.sampled_from([None, 24, 25, "30000/1001"]))
def test_cues_meet_their_times(text: str, profile: str, fps: object) -> None:
    from fractions import Fraction

    rules = {"fps": Fraction(str(fps)) if fps else None}
    limits = load_profile(profile, "en", **rules)
    track = format_or_none(text, profile=profile, language="en", rules=rules)
    assert_in_time(track or Track(), limits)


def assert_in_time(track: Track, limits: Profile) -> None:
    """Assert order, gaps, durations and reading speed, to the millisecond or the frame."""
    frame = 1 if limits.fps else 0  # times are rounded to milliseconds from frames
    for before, after in pairwise(track):
        gap = after.start_ms - before.end_ms
        assert gap >= limits.min_gap_ms - frame
        assert gap <= limits.min_gap_ms + frame or gap >= limits.chain_ms - frame
    for cue in track:
        shown = cue.end_ms - cue.start_ms
        assert limits.min_duration_ms - frame <= shown
        second = limits.fps and round(limits.fps) / limits.fps
        assert shown <= float(limits.max_duration * 1000 * (second or 1)) + frame
        need = limits.reading_ms(sum(map(columns, cue.lines)), len(cue.words))
        assert shown >= min(need, limits.max_duration_ms) - frame


@given(scripts(), st.sampled_from(["netflix", "dcmp"]))
def test_no_cue_has_fragments_of_two_sentences(text: str, profile: str) -> None:
    track = captions.format(text, profile=profile, language="en")
    fresh = True
    for cue in track:
        ends = [end > 0 for end in cue.words.end]
        whole = fresh and ends[-1]
        assert whole or not any(ends[:-1])
        assert 2 not in cue.words.end[:-1]
        fresh = ends[-1]


@given(mangled())
def test_formatting_is_deterministic(text: str) -> None:
    first, second = format_or_none(text), format_or_none(text)
    assert first == second
    if first and second:
        assert first.edits == second.edits


# A token cut because it is wider than a line is two when it is read again as plain text, and
# Chinese lines join without a space.
@given(scripts(SPACED), st.sampled_from(["netflix", "ted", "youtube-shorts"]))
def test_text_output_formats_to_itself(text: str, profile: str) -> None:
    track = captions.format(text, profile=profile, language="en", repeats="keep")
    again = captions.format(track.to("txt"), profile=profile, language="en", repeats="keep")
    assert [cue.lines for cue in again] == [cue.lines for cue in track]


@given(scripts(), st.integers(1, 40))
def test_a_duration_is_met_exactly(text: str, factor: int) -> None:
    natural = captions.format(text, language="en").cues[-1].end_ms
    wanted = natural * factor // 8 + 1
    track = captions.format(text, language="en", duration_ms=wanted)
    limits = load_profile("netflix")
    if wanted >= natural:
        assert track.cues[-1].end_ms == wanted or (
            track.cues[-1].end_ms - track.cues[-1].start_ms == limits.max_duration_ms
        )
    assert track.cues[-1].end_ms <= wanted
    for before, after in pairwise(track):
        assert before.start_ms < before.end_ms <= after.start_ms < after.end_ms


@pytest.mark.parametrize("size", [50, 800])
def test_a_stream_is_settled_as_it_comes(size: int) -> None:
    """The first cues come out long before the last line has been read, and nothing is kept."""
    from captions.model import Line
    from captions.pipeline import Options, stream

    read = 0

    def lines() -> object:
        nonlocal read
        for read in range(100 * size):
            yield Line(read + 1, f"Line {read} is a sentence of its own, and a short one.")

    cues = stream(lines(), Options()).cues  # type: ignore[arg-type]
    next(cues)
    assert read < 15_000


def test_a_japanese_word_wider_than_a_line_is_cut_where_a_line_may_start() -> None:
    track = captions.format("ウェブアクセシビリティとは、障害のある人々のことです。")
    for cue in track:
        for line in cue.lines:
            assert line[0] not in NOT_FIRST
            assert line[-1] not in NOT_LAST
    assert track.cues[0].lines[0] == "ウェブアクセシビリティ"
