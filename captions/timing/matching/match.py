"""From what was found in a recording to a script whose words have times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from captions.timing.matching.aligned import aligned
from captions.timing.matching.pairing import Pair
from captions.timing.matching.times import Spans, timed
from captions.timing.matching.units import Units, share, spans_of, units_of

if TYPE_CHECKING:
    from captions.model import Words

__all__ = ["Match", "matched"]

SURE = 3
"""Units in a row that leave no doubt, as in `captions.timing.matching.aligned`."""


@dataclass(frozen=True, slots=True)
class Match:
    """A script with the times of a recording.

    Attributes:
        words: The words of the script, with times.
        said: How many of them say something.
        missing: How many of those were not found in the recording.
        lost: Where they are, as runs of indices; marks alone between two of them part no run.
        heard: Of each word, whether it was found; marks alone never are.
        sure: Of each word, whether it was found in a row of others; alone it may be another's.
    """

    words: Words
    said: int
    missing: int
    lost: list[range]
    heard: list[bool]
    sure: list[bool]

    @property
    def share(self) -> float:
        """How many of the words were found, from 0 to 1."""
        return 1 - self.missing / self.said if self.said else 0.0


def matched(words: Words, heard: Words) -> Match:
    """Return words at the times of what was heard of them.

    Args:
        words: Those of a script.
        heard: Those of a recording, with times in order, no two at once.

    >>> from captions.model import Words
    >>> def some(*text, **at):
    ...     return Words([*text], [*text], [1] * len(text), [False] * len(text), [0] * len(text))
    >>> heard = some("we", "can", "not", "so").at([0, 300, 500, 900], [200, 500, 700, 1000])
    >>> match = matched(some("We", "cannot", "go", "–", "so."), heard)
    >>> match.words.start_ms, match.lost
    ([0, 300, 700, 890, 900], [range(2, 3)])
    """
    units, others = units_of(words), units_of(heard)
    pairs = aligned(units.text, others.text, units.fresh)
    times = timed(units.text, units.fresh, pairs, others.text, Spans(*spans_of(others, heard)))
    letters = [0] * len(words)  # of each word, those that were found
    for pair in pairs:
        for k in range(pair.a, pair.a + pair.a_size):
            letters[units.word[k]] += len(units.text[k])
    whole = [0] * len(words)
    for index, text in zip(units.word, units.text, strict=True):
        whole[index] += len(text)
    lost = [i for i, size in enumerate(whole) if 2 * letters[i] < size]
    heard_ones = [0 < size <= 2 * found for found, size in zip(letters, whole, strict=True)]
    timed_words = _words_at(words, units, times)
    beside = {units.word[k] for k in _beside(pairs)}
    return Match(
        timed_words,
        said=sum(map(bool, whole)),
        missing=len(lost),
        lost=_stretches(lost, whole),
        heard=heard_ones,
        sure=[found and i in beside for i, found in enumerate(heard_ones)],
    )


def _beside(pairs: Sequence[Pair]) -> Iterator[int]:
    """Yield the units of runs that were found as they stand, nothing between."""
    run: list[int] = []
    before = Pair(0, 0, -1, 0)
    for pair in [*pairs, Pair(0, 0, -1, 0)]:
        if (before.a + before.a_size, before.b + before.b_size) != (pair.a, pair.b):
            if len(run) >= SURE:
                yield from run
            run = []
        run += range(pair.a, pair.a + pair.a_size)
        before = pair


def _words_at(words: Words, units: Units, times: Spans) -> Words:
    """Return words at the times of their units; those that say nothing take no time."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, start, end in zip(units.word, times.start_ms, times.end_ms, strict=True):
        first.setdefault(index, start)
        last[index] = end
    starts: list[int] = []
    ends: list[int] = []
    now = times.start_ms[0] if times.start_ms else 0
    at = 0
    while at < len(words):
        stop = at + 1
        if at in first:  # with those that have no unit of their own in what is said for both
            while stop < len(words) and stop not in first and not words.spoken[stop]:
                stop += 1
            letters = [sum(map(str.isalnum, token)) for token in words.display[at:stop]]
            edges = share(letters, first[at], last[at])
            starts += edges[:-1]
            ends += edges[1:]
            now = last[at]
        else:
            starts.append(now)
            ends.append(now)
        at = stop
    return words.at(starts, ends)


def _stretches(lost: list[int], whole: list[int]) -> list[range]:
    """Return runs of words that were not found."""
    runs: list[range] = []
    for i in lost:
        if runs and not any(whole[runs[-1].stop : i]):
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return runs
