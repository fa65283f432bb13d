"""Scheduling: hand-made clocks, and what each guide's gap rule makes of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.model import Block, Cue, Words
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
