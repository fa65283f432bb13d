"""The words of a text with what is said for them, and the times that come of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions.model import Words
from captions.timing.estimate import spoken_ms
from captions.words import Reader, spoken_forms


def written(*tokens: str) -> Words:
    size = len(tokens)
    return Words(list(tokens), list(tokens), [1] * size, [False] * size, [0] * size)


def test_captions_show_what_is_written_and_last_as_long_as_what_is_said() -> None:
    track = captions.format("It cost $55 billion.")
    (cue,) = track.cues
    assert cue.text == "It cost $55 billion."
    assert [word.spoken for word in cue.words] == ["It", "cost", "fifty-five billion dollars.", ""]
    amount = cue.words.end_ms[3] - cue.words.start_ms[2]
    assert amount > 1.5 * spoken_ms("fifty-five")


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [("He paid 1 dollar.", "He paid $1,777,777."), ("on May 2", "on 1999-12-27")],
)
def test_long_numbers_take_their_time(shorter: str, longer: str) -> None:
    first, second = (captions.format(text).cues[-1].words for text in (shorter, longer))
    assert second.end_ms[-1] > 1.5 * first.end_ms[-1]


def test_plain_words_are_handed_on_as_they_are() -> None:
    words = written("just", "plain", "words")
    assert next(spoken_forms([words], Reader("en"))) is words


_TOKENS = st.lists(
    st.sampled_from("on Jan. 11, 2024 about 20% of $5 billion Dr. Who — 😀 it's 5 km".split(" ")),
    max_size=12,
)


@given(_TOKENS)
def test_the_display_stays_and_each_word_is_said_once(tokens: list[str]) -> None:
    for words in spoken_forms([written(*tokens)], Reader("en")):
        assert words.display == tokens
        assert len(words.spoken) == len(tokens)
        again = captions.words.spoken.speak(" ".join(tokens))
        assert " ".join(filter(None, words.spoken)) == again
