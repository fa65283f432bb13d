"""Words that cleaning changed get their times by their letters, however long their line is."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from captions.model import Track
from captions.reading import track_of_text
from captions.timing.letters import matched
from captions.timing.source import rows_of

WORDS = "so it is and was then will be seen by those who never came home again".split()


def line_of(size: int, seed: int) -> list[str]:
    drawn = random.Random(seed)
    return [drawn.choice(WORDS) + drawn.choice(["", "", "s", "ing"]) for _ in range(size)]


def track_of(words: list[str]) -> Track:
    return track_of_text(f"1\n00:00:00,000 --> 02:00:00,000\n{' '.join(words)}\n")


@given(st.integers(2, 3000), st.integers(0, 1 << 30), st.sampled_from([0.001, 0.01, 0.1]))
def test_every_word_that_stays_keeps_its_time(size: int, seed: int, share: float) -> None:
    tokens = line_of(size, seed)
    (row,) = rows_of(track_of(tokens).cues)
    drawn = random.Random(seed)
    gone = {i for i in range(size) if drawn.random() < share}
    kept = [i for i in range(size) if i not in gone] or [0]
    starts, ends, _ = matched([tokens[i] for i in kept], row)
    right = sum(
        (starts[k], ends[k]) == (row.start_ms[i], row.end_ms[i]) for k, i in enumerate(kept)
    )
    # A word is gone whose letters also start or end a neighbour: that one may share its time.
    assert len(kept) - right <= 3 * len(gone)
    assert starts == sorted(starts)


def test_a_line_of_forty_thousand_words_takes_no_hours() -> None:
    tokens = line_of(40_000, 1)
    (row,) = rows_of(track_of(tokens).cues)
    starts, ends, _ = matched([*tokens[:7], "now", *tokens[8:39_990]], row)
    assert (starts[0], starts[-1], ends[-1]) == (0, row.start_ms[39_989], row.end_ms[39_989])
    same = ["so"] * 40_000
    (row,) = rows_of(track_of(same).cues)
    starts, _, _ = matched([*same[:20_000], "or", *same[20_001:]], row)
    assert starts[-1] == row.start_ms[-1]
