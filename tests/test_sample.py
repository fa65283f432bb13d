"""The sample: the text the project started from, and the captions it should become.

The golden files are what a person reads and approves. After a change that is meant to alter them:
``captions format examples/us-japan-alliance.txt -o tests/golden/us-japan-alliance.srt`` (and .vtt),
then read them aloud before committing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import captions
from captions import Track
from captions.clean import clean
from captions.reading import lines_of_path

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def track(sample: Path) -> Track:
    return captions.format(sample)


def test_lines_and_words(sample: Path) -> None:
    source = list(lines_of_path(sample))
    kept = list(clean(source))
    assert len([line for line in source if line.text.strip()]) in (53, 54)
    assert len(kept) == 32
    assert sum(len(line.text.split()) for line in kept) == 230


def test_no_stray_marks(track: Track) -> None:
    text = track.to("txt")
    assert not re.search(r'\s[,.]|\.\s*\.|"\.', text)


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_golden(track: Track, kind: str) -> None:
    golden = GOLDEN / f"us-japan-alliance.{kind}"
    assert track.to(kind) == golden.read_text("utf-8")


def test_limits(track: Track) -> None:
    for cue in track:
        shown = cue.end_ms - cue.start_ms
        assert len(cue.lines) <= 2
        assert max(map(len, cue.lines)) <= 42
        assert sum(map(len, cue.lines)) / shown * 1000 <= 20
        assert 5 / 6 <= shown / 1000 <= 7
    for before, after in pairwise(track):
        assert after.start_ms - before.end_ms == 84 or after.start_ms - before.end_ms >= 500


def test_a_headline_and_nine_sentences(track: Track) -> None:
    assert sum(end > 0 for end in track.words.end) == 10
    fresh = True
    for cue in track:
        ends = [end > 0 for end in cue.words.end]
        assert not any(ends[:-1]) or (fresh and ends[-1])
        fresh = ends[-1]


def test_estimated_speed(track: Track) -> None:
    """160 words a minute, as asked for by default."""
    assert 150 <= len(track.words) / track.cues[-1].end_ms * 60_000 <= 170
