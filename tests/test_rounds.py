"""Rounds: only what still moves is taken again, and that leads where taking everything leads."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import captions
from captions import recut, rounds
from captions.model import Cue, Head, Track, Words
from captions.rounds import Led, Step, settled
from tests.strategies import WORDS


def everything(before: Sequence[Cue], led: Led, step: Step) -> Led:
    """Go the whole road each time, as `settled` says what it does; of a circle say nothing."""
    seen = [list(before)]
    while led.cues != seen[-1]:
        assume(led.cues not in seen and len(seen) < rounds.ROUNDS)
        seen.append(led.cues)
        led = step(led.cues, None)
    return led


def cells(ages: Sequence[int]) -> list[Cue]:
    """Return a cue of one letter for each number, which is how long it lasts."""
    words = Words(["a"], ["a"], [1], [False], [0])
    return [Cue(9 * i, 9 * i + age, ("a",), words=words) for i, age in enumerate(ages)]


class Spread:
    """A road on which each cue looks at its neighbours only; counts the cues that it is given."""

    def __init__(self, rule: Sequence[int]) -> None:
        self.rule = rule
        self.taken = 0

    def __call__(self, now: list[Cue], _: int | None) -> Led:
        self.taken += len(now)
        ages = [0, *(cue.end_ms - cue.start_ms for cue in now), 0]
        found = []
        for i, cue in enumerate(now):
            left, age, right = ages[i : i + 3]
            # Nothing grows old again once it is young, so that there are no circles.
            age = min(age, self.rule[9 * left + 3 * age + right])
            found.append(replace(cue, end_ms=cue.start_ms + age))
        return Led(found, found)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=27, max_size=27),
    st.lists(st.sampled_from([0, 0, 0, 0, 0, 1, 2]), min_size=1, max_size=150),
)
def test_what_spreads_is_followed(rule: list[int], ages: list[int]) -> None:
    step = Spread(rule)
    start = cells(ages)
    led = step(start, None)
    assert settled(start, led, step).cues == everything(start, led, step).cues


def test_what_stands_still_is_not_taken_again() -> None:
    """Some cues in the middle of a thousand wear away from both sides; nothing else moves."""
    step = Spread(
        [age if left and right else 0 for left, age, right in product(range(3), repeat=3)]
    )
    start = cells([0] * 500 + [2] * 12 + [0] * 500)
    led = step(start, None)
    step.taken = 0
    assert settled(start, led, step).cues == cells([0] * 1012) != led.cues
    assert step.taken < 500


def test_each_circle_has_its_own_place() -> None:
    """Two cues far apart blink, each when the other does not: both end as they started earliest."""

    def blink(now: list[Cue], _: int | None) -> Led:
        turned = [replace(c, end_ms=2 * c.start_ms + 3 - c.end_ms) for c in now if c.id]
        found = [c if not c.id else turned.pop(0) for c in now]
        return Led(found, found)

    start = cells([1] * 200)
    start[20] = replace(start[20], id="x")
    start[170] = replace(start[170], id="x", end_ms=start[170].start_ms + 2)
    found = settled(start, blink(start, None), blink)
    assert [c.end_ms - c.start_ms for c in found.cues] == [1] * 200


@st.composite
def talks(draw: st.DrawFn) -> Track:
    """Captions of a long talk, hurried here and there; with sentence ends or without."""
    chance = random.Random(draw(st.integers(0, 1 << 32)))
    vocabulary = draw(st.lists(WORDS, min_size=20, max_size=60))
    bare = draw(st.booleans())
    at, cues = 0, []
    for _ in range(draw(st.integers(40, 120))):
        words = chance.choices(vocabulary, k=chance.randint(1, 14))
        words = [w.lower().strip(".,;:") for w in words] if bare else words
        if not bare and chance.random() < 0.4:
            words[-1] += "."
        half = len(words) // 2 if len(words) > 6 else 0
        lines = tuple(filter(None, (" ".join(words[:half]), " ".join(words[half:]))))
        end = at + len(words) * chance.choice([80, 200, 330, 330])
        cues.append(Cue(at, end, lines))
        at = end + chance.choice([0, 0, 40, 300, 2500])
    return Track(tuple(cues), Head())


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(talks(), st.sampled_from(["netflix", "bbc", "youtube-shorts"]))
def test_captions_are_those_of_the_whole_road(track: Track, profile: str) -> None:
    short = captions.format(track, profile=profile, language="en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recut, "settled", everything)
        assert captions.format(track, profile=profile, language="en").cues == short.cues


def test_work_grows_with_the_captions(inputs: Path) -> None:
    """Eight films in a row take eight times the steps of one, not more."""
    film = captions.read(inputs / "captions" / "en" / "economics-01.srt").cues
    hour = film[-1].end_ms + 3000

    def taken(times: int) -> int:
        """Return how many cues are looked at."""
        count = 0
        once = recut._once

        def counted(cues: Sequence[Cue], *rest: object, **more: object) -> list[Cue]:
            nonlocal count
            count += len(cues)
            return once(cues, *rest, **more)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(recut, "_once", counted)
            cues = [
                replace(cue, start_ms=cue.start_ms + i * hour, end_ms=cue.end_ms + i * hour)
                for i in range(times)
                for cue in film
            ]
            captions.format(Track(tuple(cues), Head()))
        return count

    assert taken(8) <= 8.5 * taken(1)
