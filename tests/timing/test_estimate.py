"""The estimate clock: its pace, its pauses, and what it makes of words said together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.clean import clean
from captions.model import Words
from captions.reading import lines_of_path, lines_of_text
from captions.timing.estimate import PAUSE_MS, Estimate, pause_ms, spoken_ms
from captions.timing.sounds import _RESPELT, sounds
from captions.words import to_words
from tests.strategies import NOISE, scripts

if TYPE_CHECKING:
    from pathlib import Path


def words_of(text: str, language: str = "en") -> list[Words]:
    return list(to_words(lines_of_text(text), language))


def timed(text: str, wpm: float | None = None, factor: float = 1.0) -> Words:
    return Words.joined(Estimate(wpm, factor)(words_of(text)))


def written(*spoken: str, display: list[str] | None = None, end: int = 1) -> Words:
    size = len(spoken)
    shown = display or list(spoken)
    return Words(shown, list(spoken), [1] * size, [False] * size, [0] * (size - 1) + [end])


def spans(words: Words) -> list[int]:
    return [b - a for a, b in zip(words.start_ms, words.end_ms, strict=True)]


@pytest.mark.parametrize("wpm", [100, 160, 220])
def test_so_many_words_are_said_in_a_minute(sample: Path, wpm: float) -> None:
    clock = Estimate(wpm)
    words = Words.joined(clock(to_words(clean(lines_of_path(sample), "en"), "en")))
    assert len(words) / (clock.now_ms / 60_000) == pytest.approx(wpm, rel=0.01)


def test_the_natural_pace_gives_long_words_their_time() -> None:
    short = timed("He had a cat and a dog and they were in the sun all day. " * 5).end_ms[-1]
    long = timed(
        "International organisations increasingly acknowledge environmental responsibilities, "
        "notwithstanding considerable administrative complications throughout implementation. " * 5
    ).end_ms[-1]
    assert long / 90 > 2 * short / 75


@given(st.one_of(scripts(), NOISE), st.sampled_from([None, 90, 160]))
def test_times_never_go_back(text: str, wpm: float | None) -> None:
    words = timed(text, wpm)
    assert all(a <= b for a, b in zip(words.start_ms, words.end_ms, strict=True))
    assert all(b <= c for b, c in zip(words.end_ms, words.start_ms[1:], strict=False))


@given(scripts(), st.integers(1, 7))
def test_batches_make_no_difference(text: str, size: int) -> None:
    whole = Words.joined(words_of(text))
    pieces = [whole[i : i + size] for i in range(0, len(whole), size)]
    for wpm in (None, 150):
        once = Words.joined(Estimate(wpm)([whole]))
        again = Words.joined(Estimate(wpm)(pieces))
        assert (once.start_ms, once.end_ms) == (again.start_ms, again.end_ms)


@given(scripts())
def test_a_factor_stretches_all(text: str) -> None:
    one, three = timed(text), timed(text, factor=3)
    assert three.end_ms[-1] == pytest.approx(3 * one.end_ms[-1], rel=0.02, abs=2 * len(one))


def test_a_short_text_keeps_close_to_the_natural_pace() -> None:
    natural, asked = (
        timed("Unfortunately, telecommunication failed."),
        timed("Unfortunately, telecommunication failed.", wpm=160),
    )
    assert asked.end_ms[-1] == pytest.approx(natural.end_ms[-1], rel=0.1)


def test_a_script_without_spaces_is_not_paced_by_its_tokens() -> None:
    text = "日本とアメリカは同盟を強化することで合意しました。" * 8
    natural, asked = timed(text), timed(text, wpm=160)
    assert asked.end_ms == natural.end_ms
    assert 4 < 23 * 8 / (natural.end_ms[-1] / 1000) < 8  # characters a second


def test_words_said_as_one_share_its_time() -> None:
    words = written(
        "It",
        "cost",
        "fifty-five billion dollars",
        "",
        "",
        display=["It", "cost", "$55", "billion", "—"],
    )
    words = Words.joined(Estimate()([words]))
    length = spans(words)
    assert length[2] + length[3] == pytest.approx(spoken_ms("fifty-five billion dollars"), abs=1)
    assert length[2] * 7 == pytest.approx(length[3] * 2, rel=0.02)
    assert length[4] == 0
    assert words.end_ms[2] == words.start_ms[3]


def test_a_batch_may_start_within_a_reading() -> None:
    words = written("", "", "so", display=["billion", "more", "so"])
    assert Words.joined(Estimate()([words])).start_ms[2] == 0


def test_pauses() -> None:
    words = timed("One, two: three – four (five) six. Seven.\n\nEight.")
    gaps = [c - b for b, c in zip(words.end_ms, words.start_ms[1:], strict=False)]
    assert gaps[0] == gaps[1] == PAUSE_MS
    assert gaps[-2] == 300
    assert gaps[-1] == 530
    assert pause_ms('so,"') == PAUSE_MS
    assert pause_ms("U.S.") == 0


def test_many_readings_take_linear_time() -> None:
    size = 60_000
    spoken = ["twenty percent", ""] * (size // 2)
    display = ["20", "%"] * (size // 2)
    words = Words(display, spoken, [1] * size, [False] * size, [0] * size)
    (done,) = Estimate()([words])
    assert len(done.start_ms) == size


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("create", 2),
        ("created", 3),
        ("creature", 2),
        ("people", 2),
        ("table", 2),
        ("whole", 1),
        ("sometimes", 2),
        ("something", 2),
        ("basically", 3),
        ("business", 2),
        ("media", 3),
        ("nation", 2),
        ("special", 2),
        ("experience", 4),
        ("situation", 4),
        ("queen", 1),
        ("language", 2),
        ("doing", 2),
        ("real", 2),
        ("capitalism", 5),
        ("algorithm", 4),
        ("doesn't", 2),
        ("can't", 1),
        ("wanted", 2),
        ("asked", 1),
        ("houses", 2),
        ("names", 1),
        ("beyond", 2),
        ("studying", 3),
        ("easier", 3),
        ("U.S.", 2),
        ("BBC's", 3),
        ("the", 1),
        ("Привет", 2),
        ("καλημέρα", 4),
        ("naïve", 2),
        ("...", 0),
        ("—", 0),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert sounds(word).syllables == count


@given(st.text(max_size=30))
def test_sounds_are_counted_of_anything(text: str) -> None:
    syllables, consonants = sounds(text)
    assert syllables >= 0
    assert consonants >= 0


_ANY_ENDING = sorted({ending for _, endings, _, _ in _RESPELT for ending in endings})


@given(st.text("aeioucdghlmnpqrstvy'", max_size=12), st.sampled_from(_ANY_ENDING))
def test_nothing_is_respelt_without_its_letters_and_ending(start: str, end: str) -> None:
    core = start + end
    for letters, endings, respell, instead in _RESPELT:
        tried = letters in core and core.endswith(endings)
        assert tried or respell(instead, core) == core


def test_pairs_of_words_longer_by_their_sounds() -> None:
    ladder = ["a", "the", "cat", "strength", "stability", "internationalisation"]
    assert all(spoken_ms(a) < spoken_ms(b) for a, b in pairwise(ladder))
