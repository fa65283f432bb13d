"""A clock of the caller's own: any function that gives words their times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.errors import UsageError
from captions.model import Words
from captions.pipeline import Clock
from tests.strategies import scripts


def steady(word_ms: int, pauses: dict[str, int] | None = None) -> Clock:
    """Return a clock on which each word takes as long, with a pause after some of them."""

    def clock(batches: Iterable[Words]) -> Iterator[Words]:
        at = 0
        for words in batches:
            start_ms, end_ms = [], []
            for word in words.display:
                start_ms.append(at)
                end_ms.append(at + word_ms)
                at += word_ms + (pauses or {}).get(word, 0)
            yield words.at(start_ms, end_ms)

    return clock


@given(scripts(), st.integers(250, 900))
def test_every_word_keeps_its_time_and_its_cue_is_there_when_it_is_said(
    text: str, word_ms: int
) -> None:
    track = captions.format(text, clock=steady(word_ms))
    starts = [word.start_ms or 0 for cue in track for word in cue.words]
    assert starts == sorted(starts)
    on_the_clock = [ms % word_ms == 0 for ms in starts]
    assert all(on_the_clock) or any(word.glued for cue in track for word in cue.words)
    for cue in track:
        first = cue.words[0].start_ms or 0
        assert cue.start_ms <= first + 100  # the gap of two frames may go before it
        assert cue.end_ms > first


def test_a_pause_parts_cues_where_the_text_alone_would_not() -> None:
    text = "we walked along the river until it was dark and then we went home together"
    alone = captions.format(text, clock=steady(300))
    parted = captions.format(text, clock=steady(300, {"walked": 1500}))
    assert parted.cues[0].text == "we walked"
    assert alone.cues[0].text != "we walked"


@pytest.mark.parametrize("other", [{"wpm": 100}, {"duration_ms": 9000}, {"voice": "silent"}])
def test_a_text_has_one_clock(other: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="one clock"):
        captions.format("So it is.", clock=steady(300), **other)
