"""Scheduling: hand-made clocks, and what each guide's gap rule makes of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.checks import check
from captions.model import Block, Cue, Track, Words
from captions.profile import Profile, load_profile
from captions.timing.schedule import schedule

NETFLIX = load_profile("netflix")


def cues(
    spans: list[tuple[int, int]],
    profile: Profile = NETFLIX,
    elastic: bool = False,
    text: str = "word",
) -> list[Cue]:
    """Return the schedule of cues of one word each, spoken at these times."""
    count = len(spans)
    words = Words([text] * count, [text] * count, [1] * count, [False] * count, [0] * count)
    words = words.at([a for a, _ in spans], [b for _, b in spans])
    return list(schedule([(words, [Block(i, i + 1) for i in range(count)])], profile, elastic))


def times(found: list[Cue]) -> list[tuple[int, int]]:
    return [(cue.start_ms, cue.end_ms) for cue in found]


def test_a_cue_starts_with_its_first_word_and_stays_for_its_least_time() -> None:
    assert times(cues([(100, 400)])) == [(100, 934)]
    assert times(cues([(100, 1500)])) == [(100, 1500)]


def test_a_gap_that_the_guide_forbids_closes() -> None:
    assert times(cues([(0, 1000), (1300, 2500)])) == [(0, 1216), (1300, 2500)]
    assert times(cues([(0, 1000), (1600, 2500)])) == [(0, 1000), (1600, 2500)]


def test_bbc_closes_up_to_a_second() -> None:
    bbc = load_profile("bbc")
    assert times(cues([(0, 1000), (1900, 3000)], bbc)) == [(0, 1900), (1900, 3000)]
    assert times(cues([(0, 1000), (2100, 3000)], bbc)) == [(0, 1000), (2100, 3000)]


def test_frames() -> None:
    profile = load_profile("netflix", fps=Fraction(25))
    found = cues([(13, 1007), (1313, 2507)], profile)
    assert all(t % 40 == 0 for span in times(found) for t in span)
    assert found[1].start_ms - found[0].end_ms == 80


def test_an_elastic_clock_waits_for_the_reader() -> None:
    long = "x" * 40  # 2 s at 20 characters a second
    first, second = cues([(0, 1000), (1000, 2000)], elastic=True, text=long)
    assert (first.start_ms, first.end_ms) == (0, 2000)
    assert second.start_ms == 2084
    assert second.words.start_ms == [2084]
    # A real clock does not: the speech is where it is.
    assert times(cues([(0, 1000), (1000, 2000)], text=long))[1][0] == 1000


@st.composite
def clocks(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Spans of words in order, as any clock gives them."""
    steps = draw(
        st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 9000)), min_size=1, max_size=12)
    )
    spans, at = [], 0
    for gap, length in steps:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    return spans


@given(
    clocks(),
    st.booleans(),
    st.sampled_from(["netflix", "bbc", "dcmp", "ted", "youtube-shorts"]),
    st.sampled_from([None, Fraction(24), Fraction(30000, 1001)]),
)
def test_order_and_gaps(
    spans: list[tuple[int, int]], elastic: bool, name: str, fps: Fraction | None
) -> None:
    profile = load_profile(name, fps=fps)
    found = cues(spans, profile, elastic)
    assert len(found) == len(spans)
    frame = 1 if fps else 0
    for cue in found:
        assert cue.start_ms < cue.end_ms
    for before, after in pairwise(found):
        assert after.start_ms >= before.end_ms
        if elastic:
            assert after.start_ms - before.end_ms >= profile.min_gap_ms - frame
    if not elastic and not fps and all(b - a > 1000 for a, b in spans):
        for cue, (start, _) in zip(found, spans, strict=True):
            assert cue.start_ms >= start


@pytest.mark.parametrize("elastic", [False, True])
def test_words_move_with_their_cue(elastic: bool) -> None:
    for cue in cues([(0, 1000), (1000, 1500), (1500, 1700)], elastic=elastic, text="x" * 30):
        assert cue.words.start_ms[0] == cue.start_ms or not elastic


RATES = [Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30)]
RATES += [Fraction(50), Fraction(60000, 1001)]
THREE_HOURS_MS = 3 * 3_600_000
NAMES = st.sampled_from(["netflix", "netflix", "bbc", "dcmp", "prime", "ted", "youtube-shorts"])


@st.composite
def tracks(draw: st.DrawFn, elastic: bool) -> tuple[Profile, list[tuple[int, int]], list[str]]:
    """A profile in frames or without, and words, one a cue, said anywhere in three hours."""
    profile = load_profile(draw(NAMES), fps=draw(st.sampled_from([None, *RATES])))
    most_ms = profile.max_duration_ms
    least = 1 if elastic else 0  # an engine may give a word no time at all, an estimate does not
    steps = draw(
        st.lists(
            st.tuples(
                st.integers(0, 2500),
                st.integers(least, 4000) | st.integers(most_ms - 1000, most_ms + 1000),
                st.integers(1, 110),
            ),
            min_size=2,
            max_size=12,
        )
    )
    at, spans, texts = draw(st.integers(0, THREE_HOURS_MS)), [], []
    for pause, length, letters in steps:
        spans.append((at + pause, at + pause + length))
        texts.append("x" * letters)
        at += pause + length
    return profile, spans, texts


def scheduled(
    profile: Profile, spans: list[tuple[int, int]], texts: list[str], elastic: bool
) -> list[Cue]:
    count = len(spans)
    words = Words(texts, texts, [1] * count, [False] * count, [0] * count)
    words = words.at([a for a, _ in spans], [b for _, b in spans])
    return list(schedule([(words, [Block(i, i + 1) for i in range(count)])], profile, elastic))


def frame_of(ms: int, profile: Profile) -> int:
    """Return the frame at a time, or its millisecond where there are no frames."""
    return round(ms * profile.fps / 1000) if profile.fps else ms


def limits(profile: Profile) -> tuple[int, int, int, int]:
    """Return least and most duration, least gap and chain in frames, else milliseconds."""
    second = round(profile.fps) if profile.fps else 1000
    gap = profile.min_gap_ms
    if profile.fps:
        gap = profile.gap_frames or ceil(profile.min_gap * profile.fps)
    least, chain = ceil(profile.min_duration * second), ceil(profile.chain * second)
    return least, int(profile.max_duration * second), gap, chain


def needed(profile: Profile, text: str) -> int:
    """Return how long a word is to be read, in frames, else milliseconds."""
    least, most, _, _ = limits(profile)
    ms = profile.reading_ms(len(text), 1)
    return min(most, max(least, ceil(ms * profile.fps / 1000) if profile.fps else ms))


@pytest.mark.parametrize("elastic", [False, True])
@given(data=st.data())
def test_times_are_whole_frames_in_order(elastic: bool, data: st.DataObject) -> None:
    profile, spans, texts = data.draw(tracks(elastic))
    found = scheduled(profile, spans, texts, elastic)
    for cue in found:
        assert cue.start_ms < cue.end_ms
        if profile.fps:
            for ms in (cue.start_ms, cue.end_ms):
                exact = frame_of(ms, profile) * 1000 / profile.fps
                assert abs(ms - exact) <= Fraction(1, 2)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(found))


@pytest.mark.parametrize("elastic", [False, True])
@given(data=st.data())
def test_gaps_are_those_of_the_guide(elastic: bool, data: st.DataObject) -> None:
    """Netflix: exactly 2 frames, or half a second and more; BBC: none, or a second and more."""
    profile, spans, texts = data.draw(tracks(elastic))
    _, most, least_gap, chain = limits(profile)
    found = scheduled(profile, spans, texts, elastic)
    for (before, after), text in zip(pairwise(found), texts, strict=False):
        start, end = frame_of(before.start_ms, profile), frame_of(before.end_ms, profile)
        gap = frame_of(after.start_ms, profile) - end
        assert gap >= least_gap
        if least_gap < gap < chain:  # it must be read for so long and may stay no longer
            assert not elastic
            assert end - start == needed(profile, text)
            assert end - start + gap - least_gap > most


@pytest.mark.parametrize("elastic", [False, True])
@given(data=st.data())
def test_no_cue_is_up_too_long_or_too_short(elastic: bool, data: st.DataObject) -> None:
    profile, spans, texts = data.draw(tracks(elastic))
    _, most, least_gap, _ = limits(profile)
    found = scheduled(profile, spans, texts, elastic)
    for i, cue in enumerate(found):
        start, end = frame_of(cue.start_ms, profile), frame_of(cue.end_ms, profile)
        assert end - start <= most
        if end - start < needed(profile, texts[i]):  # the next one is heard
            assert not elastic
            assert frame_of(found[i + 1].start_ms, profile) - end == least_gap


@given(tracks(elastic=False))
def test_no_cue_lingers(track: tuple[Profile, list[tuple[int, int]], list[str]]) -> None:
    """Out-times are at most what chaining asks for (half a second) after the speech or the reading.

    The speech of a cue that had to wait for the one before it may be over when it comes.
    """
    profile, spans, texts = track
    _, _, _, chain = limits(profile)
    for cue, (_, heard), text in zip(scheduled(*track, False), spans, texts, strict=True):
        start, end = frame_of(cue.start_ms, profile), frame_of(cue.end_ms, profile)
        spoken = ceil(heard * profile.fps / 1000) if profile.fps else heard
        assert end <= max(spoken, start + needed(profile, text)) + chain


@given(tracks(elastic=True))
def test_what_is_estimated_passes_the_check(
    track: tuple[Profile, list[tuple[int, int]], list[str]],
) -> None:
    profile, _, texts = track
    found = scheduled(*track, True)
    rules = ("gap", "overlap", "order", "min-duration", "max-duration", "speed")
    most_ms = profile.max_duration_ms
    if all(profile.reading_ms(len(text), 1) <= most_ms for text in texts):
        assert check(Track(tuple(found)), profile, only=rules) == []
